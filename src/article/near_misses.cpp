#include "article/near_misses.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "article/episodes.h"
#include "article/hiding_keys.h"
#include "article/keys.h"
#include "text/ascii.h"
#include "text/nearest.h"

namespace feedgen {
namespace {

struct Known {
  std::string plain;
  const FrontMatterKey* row;  // null: a key that is known and never meant by another
};

// Keys of themes and of other programs.
constexpr std::array<std::string_view, 29> kOtherKeys{
    "featured",   "indexing",  "indexed",   "images",   "links",    "headers",
    "heading",    "headings",  "banners",   "covers",   "photo",    "videos",
    "podcasts",   "audios",    "languages", "episodes", "seasons",  "thumbnails",
    "permalinks", "authority", "excerpts",  "captions", "imageset", "update",
    "publisher",  "coauthor",  "coauthors", "imagesrc", "headless"};

std::vector<Known> all_known() {
  std::vector<Known> known;
  for (const FrontMatterKey& row : front_matter_keys()) {
    for (const std::string_view name : row.names) known.push_back({plain_key(name), &row});
  }
  for (const EpisodeKey& key : episode_keys()) {
    for (const std::string_view name : key.names) known.push_back({plain_key(name), nullptr});
  }
  for (const std::string_view name : kOtherKeys) known.push_back({std::string(name), nullptr});
  std::stable_sort(known.begin(), known.end(),
                   [](const Known& a, const Known& b) { return a.plain < b.plain; });
  return known;
}

const Known* find_known(std::string_view plain) {
  static const std::vector<Known> kKnown = all_known();
  return find_sorted(kKnown, plain, &Known::plain);
}

// Those that are worth a guess.
std::vector<std::string_view> candidates() {
  std::vector<std::string_view> names;
  for (const FrontMatterKey& row : front_matter_keys()) {
    if (!row.has_near_misses) continue;
    for (const std::string_view name : row.names)
      names.push_back(find_known(plain_key(name))->plain);
  }
  return names;
}

// Empty: it is known, or like none. Sites use the same keys again and again, so the answers are
// kept.
std::string_view meant_by(const std::string& plain) {
  static const std::vector<std::string_view> kCandidates = candidates();
  constexpr std::size_t kMost = 512;
  if (plain.size() > kLongestKey) return {};
  thread_local std::unordered_map<std::string, std::string_view> answers;
  const auto found = answers.find(plain);
  if (found != answers.end()) return found->second;
  if (answers.size() == kMost) answers.clear();
  const bool is_known = plain.empty() || is_ascii_digit(plain.back()) ||
                        find_known(plain) != nullptr || find_hiding_key(plain) != nullptr;
  const std::string_view meant = is_known ? "" : misspelled(plain, kCandidates);
  answers.emplace(plain, meant);
  return meant;
}

bool names_key(const Condition& condition, const std::string& plain) {
  return plain_key(condition.key) == plain ||
         any_of(condition.parts, [&](const Condition& part) { return names_key(part, plain); });
}

bool takes_key(const std::vector<OwnElement>& elements, const std::string& plain) {
  const auto is_it = [&](const OwnText& text) {
    return plain_key(text.from.substr(0, text.from.find('.'))) == plain;
  };
  return std::any_of(elements.begin(), elements.end(), [&](const OwnElement& one) {
    return is_it(one.text) || takes_key(one.children, plain) ||
           std::any_of(one.attributes.begin(), one.attributes.end(),
                       [&](const auto& attribute) { return is_it(attribute.second); });
  });
}

// Whether families, conditions of feeds or elements of the site's own ask for the key.
bool is_asked_for(const std::string& plain, const Settings& settings) {
  const auto has_key = [&](const Family& family) {
    return any_of(family.keys, [&](const std::string& key) { return plain_key(key) == plain; });
  };
  return takes_key(settings.extra.entry, plain) || any_of(settings.families, has_key) ||
         any_of(settings.named_feeds,
                [&](const NamedFeed& feed) { return names_key(feed.where, plain); });
}

}  // namespace

bool is_key_of_articles(std::string_view plain) { return find_known(plain) != nullptr; }

void warn_of_near_misses(const Node& front_matter, const Fields& fields, const Settings& settings,
                         Diagnostics& diagnostics) {
  constexpr std::size_t kMost = 200;  // of hostile front matter
  std::size_t left = kMost;
  for (const Node::Member& member : front_matter.members) {
    if (left-- == 0) return;
    // Line 0: the site's defaults say it, for many.
    if (member.line == 0 || member.value.is_null()) continue;
    const std::string plain = plain_key(member.key);
    const std::string_view meant = meant_by(plain);
    if (meant.empty() || is_asked_for(plain, settings) ||
        fields.find(find_known(meant)->row->names) != nullptr)
      continue;
    warn_of_member(member, "this key is not known", fmt::format("did you mean \"{}\"?", meant),
                   diagnostics);
  }
}

}  // namespace feedgen
