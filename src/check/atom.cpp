// Atom 1.0 (RFC 4287) as tables.
#include <array>
#include <set>

#include <fmt/format.h>

#include "check/atom_rows.h"
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

constexpr CheckRule kRules[] = {
    {.code = "A101",
     .name = "atom-feed-title",
     .says = "A feed has a title.",
     .remedy = "add <title>",
     .source = "RFC 4287 section 4.1.1",
     .breaks = "Readers list the feed by its address",
     .sample = Sample::kAtomFeed,
     .bad = "-title",
     .good = "<title>A site</title>"},
    {.code = "A102",
     .name = "atom-feed-id",
     .says = "A feed has an id.",
     .remedy = "add <id> with an address that never changes",
     .source = "RFC 4287 section 4.1.1",
     .breaks = "Strict readers refuse the feed",
     .sample = Sample::kAtomFeed,
     .bad = "-id",
     .good = "<id>https://site.example/</id>"},
    {.code = "A103",
     .name = "atom-feed-updated",
     .says = "A feed says when it was last changed.",
     .remedy = "add <updated>",
     .source = "RFC 4287 section 4.1.1",
     .breaks = "Strict readers refuse the feed",
     .sample = Sample::kAtomFeed,
     .bad = "-updated",
     .good = "<updated>2021-07-10T13:01:16Z</updated>"},
    {.code = "A104",
     .name = "atom-entry-title",
     .says = "An entry has a title, which may be empty.",
     .remedy = "add <title>",
     .source = "RFC 4287 section 4.1.2",
     .breaks = "Readers show \"Untitled\"",
     .sample = Sample::kAtomEntry,
     .bad = "-title",
     .good = "<title>A title</title>"},
    {.code = "A105",
     .name = "atom-entry-id",
     .says = "An entry has an id.",
     .remedy = "add <id> with an address that never changes",
     .source = "RFC 4287 section 4.1.2",
     .breaks = "Readers show the entry as new again and again",
     .sample = Sample::kAtomEntry,
     .bad = "-id",
     .good = "<id>https://site.example/a</id>"},
    {.code = "A106",
     .name = "atom-entry-updated",
     .says = "An entry says when it was last changed.",
     .remedy = "add <updated>",
     .source = "RFC 4287 section 4.1.2",
     .breaks = "Readers put the entry at a wrong place",
     .sample = Sample::kAtomEntry,
     .bad = "-updated",
     .good = "<updated>2021-07-10T13:01:16Z</updated>"},
    {.code = "A107",
     .name = "atom-author",
     .says = "An entry has an author, of its own, of its source or of its feed.",
     .remedy = "add <author><name>…</name></author> to the feed",
     .source = "RFC 4287 sections 4.1.1 and 4.1.2",
     .breaks = "Strict readers refuse the feed",
     .sample = Sample::kAtomFeed,
     .bad = "-author",
     .good = "<author><name>A Name</name></author>"},
    {.code = "A108",
     .name = "atom-person-name",
     .says = "A person has a name.",
     .remedy = "add <name>",
     .source = "RFC 4287 section 3.2.1",
     .breaks = "Readers show no author",
     .sample = Sample::kAtomFeed,
     .bad = "<author><uri>https://site.example/</uri></author>",
     .good = "<author><name>A Name</name></author>"},
    {.code = "A109",
     .name = "atom-link-href",
     .says = "A link has an address.",
     .remedy = "add href=\"…\"",
     .source = "RFC 4287 section 4.2.7.1",
     .breaks = "Readers pass over it",
     .sample = Sample::kAtomEntry,
     .bad = "<link rel=\"related\"/>",
     .good = "<link rel=\"related\" href=\"https://site.example/b\"/>"},
    {.code = "A110",
     .name = "atom-link-relation",
     .severity = Severity::kWarning,
     .says = "The relation of a link is registered, or an address.",
     .remedy = "compare its spelling with IANA's list",
     .source = "RFC 4287 section 4.2.7.2; IANA, Link Relations",
     .breaks = "Readers pass over it",
     .sample = Sample::kAtomEntry,
     .bad = "<link rel=\"sibling\" href=\"https://site.example/b\"/>",
     .good = "<link rel=\"related\" href=\"https://site.example/b\"/>"},
    {.code = "A111",
     .name = "atom-alternates",
     .says = "Of links with rel=\"alternate\", no two have the same type and hreflang.",
     .remedy = "remove one, or tell them apart by type or hreflang",
     .source = "RFC 4287 sections 4.1.1 and 4.1.2",
     .breaks = "One reader opens the first, another the last",
     .sample = Sample::kAtomEntry,
     .bad = "<link href=\"https://site.example/a\"/><link href=\"https://site.example/b\"/>",
     .good = "<link href=\"https://site.example/a\"/>"},
    {.code = "A112",
     .name = "atom-self-link",
     .severity = Severity::kWarning,
     .says = "A feed names its own address in a link with rel=\"self\".",
     .remedy = "add <link rel=\"self\" href=\"…\"/>",
     .source = "RFC 4287 section 4.1.1",
     .breaks = "Readers can't renew a feed that was saved, and hubs do not know it",
     .sample = Sample::kAtomFeed,
     .bad = "-link\n<link href=\"https://site.example/\"/>",
     .good = "<link rel=\"self\" href=\"https://site.example/atom.xml\"/>"},
    {.code = "A113",
     .name = "atom-relative-self",
     .severity = Severity::kWarning,
     .says = "The link with rel=\"self\" is a whole address.",
     .remedy = "write the whole address, with https://",
     .source = "RFC 4287 section 4.2.7.2",
     .breaks = "Readers can't renew a feed that was saved",
     .sample = Sample::kAtomFeed,
     .bad = "-link\n<link rel=\"self\" href=\"atom.xml\"/>",
     .good = "<link rel=\"self\" href=\"https://site.example/atom.xml\"/>"},
    {.code = "A114",
     .name = "atom-self-type",
     .severity = Severity::kWarning,
     .says = "The type of the link with rel=\"self\" is that of a feed.",
     .remedy = "write type=\"application/atom+xml\"",
     .source = "RFC 4287 section 4.2.7.3",
     .breaks = "Readers do not take it for a feed",
     .sample = Sample::kAtomFeed,
     .bad = "-link\n<link rel=\"self\" type=\"text/html\" href=\"https://site.example/atom.xml\"/>",
     .good = "<link rel=\"self\" href=\"https://site.example/atom.xml\"/>"},
    {.code = "A115",
     .name = "atom-content-or-link",
     .says = "An entry without content has a link with rel=\"alternate\".",
     .remedy = "add <content>, or <link href=\"…\"/>",
     .source = "RFC 4287 section 4.1.2",
     .breaks = "Readers have neither a text nor a page to show",
     .sample = Sample::kAtomEntry,
     .bad = "-content\n-link\n<summary>Words</summary>",
     .good = "<content>Words</content>"},
    {.code = "A116",
     .name = "atom-summary",
     .says = "An entry whose content lies elsewhere or is no text has a summary.",
     .remedy = "add <summary>",
     .source = "RFC 4287 section 4.1.2",
     .breaks = "Readers show an empty entry",
     .sample = Sample::kAtomEntry,
     .bad = "<content type=\"image/png\" src=\"https://site.example/a.png\"/>",
     .good = "<content type=\"image/png\" src=\"https://site.example/a.png\"/>"
             "<summary>Words</summary>"},
    {.code = "A117",
     .name = "atom-words",
     .severity = Severity::kWarning,
     .says = "An entry has content or a summary.",
     .remedy = "add <content> or <summary>",
     .source = "RFC 4287 section 4.1.1.1",
     .breaks = "Readers show the title alone",
     .sample = Sample::kAtomEntry,
     .bad = "-content\n-summary",
     .good = "<content>Words</content>"},
    {.code = "A118",
     .name = "atom-text-type",
     .says = "The type of a title, subtitle, summary or rights is text, html or xhtml.",
     .remedy = "write type=\"html\"",
     .source = "RFC 4287 section 3.1.1",
     .breaks = "Readers show the tags as words",
     .sample = Sample::kAtomEntry,
     .bad = "<title type=\"text/html\">A title</title>",
     .good = "<title type=\"html\">A title</title>"},
    {.code = "A119",
     .name = "atom-content-type",
     .says = "The type of content is text, html, xhtml or a media type that is no composite.",
     .remedy = "write type=\"html\"",
     .source = "RFC 4287 section 4.1.3.1",
     .breaks = "Readers show the tags as words",
     .sample = Sample::kAtomEntry,
     .bad = "<content type=\"markdown\">Words</content>",
     .good = "<content type=\"html\">Words</content>"},
    {.code = "A120",
     .name = "atom-xhtml-div",
     .says = "XHTML stands in one <div> of XHTML's namespace.",
     .remedy = "put it into <div xmlns=\"http://www.w3.org/1999/xhtml\">",
     .source = "RFC 4287 section 3.1.1.3",
     .breaks = "Readers show nothing",
     .sample = Sample::kAtomEntry,
     .bad = "<content type=\"xhtml\"><p xmlns=\"http://www.w3.org/1999/xhtml\">Words</p></content>",
     .good = "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Words</div>"
             "</content>"},
    {.code = "A121",
     .name = "atom-markup",
     .says = "A text that is not XHTML holds no elements.",
     .remedy = "escape the markup, and declare type=\"html\"",
     .source = "RFC 4287 sections 3.1.1.1 and 3.1.1.2",
     .breaks = "Readers lose the words that stand in them",
     .sample = Sample::kAtomEntry,
     .bad = "<summary>A <b>bold</b> word</summary>",
     .good = "<summary type=\"html\">A &lt;b&gt;bold&lt;/b&gt; word</summary>"},
    {.code = "A122",
     .name = "atom-undeclared-html",
     .severity = Severity::kWarning,
     .says = "A text with markup declares type=\"html\".",
     .remedy = "add type=\"html\"",
     .source = "RFC 4287 section 3.1.1.1",
     .breaks = "Readers show the tags as words",
     .sample = Sample::kAtomEntry,
     .bad = "<content>&lt;p&gt;Words&lt;/p&gt;</content>",
     .good = "<content type=\"html\">&lt;p&gt;Words&lt;/p&gt;</content>"},
    {.code = "A123",
     .name = "atom-order",
     .says = "Entries stand behind all that is said of the feed.",
     .remedy = "move the entries to the end",
     .source = "Practice: RFC 4287 section 4.1.1 allows any order, readers do not expect it",
     .breaks = "Readers that stop early miss it",
     .sample = Sample::kAtomFeed,
     .bad = "+<entry><title>B</title><id>https://site.example/b</id>"
            "<updated>2021-07-09T13:01:16Z</updated><content>Words</content></entry>"
            "<subtitle>B</subtitle>",
     .good = "<subtitle>B</subtitle>"},
    {.code = "A124",
     .name = "atom-category-term",
     .says = "A category has a term.",
     .remedy = "add term=\"…\"",
     .source = "RFC 4287 section 4.2.2.1",
     .breaks = "Readers show no category",
     .sample = Sample::kAtomEntry,
     .bad = "<category label=\"A\"/>",
     .good = "<category term=\"a\" label=\"A\"/>"},
    {.code = "A125",
     .name = "atom-whitespace",
     .says = "No white space stands around an id, a date or an address.",
     .remedy = "remove it",
     .source = "RFC 4287 sections 2, 3.3 and 4.2.6",
     .breaks = "Readers compare ids byte by byte, and take it for another entry",
     .sample = Sample::kAtomEntry,
     .bad = "<id> https://site.example/a </id>",
     .good = "<id>https://site.example/a</id>",
     .is_fixable = true},
    {.code = "A126",
     .name = "atom-id-form",
     .severity = Severity::kWarning,
     .says = "An id is written in its normal form.",
     .remedy = "write scheme and host in lower case, without a usual port",
     .source = "RFC 4287 section 4.2.6.1",
     .breaks = "Readers that write it otherwise take it for another entry",
     .sample = Sample::kAtomEntry,
     .bad = "<id>HTTP://Site.example:80/a</id>",
     .good = "<id>http://site.example/a</id>"},
    {.code = "A127",
     .name = "atom-name-mail",
     .severity = Severity::kWarning,
     .says = "The name of a person is no mail address.",
     .remedy = "put the address into <email>",
     .source = "RFC 4287 section 3.2.1",
     .breaks = "Readers show the mail address to all",
     .sample = Sample::kAtomFeed,
     .bad = "<author><name>A Name &lt;a@site.example&gt;</name></author>",
     .good = "<author><name>A Name</name></author>"},
    {.code = "A128",
     .name = "atom-source-element",
     .severity = Severity::kWarning,
     .says = "A source has the id, title and updated of its feed.",
     .remedy = "add the element",
     .source = "RFC 4287 section 4.2.11",
     .breaks = "Readers show no source",
     .sample = Sample::kAtomEntry,
     .bad = "<source><title>A site</title></source>",
     .good = "<source><id>https://other.example/</id><title>A site</title>"
             "<updated>2021-07-10T13:01:16Z</updated>"
             "<author><name>A Name</name></author>"
             "<link rel=\"self\" href=\"https://other.example/atom.xml\"/></source>"},
    {.code = "A129",
     .name = "atom-obsolete",
     .says = "A feed is Atom 1.0.",
     .remedy = "write Atom 1.0, with the namespace http://www.w3.org/2005/Atom",
     .source = "RFC 4287 section 1",
     .breaks = "Newer readers refuse Atom 0.3",
     .bad = "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>A</title></feed>",
     .good = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A site</title>"
             "<id>https://site.example/</id><updated>2021-07-10T13:01:16Z</updated>"
             "<link rel=\"self\" href=\"https://site.example/atom.xml\"/></feed>"},
    {.code = "A130",
     .name = "atom-empty-attribute",
     .severity = Severity::kWarning,
     .says = "The rel, title and type of a link, where they are there, are not empty.",
     .remedy = "remove the attribute",
     .source = "RFC 4287 section 4.2.7",
     .breaks = "Readers pass over the link",
     .sample = Sample::kAtomEntry,
     .bad = "<link rel=\"\" href=\"https://site.example/b\"/>",
     .good = "<link rel=\"related\" href=\"https://site.example/b\"/>"},
    {.code = "A131",
     .name = "atom-link-content",
     .severity = Severity::kWarning,
     .says = "A link holds neither text nor elements.",
     .remedy = "write <link href=\"…\"/>",
     .source = "RFC 4287 section 4.2.7",
     .breaks = "Readers do not show it",
     .sample = Sample::kAtomEntry,
     .bad = "<link href=\"https://site.example/a\">Words</link>",
     .good = "<link href=\"https://site.example/a\"/>"},
    {.code = "A132",
     .name = "atom-history-in-entry",
     .severity = Severity::kWarning,
     .says = "Links between the documents of a feed stand in the feed.",
     .remedy = "move the link to the feed",
     .source = "RFC 5005 section 2",
     .breaks = "Readers do not find older entries",
     .sample = Sample::kAtomEntry,
     .bad = "<link rel=\"prev-archive\" href=\"https://site.example/1.xml\"/>",
     .good = "<link rel=\"related\" href=\"https://site.example/b\"/>"},
    {.code = "A133",
     .name = "atom-src-type",
     .severity = Severity::kWarning,
     .says = "Content that lies elsewhere names its media type.",
     .remedy = "add type=\"…\"",
     .source = "RFC 4287 section 4.1.3.2",
     .breaks = "Readers do not know how to show it",
     .sample = Sample::kAtomEntry,
     .bad = "<content src=\"https://site.example/a.png\"/><summary>Words</summary>",
     .good = "<content type=\"image/png\" src=\"https://site.example/a.png\"/>"
             "<summary>Words</summary>"},
    {.code = "A134",
     .name = "atom-empty-text",
     .severity = Severity::kWarning,
     .says = "A title, subtitle, summary, rights or content is not empty.",
     .remedy = "write a text, or leave the element out",
     .source = "RFC 4287 sections 3.1 and 4.1.3",
     .breaks = "Readers show \"Untitled\", or an empty entry",
     .sample = Sample::kAtomEntry,
     .bad = "<title></title>",
     .good = "<title>A title</title>"},
    {.code = "A135",
     .name = "atom-base64",
     .says = "Content whose type is no text is written in Base64.",
     .remedy = "encode it, or name its file by src=\"…\"",
     .source = "RFC 4287 section 4.1.3.3",
     .breaks = "Readers can't show it",
     .sample = Sample::kAtomEntry,
     .bad = "<content type=\"image/png\">ä words</content><summary>Words</summary>",
     .good = "<content type=\"image/png\">iVBORw0KGgo=</content><summary>Words</summary>"},
};

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
  if (value.text.empty()) {
    judge.add("empty-value", value.offset, "<id> is empty");
    return;
  }
  full_iri(value, judge);
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

