// Verdicts at the borders of values: what one example of a rule does not show.
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/samples.h"
#include "support/catch.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

CheckedDocument judged(const std::string& document) {
  JudgeRequest request;
  request.name = "feed";
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  return check_document(document, request);
}

std::string names_in(const CheckedDocument& checked) {
  std::string names = " ";
  for (const PlacedFinding& one : checked.findings) {
    names += std::string(one.rule->name) + " ";
  }
  return names;
}

struct Verdict {
  Sample sample;
  std::string_view example;
  std::string_view rule;      ///< that it breaks; empty: none of those that are no notes
  std::string_view not_this;  ///< a rule that it keeps
};

constexpr Sample kItem = Sample::kRssItem;
constexpr Sample kEntry = Sample::kAtomEntry;

constexpr Verdict kVerdicts[] = {
    // Media types have no white space around them (RFC 2045 section 5.1).
    {kItem, "<enclosure url=\"https://site.example/a\" length=\"1\" type=\"audio/mp3 \"/>",
     "media-type", ""},
    {kItem,
     "<enclosure url=\"https://site.example/a\" length=\"1\" type=\"text/plain ; charset=utf-8\"/>",
     "", ""},
    // Brackets hold a comment, whatever stands in it (RFC 822 section 3.4.3).
    {kItem, "<author>a@site.example (&lt;b&gt;A&lt;/b&gt;)</author>", "markup-in-text",
     "mail-address"},
    {kItem, "<author>A (&lt;b@site.example&gt;)</author>", "mail-address", ""},
    // Names of days, months and zones as RFC 822 writes them.
    {kItem, "<pubDate>Sat, 10 Jul 2021 13:01:16 pst</pubDate>", "rss-date-form", "rss-date"},
    {kItem, "<pubDate>SAT, 10 JUL 2021 13:01:16 GMT</pubDate>", "rss-date-form", "rss-date"},
    {kItem, "<pubDate>Sat, 10 Jul 2021 13:01:16 +0075</pubDate>", "rss-date-form", "rss-date"},
    {kItem, "<pubDate>Sat, 10 Jul 2021 13:01:16 +0545</pubDate>", "", ""},
    // A zone has at most 23 hours and 59 minutes (RFC 3339 section 5.6).
    {kEntry, "<updated>2021-07-10T13:01:16+24:00</updated>", "atom-date", ""},
    {kEntry, "<updated>2021-07-10T13:01:16+05:60</updated>", "atom-date", ""},
    {kEntry, "<updated>2021-07-10T13:01:16-23:59</updated>", "", "atom-date"},
    // Programs in the place of addresses, also as browsers read them.
    {kItem, "<link>javascript:a()</link>", "content-script-address", ""},
    {kItem, "<description>&lt;a href=\"java&#9;script:a()\"&gt;b&lt;/a&gt;</description>",
     "content-script-address", "content-relative-address"},
    {kItem, "<description>&lt;button formaction=\" VBScript:a\"&gt;b&lt;/button&gt;</description>",
     "content-script-address", ""},
    {kItem, "<description>&lt;a href=\"/javascript:a\"&gt;b&lt;/a&gt;</description>",
     "content-relative-address", "content-script-address"},
    {kEntry,
     "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><a "
     "href=\"javascript:a()\">b</a></div></content>",
     "content-script-address", ""},
    {kEntry,
     "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><svg "
     "xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/></div></content>",
     "content-handler", ""},
    // The licence of a picture is none of the feed's.
    {Sample::kRssChannel,
     "<image><url>https://site.example/a.png</url><title>A site</title>"
     "<link>https://site.example/</link>"
     "<creativeCommons:license>https://site.example/l</creativeCommons:license></image>",
     "misplaced-element", ""},
    // In Atom an xml:base holds for HTML, too.
    {kEntry, "<content type=\"html\">&lt;a href=\"/b\"&gt;c&lt;/a&gt;</content>",
     "content-relative-address", ""},
    {kEntry,
     "<content type=\"html\" xml:base=\"https://site.example/\">&lt;a href=\"/b\"&gt;c&lt;/a&gt;"
     "</content>",
     "", ""},
    // Attributes of HTML hold references, as texts do (WHATWG HTML section 13.2.5.36).
    {kItem,
     "<description>&lt;p style=\"font-family: &amp;quot;A&amp;quot;; color: red\"&gt;b&lt;/p&gt;"
     "</description>",
     "", "content-style"},
    {kItem, "<description>&lt;a href=\"&amp;#106;avascript:a()\"&gt;b&lt;/a&gt;</description>",
     "content-script-address", ""},
    {kItem, "<title>https://site.example/?a=1&amp;ab_c=2&amp;d1=3</title>", "", ""},
    {kItem, "<title>Salt &amp;#x26; pepper</title>", "reference-in-text", ""},
    // A body of XHTML has XHTML's attributes.
    {kItem,
     "-description\n<x:body xmlns:x=\"http://www.w3.org/1999/xhtml\" class=\"a\" "
     "onload=\"b()\"/>",
     "content-handler", "unknown-attribute"},
    {kEntry, "<id>https://site.example/%zz</id>", "atom-id-form", "address-characters"},
    // A comma may stand in the place of the blank, and not beside it.
    {kItem, "<georss:point>51.5,-0.1</georss:point>", "coordinate-comma", "coordinate"},
    {kItem, "<georss:point>51.5, -0.1</georss:point>", "coordinate", "coordinate-comma"},
    {kItem, "<georss:point>51.5  -0.1</georss:point>", "", ""},
    {kItem, "<media:adult></media:adult>", "media-word", ""},
    // Content that lies elsewhere is empty (RFC 4287 section 4.1.3.2).
    {kEntry,
     "<content type=\"text/plain\" "
     "src=\"https://site.example/a\">Words</content><summary>A</summary>",
     "unexpected-text", ""},
    {kEntry, "<content type=\"xhtml\" src=\"https://site.example/a\"/><summary>A</summary>",
     "atom-content-type", "atom-empty-text"},
    // A relation is a registered one or an address (RFC 4287 section 4.2.7.2).
    {kEntry, "+<link rel=\"https://site.example/a b\" href=\"https://site.example/c\"/>",
     "atom-link-relation", ""},
    {kEntry, "+<link rel=\"https://site.example/a\" href=\"https://site.example/c\"/>", "", ""},
    // Below an xml:base a link to nothing leads to the base, else to the feed.
    {kEntry, "+<link rel=\"related\" href=\"\"/>", "link-to-feed", "same-document-reference"},
    {kEntry, "+<link rel=\"related\" xml:base=\"https://site.example/a\" href=\"#b\"/>",
     "same-document-reference", "link-to-feed"},
    {kEntry,
     "+<link rel=\"related\" xml:base=\"https://site.example/a\" href=\"https://site.example/a\"/>",
     "same-document-reference", ""},
    {Sample::kDocument,
     "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://site.example/\"><entry><link "
     "href=\"#a\"/></entry></feed>",
     "same-document-reference", "link-to-feed"},
    // What refers to an id is written as the id is (RFC 4685 section 3).
    {kEntry, "<thr:in-reply-to ref=\"HTTPS://site.example/b\"/>", "atom-id-form", ""},
    // A property of RDF with attributes holds nothing (RDF 1.1 XML Syntax section 7.2.21).
    {Sample::kDocument,
     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
     "xmlns=\"http://purl.org/rss/1.0/\" xmlns:x=\"https://site.example/ns\"><x:Place><x:name "
     "x:is=\"a\"><x:Name/></x:name></x:Place></rdf:RDF>",
     "rdf-syntax", ""},
    {Sample::kDocument,
     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
     "xmlns=\"http://purl.org/rss/1.0/\" xmlns:x=\"https://site.example/ns\"><x:Place><x:name "
     "x:is=\"a\"/></x:Place></rdf:RDF>",
     "rdf-channel", "rdf-syntax"},
    // A second byte order mark is a character that stands before the declaration.
    {Sample::kDocument, "\xEF\xBB\xBF\xEF\xBB\xBF<?xml version=\"1.0\"?><rss version=\"2.0\"/>",
     "blank-before-xml", ""},
    {Sample::kDocument, "\xEF\xBB\xBF<?xml version=\"1.0\"?><rss version=\"2.0\"/>", "rss-channel",
     "blank-before-xml"},
};

