#include "check/formats_alike.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "F101",
     .name = "formats-entries",
     .severity = Severity::kWarning,
     .says = "All formats of a feed have the same entries.",
     .remedy = "write all formats from the same list of entries",
     .source = "Practice of readers, which choose a format themselves",
     .breaks = "Subscribers of one format miss entries that those of another see",
     .sample = Sample::kFormats,
     .bad = "<id>https://site.example/a</id>\n----\n"
            "<title>Another</title><link>https://site.example/b</link>"
            "<guid>https://site.example/b</guid>",
     .good = "<id>https://site.example/a</id>\n----\n<guid>https://site.example/a</guid>"},
    {.code = "F102",
     .name = "formats-order",
     .severity = Severity::kWarning,
     .says = "All formats of a feed have their entries in one order.",
     .remedy = "write all formats newest first",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.2; practice of readers",
     .breaks = "Readers that keep the order of the feed show another one in each format",
     .sample = Sample::kFormats,
     .bad = "feed:+<entry><title>B</title><id>https://site.example/b</id>"
            "<updated>2021-07-09T13:01:16Z</updated><content>Words</content></entry>\n----\n"
            "feed:+<item><title>B</title><guid>https://site.example/b</guid></item>",
     .good = "<id>https://site.example/a</id>\n----\n<guid>https://site.example/a</guid>"},
    {.code = "F103",
     .name = "formats-title",
     .severity = Severity::kWarning,
     .says = "An entry has one title in all formats.",
     .remedy = "write the same words, escaped as each format asks for",
     .source = "RSS 2.0, title; RFC 4287 section 4.2.14; JSON Feed 1.1, Items",
     .breaks = "A title that one format escapes otherwise shows its markup",
     .sample = Sample::kFormats,
     .bad = "<id>https://site.example/a</id><title>Words</title>\n----\n"
            "<guid>https://site.example/a</guid><title>Other words</title>",
     .good = "<id>https://site.example/a</id><title>A &amp; B</title>\n----\n"
             "<guid>https://site.example/a</guid><title>A &amp; B</title>"},
    {.code = "F104",
     .name = "formats-date",
     .severity = Severity::kWarning,
     .says = "An entry was published at one time in all formats.",
     .remedy = "write the same instant; compare the zones",
     .source = "RSS 2.0, pubDate; RFC 4287 section 4.2.9; JSON Feed 1.1, date_published",
     .breaks = "Readers sort the entry at another place in each format",
     .sample = Sample::kFormats,
     .bad = "<id>https://site.example/a</id><published>2021-07-10T13:01:16Z</published>\n----\n"
            "<guid>https://site.example/a</guid>"
            "<pubDate>Sat, 10 Jul 2021 13:01:16 +0200</pubDate>",
     .good = "<id>https://site.example/a</id><published>2021-07-10T13:01:16Z</published>\n----\n"
             "<guid>https://site.example/a</guid>"
             "<pubDate>Sat, 10 Jul 2021 15:01:16 +0200</pubDate>"},
    {.code = "F105",
     .name = "formats-id",
     .severity = Severity::kWarning,
     .says = "An entry has one id in all formats.",
     .remedy = "write the id of Atom as guid of RSS and id of JSON Feed",
     .source = "RFC 4287 section 4.2.6; RSS 2.0, guid; JSON Feed 1.1, Items",
     .breaks = "A subscriber who changes to another format has all entries as unread again",
     .sample = Sample::kFormats,
     .bad = "<id>urn:uuid:4f6c1b9e-5d0c-4c0f-9f27-0d3f8f0c7a10</id>\n----\n"
            "<guid>https://site.example/a</guid>",
     .good = "<id>https://site.example/a</id>\n----\n<guid>https://site.example/a</guid>"},
    {.code = "F106",
     .name = "formats-link",
     .severity = Severity::kWarning,
     .says = "An entry leads to one page in all formats.",
     .remedy = "write the same address",
     .source = "RSS 2.0, link; RFC 4287 section 4.2.7.2; JSON Feed 1.1, url",
     .breaks = "Readers open another page in each format",
     .sample = Sample::kFormats,
     .bad = "<id>https://site.example/a</id><link href=\"https://site.example/a\"/>\n----\n"
            "<guid>https://site.example/a</guid><link>https://site.example/b</link>",
     .good = "<id>https://site.example/a</id><link href=\"https://site.example/a\"/>\n----\n"
             "<guid>https://site.example/a</guid><link>https://site.example/a</link>"},
    {.code = "F107",
     .name = "formats-feed-title",
     .severity = Severity::kWarning,
     .says = "A feed has one title in all formats.",
     .remedy = "write the same words, escaped as each format asks for",
     .source = "RSS 2.0, title; RFC 4287 section 4.2.14; JSON Feed 1.1, title",
     .breaks = "Subscribers find another feed than the one that they looked for",
     .sample = Sample::kFormats,
     .bad = "feed:<title>A site</title>\n----\nfeed:<title>The blog of a site</title>",
     .good = "feed:<title>A site</title>\n----\nfeed:<title>A site</title>"},
};

