// Atom 1.0 (RFC 4287) as tables.
#include <array>
#include <set>

#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/atom_text.h"
#include "check/content.h"
#include "check/entries.h"
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// ---------------------------------------------------------------- values

// White space around a text that is compared or read byte by byte.
void judge_space(const JudgedValue& value, FeedJudge& judge) {
  const std::string& text = value.element.text;
  if (text.size() == value.text.size() || value.text.empty()) return;
  std::vector<Fix> fixes;
  if (!value.element.has_cdata && value.element.children.empty()) {
    const std::string_view document = judge.text();
    const std::size_t begin = document.find('>', value.element.offset);
    if (begin != std::string_view::npos &&
        document.substr(begin + 1, text.size()) == std::string_view(text)) {
      fixes.push_back({begin + 1, begin + 1 + text.size(), std::string(value.text)});
    }
  }
  judge.add("atom-whitespace", value.offset,
            fmt::format("white space stands around the text of {}", shown_place(value)), {},
            std::move(fixes));
}

// "%7E": a code of a character that may stand in an address as it is, or one in small letters; a
// "%" that begins no code.
bool has_needless_code(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    const std::string_view code = text.substr(at + 1, 2);
    if (code.size() < 2 || !all_of(code, is_ascii_hex_digit)) return true;
    if (any_of(code, is_ascii_lower_letter)) return true;
    const int byte = std::stoi(std::string(code), nullptr, 16);
    const char c = static_cast<char>(byte);
    if (byte < 0x80 &&
        (is_ascii_alphanumeric(c) || std::string_view("-._~").find(c) != std::string_view::npos)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void id_form(const JudgedValue& value, FeedJudge& judge) {
  full_iri(value, judge);
  if (value.text.empty()) return;
  const UrlParts parts = split_url(value.text);
  const std::string scheme = ascii_lower(parts.scheme);
  const std::string authority = ascii_lower(parts.authority);
  const bool is_odd = scheme != parts.scheme || authority != parts.authority ||
                      (scheme == "http" && authority.ends_with(":80")) ||
                      (scheme == "https" && authority.ends_with(":443")) ||
                      ((scheme == "http" || scheme == "https") && parts.path.empty()) ||
                      parts.path.find("/./") != std::string_view::npos ||
                      parts.path.find("/../") != std::string_view::npos ||
                      has_needless_code(value.text);
  if (is_odd) {
    judge.add("atom-id-form", value.offset, fmt::format("the id is {}", in_quotes(value.text)),
              fmt::format("write {}", in_quotes(encode_url(value.text))));
  }
}

namespace {

void id_value(const JudgedValue& value, FeedJudge& judge) {
  judge_space(value, judge);
  id_form(value, judge);
}

void date_value(const JudgedValue& value, FeedJudge& judge) {
  judge_space(value, judge);
  rfc3339_date(value, judge);
}

void picture_reference(const JudgedValue& value, FeedJudge& judge) {
  judge_space(value, judge);
  if (value.text.empty()) {
    judge.add("empty-value", value.offset, fmt::format("{} is empty", shown_place(value)));
  } else {
    iri_reference(value, judge);
  }
}

void name_value(const JudgedValue& value, FeedJudge& judge) {
  plain_line(value, judge);
  const std::size_t at = value.text.find('@');
  const std::size_t begin = value.text.find('<');
  const std::size_t end = value.text.rfind('>');
  if (at != std::string_view::npos && begin < at && end != std::string_view::npos && at < end) {
    judge.add("atom-name-mail", value.offset, fmt::format("<name> is {}", in_quotes(value.text)));
  }
}

void uri_value(const JudgedValue& value, FeedJudge& judge) {
  judge_space(value, judge);
  if (value.text.empty()) {
    judge.add("empty-value", value.offset, "<uri> is empty");
  } else {
    iri_reference(value, judge);
  }
}

void term_value(const JudgedValue& value, FeedJudge& judge) {
  if (trim(value.text).empty()) {
    judge.add("empty-value", value.offset, "the attribute term of <category> is empty");
  }
}

// ---------------------------------------------------------------- wholes

std::string value_or_empty(const std::string* value) { return value == nullptr ? "" : *value; }

void judge_alternates(const CheckedElement& element, FeedJudge& judge) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const CheckedElement& child : element.children) {
    if (!child.is(Space::kAtom, "link") || relation_of(child) != "alternate") continue;
    const auto [place, is_new] = seen.insert(
        {value_or_empty(child.attribute("type")), value_or_empty(child.attribute("hreflang"))});
    if (!is_new) {
      judge.add("atom-alternates", child.offset,
                fmt::format("<{}> has two links with rel=\"alternate\" and the same type and "
                            "hreflang",
                            element.name));
    }
  }
}

void source_whole(const CheckedElement& source, const CheckedElement*, FeedJudge& judge) {
  judge_alternates(source, judge);
}

void entry_whole(const CheckedElement& entry, const CheckedElement* feed, FeedJudge& judge) {
  const CheckedElement* source = entry.child(Space::kAtom, "source");
  const auto has_author = [](const CheckedElement* element) {
    return element != nullptr && element->child(Space::kAtom, "author") != nullptr;
  };
  if (!has_author(&entry) && !has_author(source) && !has_author(feed)) {
    judge.add("atom-author", entry.offset, "<entry> has no author, nor has its feed");
  }
  const CheckedElement* content = entry.child(Space::kAtom, "content");
  const bool has_summary = entry.child(Space::kAtom, "summary") != nullptr;
  if (content == nullptr) {
    if (!has_summary) {
      judge.add("atom-words", entry.offset, "<entry> has neither <content> nor <summary>");
    }
    const bool has_alternate = any_of(entry.children, [](const CheckedElement& child) {
      return child.is(Space::kAtom, "link") && relation_of(child) == "alternate";
    });
    if (!has_alternate) {
      judge.add("atom-content-or-link", entry.offset,
                "<entry> has neither <content> nor a link with rel=\"alternate\"");
    }
  } else if (!has_summary) {
    const std::string type = ascii_lower(value_or_empty(content->attribute("type")));
    const bool is_no_text =
        type.find('/') != std::string::npos && !is_xml_type(type) && !type.starts_with("text/");
    if (is_no_text || content->attribute("src") != nullptr) {
      judge.add("atom-summary", entry.offset, "<entry> has no <summary>");
    }
  }
  judge_alternates(entry, judge);
  judge_entry_of_atom(entry, judge);
}

void feed_whole(const CheckedElement& feed, const CheckedElement*, FeedJudge& judge) {
  const bool has_self = any_of(feed.children, [](const CheckedElement& child) {
    return child.is(Space::kAtom, "link") && relation_of(child) == "self";
  });
  if (!has_self) judge.add("atom-self-link", feed.offset, "<feed> has no link with rel=\"self\"");
  const CheckedElement* entry = feed.child(Space::kAtom, "entry");
  if (entry != nullptr) {
    const CheckedElement* late = find_if(feed.children, [&](const CheckedElement& child) {
      return child.space == Space::kAtom && child.name != "entry" && child.offset > entry->offset;
    });
    if (late != nullptr) {
      judge.add("atom-order", late->offset, fmt::format("<{}> stands behind an entry", late->name));
    }
  }
  judge_alternates(feed, judge);
  judge_feed_of_atom(feed, judge);
}

// ---------------------------------------------------------------- tables

constexpr AttributeRow kTextAttributes[] = {{"type", text_type}};
constexpr AttributeRow kContentAttributes[] = {{"type", content_type}, {"src", iri_reference}};

constexpr Shape kId{.value = id_value};
constexpr Shape kDate{.value = date_value};
constexpr Shape kPicture{.value = picture_reference};

constexpr Shape kName{.value = name_value};
constexpr Shape kUri{.value = uri_value};
constexpr Shape kMail{.value = mail_address};
constexpr ChildRow kPersonRows[] = {
    {Space::kAtom, "name", &kName, Count::kAtMostOne, "atom-person-name"},
    {Space::kAtom, "uri", &kUri, Count::kAtMostOne},
    {Space::kAtom, "email", &kMail, Count::kAtMostOne},
};
constexpr Shape kPlain{.has_text = true};
constexpr ChildRow kPersonsOfFoaf[] = {
    {Space::kFoaf, "workplaceHomepage", &kResource},
    {Space::kFoaf, "homepage", &kResource},
    {Space::kFoaf, "weblog", &kResource},
    {Space::kFoaf, "plan", &kPlain},
    {Space::kFoaf, "firstName", &kPlain},
    {Space::kXhtml, "div", nullptr},
};
constexpr ChildRows kPersonChildren[] = {kPersonRows, kPersonsOfFoaf};
constexpr AttributeRow kParseType[] = {{.name = "parseType", .space = Space::kRdf}};
constexpr Shape kPerson{.attributes = kParseType, .children = kPersonChildren};

constexpr AttributeRow kCategoryAttributes[] = {
    {"term", term_value, "atom-category-term"}, {"scheme", full_iri}, {"label", plain_words}};
constexpr Shape kCategory{.attributes = kCategoryAttributes};

constexpr AttributeRow kGeneratorAttributes[] = {{"uri", iri_reference}, {"version"}};
constexpr Shape kGenerator{.value = plain_line, .attributes = kGeneratorAttributes};

}  // namespace

