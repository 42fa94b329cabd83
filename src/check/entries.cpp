#include "check/entries.h"

#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "E101",
     .name = "duplicate-id",
     .says = "No two entries of a feed have one id.",
     .remedy = "give each entry an id of its own",
     .source = "RSS 2.0, guid",
     .breaks = "Readers show one of the entries only",
     .sample = Sample::kRssChannel,
     .bad = "+<item><title>B</title><guid isPermaLink=\"false\">a-guid-1</guid></item>",
     .good = "+<item><title>B</title><guid isPermaLink=\"false\">a-guid-2</guid></item>"},
    {.code = "E102",
     .name = "duplicate-entry",
     .severity = Severity::kWarning,
     .says = "No two entries of a feed have one id, unless they are versions of one entry.",
     .remedy = "give each entry an id of its own",
     .source = "RFC 4287 section 4.1.1",
     .breaks = "Readers show one of the entries only",
     .sample = Sample::kAtomFeed,
     .bad = "+<entry><title>B</title><id>https://site.example/a</id>"
            "<updated>2021-07-09T13:01:16Z</updated><content>Words</content></entry>",
     .good = "+<entry><title>B</title><id>https://site.example/b</id>"
             "<updated>2021-07-09T13:01:16Z</updated><content>Words</content></entry>"},
    {.code = "E103",
     .name = "same-updated",
     .severity = Severity::kWarning,
     .says = "No two entries of a feed were changed at the same second.",
     .remedy = "write the time at which each entry was changed",
     .source = "RFC 4287 section 4.1.1; practice of readers",
     .breaks = "Readers that sort by time show them in any order",
     .sample = Sample::kAtomFeed,
     .bad = "+<entry><title>B</title><id>https://site.example/b</id>"
            "<updated>2021-07-10T13:01:16Z</updated><content>Words</content></entry>",
     .good = "+<entry><title>B</title><id>https://site.example/b</id>"
             "<updated>2021-07-09T13:01:16Z</updated><content>Words</content></entry>"},
    {.code = "E104",
     .name = "empty-guid",
     .severity = Severity::kWarning,
     .says = "A guid is not empty.",
     .remedy = "write the item's address into it",
     .source = "RSS 2.0, guid",
     .breaks = "Readers take all such items for one",
     .sample = Sample::kRssItem,
     .bad = "<guid isPermaLink=\"false\"></guid>",
     .good = "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {.code = "E105",
     .name = "complete-feed-link",
     .says = "A feed that is declared complete has no other documents.",
     .remedy = "remove the link, or <fh:complete/>",
     .source = "RFC 5005 section 2",
     .breaks = "Readers do not read the other documents",
     .sample = Sample::kAtomFeed,
     .bad = "+<link rel=\"next\" href=\"https://site.example/2.xml\"/><fh:complete/>",
     .good = "<fh:complete/>"},
    {.code = "E106",
     .name = "archive-link",
     .severity = Severity::kWarning,
     .says = "An archive document has a link to the one before or behind it.",
     .remedy = "add <link rel=\"prev-archive\" href=\"…\"/>, or <fh:complete/>",
     .source = "RFC 5005 section 4",
     .breaks = "Readers do not find older entries",
     .sample = Sample::kAtomFeed,
     .bad = "+<link rel=\"current\" href=\"https://site.example/atom.xml\"/><fh:archive/>",
     .good = "+<link rel=\"current\" href=\"https://site.example/atom.xml\"/>"
             "<link rel=\"prev-archive\" href=\"https://site.example/1.xml\"/><fh:archive/>"},
    {.code = "E107",
     .name = "archive-current",
     .severity = Severity::kWarning,
     .says = "An archive document has a link to the feed that is renewed.",
     .remedy = "add <link rel=\"current\" href=\"…\"/>",
     .source = "RFC 5005 section 4",
     .breaks = "A reader that subscribes to the archive gets no new entries",
     .sample = Sample::kAtomFeed,
     .bad = "+<link rel=\"prev-archive\" href=\"https://site.example/1.xml\"/><fh:archive/>",
     .good = "+<link rel=\"current\" href=\"https://site.example/atom.xml\"/>"
             "<link rel=\"prev-archive\" href=\"https://site.example/1.xml\"/><fh:archive/>"},
    {.code = "E108",
     .name = "hub-without-self",
     .says = "A feed that names a hub names its own address too.",
     .remedy = "add a link with rel=\"self\"",
     .source = "W3C WebSub section 4",
     .breaks = "Readers can't subscribe at the hub, and poll",
     .sample = Sample::kAtomFeed,
     .bad = "-link\n<link rel=\"hub\" href=\"https://hub.example/\"/>",
     .good = "+<link rel=\"hub\" href=\"https://hub.example/\"/>"},
    {.code = "E109",
     .name = "updated-before-published",
     .severity = Severity::kNote,
     .says = "An entry was not changed before it was published.",
     .remedy = "correct one of the two",
     .source = "RFC 4287 sections 4.2.9 and 4.2.15",
     .breaks = "Readers sort by one or the other",
     .sample = Sample::kAtomEntry,
     .bad = "<updated>2021-07-09T13:01:16Z</updated><published>2021-07-10T13:01:16Z</published>",
     .good = "<updated>2021-07-10T13:01:16Z</updated><published>2021-07-09T13:01:16Z</published>"},
    {.code = "E110",
     .name = "newer-than-feed",
     .severity = Severity::kNote,
     .says = "No entry is newer than the date of its feed.",
     .remedy = "write the date of the newest entry, or a later one",
     .source = "RFC 4287 section 4.2.15; RSS 2.0, lastBuildDate",
     .breaks = "Readers that look at the feed's date first do not see the entry",
     .sample = Sample::kRssChannel,
     .bad = "<lastBuildDate>Thu, 01 Jul 2021 13:01:16 GMT</lastBuildDate>",
     .good = "<lastBuildDate>Sun, 11 Jul 2021 13:01:16 GMT</lastBuildDate>"},
};