std::string in_utf32(std::string_view text) {
  std::string bytes("\xFF\xFE\0\0", 4);
  for (const char c : text) bytes += std::string(1, c) + std::string(3, '\0');
  return bytes;
}

}  // namespace

TEST_CASE("values at the borders are judged as the specifications have it") {
  for (const Verdict& one : kVerdicts) {
    CheckRule rule;
    rule.sample = one.sample;
    const std::string document = sample_document(rule, one.example);
    const CheckedDocument checked = judged(document);
    const std::string names = names_in(checked);
    INFO(document << '\n' << names);
    if (one.rule.empty()) {
      CHECK(all_of(checked.findings, [](const PlacedFinding& found) {
        return found.rule->severity == Severity::kNote;
      }));
    } else {
      CHECK(names.find(" " + std::string(one.rule) + " ") != std::string::npos);
    }
    if (!one.not_this.empty()) {
      CHECK(names.find(" " + std::string(one.not_this) + " ") == std::string::npos);
    }
  }
}

TEST_CASE("the readers' budgets of a feed's size are named") {
  const auto of = [](std::size_t size) {
    std::string feed = "<rss version=\"2.0\"><channel>";
    feed += "<!-- " + std::string(size - feed.size() - 8 - 16, 'x') + "--></channel></rss>";
    for (const PlacedFinding& one : judged(feed).findings) {
      if (one.rule->code == "X126" || one.rule->code == "X127") {
        return fmt::format("{} {}", one.rule->code, one.problem.substr(one.problem.find("more")));
      }
    }
    return std::string();
  };
  constexpr std::size_t kMegabyte = 1U << 20U;
  CHECK(of(kMegabyte / 2) == "");
  CHECK(of(kMegabyte / 2 + 1) == "X126 more than 512 KB");
  CHECK(of(kMegabyte + 1) == "X126 more than 1 MB");
  CHECK(of(5 * kMegabyte + 1) == "X127 more than 5 MB");
}

TEST_CASE("a document in UTF-32 is refused, and nothing of it is mended") {
  const CheckedDocument checked = judged(in_utf32("<rss version=\"2.0\"><channel/></rss>"));
  CHECK(names_in(checked) == " unknown-encoding ");
}

}  // namespace feedgen
