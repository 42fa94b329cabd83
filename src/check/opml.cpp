// OPML 1.0, 1.1 and 2.0 (opml.org/spec2.opml) as tables.
#include <fmt/format.h>

#include "check/content.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "O101",
     .name = "opml-version",
     .says = "OPML names its version, which is 1.0, 1.1 or 2.0.",
     .remedy = "write <opml version=\"2.0\">",
     .source = "OPML 2.0, What is an <opml>?",
     .breaks = "Strict readers refuse the list",
     .bad = "<opml><head/><body><outline text=\"A\"/></body></opml>",
     .good = "<opml version=\"2.0\"><head/><body><outline text=\"A\"/></body></opml>"},
    {.code = "O102",
     .name = "opml-parts",
     .says = "OPML has a head and a body, and the body an outline.",
     .remedy = "add the element",
     .source = "OPML 2.0, What is an <opml>?",
     .breaks = "Strict readers refuse the list",
     .bad = "<opml version=\"2.0\"><head/></opml>",
     .good = "<opml version=\"2.0\"><head/><body><outline text=\"A\"/></body></opml>"},
    {.code = "O108",
     .name = "opml-old-name",
     .severity = Severity::kWarning,
     .says = "OPML's element is <opml>, as it has been since version 1.0.",
     .remedy = "write <opml version=\"2.0\">",
     .source = "OPML 2.0, What is an <opml>?",
     .breaks = "Readers do not take it for OPML",
     .bad = "<outlineDocument><head/><body><outline text=\"A\"/></body></outlineDocument>",
     .good = "<opml version=\"2.0\"><head/><body><outline text=\"A\"/></body></opml>"},
    {.code = "O103",
     .name = "opml-text",
     .says = "An outline has a text.",
     .remedy = "add text=\"…\"",
     .source = "OPML 2.0, Outline",
     .breaks = "Readers show an empty line",
     .sample = Sample::kOpmlBody,
     .bad = "<outline type=\"rss\" title=\"A\" xmlUrl=\"https://site.example/rss.xml\"/>",
     .good = "<outline text=\"A\"/>"},
    {.code = "O104",
     .name = "opml-feed-address",
     .severity = Severity::kWarning,
     .says = "An outline of type rss has the address of its feed, one of type link an address.",
     .remedy = "add xmlUrl=\"…\" or url=\"…\"",
     .source = "OPML 2.0, Subscription lists and Inclusion",
     .breaks = "Readers import no feed",
     .sample = Sample::kOpmlBody,
     .bad = "<outline type=\"rss\" text=\"A\" title=\"A\"/>",
     .good =
         "<outline type=\"rss\" text=\"A\" title=\"A\" xmlUrl=\"https://site.example/rss.xml\"/>"},
    {.code = "O105",
     .name = "opml-type",
     .severity = Severity::kWarning,
     .says = "An outline with the attributes of a feed has a type and a title.",
     .remedy = "add type=\"rss\" and title=\"…\"",
     .source = "OPML 2.0, Subscription lists",
     .breaks = "Readers take it for a folder",
     .sample = Sample::kOpmlBody,
     .bad = "<outline text=\"A\" xmlUrl=\"https://site.example/rss.xml\"/>",
     .good =
         "<outline type=\"rss\" text=\"A\" title=\"A\" xmlUrl=\"https://site.example/rss.xml\"/>"},
    {.code = "O106",
     .name = "opml-expansion",
     .says = "expansionState is a list of line numbers with commas between them.",
     .remedy = "write it as 1, 5, 12",
     .source = "OPML 2.0, head",
     .breaks = "Outliners open all of it",
     .sample = Sample::kOpmlHead,
     .bad = "<expansionState>all</expansionState>",
     .good = "<expansionState>1, 5, 12</expansionState>"},
    {.code = "O107",
     .name = "opml-outline-version",
     .severity = Severity::kWarning,
     .says = "The version of a feed is RSS, RSS1, RSS2 or scriptingNews.",
     .remedy = "write one of these, or leave it out",
     .source = "OPML 2.0, Subscription lists",
     .breaks = "Readers pass over it",
     .sample = Sample::kOpmlBody,
     .bad = "<outline type=\"rss\" text=\"A\" title=\"A\" version=\"3\" "
            "xmlUrl=\"https://site.example/rss.xml\"/>",
     .good = "<outline type=\"rss\" text=\"A\" title=\"A\" version=\"RSS2\" "
             "xmlUrl=\"https://site.example/rss.xml\"/>"},
};

void expansion(const JudgedValue& value, FeedJudge& judge) {
  const bool is_list = all_of(parts_between(value.text, ','), [](std::string_view part) {
    return is_all_digits(trim(part)) && !trim(part).empty();
  });
  if (is_list || value.text.empty()) return;
  judge.add("opml-expansion", value.offset,
            fmt::format("<expansionState> is {}", in_quotes(value.text)));
}

void version(const JudgedValue& value, FeedJudge& judge) {
  judge.version = value.text;
  if (holds_word(" 1.0 1.1 2.0 ", value.text)) return;
  judge.add("opml-version", value.offset,
            fmt::format("the version of OPML is {}", in_quotes(value.text)));
}

