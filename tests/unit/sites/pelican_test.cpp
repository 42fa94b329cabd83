#include "sites/pelican/pelican.h"

#include "format/python_values.h"
#include "format/yaml_writer.h"
#include "site_facts.h"
#include "sites/pelican/pattern.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string slug(std::string_view title) { return pelican_slug(title, {}, PelicanRules{}); }

std::string address(const SiteFacts& site, std::string_view pattern = "",
                    const PelicanRules& rules = {}) {
  Settings settings;
  settings.permalink = pattern;
  pelican_rules(settings) = rules;
  AddressFacts facts = site.facts();
  facts.title = facts.field("title");
  return pelican_address(facts, settings);
}

std::string head(const std::string& path, const PelicanRules& rules = {}, Node own = map_node()) {
  Settings settings;
  pelican_rules(settings) = rules;
  return write_yaml_value(read_pelican_head(std::move(own), path, settings));
}

std::string setting(const SiteReading& site, std::string_view name) {
  for (const Node::Member& member : site.settings.members) {
    if (member.key == name) return write_yaml_value(member.value);
  }
  return "(none)";
}

}  // namespace

TEST_CASE("Pelican's slugs") {
  CHECK(slug("Öl & Wasser: \"C++\"") == "ol-wasser-c");
  CHECK(slug("Ça — va?") == "ca-va");
  CHECK(slug("In <em>sub</em> folder &amp; more") == "in-sub-folder-more");
  CHECK(slug("北京 2024") == "bei-jing-2024");
  CHECK(slug(" a_b -- c ") == "a_b-c");
  PelicanRules rules;
  rules.use_unicode = true;
  rules.preserve_case = true;
  CHECK(pelican_slug("Été à 北京", {}, rules) == "Été-à-北京");
  CHECK(pelican_slug("About C++", {{R"(C\+\+)", "cpp"}, {R"([-\s]+)", "-"}}, {}) == "about-cpp");
}

TEST_CASE("Pelican's addresses") {
  const SiteFacts page{"cat/A file.md", {{"title", "A Title"}}, {{"News & More"}}, ""};
  CHECK(address(page) == "a-title.html");
  CHECK(address(page, "{date:%Y}/{date:%b}/{date:%-d}/{category}/{slug}/") ==
        "2021/Jul/9/news-more/a-title/");
  CHECK(address({"a.md", {{"slug", "my/own"}}, {}, ""}) == "my/own.html");
  CHECK(address({"a.md", {{"url", "x/y/#z"}}, {}, ""}) == "x/y/#z");
  CHECK(address({"a.md", {{"title", "T"}, {"lang", "fr"}}, {}, ""}) == "t-fr.html");
  CHECK(address({"a.md", {{"title", "T"}, {"lang", "EN"}}, {}, ""}) == "t.html");
  CHECK(address({"a.md", {{"title", "T"}, {"first author", "Bob Roe"}, {"k", "v"}}, {}, ""},
                "{author}/{k}/{slug}") == "bob-roe/v/t");
  PelicanRules by_name;
  by_name.slug_from_name = true;
  CHECK(address(page, "", by_name) == "a-file.html");
  CHECK(check_pelican_permalink("{date:%Y}/{slug}.html"));
  CHECK_FALSE(check_pelican_permalink("{slug"));
  CHECK_FALSE(check_pelican_permalink("slug}"));
}

TEST_CASE("Pelican's ids name the host, the day and the path") {
  Settings settings;
  settings.base_url = "https://P.example:8080/blog/";
  const SiteFacts page{"a.md", {{"url", "x/y.html?q#z"}}, {}, ""};
  CHECK(pelican_id(page.facts(), settings) == "tag:p.example,2021-07-09:/blog/x/y.html/z");
}

TEST_CASE("what Pelican says of an article that says nothing itself") {
  CHECK(head("a.md") == "{category: misc}");
  CHECK(head("cat/sub/2024-03-01-x.md") == "{date: 2024-03-01, category: sub}");
  PelicanRules rules;
  rules.default_metadata = map_node();
  add_member(rules.default_metadata, "status", scalar_node("draft"));
  rules.folders_are_categories = false;
  rules.name_pattern = R"((?P<date>\d{4})_(?P<slug>.*))";
  CHECK(head("cat/2024_x y.md", rules) ==
        "{category: misc, status: draft, date: 2024, slug: x y, draft: true}");
  PelicanRules by_path;
  by_path.path_metadata = map_node();
  Node hidden = map_node();
  add_member(hidden, "status", scalar_node("hidden"));
  add_member(by_path.path_metadata, "wip", hidden);
  CHECK(head("wip/a.md", by_path) == "{status: hidden, category: wip, hidden: true}");
  CHECK(head("wipe/a.md", by_path) == "{category: wipe}");
  Node own = map_node();
  add_member(own, "Category", scalar_node("A, B"));
  add_member(own, "tags", scalar_node("a; b,c"));
  CHECK(head("cat/a.md", {}, own) == "{Category: \"A, B\", tags: [a, \"b,c\"]}");
}

TEST_CASE("Pelican's settings say what feedgen.yaml would say") {
  const SiteReading site = read_pelican_configuration(*read_python_values(
      "SITENAME = 'S'\nSITEURL = 'https://p.example'\nPATH = 'content/'\n"
      "ARTICLE_PATHS = ['blog', 'notes']\nARTICLE_URL = '{slug}/'\nDEFAULT_LANG = 'pt_br'\n"
      "SLUG_REGEX_SUBSTITUTIONS = [('a', 'b'), ('x(?=y)', '')]\nFEED_MAX_ITEMS = 7\n"));
  CHECK(setting(site, "title") == "\"S\"");
  CHECK(setting(site, "source") == "content");
  CHECK(setting(site, "articles") == "[content/blog, content/notes]");
  CHECK(setting(site, "permalink") == "\"{slug}/\"");
  CHECK(setting(site, "language") == "pt-BR");
  CHECK(setting(site, "limit") == "7");
  CHECK(setting(site, "ids") == "pelican");
  CHECK(site.diagnostics.size() == 1);
}

TEST_CASE("Pelican's patterns") {
  const auto pattern = [](std::string_view text) { return PelicanPattern::parse(text); };
  const auto groups =
      pattern(R"((?P<date>\d{4}-\d{2}-\d{2})[-_](?P<slug>[^.]+)x*)")->match("2024-03-01-a-b");
  REQUIRE(groups);
  CHECK(groups->at("date") == "2024-03-01");
  CHECK(groups->at("slug") == "a-b");
  CHECK_FALSE(pattern(R"(\d+z)")->match("12a"));
  CHECK(pattern(R"([^\w\s-])")->replace("a!b-c é?", "") == "ab-c é");
  CHECK(pattern(R"(\A\s*)")->replace("  a ", "") == "a ");
  CHECK(pattern(R"(\s*\Z)")->replace("  a ", "") == "  a");
  CHECK(pattern("A.?c")->replace("abc AC", "x") == "x x");
  for (const char* unknown : {"(a|b)", "a*?", "(?!x)", "(a)*", "((a))", "[a", "(a", "a)", "\\1"}) {
    CAPTURE(unknown);
    CHECK_FALSE(pattern(unknown));
  }
  // Work is counted, and what needs more matches nothing.
  CHECK_FALSE(pattern("a*a*a*a*a*a*a*a*b")->match(std::string(1000, 'a')));
}

}  // namespace feedgen