// The first document of a feed has none before it, the last none behind it.
void judge_ends(const CheckedElement& feed, FeedJudge& judge) {
  const auto address = [&](std::string_view rel) -> const std::string* {
    const CheckedElement* link = find_if(feed.children, [&](const CheckedElement& child) {
      return child.is(Space::kAtom, "link") && relation_of(child) == rel;
    });
    return link == nullptr ? nullptr : link->attribute("href");
  };
  const std::string* self = address("self");
  const auto judge_end = [&](std::string_view end, std::string_view beyond) {
    const std::string* there = address(end);
    if (self == nullptr || there == nullptr || *there != *self) return;
    if (address(beyond) == nullptr) return;
    judge.add("link-past-end", feed.offset,
              fmt::format("the document is the {} one, and has a link with rel={}", end,
                          in_quotes(beyond)));
  };
  judge_end("first", "previous");
  judge_end("last", "next");
}

// A complete feed has no other document to be renewed.
void judge_current(const CheckedElement& feed, FeedJudge& judge) {
  const auto link = [&](std::string_view rel) {
    return find_if(feed.children, [&](const CheckedElement& child) {
      return child.is(Space::kAtom, "link") && relation_of(child) == rel;
    });
  };
  const CheckedElement* current = link("current");
  const CheckedElement* self = link("self");
  if (feed.child(Space::kFh, "complete") == nullptr || current == nullptr || self == nullptr)
    return;
  const std::string* there = current->attribute("href");
  const std::string* here = self->attribute("href");
  if (there == nullptr || here == nullptr || *there == *here) return;
  judge.add("complete-feed-link", current->offset,
            "a complete feed has a link with rel=\"current\" to another document");
}

void judge_links_of_feed(const CheckedElement& feed, FeedJudge& judge) {
  bool has_hub = false, has_self = false, has_archive = false, has_current = false;
  const CheckedElement* complete = feed.child(Space::kFh, "complete");
  const CheckedElement* archive = feed.child(Space::kFh, "archive");
  const CheckedElement* hub = nullptr;
  for (const CheckedElement& child : feed.children) {
    if (!child.is(Space::kAtom, "link")) continue;
    const std::string rel = relation_of(child);
    has_self = has_self || rel == "self";
    has_current = has_current || rel == "current";
    has_archive = has_archive || rel == "prev-archive" || rel == "next-archive";
    if (rel == "hub") {
      has_hub = true;
      hub = &child;
    }
    const bool is_history = rel == "first" || rel == "last" || rel == "next" || rel == "previous" ||
                            rel == "prev-archive" || rel == "next-archive";
    if (complete != nullptr && is_history) {
      judge.add("complete-feed-link", child.offset,
                fmt::format("a complete feed has a link with rel={}", in_quotes(rel)));
    }
  }
  judge_ends(feed, judge);
  judge_current(feed, judge);
  if (has_hub && !has_self) {
    judge.add("hub-without-self", hub->offset, "the feed names a hub, and not its own address");
  }
  if (archive == nullptr || complete != nullptr) return;
  if (!has_archive) {
    judge.add("archive-link", archive->offset,
              "the archive document has no link to the one before or behind it");
  }
  if (!has_current) {
    judge.add("archive-current", archive->offset,
              "the archive document has no link to the feed that is renewed");
  }
}

