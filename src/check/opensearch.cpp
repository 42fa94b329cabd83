// OpenSearch 1.1: its description documents, and what it adds to feeds of results.
#include <fmt/format.h>

#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/encoding.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

#define FEEDGEN_SEARCH_BEGIN                                               \
  "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">" \
  "<ShortName>A</ShortName>"
#define FEEDGEN_SEARCH_END                               \
  "<Description>B</Description><Url type=\"text/html\" " \
  "template=\"https://site.example/?q={searchTerms}\"/>" \
  "<Query role=\"example\" searchTerms=\"a\"/></OpenSearchDescription>"

constexpr CheckRule kRules[] = {
    {.code = "G221",
     .name = "search-required",
     .says = "A description of a search has a short name, a description and a Url, and their "
             "attributes.",
     .remedy = "add what is missing",
     .source = "OpenSearch 1.1, OpenSearch description elements",
     .breaks = "Browsers do not offer the search",
     .bad = "<OpenSearchDescription "
            "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">" FEEDGEN_SEARCH_END,
     .good = FEEDGEN_SEARCH_BEGIN FEEDGEN_SEARCH_END},
    {.code = "G222",
     .name = "search-value",
     .says = "A value of OpenSearch is one of its list of words, or has its form and length.",
     .remedy = "correct the value",
     .source = "OpenSearch 1.1",
     .breaks = "Browsers do not offer the search",
     .bad = FEEDGEN_SEARCH_BEGIN "<SyndicationRight>some</SyndicationRight>" FEEDGEN_SEARCH_END,
     .good = FEEDGEN_SEARCH_BEGIN "<SyndicationRight>open</SyndicationRight>" FEEDGEN_SEARCH_END},
    {.code = "G223",
     .name = "search-example",
     .severity = Severity::kWarning,
     .says = "A description of a search has an example.",
     .remedy = "add <Query role=\"example\" searchTerms=\"…\"/>",
     .source = "OpenSearch 1.1, Query",
     .breaks = "Programs can't test the search",
     .bad = FEEDGEN_SEARCH_BEGIN
     "<Description>B</Description><Url type=\"text/html\" "
     "template=\"https://site.example/?q={searchTerms}\"/></OpenSearchDescription>",
     .good = FEEDGEN_SEARCH_BEGIN FEEDGEN_SEARCH_END},
    {.code = "G224",
     .name = "search-adult",
     .severity = Severity::kWarning,
     .says = "AdultContent is true or false.",
     .remedy = "write true or false",
     .source = "OpenSearch 1.1, AdultContent",
     .breaks = "Programs take it for true",
     .bad = FEEDGEN_SEARCH_BEGIN "<AdultContent>maybe</AdultContent>" FEEDGEN_SEARCH_END,
     .good = FEEDGEN_SEARCH_BEGIN "<AdultContent>false</AdultContent>" FEEDGEN_SEARCH_END},
};

#undef FEEDGEN_SEARCH_BEGIN
#undef FEEDGEN_SEARCH_END

constexpr std::string_view kNeeded = "search-required";

void add_wrong(const JudgedValue& value, std::string_view problem, FeedJudge& judge) {
  add_wrong_value("search-value", value, problem, judge);
}

template <std::size_t Most>
void short_words(const JudgedValue& value, FeedJudge& judge) {
  if (count_code_points(value.text) > Most) {
    add_wrong(value, fmt::format("which has more than {} characters", Most), judge);
  }
  plain_words(value, judge);
}

void charset(const JudgedValue& value, FeedJudge& judge) {
  if (encoding_of_label(value.text).empty()) add_wrong(value, "which is no encoding", judge);
}

void right(const JudgedValue& value, FeedJudge& judge) {
  if (holds_word(" open limited private closed ", ascii_lower(value.text))) return;
  add_wrong(value, "which is no right", judge);
}

void adult(const JudgedValue& value, FeedJudge& judge) {
  if (holds_word(" false FALSE 0 no NO true TRUE 1 yes YES ", value.text)) return;
  add_wrong_value("search-adult", value, "which is neither true nor false", judge);
}

void any_language(const JudgedValue& value, FeedJudge& judge) {
  if (value.text != "*") language_name(value, judge);
}

void role(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kRoles = " request example related correction subset superset ";
  const std::size_t colon = value.text.find(':');
  if (colon == std::string_view::npos) {
    if (!holds_word(kRoles, value.text)) add_wrong(value, "which is no role", judge);
  } else if (!judge.facts.prefixes.contains(std::string(value.text.substr(0, colon)))) {
    add_wrong(value, "whose prefix is not declared", judge);
  }
}

void url_encoded(const JudgedValue& value, FeedJudge& judge) {
  static constexpr std::string_view kPlain = "-_.~/%";
  const bool is_encoded = all_of(value.text, [](char c) {
    return is_ascii_alphanumeric(c) || is_ascii_blank(c) ||
           kPlain.find(c) != std::string_view::npos;
  });
  if (!is_encoded) add_wrong(value, "which is not encoded as addresses are", judge);
}

