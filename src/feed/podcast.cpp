#include <algorithm>

#include <fmt/format.h>

#include "feed/shown.h"
#include "text/hash.h"

namespace feedgen {
namespace {

bool is_episode(const Entry& entry) {
  return entry.episode && !entry.enclosures.empty() && is_recording(entry.enclosures.front());
}

template <class Predicate>
bool any_episode(const Feed& feed, Predicate predicate) {
  return std::any_of(feed.entries.begin(), feed.entries.end(), [&](const Entry* entry) {
    return is_episode(*entry) && predicate(*entry->episode);
  });
}

const char* rating(Explicit value) { return value == Explicit::kYes ? "true" : "false"; }

void write_picture(const std::string& url, XmlWriter& xml) {
  if (url.empty()) return;
  const auto image = xml.element("itunes:image");
  xml.attribute("href", url);
}

void write_people(const std::vector<PodcastPerson>& people, XmlWriter& xml) {
  for (const PodcastPerson& person : people) {
    const auto element = xml.element("podcast:person");
    if (!person.role.empty()) xml.attribute("role", person.role);
    if (!person.group.empty()) xml.attribute("group", person.group);
    if (!person.url.empty()) xml.attribute("href", person.url);
    if (!person.picture.empty()) xml.attribute("img", person.picture);
    xml.text(person.name);
  }
}

void write_category(const PodcastCategory& category, XmlWriter& xml) {
  const auto outer = xml.element("itunes:category");
  xml.attribute("text", category.outer);
  if (category.inner.empty()) return;
  const auto inner = xml.element("itunes:category");
  xml.attribute("text", category.inner);
}

void write_owner(const Podcast& podcast, XmlWriter& xml) {
  if (podcast.owner_email.empty()) return;
  const auto owner = xml.element("itunes:owner");
  xml.leaf("itunes:name", podcast.owner_name);
  xml.leaf("itunes:email", podcast.owner_email);
}

void write_apple(const Podcast& podcast, XmlWriter& xml) {
  xml.leaf("itunes:author", podcast.author);
  write_owner(podcast, xml);
  write_picture(podcast.picture, xml);
  for (const PodcastCategory& category : podcast.categories) write_category(category, xml);
  xml.leaf("itunes:explicit", rating(podcast.is_explicit));
  xml.leaf("itunes:type", podcast.type == ShowType::kSerial ? "serial" : "episodic");
  if (podcast.is_complete) xml.leaf("itunes:complete", "Yes");
  xml.leaf("itunes:new-feed-url", podcast.new_feed_url);
  const bool is_blocked_there =
      std::find(podcast.blocks.begin(), podcast.blocks.end(), "apple") != podcast.blocks.end();
  if (podcast.is_blocked == true || is_blocked_there) xml.leaf("itunes:block", "Yes");
}

std::string guid_of(const Feed& feed) {
  if (!feed.podcast->guid.empty()) return feed.podcast->guid;
  return feed.self_url.empty() ? std::string() : podcast_guid(feed.self_url);
}

void write_locked(const Podcast& podcast, XmlWriter& xml) {
  if (!podcast.is_locked) return;
  const auto locked = xml.element("podcast:locked");
  if (!podcast.owner_email.empty()) xml.attribute("owner", podcast.owner_email);
  xml.text(*podcast.is_locked ? "yes" : "no");
}

bool names_season(const Episode& episode) {
  return episode.season > 0 && !episode.season_name.empty();
}

bool names_number(const Episode& episode) {
  return episode.number > 0 && !episode.number_name.empty();
}

void write_blocks(const Podcast& podcast, XmlWriter& xml) {
  if (podcast.is_blocked) xml.leaf("podcast:block", *podcast.is_blocked ? "yes" : "no");
  for (const std::string& directory : podcast.blocks) {
    const auto block = xml.element("podcast:block");
    xml.attribute("id", directory);
    xml.text("yes");
  }
}

// The names beside Apple's numbers, which have none.
void write_names(const Episode& episode, XmlWriter& xml) {
  if (names_season(episode)) {
    const auto season = xml.element("podcast:season");
    xml.attribute("name", episode.season_name);
    xml.text(fmt::format("{}", episode.season));
  }
  if (!names_number(episode)) return;
  const auto number = xml.element("podcast:episode");
  xml.attribute("display", episode.number_name);
  xml.text(fmt::format("{}", episode.number));
}

bool uses_podcast_namespace(const Feed& feed) {
  const Podcast& podcast = *feed.podcast;
  return !guid_of(feed).empty() || podcast.is_locked || !podcast.medium.empty() ||
         !podcast.funding.empty() || !podcast.people.empty() || podcast.is_blocked ||
         !podcast.blocks.empty() || !podcast.more.empty() ||
         any_episode(feed, [](const Episode& episode) {
           return !episode.transcripts.empty() || !episode.chapters.empty() ||
                  !episode.people.empty() || !episode.more.empty() || names_season(episode) ||
                  names_number(episode);
         });
}

void write_transcripts(const Episode& episode, XmlWriter& xml) {
  for (const Transcript& transcript : episode.transcripts) {
    const auto element = xml.element("podcast:transcript");
    xml.attribute("url", transcript.url);
    xml.attribute("type", transcript.type);
  }
  if (episode.chapters.empty()) return;
  const auto chapters = xml.element("podcast:chapters");
  xml.attribute("url", episode.chapters);
  xml.attribute("type", "application/json+chapters");
}

void write_number(const char* name, std::uint32_t number, XmlWriter& xml) {
  if (number > 0) xml.leaf(name, fmt::format("{}", number));
}

}  // namespace

void declare_podcast(const Feed& feed, Declarations& needed) {
  if (!feed.podcast) return;
  needed.add("itunes");
  if (uses_podcast_namespace(feed)) needed.add("podcast");
}

void write_show(const Feed& feed, XmlWriter& xml) {
  const Podcast& podcast = *feed.podcast;
  write_apple(podcast, xml);
  xml.leaf("podcast:guid", guid_of(feed));
  write_locked(podcast, xml);
  xml.leaf("podcast:medium", podcast.medium);
  for (const Funding& funding : podcast.funding) {
    const auto element = xml.element("podcast:funding");
    xml.attribute("url", funding.url);
    xml.text(funding.text);
  }
  write_people(podcast.people, xml);
  write_blocks(podcast, xml);
  write_elements(podcast.more, "rss", xml);
}

void write_episode(const Entry& entry, XmlWriter& xml) {
  if (!is_episode(entry)) return;
  const Episode& episode = *entry.episode;
  write_number("itunes:duration", entry.enclosures.front().duration, xml);
  write_number("itunes:season", episode.season, xml);
  write_number("itunes:episode", episode.number, xml);
  xml.leaf("itunes:episodeType", episode.type == EpisodeType::kTrailer ? "trailer"
                                 : episode.type == EpisodeType::kBonus ? "bonus"
                                                                       : "full");
  if (episode.is_explicit) xml.leaf("itunes:explicit", rating(*episode.is_explicit));
  write_picture(episode.picture, xml);
  write_transcripts(episode, xml);
  write_people(episode.people, xml);
  write_names(episode, xml);
  write_elements(episode.more, "rss", xml);
}

std::string podcast_guid(std::string_view url) {
  // ead4c236-bf58-58c6-a2c6-a6b28d128cb6
  constexpr std::string_view kNameSpace{
      "\xEA\xD4\xC2\x36\xBF\x58\x58\xC6\xA2\xC6\xA6\xB2\x8D\x12\x8C\xB6", 16};
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  while (url.ends_with('/')) url.remove_suffix(1);
  std::string hex = sha1_hex(std::string(kNameSpace) + std::string(url)).substr(0, 32);
  // Of the digit that holds the variant, the two upper bits are 10.
  constexpr std::string_view kVariants = "89ab89ab89ab89ab";
  constexpr std::string_view kDigits = "0123456789abcdef";
  hex[12] = '5';
  hex[16] = kVariants[kDigits.find(hex[16])];
  for (const std::size_t dash : {8, 13, 18, 23}) hex.insert(dash, 1, '-');
  return hex;
}

}  // namespace feedgen
