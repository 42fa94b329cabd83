#include "format/xml_writer.h"

#include <thread>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "support/catch.h"

using feedgen::XmlWriter;

namespace {

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct Read {
  bool well_formed = false;
  std::string text;
  std::string attribute;
};

std::string take(xmlChar* text) {
  if (text == nullptr) return {};
  std::string copy(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return copy;
}

// What an XML parser sees in the root element and its attribute "a".
Read read(const std::string& document) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parsed(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, nullptr,
                    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
      &xmlFreeDoc);
  if (!parsed) return {};
  xmlNode* root = xmlDocGetRootElement(parsed.get());
  return {true, take(xmlNodeGetContent(root)),
          take(xmlGetProp(root, reinterpret_cast<const xmlChar*>("a")))};
}

std::string document_with_cdata(std::string_view value) {
  XmlWriter xml;
  {
    const auto root = xml.element("r");
    xml.cdata(value);
  }
  return xml.finish();
}

std::string document_with_text(std::string_view value) {
  XmlWriter xml;
  {
    const auto root = xml.element("r");
    xml.attribute("a", value);
    xml.text(value);
  }
  return xml.finish();
}

}  // namespace

TEST_CASE("elements are indented and texts are not touched") {
  XmlWriter xml;
  {
    const auto root = xml.element("r");
    xml.attribute("xmlns:p", "urn:p");
    xml.leaf("p:leaf", " text\n");
    xml.leaf("nothing", "");
    {
      const auto child = xml.element("child");
      { const auto empty = xml.element("empty"); }
      {
        const auto link = xml.element("link");
        xml.attribute("href", "x");
      }
      {
        const auto body = xml.element("body");
        xml.attribute("type", "html");
        xml.cdata("<p>");
      }
    }
    const auto last = xml.element("last");
  }
  CHECK(xml.finish() == std::string(kDeclaration) + R"(<r xmlns:p="urn:p">
  <p:leaf> text
</p:leaf>
  <child>
    <empty/>
    <link href="x"/>
    <body type="html"><![CDATA[<p>]]></body>
  </child>
  <last/>
</r>
)");
}

TEST_CASE("markup and line ends are written as references in texts and attributes") {
  CHECK(document_with_text("<a href=\"x\">&'\t\n\r\n]]>") ==
        std::string(kDeclaration) +
            "<r a=\"&lt;a href=&quot;x&quot;&gt;&amp;'&#9;&#10;&#13;&#10;]]&gt;\">"
            "&lt;a href=\"x\"&gt;&amp;'\t\n&#13;\n]]&gt;</r>\n");
}

TEST_CASE("an XML parser reads back what was written as text and attribute") {
  for (const char* value :
       {"plain", "<>&\"'", " \t\n\r \r\n", "]]>", "&amp;&#13;", "<![CDATA[x]]>",
        "图👩‍👩‍👧\u00A0\u2028\u0085", "<!-- -- -->", "%20 {{x}}"}) {
    INFO(value);
    const Read back = read(document_with_text(value));
    REQUIRE(back.well_formed);
    CHECK(back.text == value);
    CHECK(back.attribute == value);
  }
}

TEST_CASE("an XML parser reads back what was written as CDATA") {
  for (const char* value : {"", "plain", "<p>a &amp; b</p>\n", "]]>", "]]]]>>", "]]>]]>", "a]]",
                            "]", ">", "<![CDATA[x]]>", "图]]>图", "]]]>"}) {
    INFO(value);
    const Read back = read(document_with_cdata(value));
    REQUIRE(back.well_formed);
    CHECK(back.text == value);
  }
}

TEST_CASE("CDATA is split inside the end mark") {
  CHECK(document_with_cdata("a]]>b") ==
        std::string(kDeclaration) + "<r><![CDATA[a]]]]><![CDATA[>b]]></r>\n");
}

TEST_CASE("line ends in CDATA become LF") {
  CHECK(document_with_cdata("a\r\nb\rc\r\r\nd\r") ==
        std::string(kDeclaration) + "<r><![CDATA[a\nb\nc\n\nd\n]]></r>\n");
}

TEST_CASE("characters that XML can't carry are replaced everywhere") {
  const std::string bad("a\0b\x01\x0C\x1F\uFFFE\uFFFFz", 13);
  const std::string good = "a b   \uFFFD\uFFFDz";
  const Read back = read(document_with_text(bad));
  REQUIRE(back.well_formed);
  CHECK(back.text == good);
  CHECK(back.attribute == good);
  CHECK(read(document_with_cdata(bad)).text == good);
}

TEST_CASE("texts of megabytes are written whole") {
  std::string body;
  for (int i = 0; i < 300'000; ++i) body += "<p>]]>图";
  CHECK(read(document_with_cdata(body)).text == body);
  CHECK(read(document_with_text(body)).text == body);
}

TEST_CASE("elements may be nested a thousand deep") {
  XmlWriter xml;
  std::vector<std::unique_ptr<XmlWriter::Element>> open;
  for (int i = 0; i < 1000; ++i) {
    open.push_back(std::unique_ptr<XmlWriter::Element>(new auto(xml.element("e"))));
  }
  while (!open.empty()) open.pop_back();
  CHECK(read(xml.finish()).well_formed);
}

TEST_CASE("writers on several threads write the same bytes") {
  const std::string expected = document_with_cdata("<p>]]>\r\n");
  std::vector<std::string> documents(8);
  std::vector<std::thread> threads;
  for (std::string& document : documents) {
    threads.emplace_back([&document] {
      for (int i = 0; i < 200; ++i) document = document_with_cdata("<p>]]>\r\n");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& document : documents) CHECK(document == expected);
}