void judge_newest(const CheckedElement& feed, const CheckedElement* date,
                  std::optional<Instant> written, FeedJudge& judge) {
  if (date == nullptr || !written || judge.facts.newest <= *written) return;
  judge.add("newer-than-feed", date->text_at,
            fmt::format("<{}> of <{}> is older than the newest entry", date->name, feed.name));
}

}  // namespace

std::span<const CheckRule> entry_rules() { return kRules; }

void judge_entry_of_rss(const CheckedElement& item, FeedJudge& judge) {
  if (const CheckedElement* guid = item.child(Space::kNone, "guid")) {
    const std::string_view text = trim(guid->text);
    if (text.empty()) {
      judge.add("empty-guid", guid->offset, "<guid> is empty");
    } else if (!judge.facts.ids.insert(hash64(text)).second) {
      judge.add("duplicate-id", guid->text_at,
                fmt::format("the guid {} is there more than once", in_quotes(text)));
    }
  }
  if (const CheckedElement* id = item.child(Space::kAtom, "id")) {
    const std::string text = "atom:" + std::string(trim(id->text));
    if (text.size() > 5 && !judge.facts.ids.insert(hash64(text)).second) {
      judge.add("duplicate-id", id->text_at, fmt::format("{} is there more than once", text));
    }
  }
  if (const CheckedElement* date = item.child(Space::kNone, "pubDate")) {
    if (const auto instant = instant_of_mail_date(trim(date->text))) judge.facts.see(*instant);
  }
  ++judge.facts.entries;
}

void judge_channel_of_rss(const CheckedElement& channel, FeedJudge& judge) {
  judge_links_of_feed(channel, judge);
  const CheckedElement* built = channel.child(Space::kNone, "lastBuildDate");
  if (built != nullptr) {
    judge_newest(channel, built, instant_of_mail_date(trim(built->text)), judge);
  }
}

void judge_entry_of_atom(const CheckedElement& entry, FeedJudge& judge) {
  if (const CheckedElement* id = entry.child(Space::kAtom, "id")) {
    const std::string_view text = trim(id->text);
    if (!text.empty() && !judge.facts.ids.insert(hash64(text)).second) {
      judge.add("duplicate-entry", id->text_at,
                fmt::format("the id {} is there more than once", in_quotes(text)));
    }
  }
  const CheckedElement* updated = entry.child(Space::kAtom, "updated");
  const CheckedElement* published = entry.child(Space::kAtom, "published");
  if (updated != nullptr) {
    const std::string_view text = trim(updated->text);
    if (!text.empty() && !judge.facts.updated.insert(hash64(text)).second) {
      judge.add("same-updated", updated->text_at,
                fmt::format("another entry has {}, too", in_quotes(text)));
    }
    const auto changed = instant_of_rfc3339(text);
    if (changed) judge.facts.see(*changed);
    const auto first =
        published == nullptr ? std::nullopt : instant_of_rfc3339(trim(published->text));
    if (changed && first && *changed < *first) {
      judge.add("updated-before-published", updated->text_at,
                fmt::format("<updated> is {}, before <published>", in_quotes(text)));
    }
  }
  ++judge.facts.entries;
}

void judge_feed_of_atom(const CheckedElement& feed, FeedJudge& judge) {
  constexpr std::size_t kMany = 9;
  if (judge.facts.entries > kMany && judge.facts.ids.size() == 1) {
    judge.add("duplicate-id", feed.offset,
              fmt::format("all {} entries have one id", judge.facts.entries));
  }
  judge_links_of_feed(feed, judge);
  const CheckedElement* updated = feed.child(Space::kAtom, "updated");
  if (updated != nullptr) {
    judge_newest(feed, updated, instant_of_rfc3339(trim(updated->text)), judge);
  }
}

}  // namespace feedgen