// Shapes that hold text and elements both judge them as a whole.
const Shape kAtomText{
    .has_text = true, .attributes = kTextAttributes, .whole = text_whole, .holds_anything = true};
const Shape kAtomContent{.has_text = true,
                         .attributes = kContentAttributes,
                         .whole = content_whole,
                         .holds_anything = true};
const Shape kAtomPerson = kPerson;
const Shape kAtomId = kId;
const Shape kAtomDate = kDate;
const Shape kAtomCategory = kCategory;
const Shape kAtomPicture = kPicture;
const Shape kAtomGenerator = kGenerator;

namespace {

constexpr std::string_view kMissingOfSource = "atom-source-element";

const ChildRow kSourceRows[] = {
    {Space::kAtom, "id", &kId, Count::kAtMostOne, kMissingOfSource},
    {Space::kAtom, "title", &kAtomText, Count::kAtMostOne, kMissingOfSource},
    {Space::kAtom, "updated", &kDate, Count::kAtMostOne, kMissingOfSource},
    {Space::kAtom, "author", &kPerson},
    {Space::kAtom, "contributor", &kPerson},
    {Space::kAtom, "category", &kCategory},
    {Space::kAtom, "generator", &kGenerator, Count::kAtMostOne},
    {Space::kAtom, "icon", &kPicture, Count::kAtMostOne},
    {Space::kAtom, "logo", &kPicture, Count::kAtMostOne},
    {Space::kAtom, "link", &kAtomLink},
    {Space::kAtom, "rights", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "subtitle", &kAtomText, Count::kAtMostOne},
};

const ChildRow kFeedRows[] = {
    {Space::kAtom, "id", &kId, Count::kAtMostOne, "atom-feed-id"},
    {Space::kAtom, "title", &kAtomText, Count::kAtMostOne, "atom-feed-title"},
    {Space::kAtom, "updated", &kDate, Count::kAtMostOne, "atom-feed-updated"},
    {Space::kAtom, "author", &kPerson},
    {Space::kAtom, "contributor", &kPerson},
    {Space::kAtom, "category", &kCategory},
    {Space::kAtom, "generator", &kGenerator, Count::kAtMostOne},
    {Space::kAtom, "icon", &kPicture, Count::kAtMostOne},
    {Space::kAtom, "logo", &kPicture, Count::kAtMostOne},
    {Space::kAtom, "link", &kAtomLink},
    {Space::kAtom, "rights", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "subtitle", &kAtomText, Count::kAtMostOne},
};

}  // namespace

