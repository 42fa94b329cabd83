#include "article/episodes.h"

#include <fmt/format.h>

#include "article/attachments.h"
#include "config/podcast.h"
#include "config/podcast_elements.h"
#include "config/site_address.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Finds what is said of the episode: in the enclosure's map first.
class Finder {
 public:
  explicit Finder(const Fields& fields) : fields_(fields) {
    const Node::Member* member = fields.find(kAttachmentKeys);
    if (member == nullptr) return;
    const Node& node = member->value;
    map_ = node.is_list() && !node.items.empty() ? &node.items.front() : &node;
  }

  const Node::Member* find(Names names) const {
    const Node::Member* own = map_ == nullptr ? nullptr : member_of(*map_, names);
    return own != nullptr ? own : fields_.find(names);
  }

 private:
  const Fields& fields_;
  const Node* map_ = nullptr;
};

template <std::uint32_t Episode::*ordinal>
void read_ordinal(const Node::Member& member, KeyReading& reading, Episode& episode) {
  constexpr std::uint64_t kMost = 1'000'000;
  const auto number =
      member.value.is_scalar() ? read_whole_number(trim(member.value.text)) : std::nullopt;
  if (number && *number <= kMost) {
    episode.*ordinal = static_cast<std::uint32_t>(*number);
  } else {
    warn_of_member(member, "this is no number", "write a number such as 3", reading.diagnostics);
  }
}

void read_type(const Node::Member& member, KeyReading& reading, Episode& episode) {
  const std::string text = ascii_lower(trim(member.value.text));
  if (text == "trailer") {
    episode.type = EpisodeType::kTrailer;
  } else if (text == "bonus") {
    episode.type = EpisodeType::kBonus;
  } else if (text != "full") {
    warn_of_member(member, fmt::format("{} is no kind of episode", in_quotes(text)),
                   "write full, trailer or bonus", reading.diagnostics);
  }
}

void read_rating(const Node::Member& member, KeyReading& reading, Episode& episode) {
  if (const std::optional<bool> value = switch_value(member.value)) {
    episode.is_explicit = *value ? Explicit::kYes : Explicit::kNo;
  } else {
    warn_of_member(member, "neither true nor false, so it has no effect", "write true or false",
                   reading.diagnostics);
  }
}

std::string address_in(const Node& node, const KeyReading& reading) {
  const std::string_view text =
      node.is_map() ? text_of(node, {"url", "src", "href", "file"}) : trim(node.text);
  return site_address(text, reading.article.url, reading.settings);
}

template <std::string Episode::*address>
void read_file(const Node::Member& member, KeyReading& reading, Episode& episode) {
  episode.*address = address_in(member.value, reading);
}

void read_transcripts(const Node::Member& member, KeyReading& reading, Episode& episode) {
  const Node& node = member.value;
  for (const Node& item : node.is_list() ? std::span(node.items) : std::span(&node, 1)) {
    Transcript transcript{address_in(item, reading), {}};
    if (transcript.url.empty() || episode.transcripts.size() == kMostOfAKind) continue;
    const std::string_view type = item.is_map() ? text_of(item, {"type"}) : std::string_view();
    transcript.type = is_media_type(type) ? ascii_lower(type) : media_type_of(transcript.url);
    episode.transcripts.push_back(std::move(transcript));
  }
}

void read_participants(const Node::Member& member, KeyReading&, Episode& episode) {
  episode.people = read_podcast_people(member.value);
}

template <std::string Episode::*text>
void read_words(const Node::Member& member, KeyReading&, Episode& episode) {
  if (member.value.is_scalar()) episode.*text = plain_text(member.value.text);
}

// Those of the podcast namespace that are no more than names, addresses and numbers.
void read_more(const Finder& finder, KeyReading& reading, Episode& episode) {
  const auto resolve = [&](std::string_view reference) {
    return site_address(reference, reading.article.url, reading.settings);
  };
  for (const PodcastElement& row : podcast_elements()) {
    if (row.place == PodcastPlace::kShow) continue;
    const std::vector<std::string> names = spellings_of(row);
    const std::vector<std::string_view> views(names.begin(), names.end());
    const Node::Member* member = finder.find(views);
    if (member == nullptr) continue;
    Result<std::vector<FeedElement>> elements = read_podcast_element(row, member->value, resolve);
    if (!elements) {
      const Message& message = elements.error().message;
      warn_of_member(*member, message.problem + ", so it is left out", message.remedy,
                     reading.diagnostics);
      continue;
    }
    for (FeedElement& one : *elements) episode.more.push_back(std::move(one));
  }
}

}  // namespace

std::span<const EpisodeKey> episode_keys() {
  static const std::vector<EpisodeKey> kKeys{
      {{"season"}, read_ordinal<&Episode::season>, "a number"},
      {{"episode"}, read_ordinal<&Episode::number>, "a number"},
      {{"episode_type", "episodetype"}, read_type, "`full` (else), `trailer`, `bonus`"},
      {{"explicit"}, read_rating, "`true` or `false`, where it differs from the show's"},
      {{"episode_image", "episodeimage"},
       read_file<&Episode::picture>,
       "a picture for this episode"},
      {{"transcript", "transcripts"},
       read_transcripts,
       "an address, a map with `url` and `type`, or a list"},
      {{"chapters"}, read_file<&Episode::chapters>, "address of a JSON file"},
      {{"person", "persons"},
       read_participants,
       "a name, a map with `name`, `role`, `group`, `href`, `img`, or a list"},
      {{"season_name", "seasonname"},
       read_words<&Episode::season_name>,
       "what the season is called"},
      {{"episode_name", "episodename"},
       read_words<&Episode::number_name>,
       "what is shown in place of the episode's number: `Ch. 3`"},
  };
  return kKeys;
}

Result<void> read_episode(Names, KeyReading& reading) {
  const std::vector<Enclosure>& enclosures = reading.article.enclosures;
  const bool is_episode =
      reading.settings.podcast && !enclosures.empty() && is_recording(enclosures.front());
  if (!is_episode) return {};
  const Finder finder(reading.fields);
  Episode& episode = reading.article.episode.emplace_back();
  for (const EpisodeKey& key : episode_keys()) {
    const Node::Member* member = finder.find(key.names);
    if (member != nullptr) key.read(*member, reading, episode);
  }
  read_more(finder, reading, episode);
  return {};
}

}  // namespace feedgen
