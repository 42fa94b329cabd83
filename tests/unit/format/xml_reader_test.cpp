#include "format/xml_reader.h"

#include "support/catch.h"

namespace feedgen {
namespace {

std::string problem_of(std::string_view document, const XmlLimits& limits = {}) {
  const auto root = read_xml(document, limits);
  return root ? "" : root.error();
}

std::string nested(std::size_t depth) {
  std::string document;
  for (std::size_t i = 0; i < depth; ++i) document += "<a>";
  for (std::size_t i = 0; i < depth; ++i) document += "</a>";
  return document;
}

}  // namespace

TEST_CASE("XML becomes a tree of names, attributes and texts") {
  const auto root = read_xml(
      "<?xml version='1.0'?><!-- c --><x:a xmlns:x='urn:x' b='1 &amp; &#x6280;' x:c='2'>"
      " one <b/><![CDATA[<two>]]>&lt;<c>three</c><c>4</c></x:a>");
  REQUIRE(root);
  CHECK(root->name == "a");
  CHECK(root->attribute("b") == "1 & 技");
  CHECK(root->attribute("c") == "2");
  CHECK(root->attribute("d").empty());
  CHECK(root->text == " one <two><");
  REQUIRE(root->children.size() == 3);
  CHECK(root->child("c")->text == "three");
  CHECK(root->child("d") == nullptr);
}

TEST_CASE("documents in other encodings become UTF-8") {
  CHECK(read_xml("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>")->text == "é");
  const std::string utf16("\xff\xfe<\0a\0/\0>\0", 10);
  CHECK(read_xml(utf16)->name == "a");
  CHECK_FALSE(problem_of("<a>\xe9</a>").empty());
  CHECK_FALSE(problem_of("<?xml version='1.0' encoding='none'?><a/>").empty());
}

TEST_CASE("what is not well-formed is told with its line") {
  CHECK(problem_of("") == "it is empty");
  CHECK(problem_of("<a>\n<b></a>").starts_with("line 2: "));
  for (const char* document : {"text", "<a>", "<a/><b/>", "<a/>text", "<a b='1' b='2'/>",
                               "<a>&b;</a>", "<a>\x01</a>", "<a b=\"<\"/>", "<a", "<a>&#0;</a>"}) {
    INFO(document);
    CHECK_FALSE(problem_of(document).empty());
  }
}

TEST_CASE("bombs do not go off: nothing behind a DOCTYPE is read") {
  CHECK(problem_of("<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>") ==
        "it has a DOCTYPE");
  CHECK(problem_of("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>") == "it has a DOCTYPE");
  CHECK(problem_of("<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://127.0.0.1:9/'> %b;]><a/>") ==
        "it has a DOCTYPE");
  CHECK(problem_of("<!DOCTYPE a><a/>") == "it has a DOCTYPE");
}

TEST_CASE("size, depth and number have their limits") {
  CHECK(problem_of(nested(32)).empty());
  CHECK(problem_of(nested(33)) == "its elements are nested too deeply");
  CHECK(problem_of(nested(5000)) == "its elements are nested too deeply");
  CHECK(problem_of("<a>" + std::string(65'529, 'x') + "</a>").empty());
  CHECK(problem_of("<a>" + std::string(65'530, 'x') + "</a>") == "it is too long");
  CHECK(problem_of("<a><b/><b/></a>", {100, 9, 3}).empty());
  CHECK(problem_of("<a><b/><b/><b/></a>", {100, 9, 3}) == "it has too many elements");
}

}  // namespace feedgen
