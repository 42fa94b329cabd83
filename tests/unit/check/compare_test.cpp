#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/edition.h"
#include "check/formats_alike.h"
#include "check/outline.h"
#include "support/catch.h"

namespace feedgen {
namespace {

CheckedDocument outlined(const std::string& text) {
  JudgeRequest request;
  request.name = "feed";
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  request.outline = OutlineExtent::kWhole;
  CheckedDocument checked = check_document(text, request);
  place_entries(checked);
  return checked;
}

std::string entry(std::string_view id, int day) {
  return fmt::format(
      "<entry><title>{0}</title><link href=\"https://site.example/{0}\"/>"
      "<id>https://site.example/{0}</id><updated>2021-07-{1:02}T00:00:00Z</updated>"
      "<published>2021-07-{1:02}T00:00:00Z</published><content>{0}</content></entry>\n",
      id, day);
}

std::string atom(const std::vector<std::string>& entries) {
  std::string text =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A site</title>"
      "<id>https://site.example/</id><updated>2021-07-31T00:00:00Z</updated>\n";
  for (const std::string& one : entries) text += one;
  return text + "</feed>";
}

std::string names(const std::vector<PlacedFinding>& findings) {
  std::string words;
  for (const PlacedFinding& one : findings) {
    words += fmt::format("{}{}:{}", words.empty() ? "" : " ", one.rule->name, one.place.line);
  }
  return words;
}

std::string compared(const std::string& old, const std::string& now) {
  return names(compare_editions(outlined(old).outline, outlined(now).outline, "feed").findings);
}

std::string json(std::string_view items) {
  return fmt::format(
      "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A site\",\n"
      "\"home_page_url\": \"https://site.example\", \"items\": [{}]}}",
      items);
}

std::string item(std::string_view id, int day) {
  return fmt::format(
      "{{\"id\": \"https://site.example/{0}\", \"url\": \"https://site.example/{0}\",\n"
      "\"title\": \"{0}\", \"date_published\": \"2021-07-{1:02}T00:00:00Z\", "
      "\"content_html\": \"{0}\"}}",
      id, day);
}

std::string formats(const std::string& first, const std::string& second) {
  const CheckedDocument a = outlined(first);
  const CheckedDocument b = outlined(second);
  std::vector<ComparedFeed> feeds{{"feeds/atom.xml", a.kind, &a.outline, {}},
                                  {"feeds/feed.json", b.kind, &b.outline, {}}};
  compare_formats(feeds);
  return names(feeds.back().findings);
}

}  // namespace

TEST_CASE("new entries at the top, and old ones that leave at the end, are no findings") {
  CHECK(compared(atom({entry("b", 2), entry("a", 1)}), atom({entry("c", 3), entry("b", 2)})) == "");
}

TEST_CASE("a longer feed shows older entries without a finding") {
  CHECK(compared(atom({entry("c", 3)}), atom({entry("c", 3), entry("b", 2)})) == "");
}

TEST_CASE("an entry that comes back is found where it stands") {
  CHECK(compared(atom({entry("c", 3), entry("a", 1)}),
                 atom({entry("c", 3), entry("b", 2), entry("a", 1)})) == "returned-entry:3");
}

TEST_CASE("an id that changed is found by the link, and by title and date") {
  const std::string old = entry("a", 1);
  std::string by_link = old;
  by_link.replace(by_link.find("<id>https://site.example/a"), 26, "<id>urn:a");
  CHECK(compared(atom({old}), atom({by_link})) == "changed-id:2");
  std::string by_title = by_link;
  by_title.replace(by_title.find("href=\"https://site.example/a"), 28,
                   "href=\"https://site.example/b");
  CHECK(compared(atom({old}), atom({by_title})) == "changed-id:2");
}

TEST_CASE("two entries that trade their links have changed no ids") {
  std::string first = entry("a", 1), second = entry("b", 2);
  first.replace(first.find("href=\"https://site.example/a"), 28, "href=\"https://site.example/b");
  second.replace(second.find("href=\"https://site.example/b"), 28, "href=\"https://site.example/a");
  CHECK(compared(atom({entry("b", 2), entry("a", 1)}), atom({second, first})) ==
        "changed-link:2 changed-link:3");
}

TEST_CASE("an entry that is taken out from among others is a note") {
  CHECK(compared(atom({entry("c", 3), entry("b", 2), entry("a", 1)}),
                 atom({entry("c", 3), entry("a", 1)})) == "removed-entry:1");
}

TEST_CASE("all entries of another edition with other ids are changed ids, each") {
  const std::string old = atom({entry("b", 2), entry("a", 1)});
  std::string now = old;
  for (std::size_t at = 0;
       (at = now.find("<id>https://site.example/", at + 1)) != std::string::npos;) {
    if (now[at + 25] != '<') now.insert(at + 25, "x/");
  }
  CHECK(compared(old, now) == "changed-id:2 changed-id:3");
}

TEST_CASE("of a rule that very many entries break the rest is counted") {
  std::vector<std::string> old, now;
  for (int i = 0; i < 1'200; ++i) {
    old.push_back(entry(fmt::format("a{}", i), 2));
    now.push_back(entry(fmt::format("a{}", i), 1));
  }
  const ComparedEditions found =
      compare_editions(outlined(atom(old)).outline, outlined(atom(now)).outline, "feed");
  CHECK(found.findings.size() == 2'000);  // updated and published
  CHECK(found.left_out == 400);
}

TEST_CASE("formats that say the same have no finding, however their addresses are written") {
  CHECK(formats(atom({entry("b", 2), entry("a", 1)}), json(item("b", 2) + ", " + item("a", 1))) ==
        "");
}

TEST_CASE("formats are compared entry by entry, and what many entries do is said once") {
  const std::string feed = atom({entry("c", 3), entry("b", 2), entry("a", 1)});
  CHECK(formats(feed, json(item("c", 3) + ", " + item("b", 2))) == "formats-entries:1");
  CHECK(formats(feed, json(item("c", 3) + ", " + item("a", 1) + ", " + item("b", 2))) ==
        "formats-order:4");
  CHECK(formats(feed, json(item("c", 4) + ", " + item("b", 4) + ", " + item("a", 1))) ==
        "formats-date:2");
}

TEST_CASE("feeds of several pages of a site, and two of one format, are not compared") {
  const CheckedDocument a = outlined(atom({entry("a", 1)}));
  const CheckedDocument b = outlined(json(item("b", 1)));
  std::vector<ComparedFeed> feeds{{"feeds/news.atom", a.kind, &a.outline, {}},
                                  {"feeds/talks.atom", a.kind, &a.outline, {}},
                                  {"feeds/other.json", b.kind, &b.outline, {}}};
  compare_formats(feeds);
  for (const ComparedFeed& one : feeds) CHECK(names(one.findings) == "");
  feeds[2].name = "feeds/news.json";
  compare_formats(feeds);
  CHECK(names(feeds[2].findings) == "formats-entries:2 formats-entries:1");
}

TEST_CASE("a title is compared as words") {
  CHECK(title_of_html("A <em>b</em> &amp; c").words == "A b & c");
  CHECK(title_of_text("A <em>b</em> &amp; c").words == "A <em>b</em> &amp; c");
  CHECK(title_of_html(" a <b\n c").words == "a <b c");
  // RSS does not say which of the two it is.
  CHECK(title_of_html("<b> & c").is_same(title_of_text("<b> & c")));
  CHECK_FALSE(title_of_html("<b> & c").is_same(title_of_text("b & c")));
}

}  // namespace feedgen
