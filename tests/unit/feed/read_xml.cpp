#include "read_xml.h"

#include <memory>
#include <utility>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "support/catch.h"

namespace feedgen {
namespace {

const xmlChar* to_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

constexpr std::pair<const char*, const char*> kPrefixes[] = {
    {"a", "http://www.w3.org/2005/Atom"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
    {"media", "http://search.yahoo.com/mrss/"},
    {"podcast", "https://podcastindex.org/namespace/1.0"},
    {"sy", "http://purl.org/rss/1.0/modules/syndication/"},
    {"webfeeds", "http://webfeeds.org/rss/1.0"},
    {"x", "https://example.org/own/"},
    {"y", "https://example.org/other/"}};

}  // namespace

std::vector<std::string> select(const std::string& document, const std::string& xpath) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parsed(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, nullptr,
                    XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      &xmlFreeDoc);
  REQUIRE(parsed);
  const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(
      xmlXPathNewContext(parsed.get()), &xmlXPathFreeContext);
  for (const auto& [prefix, uri] : kPrefixes) {
    xmlXPathRegisterNs(context.get(), to_xml(prefix), to_xml(uri));
  }
  const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
      xmlXPathEval(to_xml(xpath.c_str()), context.get()), &xmlXPathFreeObject);
  REQUIRE(found);
  std::vector<std::string> values;
  if (found->nodesetval == nullptr) return values;
  for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> content(
        xmlNodeGetContent(found->nodesetval->nodeTab[i]), xmlFree);
    values.emplace_back(reinterpret_cast<const char*>(content.get()));
  }
  return values;
}

std::string value(const std::string& document, const std::string& xpath) {
  const std::vector<std::string> values = select(document, xpath);
  if (values.empty()) return "(none)";
  return values.size() == 1 ? values.front() : "(several)";
}

}  // namespace feedgen
