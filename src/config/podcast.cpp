#include "config/podcast.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "config/person.h"
#include "config/podcast_elements.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

struct Key {
  std::string_view name;
  Result<void> (*read)(const Node&, Podcast&);
};

std::span<const Node> items_of(const Node& node) {
  return node.is_list() ? std::span(node.items) : std::span(&node, 1);
}

std::string_view member_text(const Node& map, std::initializer_list<std::string_view> names) {
  for (const Node::Member& member : map.members) {
    const bool named =
        std::find(names.begin(), names.end(), ascii_lower(member.key)) != names.end();
    if (named && member.value.is_scalar()) return member.value.text;
  }
  return {};
}

std::string web_address(std::string_view text) {
  return is_web_url(trim(text)) ? encode_url(text) : std::string();
}

template <std::string Podcast::*member>
Result<void> text(const Node& node, Podcast& podcast) {
  return read_text(node).map([&](std::string value) { podcast.*member = std::move(value); });
}

// "Sports > Running", a map {Sports: Running}, or a list of those.
Result<void> category(const Node& node, Podcast& podcast) {
  for (const Node& item : items_of(node)) {
    std::string name = item.text;
    if (item.is_map() && item.members.size() == 1) {
      name = item.members.front().key + '>' + item.members.front().value.text;
    }
    Result<PodcastCategory> one = read_podcast_category(name);
    if (!one) return tl::unexpected(std::move(one.error()));
    podcast.categories.push_back(std::move(*one));
  }
  return {};
}

Result<void> owner(const Node& node, Podcast& podcast) {
  const std::vector<Person> people = read_people(node);
  if (people.size() != 1 || people.front().email.empty()) {
    return fail(ErrorKind::kUsage, "no mail address in it",
                "write one person as Name <mail@example.org>");
  }
  podcast.owner_name = people.front().name;
  podcast.owner_email = people.front().email;
  return {};
}

Result<void> rating(const Node& node, Podcast& podcast) {
  return read_switch(node).map(
      [&](bool value) { podcast.is_explicit = value ? Explicit::kYes : Explicit::kNo; });
}

Result<void> complete(const Node& node, Podcast& podcast) {
  return read_switch(node).map([&](bool value) { podcast.is_complete = value; });
}

Result<void> locked(const Node& node, Podcast& podcast) {
  return read_switch(node).map([&](bool value) { podcast.is_locked = value; });
}

Result<void> type(const Node& node, Podcast& podcast) {
  return read_choice<ShowType>(node,
                               {{"episodic", ShowType::kEpisodic}, {"serial", ShowType::kSerial}})
      .map([&](ShowType value) { podcast.type = value; });
}

Result<void> medium(const Node& node, Podcast& podcast) {
  return read_choice<std::string_view>(node, {{"audiobook", "audiobook"},
                                              {"blog", "blog"},
                                              {"course", "course"},
                                              {"film", "film"},
                                              {"music", "music"},
                                              {"newsletter", "newsletter"},
                                              {"podcast", "podcast"},
                                              {"publisher", "publisher"},
                                              {"video", "video"}})
      .map([&](std::string_view value) { podcast.medium = value; });
}

Result<void> funding(const Node& node, Podcast& podcast) {
  for (const Node& item : items_of(node)) {
    Funding one{web_address(item.is_map() ? member_text(item, {"url", "href"}) : item.text),
                clean_text(member_text(item, {"text", "title"}))};
    if (one.url.empty()) {
      return fail(ErrorKind::kUsage, "no web address in it",
                  "write an address, or a map with url and text");
    }
    podcast.funding.push_back(std::move(one));
  }
  return {};
}

Result<void> person(const Node& node, Podcast& podcast) {
  podcast.people = read_podcast_people(node);
  return {};
}

// True or false, or the names of directories that may not list the show.
Result<void> block(const Node& node, Podcast& podcast) {
  if (node.is_scalar() && switch_value(node)) {
    podcast.is_blocked = switch_value(node);
    return {};
  }
  return read_texts(node).map([&](const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      if (podcast.blocks.size() < kMostOfAKind) podcast.blocks.push_back(ascii_lower(name));
    }
  });
}

// Whole, or made absolute when the site's address is known.
std::string as_reference(std::string_view text) {
  if (is_web_url(text)) return encode_url(text);
  return split_url(text).has_scheme ? std::string() : std::string(text);
}

constexpr std::array kKeys{
    Key{"author", text<&Podcast::author>},
    Key{"block", block},
    Key{"category", category},
    Key{"complete", complete},
    Key{"explicit", rating},
    Key{"funding", funding},
    Key{"guid", text<&Podcast::guid>},
    Key{"image", text<&Podcast::picture>},
    Key{"locked", locked},
    Key{"medium", medium},
    Key{"new_feed_url", text<&Podcast::new_feed_url>},
    Key{"owner", owner},
    Key{"person", person},
    Key{"type", type},
};

