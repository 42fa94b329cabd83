// The attributes of elements: those that a table has, and those that any element may have.
#include <fmt/format.h>

#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/shape.h"
#include "check/values.h"
#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "G107",
     .name = "unknown-attribute",
     .says = "An attribute without a prefix is one that the element has.",
     .remedy = "remove it, or compare its spelling",
     .source = "RSS 2.0; RFC 4287 section 4; the extensions' own specifications",
     .breaks = "Readers pass over it; strict ones refuse the feed",
     .sample = Sample::kRssItem,
     .bad = "<guid permalink=\"false\">a-guid-1</guid>",
     .good = "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {.code = "G113",
     .name = "extension-attribute",
     .severity = Severity::kWarning,
     .says = "The elements of RSS 2.0 itself have no attributes of extensions.",
     .remedy = "use an element of the extension",
     .source = "RSS 2.0, Extending RSS (\"an RSS feed may contain elements and attributes not "
               "described on this page\", which earlier versions do not say)",
     .breaks = "Readers pass over it",
     .sample = Sample::kRssItem,
     .bad = "<title xmlns:x=\"https://site.example/ns\" x:kind=\"a\">A title</title>",
     .good = "<title>A title</title>"},
};

constexpr std::string_view kXmlAttributes[] = {"base", "id", "lang", "space"};

// Attributes that any text of RSS 1.0 may have (RDF/XML sections 2.4 and 2.9).
bool is_of_rdf_texts(const CheckedAttribute& attribute, const Shape& shape, FeedKind kind) {
  return is_rss1_family(kind) && attribute.space == Space::kRdf && shape.children.empty() &&
         (attribute.name == "parseType" || attribute.name == "datatype" ||
          attribute.name == "resource");
}

void judge_other(const CheckedElement& element, const CheckedAttribute& attribute,
                 FeedJudge& judge) {
  const std::string tag = fmt::format("<{}>", printable(element.shown_name()));
  const std::string name =
      attribute.prefix.empty() ? attribute.name : attribute.prefix + ":" + attribute.name;
  if (attribute.space == Space::kNone || knows_elements_of(attribute.space)) {
    judge.add("unknown-attribute", element.offset,
              fmt::format("{} has no attribute {}", tag, in_quotes(name)));
  } else if (is_rss2_family(judge.kind) && element.space == Space::kNone) {
    judge.add("extension-attribute", element.offset,
              fmt::format("{} has the attribute {}", tag, in_quotes(name)));
  }
}

}  // namespace

std::span<const CheckRule> attribute_rules() { return kRules; }

void check_xml_attributes(const CheckedElement& element, const CheckedElement* parent,
                          FeedJudge& judge) {
  for (const CheckedAttribute& attribute : element.attributes) {
    if (attribute.space != Space::kXml || attribute.value.empty()) continue;
    const JudgedValue value{attribute.value, element.offset, element, parent, &attribute};
    if (attribute.name == "lang") language_name(value, judge);
    if (attribute.name == "base") iri_reference(value, judge);
  }
}

void check_attributes(const CheckedElement& element, const CheckedElement* parent,
                      const Shape& shape, FeedJudge& judge) {
  check_xml_attributes(element, parent, judge);
  for (const CheckedAttribute& attribute : element.attributes) {
    if (attribute.space == Space::kXml &&
        is_one_of(std::string_view(attribute.name), kXmlAttributes)) {
      continue;
    }
    if (shape.has_any_attribute && attribute.space == Space::kNone) continue;
    const AttributeRow* row = find_if(shape.attributes, [&](const AttributeRow& one) {
      return one.name == attribute.name && one.space == attribute.space;
    });
    if (row == nullptr) {
      if (!is_of_rdf_texts(attribute, shape, judge.kind)) judge_other(element, attribute, judge);
    } else if (row->value != nullptr) {
      row->value({attribute.value, element.offset, element, parent, &attribute}, judge);
    }
  }
  for (const AttributeRow& row : shape.attributes) {
    if (!row.required.empty() && element.attribute(row.space, row.name) == nullptr) {
      judge.add(
          row.required, element.offset,
          fmt::format("<{}> lacks the attribute {}", printable(element.shown_name()), row.name),
          fmt::format("add {}=\"…\"", row.name));
    }
  }
}

}  // namespace feedgen
