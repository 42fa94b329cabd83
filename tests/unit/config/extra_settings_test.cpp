#include "config/extra_settings.h"

#include "config/own_values.h"
#include "config/read_settings.h"
#include "format/yaml.h"
#include "support/catch.h"

namespace feedgen {
namespace {

const std::string kNamespaces = "extra:\n  namespaces: {x: 'https://example.org/own/'}\n";

Result<Settings> read(const std::string& yaml) {
  Settings settings;
  settings.base_url = "https://example.org/";
  Result<void> done = read_settings(yaml, "feedgen.yaml", settings);
  if (done) done = complete_settings(settings);
  if (!done) return tl::unexpected(done.error());
  return settings;
}

Message error(const std::string& yaml) {
  const Result<Settings> settings = read(yaml);
  REQUIRE_FALSE(settings);
  CHECK(settings.error().kind == ErrorKind::kUsage);
  CHECK(settings.error().message.place.line > 0);
  return settings.error().message;
}

// What stands in an entry whose front matter is `head`.
struct Filled {
  Settings settings;
  Diagnostics diagnostics;
  std::vector<FeedElement> elements;
  Node objects;

  Filled(const std::string& extra, const std::string& head) : settings(*read(extra)) {
    const Node root = *read_yaml(head);
    const auto find = [&](std::string_view key) { return value_at(root, key); };
    const OwnValues values{find, "https://example.org/a/b.html", settings, diagnostics};
    elements = fill_elements(settings.extra.entry, values);
    objects = fill_objects(settings.extra.entry_objects, values);
  }
};

FeedElement element(const std::string& name, const std::string& text) {
  return {name, {}, text, {}, {}};
}

}  // namespace

TEST_CASE("elements are texts, or maps of texts, attributes and children") {
  const Filled filled(
      kNamespaces +
          "  entry:\n"
          "    x:plain: A & B\n"
          "    x:several: [1, {text: two, attributes: {n: '2'}}]\n"
          "    x:place: {children: {x:lat: {from: geo.lat}, x:long: '9'}}\n"
          "    x:link: {attributes: {href: {from: page, as: address}}, format: rss}\n"
          "    x:unfilled:\n",
      "geo: {LAT: 53.5}\npage: c.html\n");
  const std::vector<FeedElement> expected{
      element("x:plain", "A & B"),
      element("x:several", "1"),
      {"x:several", {{"n", "2"}}, "two", {}, {}},
      {"x:place", {}, "", {element("x:lat", "53.5"), element("x:long", "9")}, {}},
      {"x:link", {{"href", "https://example.org/a/c.html"}}, "", {}, "rss"}};
  CHECK(filled.elements == expected);
  CHECK(filled.diagnostics.empty());
}

TEST_CASE("a list makes an element of each value, and a missing value none") {
  const std::string entry = kNamespaces +
                            "  entry:\n"
                            "    x:name: {from: names}\n"
                            "    x:more: {text: constant, attributes: {of: {from: of}}}\n"
                            "    x:outer: {children: {x:inner: {from: inner}}}\n";
  CHECK(Filled(entry, "names: [a, '', 3, {b: c}]").elements ==
        std::vector<FeedElement>{element("x:name", "a"), element("x:name", "3")});
  CHECK(Filled(entry, "names:\nother: 1").elements.empty());
  CHECK(Filled(entry, "of: y").elements ==
        std::vector<FeedElement>{{"x:more", {{"of", "y"}}, "constant", {}, {}}});
  CHECK(Filled(entry, "names: {a: b}").elements.empty());
}

TEST_CASE("dates are written as the formats write them, and what is none is warned of") {
  const std::string entry =
      kNamespaces + "  entry: {x:a: {from: day, as: date}, x:b: {from: day, as: mail_date}}\n";
  const Filled good(entry, "day: 2021-07-10 13:01:16 +08:00");
  CHECK(good.elements == std::vector<FeedElement>{element("x:a", "2021-07-10T05:01:16Z"),
                                                  element("x:b", "Sat, 10 Jul 2021 05:01:16 GMT")});
  const Filled wrong(entry, "day: soon");
  CHECK(wrong.elements.empty());
  REQUIRE(wrong.diagnostics.size() == 2);
  CHECK(wrong.diagnostics[0].message.problem ==
        "day: \"soon\" is no date, so the element that extra makes of it is left out");
}

TEST_CASE("what one entry has of its own is bounded") {
  std::string entry = kNamespaces + "  entry:\n    x:a: [";
  for (int i = 0; i < 90; ++i) entry += "{from: long}, ";
  const Filled filled(entry + "{from: long}]\n", "long: " + std::string(10'000, 'a'));
  CHECK(filled.elements.size() == kMostOwnBytes / 10'000);
  CHECK(filled.diagnostics.size() == 1);
}

TEST_CASE("objects of JSON Feed keep the kinds of values, and take whole values from keys") {
  const Filled filled(
      "extra:\n  json:\n    entry:\n      _site: {about: 'https://example.org/', likes: {from: "
      "likes}, list: [1, {from: none}], none: {from: none}}\n      _empty: {a: {from: none}}\n"
      "      _whole: {from: map}\n      _text: {from: likes}\n",
      "likes: 12\nmap: {a: [b]}\n");
  REQUIRE(filled.objects.members.size() == 2);
  const Node& site = filled.objects.members[0].value;
  CHECK(filled.objects.members[0].key == "_site");
  REQUIRE(site.members.size() == 3);
  CHECK(site.members[1].value.text == "12");
  CHECK(site.members[1].value.style == Node::Style::kPlain);
  CHECK(site.members[2].value.items.size() == 1);
  CHECK(filled.objects.members[1].key == "_whole");
}

TEST_CASE("texts of feeds come from settings and the site's configuration") {
  const Result<Settings> settings =
      read("title: T\n" + kNamespaces + "  feed: {x:title: {from: title}}\n");
  REQUIRE(settings);
  CHECK(settings->feed_elements == std::vector<FeedElement>{element("x:title", "T")});
  CHECK(error(kNamespaces + "  feed: {x:title: {from: titel}}\n").problem ==
        "extra: from: \"titel\" is neither a text of the settings nor a key of the site's "
        "configuration");
}

TEST_CASE("names, prefixes and addresses that can't be are refused at their line") {
  const auto in_entry = [](const std::string& element) {
    return error(kNamespaces + "  entry:\n    " + element + "\n");
  };
  CHECK(in_entry("y:a: b").problem == "extra: entry: y:a: the prefix y is not declared");
  CHECK(in_entry("y:a: b").place.line == 4);
  CHECK(in_entry("license: b").problem ==
        "extra: entry: license: the name has no prefix, and would be one of the format's own");
  CHECK(in_entry("'x:1a': b").problem == "extra: entry: x:1a: \"x:1a\" is no name of XML");
  CHECK(in_entry("'x:a b': c").place.line == 4);
  CHECK(in_entry("'x:a><b': c").place.line == 4);
  CHECK(in_entry("xml:lang: c").place.line == 4);
  CHECK(in_entry("'x:': c").place.line == 4);
  CHECK(in_entry("x:a: {text: b, from: c}").problem ==
        "extra: entry: x:a: there are a text and a from");
  CHECK(in_entry("x:a: {text: b, children: {x:c: d}}").place.line == 4);
  CHECK(in_entry("x:a: {attributes: {'o n': d}}").place.line == 4);
  CHECK(in_entry("x:a: {attributes: {xmlns: d}}").place.line == 4);
  CHECK(in_entry("x:a: {attributes: {'xml:base': d}}").place.line == 4);
  CHECK(in_entry("x:a: {attributes: {'y:b': d}}").place.line == 4);
  CHECK(in_entry("x:a: {attributes: {b: 1, b: 2}}").place.line == 4);
  CHECK(in_entry("x:a: {tex: b}").remedy.find("text") != std::string::npos);
  CHECK(in_entry("x:a: {from: a, as: number}").place.line == 4);
  CHECK(in_entry("x:a: {text: a, as: date}").place.line == 4);
  const auto declared = [](const std::string& names) {
    return error("extra:\n  namespaces:\n    " + names + "\n").place.line;
  };
  for (const char* names :
       {"xmlx: 'urn:x'", "XML: 'urn:x'", "'a:b': 'urn:x'", "1a: 'urn:x'", "x: own", "x: 'urn:'",
        "x: 'http://a b/'", "x: 'http://www.w3.org/2005/Atom'", "x: 'http://www.w3.org/2005/atom/'",
        "dc: 'http://purl.org/dc/terms/'", "d: 'http://purl.org/dc/elements/1.1/'",
        "dc: 'https://purl.org/dc/elements/1.1/'",
        "content: 'http://purl.org/rss/1.0/modules/content/'"}) {
    CAPTURE(names);
    CHECK(declared(names) == 3);
  }
  CHECK(declared("x: 'urn:x:1'\n    y: 'urn:x:1'") == 4);
  CHECK(error("extra: {json: {entry: {site: {a: b}}}}").problem ==
        "extra: json: entry: site: \"site\" is no name of an extension of JSON Feed");
  CHECK(error("extra: {json: {feed: {_site: text}}}").place.line == 1);
  CHECK(error("extra: {json: {feed: {_site: {a: {from: }}}}}").place.line == 1);
  CHECK(error("extra: [a]").place.line == 1);
  CHECK(error("extra: {feeds: {}}").place.line == 1);
}

TEST_CASE("what feedgen writes, or stands for it, is refused") {
  const auto is_refused = [](const std::string& prefix, const std::string& uri,
                             const std::string& name) {
    const Result<Settings> settings = read("extra: {namespaces: {" + prefix + ": '" + uri +
                                           "'}, entry: {'" + prefix + ':' + name + "': a}}\n");
    return !settings;
  };
  const std::string dc = "http://purl.org/dc/elements/1.1/";
  CHECK(is_refused("dc", dc, "creator"));
  CHECK(is_refused("dc", dc, "title"));
  CHECK(is_refused("dc", dc, "date"));
  CHECK_FALSE(is_refused("dc", dc, "publisher"));
  CHECK(is_refused("media", "http://search.yahoo.com/mrss/", "thumbnail"));
  CHECK_FALSE(is_refused("media", "http://search.yahoo.com/mrss/", "credit"));
  CHECK(is_refused("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", "image"));
  CHECK_FALSE(is_refused("podcast", "https://podcastindex.org/namespace/1.0", "value"));
  CHECK(is_refused("dcterms", "http://purl.org/dc/terms/", "modified"));
  CHECK_FALSE(is_refused("dcterms", "http://purl.org/dc/terms/", "license"));
}

TEST_CASE("elements are counted, and nest no deeper than a reader follows") {
  std::string deep = "{x:a: b}";
  for (int i = 0; i < 8; ++i) deep = "{x:a: {children: " + deep + "}}";
  CHECK(error(kNamespaces + "  entry: " + deep + "\n").problem.find("too deeply") !=
        std::string::npos);
  std::string many = kNamespaces + "  entry:\n    x:a: [";
  for (int i = 0; i < 101; ++i) many += "a, ";
  CHECK(error(many + "a]\n").problem.find("more than 100") != std::string::npos);
}

}  // namespace feedgen
