#include "check/outline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/atom_rows.h"
#include "check/checked_element.h"
#include "check/values.h"
#include "format/markup_scan.h"
#include "format/node_values.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// The text of a child; empty without one.
std::string_view text_of(const CheckedElement& parent, Space space, std::string_view name) {
  const CheckedElement* const child = parent.child(space, name);
  return child == nullptr ? std::string_view() : trim(child->text);
}

std::string address_of_link(const CheckedElement& parent, std::string_view relation) {
  for (const CheckedElement& child : parent.children) {
    if (!child.is(Space::kAtom, "link") || relation_of(child) != relation) continue;
    const std::string* const address = child.attribute("href");
    if (address != nullptr) return cut_for_outline(*address);
  }
  return {};
}

// Also of XHTML, whose text is that of its elements.
void add_text(const CheckedElement& element, std::uint64_t& hash) {
  hash = hash * 31 + hash64(trim(element.text));
  for (const CheckedElement& child : element.children) add_text(child, hash);
}

std::uint64_t hash_of(const CheckedElement& entry, std::initializer_list<Space> spaces,
                      std::initializer_list<std::string_view> names) {
  std::uint64_t hash = 0;
  for (const CheckedElement& child : entry.children) {
    bool is_text = false;
    for (const Space space : spaces) {
      for (const std::string_view name : names) is_text = is_text || child.is(space, name);
    }
    if (is_text) add_text(child, hash);
  }
  return hash;
}

void append_words(const CheckedElement& element, std::string& words) {
  words += element.text;
  for (const CheckedElement& child : element.children) {
    words += ' ';
    append_words(child, words);
  }
}

// A text construct of Atom (RFC 4287 section 3.1).
OutlinedTitle title_of_atom(const CheckedElement& holder) {
  const CheckedElement* const title = holder.child(Space::kAtom, "title");
  if (title == nullptr) return {};
  const std::string* const type = title->attribute("type");
  std::string words;
  append_words(*title, words);
  return type != nullptr && *type == "html" ? title_of_html(words) : title_of_text(words);
}

OutlinedTitle title_of_rss(const CheckedElement& holder, Space space) {
  return title_of_html(text_of(holder, space, "title"));
}

OutlinedEntry entry_of_rss(const CheckedElement& item) {
  OutlinedEntry entry;
  entry.title = title_of_rss(item, Space::kNone);
  entry.link = cut_for_outline(text_of(item, Space::kNone, "link"));
  if (const CheckedElement* const guid = item.child(Space::kNone, "guid")) {
    entry.id = cut_for_outline(guid->text);
    const std::string* const is_link = guid->attribute("isPermaLink");
    if (entry.link.empty() && (is_link == nullptr || *is_link == "true")) entry.link = entry.id;
  }
  entry.published = instant_of_mail_date(text_of(item, Space::kNone, "pubDate"));
  entry.updated = instant_of_rfc3339(text_of(item, Space::kAtom, "updated"));
  entry.text = hash_of(item, {Space::kNone, Space::kContent}, {"title", "description", "encoded"});
  return entry;
}

OutlinedEntry entry_of_atom(const CheckedElement& element) {
  OutlinedEntry entry;
  entry.title = title_of_atom(element);
  entry.link = address_of_link(element, "alternate");
  entry.id = cut_for_outline(text_of(element, Space::kAtom, "id"));
  entry.published = instant_of_rfc3339(text_of(element, Space::kAtom, "published"));
  entry.updated = instant_of_rfc3339(text_of(element, Space::kAtom, "updated"));
  entry.text = hash_of(element, {Space::kAtom}, {"title", "summary", "content"});
  return entry;
}

OutlinedEntry entry_of_rdf(const CheckedElement& item) {
  OutlinedEntry entry;
  entry.title = title_of_rss(item, item.space);
  entry.link = cut_for_outline(text_of(item, item.space, "link"));
  const std::string* const about = item.attribute(Space::kRdf, "about");
  entry.id = about == nullptr ? entry.link : cut_for_outline(*about);
  entry.published = instant_of_rfc3339(text_of(item, Space::kDc, "date"));
  entry.text = hash_of(item, {item.space, Space::kContent}, {"title", "description", "encoded"});
  return entry;
}

bool is_rdf(Space space) {
  return space == Space::kRss10 || space == Space::kRss090 || space == Space::kRss11;
}

}  // namespace

void FeedOutline::add(OutlinedEntry entry) {
  is_whole = is_whole && entries.size() < kMostEntries;
  if (is_whole) entries.push_back(std::move(entry));
}

const OutlinedEntry* entry_at(const FeedOutline& outline, std::size_t offset) {
  const auto behind =
      std::partition_point(outline.entries.begin(), outline.entries.end(),
                           [&](const OutlinedEntry& one) { return one.begin <= offset; });
  if (behind == outline.entries.begin()) return nullptr;
  const OutlinedEntry& entry = *std::prev(behind);
  return offset < entry.end ? &entry : nullptr;
}

std::string cut_for_outline(std::string_view text) {
  text = trim(text);
  if (text.size() <= FeedOutline::kLongest) return std::string(text);
  return repair_utf8(text.substr(0, FeedOutline::kLongest));
}

std::string words_of_html_title(std::string_view title) {
  MarkupScan scan(title, MarkupRule::kTitle);
  MarkupToken token;
  std::string words;
  while (scan.next(token)) {
    if (token.kind == MarkupToken::Kind::kText) {
      words += title.substr(token.begin, token.end - token.begin);
    }
  }
  return plain_text(words);
}

OutlinedTitle title_of_text(std::string_view title) {
  const std::string words = cut_for_outline(clean_text(title));
  return {words, words};
}

OutlinedTitle title_of_html(std::string_view title) {
  return {cut_for_outline(words_of_html_title(title)), cut_for_outline(clean_text(title))};
}

void outline_entry(const CheckedElement& element, std::size_t end, OutlineExtent extent,
                   FeedOutline& outline) {
  OutlinedEntry (*reads)(const CheckedElement&) = nullptr;
  if (element.is(Space::kNone, "item")) {
    reads = entry_of_rss;
  } else if (element.is(Space::kAtom, "entry")) {
    reads = entry_of_atom;
  } else if (element.name == "item" && is_rdf(element.space)) {
    reads = entry_of_rdf;
  } else {
    return;
  }
  OutlinedEntry entry = extent == OutlineExtent::kWhole ? reads(element) : OutlinedEntry();
  entry.begin = element.offset;
  entry.end = end;
  outline.add(std::move(entry));
}

void outline_feed(const CheckedElement& element, FeedOutline& outline) {
  const bool is_atom = element.is(Space::kAtom, "feed");
  if (!is_atom && element.name != "channel" && element.name != "Channel") return;
  outline.self = address_of_link(element, "self");
  if (is_atom) {
    outline.id = cut_for_outline(text_of(element, Space::kAtom, "id"));
    outline.home = address_of_link(element, "alternate");
    outline.title = title_of_atom(element);
  } else {
    outline.home = cut_for_outline(text_of(element, element.space, "link"));
    outline.title = title_of_rss(element, element.space);
  }
}

}  // namespace feedgen
