#include "check/shape.h"

#include <fmt/format.h>

#include "check/feed_rows.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "G101",
     .name = "unknown-element",
     .says = "An element without a prefix is one that the format has.",
     .remedy = "remove it, or give it a namespace of its own",
     .source = "RSS 2.0, Extending RSS; RFC 4287 section 6; OPML 2.0",
     .breaks = "All readers pass over it, so what it says is lost",
     .sample = Sample::kRssItem,
     .bad = "<summary>Words</summary>",
     .good = "<description>Words</description>"},
    {.code = "G102",
     .name = "misplaced-element",
     .says = "An element stands where the format has a place for it.",
     .remedy = "move it",
     .source = "RSS 2.0; RFC 4287 section 4.1; RFC 5005; the extensions' own specifications",
     .breaks = "Readers look for it in its own place only",
     .sample = Sample::kRssChannel,
     .bad = "<pubDate>Sat, 10 Jul 2021 13:01:16 GMT</pubDate><guid>a-guid-1</guid>",
     .good = "<pubDate>Sat, 10 Jul 2021 13:01:16 GMT</pubDate>"},
    {.code = "G103",
     .name = "unknown-extension-element",
     .says = "An element with the namespace of a known extension is one that the extension has.",
     .remedy = "compare its spelling with the extension's specification",
     .source = "The specification of the extension that its prefix stands for",
     .breaks = "Readers that know the extension pass over it",
     .sample = Sample::kRssItem,
     .bad = "<dc:autor>A</dc:autor>",
     .good = "<dc:creator>A</dc:creator>"},
    {.code = "G104",
     .name = "duplicate-element",
     .says = "An element that may be there once is there once.",
     .remedy = "keep one of them",
     .source = "RSS 2.0; RFC 4287 sections 4.1.1 and 4.1.2; the extensions' own specifications",
     .breaks = "One reader shows the first, another the last",
     .sample = Sample::kRssItem,
     .bad = "+<title>Another title</title>",
     .good = "<title>A title</title>"},
    {.code = "G105",
     .name = "unexpected-text",
     .says = "No text stands between elements where the format has elements only.",
     .remedy = "put the text into an element, or remove it",
     .source = "RSS 2.0; RFC 4287 section 4.1",
     .breaks = "Readers do not show it",
     .sample = Sample::kRssItem,
     .bad = "<title>A</title> words",
     .good = "<title>A words</title>"},
    {.code = "G106",
     .name = "unexpected-child",
     .says = "An element whose value is a text holds no elements.",
     .remedy = "escape the markup, or put it into CDATA",
     .source = "RSS 2.0; RFC 4287 section 3",
     .breaks = "Readers lose the words that stand in them",
     .sample = Sample::kRssItem,
     .bad = "<title>A <b>bold</b> word</title>",
     .good = "<title>A bold word</title>"},
    {.code = "G107",
     .name = "unknown-attribute",
     .says = "An attribute without a prefix is one that the element has.",
     .remedy = "remove it, or compare its spelling",
     .source = "RSS 2.0; RFC 4287 section 4; the extensions' own specifications",
     .breaks = "Readers pass over it; strict ones refuse the feed",
     .sample = Sample::kRssItem,
     .bad = "<guid permalink=\"false\">a-guid-1</guid>",
     .good = "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {.code = "G108",
     .name = "misplaced-xhtml",
     .severity = Severity::kWarning,
     .says = "Elements of XHTML stand in the content of entries.",
     .remedy = "move it into the content, or remove it",
     .source = "RFC 4287 section 3.1.1.3; RSS 2.0",
     .breaks = "Readers do not show it",
     .sample = Sample::kRssChannel,
     .bad = "<p xmlns=\"http://www.w3.org/1999/xhtml\">Words</p>",
     .good = "<description>Words</description>"},
    {.code = "G109",
     .name = "questionable-place",
     .severity = Severity::kWarning,
     .says = "An element of Dublin Core, Atom or a place stands where it says something of an "
             "entry or a feed.",
     .remedy = "move it into the item, the entry or the channel",
     .source =
         "RSS Advisory Board, RSS Best Practices Profile, 5; the extensions' own specifications",
     .breaks = "Readers do not look for it there",
     .sample = Sample::kRssItem,
     .bad = "<geo:Point><geo:lat>1</geo:lat><dc:date>2021-07-10</dc:date></geo:Point>",
     .good = "<geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long></geo:Point>"},
    {.code = "G110",
     .name = "no-namespace",
     .severity = Severity::kWarning,
     .says = "All elements of Atom and RSS 1.0 have a namespace.",
     .remedy = "give it a namespace",
     .source = "RFC 4287 section 6.3; RSS 1.0 section 5",
     .breaks = "Readers pass over it",
     .sample = Sample::kAtomEntry,
     .bad = "<summary xmlns=\"\">Words</summary>",
     .good = "<summary>Words</summary>"},
};

std::string quoted_tag(const CheckedElement& element) {
  return fmt::format("<{}>", printable(element.shown_name()));
}

bool is_the_formats_own(Space space) {
  return space == Space::kNone || space == Space::kAtom || space == Space::kRss10 ||
         space == Space::kRss090;
}

