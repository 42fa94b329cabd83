// Service and category documents of AtomPub (RFC 5023), and XRDS, which leads to services.
#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

#define FEEDGEN_SERVICE                            \
  "<service xmlns=\"http://www.w3.org/2007/app\" " \
  "xmlns:atom=\"http://www.w3.org/2005/Atom\">"

constexpr CheckRule kRules[] = {
    {.code = "A141",
     .name = "service-parts",
     .says = "A service has a workspace; workspaces and collections have a title, and a "
             "collection an address.",
     .remedy = "add the element or attribute",
     .source = "RFC 5023 sections 8.3.1 to 8.3.3",
     .breaks = "Editors do not find where to publish",
     .bad = FEEDGEN_SERVICE "</service>",
     .good = FEEDGEN_SERVICE "<workspace><atom:title>A</atom:title><collection href=\"a\">"
                             "<atom:title>B</atom:title></collection></workspace></service>"},
    {.code = "A142",
     .name = "categories-elsewhere",
     .says = "Categories that lie elsewhere have no scheme, no fixed, and no categories in them.",
     .remedy = "remove href, or the others",
     .source = "RFC 5023 section 7.2.1",
     .breaks = "Editors offer the wrong categories",
     .bad = "<categories xmlns=\"http://www.w3.org/2007/app\" href=\"a\" fixed=\"yes\"/>",
     .good = "<categories xmlns=\"http://www.w3.org/2007/app\" fixed=\"yes\"/>"},
    {.code = "A143",
     .name = "accept-parameter",
     .severity = Severity::kWarning,
     .says = "A range of media types that a collection accepts has no q.",
     .remedy = "remove ;q=…",
     .source = "RFC 5023 section 8.3.4",
     .breaks = "Editors pass over it",
     .bad = FEEDGEN_SERVICE "<workspace><atom:title>A</atom:title><collection href=\"a\">"
                            "<atom:title>B</atom:title><accept>image/png;q=1</accept>"
                            "</collection></workspace></service>",
     .good = FEEDGEN_SERVICE "<workspace><atom:title>A</atom:title><collection href=\"a\">"
                             "<atom:title>B</atom:title><accept>image/png</accept>"
                             "</collection></workspace></service>"},
};

#undef FEEDGEN_SERVICE

constexpr std::string_view kNeeded = "service-parts";

void categories_whole(const CheckedElement& categories, const CheckedElement*, FeedJudge& judge) {
  if (categories.attribute("href") == nullptr) return;
  for (const std::string_view name : {"fixed", "scheme"}) {
    if (categories.attribute(name) == nullptr) continue;
    judge.add("categories-elsewhere", categories.offset,
              fmt::format("<categories> has href and {}", name));
  }
  if (categories.children.empty()) return;
  judge.add("categories-elsewhere", categories.children.front().offset,
            "<categories> has href, and elements in it");
}

void media_ranges(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) return;
  for (const std::string_view part : parts_between(value.text, ',')) {
    if (part.find(";q=") != std::string_view::npos) {
      judge.add("accept-parameter", value.offset, "<accept> has ;q=");
    }
    media_type({trim(part), value.offset, value.element, value.parent, nullptr}, judge);
  }
}

constexpr AttributeRow kCategoriesAttributes[] = {{"scheme"}, {"fixed", yes_or_no}, {"href"}};
constexpr ChildRow kCategoryRow[] = {{Space::kAtom, "category", &kAtomCategory}};
constexpr ChildRows kCategoryRows[] = {kCategoryRow};
constexpr Shape kCategories{
    .attributes = kCategoriesAttributes, .children = kCategoryRows, .whole = categories_whole};

constexpr Shape kAccept{.value = media_ranges};
constexpr AttributeRow kCollectionAttributes[] = {{"href", iri_reference, kNeeded}};
constexpr ChildRow kCollectionRows[] = {
    {Space::kAtom, "title", &kAtomText, Count::kAtMostOne, kNeeded},
    {Space::kApp, "categories", &kCategories},
    {Space::kApp, "accept", &kAccept},
};

const Shape& collection_shape() {
  static const std::vector<ChildRows> rows = with_extensions({kCollectionRows}, Holder::kOther);
  static const Shape shape{.attributes = kCollectionAttributes, .children = rows};
  return shape;
}

constexpr Shape kIri{.value = iri_reference};
constexpr AttributeRow kPriority[] = {{"priority", natural_number}};
constexpr ChildRow kServiceRows[] = {
    {Space::kXrd, "Type", &kIri}, {Space::kXrd, "URI", &kIri}, {Space::kOpenid, "Delegate", &kIri}};
constexpr ChildRows kServiceChildren[] = {kServiceRows};
constexpr Shape kXrdService{.attributes = kPriority, .children = kServiceChildren};
constexpr ChildRow kXrdRows[] = {{Space::kXrd, "Service", &kXrdService}};
constexpr ChildRows kXrdChildren[] = {kXrdRows};
constexpr Shape kXrd{.children = kXrdChildren};
constexpr ChildRow kXrdsRows[] = {{Space::kXrd, "XRD", &kXrd}};
constexpr ChildRows kXrdsChildren[] = {kXrdsRows};
constexpr Shape kXrds{.children = kXrdsChildren};

}  // namespace

std::span<const CheckRule> publishing_rules() { return kRules; }

ChildRow collection_row() {
  return {Space::kApp, "collection", &collection_shape(), Count::kAtMostOne};
}

const Shape& service_shape() {
  static const ChildRow workspace_own[] = {
      {Space::kAtom, "title", &kAtomText, Count::kAtMostOne, kNeeded},
      {Space::kApp, "collection", &collection_shape()},
  };
  static const std::vector<ChildRows> workspace_rows =
      with_extensions({workspace_own}, Holder::kOther);
  static const Shape workspace{.children = workspace_rows};
  static const ChildRow own[] = {{Space::kApp, "workspace", &workspace, Count::kAny, kNeeded}};
  static const std::vector<ChildRows> rows = with_extensions({own}, Holder::kOther);
  static const Shape shape{.children = rows};
  return shape;
}

const Shape& categories_shape() { return kCategories; }

const Shape& xrds_shape() { return kXrds; }

}  // namespace feedgen
