#include "check/edition.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "text/display.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "B101",
     .name = "changed-id",
     .says = "An entry keeps its id: readers know it by nothing else.",
     .remedy = "give the entry its former id again",
     .source = "RFC 4287 section 4.2.6; RSS 2.0, guid; JSON Feed 1.1, Items",
     .breaks = "All readers show the entry a second time, as unread",
     .sample = Sample::kEdition,
     .bad = "<id>https://site.example/a</id>\n----\n<id>https://site.example/a.html</id>",
     .good = "<id>https://site.example/a</id>\n----\n<id>https://site.example/a</id>"},
    {.code = "B102",
     .name = "changed-feed-id",
     .says = "A feed keeps its id.",
     .remedy = "give the feed its former id again",
     .source = "RFC 4287 section 4.2.6",
     .breaks = "Readers that know feeds by their ids list it a second time",
     .sample = Sample::kEdition,
     .bad = "feed:<id>https://site.example/</id>\n----\nfeed:<id>https://site.example/feed</id>",
     .good = "feed:<id>https://site.example/</id>\n----\nfeed:<id>https://site.example/</id>"},
    {.code = "B103",
     .name = "changed-self",
     .severity = Severity::kWarning,
     .says = "A feed stays at its address.",
     .remedy = "keep the address, or have the former one redirect to it",
     .source = "RFC 4287 section 4.2.7.2; JSON Feed 1.1, feed_url",
     .breaks = "Hubs and readers ask at another address; without a redirect subscribers are lost",
     .sample = Sample::kEdition,
     .bad = "feed:<link rel=\"self\" href=\"https://site.example/atom.xml\"/>\n----\n"
            "feed:<link rel=\"self\" href=\"https://site.example/feed.xml\"/>",
     .good = "feed:<link rel=\"self\" href=\"https://site.example/atom.xml\"/>\n----\n"
             "feed:<link rel=\"self\" href=\"https://site.example/atom.xml\"/>"},
    {.code = "B104",
     .name = "updated-backwards",
     .severity = Severity::kWarning,
     .says = "The time of the last change of an entry never goes back.",
     .remedy = "write the time of the change that was last",
     .source = "RFC 4287 section 4.2.15",
     .breaks = "Readers take the entry for an older version, and keep the text that they have",
     .sample = Sample::kEdition,
     .bad = "<updated>2021-07-10T13:01:16Z</updated>\n----\n"
            "<updated>2021-07-09T13:01:16Z</updated>",
     .good = "<updated>2021-07-09T13:01:16Z</updated>\n----\n"
             "<updated>2021-07-10T13:01:16Z</updated>"},
    {.code = "B105",
     .name = "changed-published",
     .severity = Severity::kWarning,
     .says = "The date at which an entry was published stays.",
     .remedy = "keep the date, and write that of the change as <updated>",
     .source = "RFC 4287 section 4.2.9; RSS 2.0, pubDate",
     .breaks = "Readers that sort by it move the entry, and some show it as new",
     .sample = Sample::kEdition,
     .bad = "<published>2021-07-08T13:01:16Z</published>\n----\n"
            "<published>2021-07-09T13:01:16Z</published>",
     .good = "<published>2021-07-08T13:01:16Z</published>\n----\n"
             "<published>2021-07-08T13:01:16Z</published>"},
    {.code = "B106",
     .name = "changed-link",
     .severity = Severity::kNote,
     .says = "An entry leads to the page that it led to before.",
     .remedy = "have the former address redirect to the page",
     .source = "Practice of readers",
     .breaks = "Readers that have the entry keep the former address",
     .sample = Sample::kEdition,
     .bad = "<link href=\"https://site.example/a\"/>\n----\n"
            "<link href=\"https://site.example/b\"/>",
     .good = "<link href=\"https://site.example/a\"/>\n----\n"
             "<link href=\"https://site.example/a\"/>"},
    {.code = "B107",
     .name = "changed-without-updated",
     .severity = Severity::kNote,
     .says = "An entry whose text has changed says when.",
     .remedy = "write the time of the change, if subscribers should see it",
     .source = "RFC 4287 section 4.2.15",
     .breaks = "Readers that look at the time keep the text that they have",
     .sample = Sample::kEdition,
     .bad = "<content type=\"html\">Words</content>\n----\n"
            "<content type=\"html\">Other words</content>",
     .good = "<content type=\"html\">Words</content>\n----\n"
             "<content type=\"html\">Other words</content>"
             "<updated>2021-07-11T13:01:16Z</updated>"},
    {.code = "B108",
     .name = "returned-entry",
     .severity = Severity::kWarning,
     .says = "A new entry is newer than those that were there before.",
     .remedy = "give an entry that returns its former id, and one that is new the date at which it "
               "was published",
     .source = "Practice of readers",
     .breaks = "Readers show an entry that was taken away and has come back as unread, or put it "
               "among old ones, where few see it",
     .sample = Sample::kEdition,
     .bad = "<published>2021-07-09T13:01:16Z</published>\n----\n"
            "<link href=\"https://site.example/b\"/><id>https://site.example/b</id>"
            "<title>B</title><published>2021-07-08T13:01:16Z</published>",
     .good = "<published>2021-07-09T13:01:16Z</published>\n----\n"
             "<link href=\"https://site.example/b\"/><id>https://site.example/b</id>"
             "<title>B</title><published>2021-07-10T13:01:16Z</published>"},
    {.code = "B109",
     .name = "removed-entry",
     .severity = Severity::kNote,
     .says = "An entry leaves a feed only behind those that are older.",
     .remedy = "nothing, if the article was removed: readers keep what they have",
     .source = "Practice of readers",
     .breaks = "Readers that did not look in between never show the entry",
     .sample = Sample::kEdition,
     .bad = "<published>2021-07-09T13:01:16Z</published>\n----\n"
            "<link href=\"https://site.example/b\"/><id>https://site.example/b</id>"
            "<title>B</title><published>2021-07-08T13:01:16Z</published>",
     .good = "<published>2021-07-08T13:01:16Z</published>\n----\n"
             "<published>2021-07-08T13:01:16Z</published>"},
    {.code = "B110",
     .name = "no-common-entry",
     .severity = Severity::kWarning,
     .says = "Two editions of a feed have entries in common.",
     .remedy = "show more entries, or publish more often; compare the ids if none should be new",
     .source = "Practice of readers",
     .breaks = "Readers show all entries as new, and never see those in between",
     .sample = Sample::kEdition,
     .bad = "<published>2021-07-09T13:01:16Z</published>\n----\n"
            "<link href=\"https://site.example/b\"/><id>https://site.example/b</id>"
            "<title>B</title><published>2021-07-10T13:01:16Z</published>",
     .good = "<id>https://site.example/a</id>\n----\n<id>https://site.example/a</id>"},
    {.code = "B111",
     .name = "gone-feed",
     .says = "A feed that was published stays where it is.",
     .remedy = "publish it again, or answer with 410, or redirect to the feed that takes its place",
     .source = "RFC 9110 sections 15.4.2 and 15.5.11",
     .breaks = "Subscribers get no new entries, and most never learn why",
     .sample = Sample::kEdition,
     .bad = {},
     .good = {}},
};

