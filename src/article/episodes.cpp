#include <span>

#include <fmt/format.h>

#include "article/attachment_fields.h"
#include "article/attachments.h"
#include "config/podcast.h"
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
    const Node::Member* member = fields.find({"enclosure", "audio", "podcast", "video"});
    if (member == nullptr) return;
    const Node& node = member->value;
    map_ = node.is_list() && !node.items.empty() ? &node.items.front() : &node;
  }

  const Node::Member* find(std::initializer_list<std::string_view> names) const {
    const Node::Member* own = map_ == nullptr ? nullptr : member_of(*map_, names);
    return own != nullptr ? own : fields_.find(names);
  }

 private:
  const Fields& fields_;
  const Node* map_ = nullptr;
};

std::uint32_t read_ordinal(const Node::Member* member, Diagnostics& diagnostics) {
  if (member == nullptr) return 0;
  constexpr std::uint64_t kMost = 1'000'000;
  const auto number =
      member->value.is_scalar() ? read_whole_number(trim(member->value.text)) : std::nullopt;
  if (number && *number <= kMost) return static_cast<std::uint32_t>(*number);
  warn_of_member(*member, "this is no number", "write a number such as 3", diagnostics);
  return 0;
}

EpisodeType read_type(const Node::Member* member, Diagnostics& diagnostics) {
  if (member == nullptr) return EpisodeType::kFull;
  const std::string text = ascii_lower(trim(member->value.text));
  if (text == "trailer") return EpisodeType::kTrailer;
  if (text == "bonus") return EpisodeType::kBonus;
  if (text != "full") {
    warn_of_member(*member, fmt::format("{} is no kind of episode", in_quotes(text)),
                   "write full, trailer or bonus", diagnostics);
  }
  return EpisodeType::kFull;
}

std::optional<Explicit> read_rating(const Node::Member* member, Diagnostics& diagnostics) {
  if (member == nullptr) return std::nullopt;
  if (const std::optional<bool> value = switch_value(member->value)) {
    return *value ? Explicit::kYes : Explicit::kNo;
  }
  warn_of_member(*member, "neither true nor false, so it has no effect", "write true or false",
                 diagnostics);
  return std::nullopt;
}

std::string read_address(const Node& node, const Article& article, const Settings& settings) {
  const std::string_view text =
      node.is_map() ? text_of(node, {"url", "src", "href", "file"}) : trim(node.text);
  return site_address(text, article.url, settings);
}

std::vector<Transcript> read_transcripts(const Node::Member* member, const Article& article,
                                         const Settings& settings) {
  std::vector<Transcript> transcripts;
  if (member == nullptr) return transcripts;
  const Node& node = member->value;
  for (const Node& item : node.is_list() ? std::span(node.items) : std::span(&node, 1)) {
    Transcript transcript{read_address(item, article, settings), {}};
    if (transcript.url.empty() || transcripts.size() == kMostOfAKind) continue;
    const std::string_view type = item.is_map() ? text_of(item, {"type"}) : std::string_view();
    transcript.type = is_media_type(type) ? ascii_lower(type) : media_type_of(transcript.url);
    transcripts.push_back(std::move(transcript));
  }
  return transcripts;
}

}  // namespace

Episode read_episode(const Fields& fields, const Article& article, const Settings& settings,
                     Diagnostics& diagnostics) {
  const Finder finder(fields);
  Episode episode;
  episode.season = read_ordinal(finder.find({"season"}), diagnostics);
  episode.number = read_ordinal(finder.find({"episode"}), diagnostics);
  episode.type = read_type(finder.find({"episode_type", "episodetype"}), diagnostics);
  episode.is_explicit = read_rating(finder.find({"explicit"}), diagnostics);
  if (const Node::Member* picture = finder.find({"episode_image", "episodeimage"})) {
    episode.picture = read_address(picture->value, article, settings);
  }
  episode.transcripts =
      read_transcripts(finder.find({"transcript", "transcripts"}), article, settings);
  if (const Node::Member* chapters = finder.find({"chapters"})) {
    episode.chapters = read_address(chapters->value, article, settings);
  }
  if (const Node::Member* people = finder.find({"person", "persons"})) {
    episode.people = read_podcast_people(people->value);
  }
  return episode;
}

}  // namespace feedgen