// Elements that say something of whatever they stand in, but that readers look for in few places.
bool is_questionable(Space space, FeedKind kind) {
  const bool is_atom = kind == FeedKind::kAtom10 || kind == FeedKind::kAtomEntry;
  return space == Space::kDc || space == Space::kDcterms || space == Space::kGeo ||
         space == Space::kGeorss || (space == Space::kAtom && !is_atom);
}

void check_value(const CheckedElement& element, const CheckedElement* parent, const Shape& shape,
                 FeedJudge& judge) {
  if (shape.value != nullptr) {
    shape.value({trim(element.text), element.text_at, element, parent, nullptr}, judge);
  } else if (!shape.has_text && !trim(element.text).empty()) {
    judge.add("unexpected-text", element.text_at,
              fmt::format("text stands between the elements in {}", quoted_tag(element)));
  }
}

}  // namespace

std::span<const CheckRule> shape_rules() { return kRules; }

const ChildRow* find_child_row(const Shape& shape, const CheckedElement& child) {
  for (const ChildRows rows : shape.children) {
    const ChildRow* row =
        find_if(rows, [&](const ChildRow& one) { return child.is(one.space, one.name); });
    if (row != nullptr) return row;
  }
  return nullptr;
}

void check_attributes(const CheckedElement& element, const CheckedElement* parent,
                      const Shape& shape, FeedJudge& judge) {
  for (const CheckedAttribute& attribute : element.attributes) {
    if (attribute.space != Space::kNone) continue;
    const AttributeRow* row = find_if(
        shape.attributes, [&](const AttributeRow& one) { return one.name == attribute.name; });
    if (row == nullptr) {
      judge.add(
          "unknown-attribute", element.offset,
          fmt::format("{} has no attribute {}", quoted_tag(element), in_quotes(attribute.name)));
    } else if (row->value != nullptr) {
      row->value({attribute.value, element.offset, element, parent, &attribute}, judge);
    }
  }
  for (const AttributeRow& row : shape.attributes) {
    if (!row.required.empty() && element.attribute(row.name) == nullptr) {
      judge.add(row.required, element.offset,
                fmt::format("{} lacks the attribute {}", quoted_tag(element), row.name),
                fmt::format("add {}=\"…\"", row.name));
    }
  }
}

void check_missing(const CheckedElement& element, const Shape& shape, FeedJudge& judge) {
  for (const ChildRows rows : shape.children) {
    for (const ChildRow& row : rows) {
      if (row.required.empty() || element.child(row.space, row.name) != nullptr) continue;
      judge.add(row.required, element.offset,
                fmt::format("{} lacks <{}>", quoted_tag(element), row.name));
    }
  }
}

void check_unknown_child(const CheckedElement& child, const CheckedElement& parent,
                         FeedJudge& judge) {
  if (child.space == Space::kOther) return;
  if (child.space == Space::kXhtml) {
    judge.add("misplaced-xhtml", child.offset,
              fmt::format("{} stands in {}", quoted_tag(child), quoted_tag(parent)));
    return;
  }
  const bool has_namespaces = judge.kind == FeedKind::kAtom10 ||
                              judge.kind == FeedKind::kAtomEntry ||
                              judge.kind == FeedKind::kRss10 || judge.kind == FeedKind::kRss090;
  if (child.space == Space::kNone && has_namespaces) {
    judge.add("no-namespace", child.offset, fmt::format("{} has no namespace", quoted_tag(child)));
  } else if (is_questionable(child.space, judge.kind) &&
             is_known_element(child.space, child.name)) {
    judge.add("questionable-place", child.offset,
              fmt::format("{} stands in {}", quoted_tag(child), quoted_tag(parent)));
  } else if (is_known_element(child.space, child.name)) {
    judge.add("misplaced-element", child.offset,
              fmt::format("{} has no place in {}", quoted_tag(child), quoted_tag(parent)));
  } else if (is_the_formats_own(child.space)) {
    judge.add("unknown-element", child.offset,
              fmt::format("{} is none of the format's elements", quoted_tag(child)));
  } else if (knows_elements_of(child.space)) {
    judge.add("unknown-extension-element", child.offset,
              fmt::format("{} is none of its extension's elements", quoted_tag(child)));
  }
}

void check_shape(const CheckedElement& element, const CheckedElement* parent, const Shape& shape,
                 FeedJudge& judge) {
  check_attributes(element, parent, shape, judge);
  check_value(element, parent, shape, judge);
  const bool holds_elements = !shape.children.empty();
  for (const CheckedElement& child : element.children) {
    if (shape.holds_anything) break;
    const ChildRow* row = find_child_row(shape, child);
    if (row == nullptr) {
      if (!holds_elements && (shape.has_text || shape.value != nullptr)) {
        judge.add("unexpected-child", child.offset,
                  fmt::format("{} stands in {}, whose value is a text", quoted_tag(child),
                              quoted_tag(element)));
      } else {
        check_unknown_child(child, element, judge);
      }
      continue;
    }
    if (row->count == Count::kAtMostOne) {
      const CheckedElement* first = element.child(row->space, row->name);
      if (first != &child) {
        judge.add(
            "duplicate-element", child.offset,
            fmt::format("{} stands in {} more than once", quoted_tag(child), quoted_tag(element)));
      }
    }
    if (row->shape != nullptr) check_shape(child, &element, *row->shape, judge);
  }
  check_missing(element, shape, judge);
  if (shape.whole != nullptr) shape.whole(element, parent, judge);
}

}  // namespace feedgen