// "https://site.example/?q={searchTerms}&p={startPage?}"
void template_value(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kNames =
      " searchTerms count startIndex startPage language inputEncoding outputEncoding ";
  std::string address;
  std::string_view rest = value.text;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    address += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open + 1);
    const std::size_t close = rest.find('}');
    std::string_view name = rest.substr(0, close);
    if (close == std::string_view::npos) break;
    rest.remove_prefix(close + 1);
    if (name.ends_with('?')) name.remove_suffix(1);
    address += name;
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) {
      if (!holds_word(kNames, name)) add_wrong(value, "which has an unknown parameter", judge);
    } else if (!judge.facts.prefixes.contains(std::string(name.substr(0, colon)))) {
      add_wrong(value, "which has a parameter whose prefix is not declared", judge);
    }
  }
  full_address({address, value.offset, value.element, value.parent, value.attribute}, judge);
}

void description_whole(const CheckedElement& document, const CheckedElement*, FeedJudge& judge) {
  const bool has_example = any_of(document.children, [](const CheckedElement& child) {
    const std::string* role = child.attribute("role");
    return child.is(Space::kOpenSearch, "Query") && role != nullptr && *role == "example";
  });
  if (!has_example) {
    judge.add("search-example", document.offset, "the description has no example of a search");
  }
}

constexpr Shape kWhole{.value = whole_or_nothing};
constexpr Shape kNatural{.value = natural_number};

constexpr AttributeRow kQueryAttributes[] = {{"role", role, kNeeded},
                                             {"title", short_words<256>},
                                             {"totalResults", natural_number},
                                             {"searchTerms", url_encoded},
                                             {"count", natural_number},
                                             {"startIndex", whole_or_nothing},
                                             {"startPage", whole_or_nothing},
                                             {"language", language_name},
                                             {"inputEncoding", charset},
                                             {"outputEncoding", charset},
                                             {"parameter"}};
constexpr Shape kQuery{.attributes = kQueryAttributes};

constexpr AttributeRow kUrlAttributes[] = {{"template", template_value, kNeeded},
                                           {"type", media_type, kNeeded},
                                           {"indexOffset", whole_or_nothing},
                                           {"pageOffset", whole_or_nothing},
                                           {"rel"}};
constexpr Shape kUrl{.attributes = kUrlAttributes};
constexpr AttributeRow kImageAttributes[] = {{"height", natural_number, kNeeded},
                                             {"width", natural_number, kNeeded},
                                             {"type", media_type, kNeeded}};
constexpr Shape kImage{.value = full_address, .attributes = kImageAttributes};
constexpr Shape kMail{.value = mail_address};
constexpr Shape kCharset{.value = charset};
constexpr Shape kRight{.value = right};
constexpr Shape kAdult{.value = adult};
constexpr Shape kLanguage{.value = any_language};
constexpr Shape kShort16{.value = short_words<16>};
constexpr Shape kShort48{.value = short_words<48>};
constexpr Shape kShort64{.value = short_words<64>};
constexpr Shape kShort256{.value = short_words<256>};
constexpr Shape kShort1024{.value = short_words<1024>};

constexpr Space kOs = Space::kOpenSearch;
constexpr RowGroup kDescriptionGroups[] = {
    {kOs, "ShortName", &kShort16, Count::kAtMostOne, kNeeded},
    {kOs, "Description", &kShort1024, Count::kAtMostOne, kNeeded},
    {kOs, "Url", &kUrl, Count::kAny, kNeeded},
    {kOs, "Contact", &kMail},
    {kOs, "Tags Attribution", &kShort256},
    {kOs, "LongName", &kShort48},
    {kOs, "Image", &kImage, Count::kAny},
    {kOs, "Query", &kQuery, Count::kAny},
    {kOs, "Developer", &kShort64},
    {kOs, "SyndicationRight", &kRight},
    {kOs, "AdultContent", &kAdult},
    {kOs, "Language", &kLanguage, Count::kAny},
    {kOs, "InputEncoding OutputEncoding", &kCharset, Count::kAny},
};

constexpr RowGroup kOfFeed[] = {
    {kOs, "totalResults itemsPerPage", &kNatural},
    {kOs, "startIndex", &kWhole},
    {kOs, "Query", &kQuery, Count::kAny},
    {Space::kOpenSearch10, "totalResults itemsPerPage", &kNatural},
    {Space::kOpenSearch10, "startIndex", &kWhole},
};

}  // namespace

std::span<const CheckRule> opensearch_rules() { return kRules; }

void add_opensearch_rows(std::vector<ChildRows>& rows) {
  static const std::vector<ChildRow> all = rows_of(kOfFeed);
  rows.emplace_back(all);
}

const Shape& opensearch_shape() {
  static const std::vector<ChildRow> rows = rows_of(kDescriptionGroups);
  static const ChildRows children[] = {rows};
  static const Shape shape{.children = children, .whole = description_whole};
  return shape;
}

}  // namespace feedgen