void outline_version(const JudgedValue& value, FeedJudge& judge) {
  if (holds_word(" RSS RSS1 RSS2 scriptingNews ", value.text)) return;
  judge.add("opml-outline-version", value.offset,
            fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

void truth(const JudgedValue& value, FeedJudge& judge) {
  const std::string word = ascii_lower(value.text);
  if (word == "true" || word == "false") return;
  true_or_false(value, judge);
}

void outline_whole(const CheckedElement& outline, const CheckedElement*, FeedJudge& judge) {
  ++judge.facts.entries;
  const std::string* type = outline.attribute("type");
  const auto has = [&](std::string_view name) { return outline.attribute(name) != nullptr; };
  const std::string kind = type == nullptr ? "" : ascii_lower(*type);
  if (kind == "rss" && !has("xmlUrl")) {
    judge.add("opml-feed-address", outline.offset, "an outline of type rss has no xmlUrl");
  }
  if (kind == "link" && !has("url")) {
    judge.add("opml-feed-address", outline.offset, "an outline of type link has no url");
  }
  if (kind == "rss" && !has("title")) {
    judge.add("opml-type", outline.offset, "an outline of type rss has no title");
  }
  if (type != nullptr && kind != "rss" && kind != "link" && judge.version.starts_with("1.")) {
    judge.add("opml-type", outline.offset,
              fmt::format("the type {} is none of OPML 1", in_quotes(*type)));
  }
  if (type == nullptr && (has("xmlUrl") || has("htmlUrl") || has("description") ||
                          has("language") || has("version"))) {
    judge.add("opml-type", outline.offset, "an outline with the attributes of a feed has no type");
  }
}

void opml_whole(const CheckedElement& opml, const CheckedElement*, FeedJudge& judge) {
  if (opml.name == "outlineDocument") {
    judge.add("opml-old-name", opml.offset, "the document is <outlineDocument>");
  } else if (opml.attribute("version") == nullptr) {
    judge.add("opml-version", opml.offset, "<opml> lacks the attribute version");
  }
}

constexpr Shape kHtml{.value = html_text};
constexpr Shape kDate{.value = mail_date};
constexpr Shape kMail{.value = mail_address_of_person};
constexpr Shape kWeb{.value = web_address};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kExpansion{.value = expansion};

constexpr ChildRow kHeadRows[] = {
    {Space::kNone, "title", &kHtml, Count::kAtMostOne},
    {Space::kNone, "dateCreated", &kDate, Count::kAtMostOne},
    {Space::kNone, "dateModified", &kDate, Count::kAtMostOne},
    {Space::kNone, "ownerName", &kHtml, Count::kAtMostOne},
    {Space::kNone, "ownerEmail", &kMail, Count::kAtMostOne},
    {Space::kNone, "ownerId", &kWeb, Count::kAtMostOne},
    {Space::kNone, "docs", &kAddress, Count::kAtMostOne},
    {Space::kNone, "expansionState", &kExpansion, Count::kAtMostOne},
    {Space::kNone, "vertScrollState", &kPositive, Count::kAtMostOne},
    {Space::kNone, "windowTop", &kPositive, Count::kAtMostOne},
    {Space::kNone, "windowLeft", &kPositive, Count::kAtMostOne},
    {Space::kNone, "windowBottom", &kPositive, Count::kAtMostOne},
    {Space::kNone, "windowRight", &kPositive, Count::kAtMostOne},
};
constexpr AttributeRow kOutlineAttributes[] = {
    {"text", html_text, "opml-text"},
    {"type"},
    {"title", html_text},
    {"category"},
    {"created", mail_date},
    {"description", html_text},
    {"htmlUrl", full_address},
    {"isBreakpoint", truth},
    {"isComment", truth},
    {"language", language_name},
    {"url", full_address},
    {"version", outline_version},
    {"xmlUrl"},
};

constexpr AttributeRow kOpmlAttributes[] = {{"version", version}};

// An outline holds outlines.
struct OutlineShape {
  ChildRow row[1];
  std::vector<ChildRows> rows;
  Shape shape;

  OutlineShape()
      : row{{Space::kNone, "outline", &shape}},
        rows(with_extensions({ChildRows(row)}, Holder::kOther)) {
    shape = Shape{.attributes = kOutlineAttributes, .children = rows, .whole = outline_whole};
  }
};

}  // namespace

std::span<const CheckRule> opml_rules() { return kRules; }

const Shape& opml_shape() {
  static const OutlineShape outline;
  static const ChildRow body_own[] = {
      {Space::kNone, "outline", &outline.shape, Count::kAny, "opml-parts"}};
  static const std::vector<ChildRows> body_rows = with_extensions({body_own}, Holder::kOther);
  static const Shape body{.children = body_rows};
  static const std::vector<ChildRows> head_rows = with_extensions({kHeadRows}, Holder::kOther);
  static const Shape head{.children = head_rows};
  static const ChildRow own[] = {{Space::kNone, "head", &head, Count::kAny, "opml-parts"},
                                 {Space::kNone, "body", &body, Count::kAny, "opml-parts"}};
  static const std::vector<ChildRows> rows = with_extensions({own}, Holder::kOther);
  static const Shape shape{.attributes = kOpmlAttributes, .children = rows, .whole = opml_whole};
  return shape;
}

}  // namespace feedgen