const CheckRule& row_of(std::string_view name) {
  return *std::find_if(std::begin(kRules), std::end(kRules),
                       [&](const CheckRule& rule) { return rule.name == name; });
}

enum class Format { kAtom, kRss, kJson, kOther };

Format format_of(FeedKind kind) {
  if (kind == FeedKind::kAtom10) return Format::kAtom;
  if (kind == FeedKind::kJsonFeed) return Format::kJson;
  if (is_rss2_family(kind) || is_rss1_family(kind)) return Format::kRss;
  return Format::kOther;
}

// One feed of a folder beside another: what all entries do is said once, of the first of them.
class Comparison {
 public:
  Comparison(const ComparedFeed& reference, ComparedFeed& other)
      : reference_(reference), other_(other) {
    for (const OutlinedEntry& one : reference.outline->entries) {
      if (!one.id.empty()) by_id_.emplace(one.id, &one);
      if (!one.link.empty()) by_link_.emplace(one.link, &one);
    }
  }

  void judge() {
    const FeedOutline& here = *other_.outline;
    const FeedOutline& there = *reference_.outline;
    judge_title("formats-feed-title", here.title, there.title, nullptr);
    for (const OutlinedEntry& one : here.entries) judge_entry(one);
    for (const OutlinedEntry& one : there.entries) {
      if (seen_.contains(&one)) continue;
      note(kMissing, nullptr, fmt::format("{} of {} is not here", shown(one), file()));
    }
    const bool compares_all = here.is_whole && there.is_whole;
    for (auto& [rule, difference] : differences_) {
      const bool is_of_all = rule == kMissing || rule == kEntries || rule == "formats-order";
      if (compares_all || !is_of_all) add(rule == kMissing ? kEntries : rule, difference);
    }
  }

 private:
  static constexpr std::string_view kEntries = "formats-entries";
  static constexpr std::string_view kMissing = "missing";  // broken here, seen there

  struct Difference {
    const OutlinedEntry* first = nullptr;  ///< null: the feed as a whole
    std::string problem;
    std::size_t count = 0;
  };

  const OutlinedEntry* find(const OutlinedEntry& entry) const {
    if (const auto found = by_id_.find(entry.id); found != by_id_.end()) return found->second;
    const auto found = by_link_.find(entry.link);
    return found == by_link_.end() ? nullptr : found->second;
  }

  void judge_entry(const OutlinedEntry& one) {
    const OutlinedEntry* const same = find(one);
    if (same == nullptr) {
      return note(kEntries, &one, fmt::format("{} is not in {}", shown(one), file()));
    }
    if (!seen_.insert(same).second) return;
    // Both lie in one vector: what comes later in it lies behind.
    if (last_ != nullptr && same < last_) {
      note("formats-order", &one, fmt::format("{} stands further up in {}", shown(one), file()));
    }
    last_ = same;
    judge_text("formats-id", "the id", one.id, same->id, one);
    judge_text("formats-link", "the link", one.link, same->link, one);
    judge_title("formats-title", one.title, same->title, &one);
    if (one.published && same->published && *one.published != *same->published) {
      note("formats-date", &one,
           fmt::format("the entry was published at {}, and at {} in {}", rfc3339(*one.published),
                       rfc3339(*same->published), file()));
    }
  }

  // What one of the formats does not say is no difference.
  void judge_text(std::string_view rule, std::string_view what, const std::string& here,
                  const std::string& there, const OutlinedEntry& entry) {
    if (here.empty() || there.empty() || here == there) return;
    note(rule, &entry,
         fmt::format("{} is {}, and {} in {}", what, in_quotes(here), in_quotes(there), file()));
  }

