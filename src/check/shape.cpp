#include "check/shape.h"

#include <fmt/format.h>

#include "check/content.h"
#include "check/feed_rows.h"
#include "check/values.h"
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
     .bad = "<geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long><dc:title>A</dc:title>"
            "</geo:Point>",
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
    {.code = "G111",
     .name = "extension-namespace",
     .says = "Elements in an element of an extension have a namespace, too.",
     .remedy = "give it the prefix of the extension",
     .source = "RSS 2.0, Extending RSS",
     .breaks = "Readers take it for an element of RSS, or pass over it",
     .sample = Sample::kRssItem,
     .bad = "<x:place xmlns:x=\"https://site.example/ns\"><city>A</city></x:place>",
     .good = "<x:place xmlns:x=\"https://site.example/ns\"><x:city>A</x:city></x:place>"},
    {.code = "G112",
     .name = "unjudged-module",
     .severity = Severity::kNote,
     .says = "An element belongs to a module whose elements are judged.",
     .remedy = "nothing, if readers of the feed know the module",
     .source = "RSS 1.0 section 7",
     .breaks = "Few readers know such modules",
     .sample = Sample::kRssItem,
     .bad = "<ss:responding xmlns:ss=\"http://purl.org/rss/1.0/modules/servicestatus/\">true"
            "</ss:responding>",
     .good = "<slash:section>a</slash:section>"},
};

std::string quoted_tag(const CheckedElement& element) {
  return fmt::format("<{}>", printable(element.shown_name()));
}

bool is_the_formats_own(Space space) {
  return space == Space::kNone || space == Space::kAtom || space == Space::kRss10 ||
         space == Space::kRss090;
}

// Formats all of whose own elements have a namespace.
bool has_namespaces(FeedKind kind) {
  return kind != FeedKind::kUnknown && kind != FeedKind::kOpml && !is_rss2_family(kind);
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

// A text of RDF holds one element of RDF at most, and no words beside it.
void judge_mixed(const CheckedElement& element, const Shape& shape, FeedJudge& judge) {
  const std::string* type = element.attribute(Space::kRdf, "parseType");
  if (element.children.empty() || (type != nullptr && *type == "Literal")) return;
  const bool is_prose =
      shape.value == plain_words || shape.value == plain_line || shape.value == html_text;
  if (!is_prose && element.children.size() == 1 && trim(element.text).empty()) return;
  judge.add("rdf-syntax", element.children.front().offset,
            fmt::format("{} holds words and elements", quoted_tag(element)));
}

void judge_count(const CheckedElement& child, const CheckedElement& parent, const ChildRow& row,
                 FeedJudge& judge) {
  if (row.count != Count::kAtMostOne) return;
  const CheckedElement* first = parent.child(child.space, child.name);
  if (first == nullptr || first == &child) return;
  judge.add("duplicate-element", child.offset,
            fmt::format("{} stands in {} more than once", quoted_tag(child), quoted_tag(parent)));
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
  if (child.space == Space::kOther || child.space == Space::kUnjudgedNow) {
    return check_unjudged(child, judge);
  }
  if (child.space == Space::kXhtml) {
    judge.add("misplaced-xhtml", child.offset,
              fmt::format("{} stands in {}", quoted_tag(child), quoted_tag(parent)));
  } else if (child.space == Space::kNone && has_namespaces(judge.kind)) {
    judge.add("no-namespace", child.offset, fmt::format("{} has no namespace", quoted_tag(child)));
  } else if (const ChildRow* row = find_questionable_row(child, judge.kind)) {
    judge.add("questionable-place", child.offset,
              fmt::format("{} stands in {}", quoted_tag(child), quoted_tag(parent)));
    judge_count(child, parent, *row, judge);
    if (row->shape != nullptr) check_shape(child, &parent, *row->shape, judge);
  } else if (is_known_element(child.space, child.name)) {
    judge.add("misplaced-element", child.offset,
              fmt::format("{} has no place in {}", quoted_tag(child), quoted_tag(parent)));
  } else if (is_the_formats_own(child.space)) {
    judge.add("unknown-element", child.offset,
              fmt::format("{} is none of the format's elements", quoted_tag(child)));
  } else if (child.space == Space::kUnjudged) {
    judge.add(
        "unjudged-module", child.offset,
        fmt::format("{} belongs to a module whose elements are not judged", quoted_tag(child)));
  } else if (knows_elements_of(child.space)) {
    judge.add("unknown-extension-element", child.offset,
              fmt::format("{} is none of its extension's elements", quoted_tag(child)));
  }
}

void check_unjudged(const CheckedElement& element, FeedJudge& judge) {
  check_xml_attributes(element, nullptr, judge);
  if (!is_rss2_family(judge.kind) || element.space == Space::kNone) return;
  const CheckedElement* bare = find_if(
      element.children, [](const CheckedElement& child) { return child.space == Space::kNone; });
  if (bare == nullptr) return;
  judge.add("extension-namespace", bare->offset,
            fmt::format("{} in {} has no namespace", quoted_tag(*bare), quoted_tag(element)));
}

void check_shape(const CheckedElement& element, const CheckedElement* parent, const Shape& shape,
                 FeedJudge& judge) {
  check_attributes(element, parent, shape, judge);
  check_value(element, parent, shape, judge);
  const bool is_text = shape.children.empty() && (shape.has_text || shape.value != nullptr);
  for (const CheckedElement& child : element.children) {
    if (shape.holds_anything) break;
    const ChildRow* row = find_child_row(shape, child);
    if (row != nullptr) {
      judge_count(child, element, *row, judge);
      if (row->shape != nullptr) {
        check_shape(child, &element, *row->shape, judge);
      } else {
        check_unjudged(child, judge);
      }
    } else if (!is_text) {
      check_unknown_child(child, element, judge);
    } else if (!is_rss1_family(judge.kind)) {
      judge.add("unexpected-child", child.offset,
                fmt::format("{} stands in {}, whose value is a text", quoted_tag(child),
                            quoted_tag(element)));
    }
  }
  if (is_text && is_rss1_family(judge.kind)) judge_mixed(element, shape, judge);
  check_missing(element, shape, judge);
  if (shape.whole != nullptr) shape.whole(element, parent, judge);
}

}  // namespace feedgen