// ---------------------------------------------------------------- texts

bool is_base64(std::string_view text) {
  std::size_t size = 0;
  bool is_padded = false;
  for (const char c : text) {
    if (is_ascii_blank(c)) continue;
    if (!is_ascii_alphanumeric(c) && c != '+' && c != '/' && c != '=') return false;
    if (is_padded && c != '=') return false;
    is_padded = is_padded || c == '=';
    ++size;
  }
  return size % 4 == 0;
}

bool is_xml_type(std::string_view type) { return type.ends_with("+xml") || type.ends_with("/xml"); }

void judge_xhtml(const CheckedElement& element, FeedJudge& judge) {
  const CheckedElement* div = element.children.empty() ? nullptr : &element.children.front();
  const bool has_text = !trim(element.text).empty();
  if (div == nullptr || !div->is(Space::kXhtml, "div") || element.children.size() > 1 || has_text) {
    judge.add("atom-xhtml-div", element.offset,
              fmt::format("the XHTML of <{}> does not stand in one <div>", element.shown_name()));
    return;
  }
  check_xhtml(*div, judge);
}

void judge_text(const CheckedElement& element, FeedJudge& judge) {
  const std::string* written = element.attribute("type");
  const std::string type = written == nullptr ? "text" : ascii_lower(*written);
  if (type == "xhtml") return judge_xhtml(element, judge);
  const JudgedValue value{trim(element.text), element.text_at, element, nullptr, nullptr};
  if (!element.children.empty() && !is_xml_type(type)) {
    judge.add("atom-markup", element.children.front().offset,
              fmt::format("<{}> stands in the text of <{}>", element.children.front().shown_name(),
                          element.shown_name()));
  }
  if (element.attribute("src") == nullptr && value.text.empty() && element.children.empty()) {
    judge.add("atom-empty-text", element.offset,
              fmt::format("<{}> is empty", element.shown_name()));
    return;
  }
  if (type == "html" || type == "text/html") {
    html_text(value, judge);
  } else if (type == "text" && value.text.find("</") != std::string_view::npos) {
    judge.add("atom-undeclared-html", value.offset,
              fmt::format("<{}> holds markup, and declares no type", element.shown_name()));
  } else if (type.find('/') != std::string::npos && !is_xml_type(type) &&
             !type.starts_with("text/") && element.attribute("src") == nullptr &&
             !is_base64(value.text)) {
    judge.add("atom-base64", value.offset,
              fmt::format("the content of type {} is not Base64", in_quotes(type)));
  }
}

void text_type(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "text" || value.text == "html" || value.text == "xhtml") return;
  judge.add("atom-text-type", value.offset,
            fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

void content_type(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "text" || value.text == "html" || value.text == "xhtml") return;
  const std::string type = ascii_lower(value.text);
  if (type.find('/') == std::string::npos || type.starts_with("multipart/") ||
      type.starts_with("message/")) {
    judge.add("atom-content-type", value.offset,
              fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
  } else {
    media_type(value, judge);
  }
}

void text_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  judge_text(element, judge);
}

void content_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  if (element.attribute("src") != nullptr && element.attribute("type") == nullptr) {
    judge.add("atom-src-type", element.offset, "<content> has src and no type");
  }
  judge_text(element, judge);
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

}  // namespace

std::span<const CheckRule> atom_rules() { return kRules; }

namespace {

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
constexpr Shape kCategory{
    .has_text = true, .attributes = kCategoryAttributes, .children = kAnything};

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