const CheckRule& rule_named(std::string_view name) {
  return *std::find_if(std::begin(kRules), std::end(kRules),
                       [&](const CheckRule& rule) { return rule.name == name; });
}

const std::optional<Instant>& date_of(const OutlinedEntry& entry) {
  return entry.published ? entry.published : entry.updated;
}

/// The entries of an edition by what tells them apart. What stands there twice tells nothing.
class EntryIndex {
 public:
  explicit EntryIndex(const FeedOutline& outline) {
    for (const OutlinedEntry& one : outline.entries) {
      add(by_id_, one.id, one);
      add(by_link_, one.link, one);
      if (!one.title.words.empty() && date_of(one)) add(by_title_, title_key(one), one);
    }
  }

  bool knows(const std::string& id) const { return by_id_.contains(id); }

  /// Null also where several have it.
  const OutlinedEntry* with_id(const std::string& id) const { return find(by_id_, id); }

  /// The entry of the same link, or of the same title and date.
  const OutlinedEntry* with_other_id(const OutlinedEntry& entry) const {
    const OutlinedEntry* const found = find(by_link_, entry.link);
    if (found != nullptr || entry.title.words.empty() || !date_of(entry)) return found;
    return find(by_title_, title_key(entry));
  }

 private:
  using Entries = std::map<std::string, const OutlinedEntry*, std::less<>>;

  static std::string title_key(const OutlinedEntry& entry) {
    return fmt::format("{}\n{}", rfc3339(*date_of(entry)), entry.title.words);
  }

  static void add(Entries& entries, const std::string& key, const OutlinedEntry& entry) {
    if (key.empty()) return;
    const auto [place, is_new] = entries.emplace(key, &entry);
    if (!is_new) place->second = nullptr;
  }

  static const OutlinedEntry* find(const Entries& entries, const std::string& key) {
    const auto found = entries.find(key);
    return found == entries.end() ? nullptr : found->second;
  }

  Entries by_id_, by_link_, by_title_;
};

class EditionJudge {
 public:
  EditionJudge(const FeedOutline& old, const FeedOutline& now, const std::string& name)
      : old_(old), now_(now), name_(name), old_index_(old), now_index_(now) {
    for (const OutlinedEntry& one : old.entries) {
      if (!date_of(one)) continue;
      newest_ = newest_ ? std::max(newest_, date_of(one)) : date_of(one);
      oldest_ = oldest_ ? std::min(oldest_, date_of(one)) : date_of(one);
    }
  }

  ComparedEditions judge() {
    judge_feed();
    for (const OutlinedEntry& one : now_.entries) judge_entry(one);
    const bool compares_all = old_.is_whole && now_.is_whole;
    if (compares_all) judge_removed();
    if (compares_all && common_ == 0 && !old_.entries.empty() && !now_.entries.empty()) {
      add("no-common-entry", now_.entries.front(),
          fmt::format("none of the {} entries was among the {} of the former edition",
                      now_.entries.size(), old_.entries.size()));
    }
    return std::move(found_);
  }