  void judge_title(std::string_view rule, const OutlinedTitle& here, const OutlinedTitle& there,
                   const OutlinedEntry* entry) {
    if (here.as_text.empty() || there.as_text.empty() || here.is_same(there)) return;
    note(rule, entry,
         fmt::format("the title is {}, and {} in {}", in_quotes(here.as_text),
                     in_quotes(there.as_text), file()));
  }

  void note(std::string_view rule, const OutlinedEntry* entry, std::string problem) {
    Difference& difference = differences_[rule];
    if (++difference.count > 1) return;
    difference.first = entry;
    difference.problem = std::move(problem);
  }

  void add(std::string_view rule, Difference& difference) {
    const CheckRule& row = row_of(rule);
    if (difference.count > 1) {
      difference.problem += fmt::format("; so it is with {} more", difference.count - 1);
    }
    Place place{other_.name, 1, 1};
    std::size_t offset = 0;
    if (difference.first != nullptr) {
      place.line = difference.first->place.line;
      place.column = difference.first->place.column;
      offset = difference.first->begin;
    }
    other_.findings.push_back({&row,
                               row.severity,
                               std::move(place),
                               offset,
                               std::move(difference.problem),
                               std::string(row.remedy),
                               {},
                               {}});
  }

  std::string file() const { return printable(last_part(reference_.name)); }

  static std::string shown(const OutlinedEntry& entry) {
    return in_quotes(!entry.title.words.empty() ? entry.title.words
                     : !entry.link.empty()      ? entry.link
                                                : entry.id);
  }

  const ComparedFeed& reference_;
  ComparedFeed& other_;
  std::map<std::string, const OutlinedEntry*, std::less<>> by_id_, by_link_;
  std::set<const OutlinedEntry*> seen_;
  const OutlinedEntry* last_ = nullptr;
  std::map<std::string_view, Difference> differences_;
};

using FeedGroup = std::vector<ComparedFeed*>;

// One of each format.
bool is_one_feed(const FeedGroup& group) {
  std::set<Format> formats;
  for (const ComparedFeed* feed : group) {
    if (!formats.insert(format_of(feed->kind)).second) return false;
  }
  return true;
}

void compare_group(const FeedGroup& group) {
  const auto with = [&](Format format) -> ComparedFeed* {
    for (ComparedFeed* feed : group) {
      if (format_of(feed->kind) == format) return feed;
    }
    return nullptr;
  };
  const ComparedFeed* const reference =
      with(Format::kAtom) != nullptr ? with(Format::kAtom) : with(Format::kRss);
  for (ComparedFeed* feed : group) {
    if (reference != nullptr && feed != reference) Comparison(*reference, *feed).judge();
  }
}

// The page of the site, however its address is written.
std::string_view home_key(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme);
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

std::string_view stem_of(std::string_view name) {
  const std::string_view stem = without_ending(last_part(name));
  constexpr std::string_view kUsual[] = {"rss", "atom", "feed", "index"};
  const bool is_usual = std::find(std::begin(kUsual), std::end(kUsual), stem) != std::end(kUsual);
  return is_usual ? std::string_view() : stem;
}

std::map<std::string_view, FeedGroup> groups_by_home(std::span<ComparedFeed> feeds) {
  std::map<std::string_view, FeedGroup> groups;
  for (ComparedFeed& feed : feeds) {
    if (format_of(feed.kind) == Format::kOther) continue;
    groups[home_key(feed.outline->home)].push_back(&feed);
  }
  // A feed that does not name the page is that of the only page that the others name.
  if (groups.size() == 2 && groups.begin()->first.empty()) {
    FeedGroup& named = groups.rbegin()->second;
    named.insert(named.end(), groups.begin()->second.begin(), groups.begin()->second.end());
    groups.erase(groups.begin());
  }
  return groups;
}

}  // namespace

std::span<const CheckRule> format_rules() { return kRules; }

void compare_formats(std::span<ComparedFeed> feeds) {
  for (const auto& [home, group] : groups_by_home(feeds)) {
    if (is_one_feed(group)) {
      compare_group(group);
      continue;
    }
    std::map<std::string_view, FeedGroup> by_stem;
    for (ComparedFeed* feed : group) by_stem[stem_of(feed->name)].push_back(feed);
    for (const auto& [stem, part] : by_stem) {
      if (is_one_feed(part)) compare_group(part);
    }
  }
}

}  // namespace feedgen
