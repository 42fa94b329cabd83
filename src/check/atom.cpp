// Atom 1.0 (RFC 4287) as tables.
#include <array>
#include <set>

#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/atom_text.h"
#include "check/content.h"
#include "check/entries.h"
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

constexpr std::string_view kRelations =
    " about acl alternate amphtml appendix apple-touch-icon archives author blocked-by bookmark "
    "canonical chapter cite-as collection contents convertedfrom copyright create-form current "
    "deprecation describedby describes disclosure dns-prefetch duplicate edit edit-form edit-media "
    "enclosure external first glossary help hosts hub icon index item last latest-version license "
    "lrdd memento monitor monitor-group next next-archive nofollow noopener noreferrer original "
    "p3pv1 payment pingback preconnect predecessor-version prefetch preload prerender prev preview "
    "previous prev-archive privacy-policy profile publication related replies restconf ruleinput "
    "search section self service service-desc service-doc service-meta sponsored start status "
    "stylesheet subsection successor-version sunset tag terms-of-service timegate timemap type ugc "
    "up version-history via webmention working-copy working-copy-of ";
constexpr std::string_view kHistory =
    " current first last next next-archive prev-archive previous ";

void relation_value(const JudgedValue& value, FeedJudge& judge) {
  std::string_view text = value.text;
  constexpr std::string_view kIana = "http://www.iana.org/assignments/relation/";
  if (text.starts_with(kIana)) text.remove_prefix(kIana.size());
  if (text.empty()) {
    judge.add("atom-empty-attribute", value.offset, fmt::format("{} is empty", shown_place(value)));
  } else if (!holds_word(kRelations, text) && text.find(':') == std::string_view::npos) {
    judge.add("atom-link-relation", value.offset,
              fmt::format("{} is {}", shown_place(value), in_quotes(text)));
  } else if (holds_word(kHistory, text) && value.parent != nullptr &&
             value.parent->name == "entry") {
    judge.add("atom-history-in-entry", value.offset,
              fmt::format("an entry has a link with rel={}", in_quotes(text)));
  }
}

void link_title(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) {
    judge.add("atom-empty-attribute", value.offset, fmt::format("{} is empty", shown_place(value)));
  } else {
    plain_words(value, judge);
  }
}

void link_type(const JudgedValue& value, FeedJudge& judge) {
  media_type(value, judge);
  const std::string* rel = value.element.attribute("rel");
  if (rel == nullptr || *rel != "self") return;
  std::string_view rest = value.text;
  const std::string_view type = trim(take_until(rest, ';'));
  if (type == "application/atom+xml" || type == "application/rss+xml" ||
      type == "application/rdf+xml" || type.find('/') == std::string_view::npos) {
    return;
  }
  judge.add("atom-self-type", value.offset,
            fmt::format("the link with rel=\"self\" has the type {}", in_quotes(type)));
}

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

void id_value(const JudgedValue& value, FeedJudge& judge) {
  judge_space(value, judge);
  full_iri(value, judge);
  if (value.text.empty()) return;
  const UrlParts parts = split_url(value.text);
  const std::string scheme = ascii_lower(parts.scheme);
  const std::string authority = ascii_lower(parts.authority);
  const bool is_odd = scheme != parts.scheme || authority != parts.authority ||
                      (scheme == "http" && authority.ends_with(":80")) ||
                      (scheme == "https" && authority.ends_with(":443")) ||
                      ((scheme == "http" || scheme == "https") && parts.path.empty());
  if (is_odd) {
    judge.add("atom-id-form", value.offset, fmt::format("the id is {}", in_quotes(value.text)),
              fmt::format("write {}", in_quotes(encode_url(value.text))));
  }
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

std::string relation_of(const CheckedElement& link) {
  const std::string* rel = link.attribute("rel");
  return rel == nullptr ? "alternate" : *rel;
}

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

void link_whole(const CheckedElement& link, const CheckedElement* parent, FeedJudge& judge) {
  if (!link.children.empty() || !trim(link.text).empty()) {
    judge.add("atom-link-content", link.offset, "<link> is not empty");
  }
  const std::string* href = link.attribute("href");
  const bool is_of_feed =
      parent != nullptr && (parent->name == "feed" || parent->name == "channel");
  if (href == nullptr || relation_of(link) != "self" || !is_of_feed) return;
  const bool has_base = parent->attribute(Space::kXml, "base") != nullptr ||
                        link.attribute(Space::kXml, "base") != nullptr;
  if (!has_base && split_url(*href).authority.empty()) {
    judge.add("atom-relative-self", link.offset,
              fmt::format("the link with rel=\"self\" is {}", in_quotes(*href)));
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

constexpr ChildRow kNoRows[] = {{Space::kXhtml, "div", nullptr}};
constexpr ChildRows kAnything[] = {kNoRows};

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
constexpr ChildRows kPersonChildren[] = {kPersonRows};
constexpr Shape kPerson{.children = kPersonChildren};

constexpr AttributeRow kCategoryAttributes[] = {
    {"term", term_value, "atom-category-term"}, {"scheme", full_iri}, {"label", plain_words}};
constexpr Shape kCategory{.attributes = kCategoryAttributes, .children = kAnything};

constexpr AttributeRow kGeneratorAttributes[] = {{"uri", iri_reference}, {"version"}};
constexpr Shape kGenerator{.value = plain_line, .attributes = kGeneratorAttributes};

constexpr AttributeRow kLinkAttributes[] = {
    {"href", iri_reference, "atom-link-href"},
    {"rel", relation_value},
    {"type", link_type},
    {"hreflang", language_name},
    {"title", link_title},
    {"length", natural_number},
};

}  // namespace

// Shapes that hold text and elements both judge them as a whole.
const Shape kAtomText{
    .has_text = true, .attributes = kTextAttributes, .whole = text_whole, .holds_anything = true};
const Shape kAtomContent{.has_text = true,
                         .attributes = kContentAttributes,
                         .whole = content_whole,
                         .holds_anything = true};
const Shape kAtomLink{
    .has_text = true, .attributes = kLinkAttributes, .whole = link_whole, .holds_anything = true};
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
  static const Shape shape{.children = rows, .whole = entry_whole};
  return shape;
}

const Shape& atom_feed_shape() {
  static const ChildRow entry[] = {{Space::kAtom, "entry", &atom_entry_shape()}};
  static const std::vector<ChildRows> rows = with_extensions({kFeedRows, entry}, Holder::kAtomFeed);
  static const Shape shape{.children = rows, .whole = feed_whole};
  return shape;
}

}  // namespace feedgen
