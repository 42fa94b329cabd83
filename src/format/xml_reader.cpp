#include "format/xml_reader.h"

#include <memory>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

// The parser's events become the tree. The elements that are open are on a path from the root,
// whose vectors of children grow only at the end of that path, so pointers to them stay valid.
class TreeBuilder {
 public:
  explicit TreeBuilder(const XmlLimits& limits) : limits_(limits) {}

  static xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
      of(context).stop("it has a DOCTYPE");
    };
    sax.startElementNs = [](void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int,
                            const xmlChar**, int count, int, const xmlChar** attributes) {
      of(context).begin(name, count, attributes);
    };
    sax.endElementNs = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
      of(context).end();
    };
    sax.characters = &TreeBuilder::take_text;
    sax.ignorableWhitespace = &TreeBuilder::take_text;
    sax.cdataBlock = &TreeBuilder::take_text;
    // `auto`, because the error is const in some versions of libxml2 only.
    sax.serror = [](void*, auto) {};
    return sax;
  }

  void use(xmlParserCtxt* parser) { parser_ = parser; }
  const std::string& problem() const { return problem_; }
  XmlElement take_root() { return std::move(root_); }

 private:
  // libxml2 hands its own context to all of these.
  static TreeBuilder& of(void* context) {
    return *static_cast<TreeBuilder*>(static_cast<xmlParserCtxt*>(context)->_private);
  }

  static void take_text(void* context, const xmlChar* text, int size) {
    TreeBuilder& builder = of(context);
    if (!builder.open_.empty()) builder.open_.back()->text += view(text, text + size);
  }

  void begin(const xmlChar* name, int count, const xmlChar** attributes) {
    if (!problem_.empty()) return;
    if (open_.size() == limits_.most_depth) return stop("its elements are nested too deeply");
    if (++elements_ > limits_.most_elements) return stop("it has too many elements");
    XmlElement& element = open_.empty() ? root_ : open_.back()->children.emplace_back();
    element.name = reinterpret_cast<const char*>(name);
    for (int i = 0; i < count; ++i) {  // each: name, prefix, namespace, begin and end of the value
      const xmlChar** attribute = attributes + std::ptrdiff_t{5} * i;
      element.attributes.emplace_back(reinterpret_cast<const char*>(attribute[0]),
                                      view(attribute[3], attribute[4]));
    }
    open_.push_back(&element);
  }

  void end() {
    if (!open_.empty()) open_.pop_back();
  }

  void stop(const char* problem) {
    if (problem_.empty()) problem_ = problem;
    xmlStopParser(parser_);
  }

  XmlLimits limits_;
  xmlParserCtxt* parser_ = nullptr;
  XmlElement root_;
  std::vector<XmlElement*> open_;
  std::size_t elements_ = 0;
  std::string problem_;
};

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

std::string mistake_in(xmlParserCtxt* parser) {
  const auto* error = xmlCtxtGetLastError(parser);
  if (error == nullptr || error->message == nullptr) return "it is no XML";
  return "line " + std::to_string(error->line) + ": " + collapse_space(error->message);
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view wanted) const {
  return find_if(children, [&](const XmlElement& element) { return element.name == wanted; });
}

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

tl::expected<XmlElement, std::string> read_xml(std::string_view document, const XmlLimits& limits) {
  if (document.empty()) return tl::unexpected(std::string("it is empty"));
  if (document.size() > limits.most_bytes) return tl::unexpected(std::string("it is too long"));
  xmlInitParser();
  TreeBuilder builder(limits);
  xmlSAXHandler sax = TreeBuilder::handler();
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr));
  if (!parser) return tl::unexpected(std::string("out of memory"));
  // Without NOENT, "&amp;" in an attribute would come as "&#38;". There are no other entities, for
  // nothing is read behind a DOCTYPE.
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
  parser->_private = &builder;
  builder.use(parser.get());
  const int code =
      xmlParseChunk(parser.get(), document.data(), static_cast<int>(document.size()), 1);
  if (!builder.problem().empty()) return tl::unexpected(builder.problem());
  if (code != XML_ERR_OK || parser->wellFormed == 0)
    return tl::unexpected(mistake_in(parser.get()));
  return builder.take_root();
}

}  // namespace feedgen
