// Links of Atom (RFC 4287 section 4.2.7), which RSS has too.
#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

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

// A relation that is not registered is an IRI (RFC 4287 section 4.2.7.2).
bool is_address(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() &&
         is_ascii_letter(text.front()) && none_of(text, [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 ||
                  std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
         });
}

void relation_value(const JudgedValue& value, FeedJudge& judge) {
  std::string_view text = value.text;
  constexpr std::string_view kIana = "http://www.iana.org/assignments/relation/";
  if (text.starts_with(kIana)) text.remove_prefix(kIana.size());
  if (text.empty()) {
    judge.add("atom-empty-attribute", value.offset, fmt::format("{} is empty", shown_place(value)));
  } else if (!holds_word(kRelations, text) && !is_address(text)) {
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

// thr:count and thr:updated (RFC 4685 section 4) stand in links to replies.
void judge_replies(const JudgedValue& value, FeedJudge& judge) {
  const std::string* rel = value.element.attribute("rel");
  if (rel != nullptr && *rel == "replies") return;
  judge.add("atom-replies", value.offset,
            fmt::format("{} stands in a link without rel=\"replies\"", shown_place(value)));
}
void reply_count(const JudgedValue& value, FeedJudge& judge) {
  judge_replies(value, judge);
  natural_number(value, judge);
}
void reply_date(const JudgedValue& value, FeedJudge& judge) {
  judge_replies(value, judge);
  rfc3339_date(value, judge);
}
void reply_when(const JudgedValue& value, FeedJudge& judge) {
  judge.add("atom-replies", value.offset, "thr:when is now thr:updated");
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

constexpr AttributeRow kLinkAttributes[] = {
    {"href", iri_reference, "atom-link-href"},
    {"rel", relation_value},
    {"type", link_type},
    {"hreflang", language_name},
    {"title", link_title},
    {"length", natural_number},
    {.name = "type", .space = Space::kRdf},
    {.name = "resource", .space = Space::kRdf},
    {.name = "count", .value = reply_count, .space = Space::kThr},
    {.name = "updated", .value = reply_date, .space = Space::kThr},
    {.name = "when", .value = reply_when, .space = Space::kThr},
};

}  // namespace

const Shape kAtomLink{
    .has_text = true, .attributes = kLinkAttributes, .whole = link_whole, .holds_anything = true};

std::string relation_of(const CheckedElement& link) {
  const std::string* rel = link.attribute("rel");
  return rel == nullptr ? "alternate" : *rel;
}

}  // namespace feedgen