const Shape& atom_entry_shape() {
  static const std::vector<ChildRows> source_rows =
      with_extensions({kSourceRows}, Holder::kAtomFeed);
  static const Shape source{.children = source_rows, .whole = source_whole};
  static const ChildRow own[] = {
      {Space::kAtom, "id", &kId, Count::kAtMostOne, "atom-entry-id"},
      {Space::kAtom, "title", &kAtomText, Count::kAtMostOne, "atom-entry-title"},
      {Space::kAtom, "updated", &kDate, Count::kAtMostOne, "atom-entry-updated"},
      {Space::kAtom, "published", &kDate, Count::kAtMostOne},
      {Space::kAtom, "author", &kPerson},
      {Space::kAtom, "contributor", &kPerson},
      {Space::kAtom, "category", &kCategory},
      {Space::kAtom, "content", &kAtomContent, Count::kAtMostOne},
      {Space::kAtom, "link", &kAtomLink},
      {Space::kAtom, "rights", &kAtomText, Count::kAtMostOne},
      {Space::kAtom, "source", &source, Count::kAtMostOne},
      {Space::kAtom, "summary", &kAtomText, Count::kAtMostOne},
  };
  static const std::vector<ChildRows> rows = with_extensions({own}, Holder::kAtomEntry);
  static const Shape shape{.attributes = kParseType, .children = rows, .whole = entry_whole};
  return shape;
}

const Shape& atom_feed_shape() {
  static const ChildRow parts[] = {{Space::kAtom, "entry", &atom_entry_shape()}, collection_row()};
  static const std::vector<ChildRows> rows = with_extensions({kFeedRows, parts}, Holder::kAtomFeed);
  static const AttributeRow attributes[] = {
      {.name = "index", .value = yes_or_no, .space = Space::kIndexing}};
  static const Shape shape{.attributes = attributes, .children = rows, .whole = feed_whole};
  return shape;
}

}  // namespace feedgen