 private:
  void judge_feed() {
    if (!old_.id.empty() && !now_.id.empty() && old_.id != now_.id) {
      add("changed-feed-id", {},
          fmt::format("the feed's id was {}, and is {}", in_quotes(old_.id), in_quotes(now_.id)));
    }
    if (!old_.self.empty() && !now_.self.empty() && old_.self != now_.self) {
      add("changed-self", {},
          fmt::format("the feed's address was {}, and is {}", in_quotes(old_.self),
                      in_quotes(now_.self)));
    }
  }

  void judge_entry(const OutlinedEntry& entry) {
    if (entry.id.empty()) return;
    if (old_index_.knows(entry.id)) {
      ++common_;
      const OutlinedEntry* const same = old_index_.with_id(entry.id);
      if (same != nullptr) judge_same(*same, entry);
      return;
    }
    const OutlinedEntry* const former = old_index_.with_other_id(entry);
    if (former != nullptr && !former->id.empty() && !now_index_.knows(former->id)) {
      ++common_;
      renamed_.insert(former);
      return add(
          "changed-id", entry,
          fmt::format("the id was {}, and is {}", in_quotes(former->id), in_quotes(entry.id)));
    }
    const std::optional<Instant>& date = date_of(entry);
    if (!date || !newest_ || !old_.is_whole || *date >= *newest_) return;
    // An entry that is older than all of them may have moved up, as a longer feed shows more.
    if (*date < *oldest_ && now_.entries.size() > old_.entries.size()) return;
    add("returned-entry", entry,
        fmt::format("{} of {} was not there before, when newer entries were",
                    in_quotes(entry.title.words.empty() ? entry.id : entry.title.words),
                    rfc3339(*date)));
  }

  void judge_same(const OutlinedEntry& old, const OutlinedEntry& now) {
    if (old.updated && now.updated && *now.updated < *old.updated) {
      add("updated-backwards", now,
          fmt::format("the entry was updated at {}, and now it is {}", rfc3339(*old.updated),
                      rfc3339(*now.updated)));
    }
    if (old.published && now.published && *now.published != *old.published) {
      add("changed-published", now,
          fmt::format("the entry was published at {}, and now it is {}", rfc3339(*old.published),
                      rfc3339(*now.published)));
    }
    if (!old.link.empty() && !now.link.empty() && old.link != now.link) {
      add("changed-link", now,
          fmt::format("the entry led to {}, and leads to {}", in_quotes(old.link),
                      in_quotes(now.link)));
    }
    if (old.updated && now.updated == old.updated && old.text != now.text) {
      add("changed-without-updated", now,
          fmt::format("the text has changed, and the entry still says {}", rfc3339(*now.updated)));
    }
  }

  // Of entries that are gone while older ones are still there.
  void judge_removed() {
    std::optional<Instant> oldest;
    for (const OutlinedEntry& one : now_.entries) {
      if (!date_of(one)) continue;
      oldest = oldest ? std::min(oldest, date_of(one)) : date_of(one);
    }
    for (const OutlinedEntry& one : old_.entries) {
      const bool is_there = one.id.empty() || now_index_.knows(one.id) || renamed_.contains(&one);
      if (is_there || !oldest || !date_of(one) || *date_of(one) <= *oldest) continue;
      add("removed-entry", {},
          fmt::format("{} of {} is there no more, and older entries are",
                      in_quotes(one.title.words.empty() ? one.id : one.title.words),
                      rfc3339(*date_of(one))));
    }
  }

  void add(std::string_view rule, const OutlinedEntry& entry, std::string problem) {
    const CheckRule& row = rule_named(rule);
    if (++counts_[&row] > FeedJudge::kMostOfOne) {
      ++found_.left_out;
      return;
    }
    Place place = entry.place;
    place.path = name_;
    if (place.line == 0) place.line = place.column = 1;
    found_.findings.push_back({&row,
                               row.severity,
                               std::move(place),
                               entry.begin,
                               std::move(problem),
                               std::string(row.remedy),
                               {},
                               {}});
  }

  const FeedOutline& old_;
  const FeedOutline& now_;
  const std::string& name_;
  EntryIndex old_index_, now_index_;
  std::optional<Instant> newest_, oldest_;  ///< of the former edition
  std::size_t common_ = 0;
  std::set<const OutlinedEntry*> renamed_;
  std::map<const CheckRule*, std::size_t> counts_;
  ComparedEditions found_;
};

}  // namespace

std::span<const CheckRule> edition_rules() { return kRules; }

ComparedEditions compare_editions(const FeedOutline& old, const FeedOutline& now,
                                  const std::string& name) {
  return EditionJudge(old, now, name).judge();
}

PlacedFinding gone_feed(const std::string& name) {
  const CheckRule& row = rule_named("gone-feed");
  return {&row,
          row.severity,
          {name, 0, 0},
          0,
          "the feed was there before, and is there no more",
          std::string(row.remedy),
          {},
          {}};
}

}  // namespace feedgen