Result<void> apply(const Node::Member& member, Podcast& podcast) {
  const auto* const found = std::find_if(kKeys.begin(), kKeys.end(),
                                         [&](const Key& key) { return key.name == member.key; });
  if (found != kKeys.end()) {
    return member.value.is_null() ? Result<void>() : found->read(member.value, podcast);
  }
  if (const PodcastElement* row = podcast_element(member.key, PodcastPlace::kShow)) {
    if (member.value.is_null()) return {};
    return read_podcast_element(*row, member.value, as_reference)
        .map([&](std::vector<FeedElement> elements) {
          for (FeedElement& one : elements) podcast.more.push_back(std::move(one));
        });
  }
  std::vector<std::string_view> names;
  for (const Key& key : kKeys) names.push_back(key.name);
  for (const PodcastElement& row : podcast_elements()) {
    if (row.place != PodcastPlace::kEpisode) names.push_back(row.key);
  }
  std::string remedy = did_you_mean(member.key, names);
  if (remedy.empty()) remedy = "docs/configuration.md lists what belongs to a podcast";
  return fail(ErrorKind::kUsage, "this does not belong to a podcast", remedy);
}

tl::unexpected<Error> missing(const char* what, const char* remedy) {
  return fail(ErrorKind::kUsage, fmt::format("podcast: {}, which Apple Podcasts requires", what),
              remedy);
}

}  // namespace

Result<Podcast> read_podcast(const Node& node) {
  if (!node.is_map()) {
    return fail(ErrorKind::kUsage, "this is no map",
                "write lines such as category: Technology below it, indented");
  }
  Podcast podcast;
  for (const Node::Member& member : node.members) {
    if (Result<void> done = apply(member, podcast); !done) {
      done.error().message.problem =
          fmt::format("{}: {}", member.key, done.error().message.problem);
      Place& place = done.error().message.place;
      if (place.line == 0) place = {{}, member.line, member.column};
      return tl::unexpected(std::move(done.error()));
    }
  }
  in_order(podcast.more);
  return podcast;
}

std::vector<PodcastPerson> read_podcast_people(const Node& node) {
  std::vector<PodcastPerson> people;
  for (const Node& item : items_of(node)) {
    PodcastPerson person;
    if (item.is_scalar()) person.name = plain_text(item.text);
    if (item.is_map()) {
      person = {plain_text(member_text(item, {"name"})),
                ascii_lower(plain_text(member_text(item, {"role"}))),
                web_address(member_text(item, {"href", "url"})),
                web_address(member_text(item, {"img", "image"})),
                ascii_lower(plain_text(member_text(item, {"group"})))};
    }
    if (!person.name.empty() && people.size() < kMostOfAKind) people.push_back(std::move(person));
  }
  return people;
}

Result<void> complete_podcast(Settings& settings) {
  if (!settings.podcast) return {};
  Podcast& podcast = *settings.podcast;
  if (podcast.author.empty() && !settings.authors.empty())
    podcast.author = settings.authors.front().name;
  if (podcast.author.empty()) podcast.author = settings.title;
  if (podcast.picture.empty()) podcast.picture = settings.icon.url;
  if (!podcast.picture.empty()) {
    podcast.picture = resolve_url(settings.base_url, podcast.picture);
    if (!is_web_url(podcast.picture)) {
      return fail(ErrorKind::kUsage,
                  fmt::format("podcast: image: {} is no web address", in_quotes(podcast.picture)),
                  "write it with https:// in front, or set base_url too");
    }
  }
  if (podcast.picture.empty()) {
    return missing("there is no image", "name a square JPEG or PNG of 1400 to 3000 pixels");
  }
  if (podcast.categories.empty()) {
    return missing("there is no category", "write one such as category: Technology");
  }
  const auto absolute = [&](std::string_view reference) {
    std::string url = resolve_url(settings.base_url, reference);
    return is_web_url(url) ? url : std::string();
  };
  if (!podcast.new_feed_url.empty()) {
    const std::string given = std::exchange(podcast.new_feed_url, absolute(podcast.new_feed_url));
    if (podcast.new_feed_url.empty()) {
      return fail(ErrorKind::kUsage,
                  fmt::format("podcast: new_feed_url: {} is no web address", in_quotes(given)),
                  "write it with https:// in front");
    }
  }
  if (Result<void> done = resolve_addresses(podcast.more, absolute); !done) return done;
  if (settings.language.empty()) {
    return missing("the site has no language", "set language: en, or the one that is spoken");
  }
  return {};
}

}  // namespace feedgen
