#include "feed/namespaces.h"

#include <nlohmann/json.hpp>

#include "feed/formats.h"
#include "read_xml.h"
#include "sample_feed.h"
#include "support/catch.h"

namespace feedgen {
namespace {

struct OwnFeed : SampleFeed {
  OwnFeed() {
    feed.namespaces = {{"x", "https://example.org/own/"}, {"y", "https://example.org/other/"}};
    feed.elements = {{"x:about", {{"a", "1 & \"2\""}}, "<b>&]]>\x01", {}, {}}};
    full.elements = {{"x:outer", {}, "", {{"x:inner", {{"y:b", "c"}}, "d", {}, {}}}, "rss"},
                     {"dc:publisher", {}, "P", {}, {}}};
  }
  std::string written(const char* word) const { return format_of_word(word)->write(feed); }
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("own elements stand in RSS and Atom, escaped, with the namespaces that they need") {
  const OwnFeed own;
  const std::string rss = own.written("rss");
  CHECK(value(rss, "/rss/channel/x:about") == "<b>&]]> ");
  CHECK(value(rss, "/rss/channel/x:about/@a") == "1 & \"2\"");
  CHECK(value(rss, "/rss/channel/item[1]/x:outer/x:inner[@y:b='c']") == "d");
  CHECK(value(rss, "/rss/channel/item[1]/dc:publisher") == "P");
  CHECK(count(rss, "xmlns:dc=") == 1);
  const std::string atom = own.written("atom");
  CHECK(value(atom, "/a:feed/x:about") == "<b>&]]> ");
  CHECK(value(atom, "/a:feed/a:entry[1]/dc:publisher") == "P");
  CHECK(select(atom, "//x:outer").empty());
  CHECK(atom.find("xmlns:y") == std::string::npos);
  CHECK(count(atom, "xmlns:dc=") == 1);
}

TEST_CASE("a namespace is declared only where something uses it") {
  OwnFeed own;
  own.feed.elements.clear();
  own.full.elements.clear();
  CHECK(own.written("rss").find("xmlns:x") == std::string::npos);
}

TEST_CASE("own objects stand in JSON Feed, with the kinds of their values") {
  OwnFeed own;
  Node object = map_node();
  add_member(object, "number", scalar_node("-1.5e3"));
  add_member(object, "text", scalar_node("12", Node::Style::kQuoted));
  add_member(object, "code", scalar_node("007"));
  add_member(object, "on", scalar_node("true"));
  add_member(object, "list", list_node({"1", "a\"\n\x01"}));
  own.feed.objects = map_node();
  add_member(own.feed.objects, "_own", object);
  own.full.objects = map_node();
  add_member(own.full.objects, "_own", map_node());
  const auto json = nlohmann::json::parse(own.written("json"));
  CHECK(json["_own"]["number"] == -1500.0);
  CHECK(json["_own"]["text"] == "12");
  CHECK(json["_own"]["code"] == "007");
  CHECK(json["_own"]["on"] == true);
  CHECK(json["_own"]["list"][0] == 1);
  CHECK(json["_own"]["list"][1] == "a\"\n ");
  CHECK(json["items"][0]["_own"].is_object());
  CHECK_FALSE(json["items"][1].contains("_own"));
}

TEST_CASE("a vocabulary is known by its address as readers compare it") {
  CHECK(namespace_of_uri("https://www.w3.org/2005/ATOM/") == namespace_of_prefix("atom"));
  CHECK(namespace_of_uri("https://example.org/own/") == nullptr);
  CHECK(namespace_of_prefix("dc")->takes("creator"));
  CHECK_FALSE(namespace_of_prefix("dc")->takes("creat"));
  CHECK(namespace_of_prefix("atom")->is_closed());
}

}  // namespace feedgen
