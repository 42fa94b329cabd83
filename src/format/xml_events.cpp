#include "format/xml_events.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "text/unicode.h"

namespace feedgen {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

XmlMistake::Kind kind_of(int code) {
  switch (code) {
    case XML_NS_ERR_UNDEFINED_NAMESPACE: return XmlMistake::Kind::kUndeclaredPrefix;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY: return XmlMistake::Kind::kUnknownEntity;
    default:
      return code >= XML_NS_ERR_XML_NAMESPACE && code < XML_NS_ERR_XML_NAMESPACE + 100
                 ? XmlMistake::Kind::kBadNamespace
                 : XmlMistake::Kind::kNotWellFormed;
  }
}

// libxml2's calls become those of a visitor.
class Events {
 public:
  Events(std::string_view document, XmlVisitor& visitor, XmlMistakes& mistakes)
      : document_(document), visitor_(visitor), mistakes_(mistakes) {}

  static xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.internalSubset = [](void* context, const xmlChar* name, const xmlChar* public_id,
                            const xmlChar* system_id) {
      Events& events = of(context);
      events.obey(
          events.visitor_.doctype(view(name), view(public_id), view(system_id), events.offset()));
    };
    sax.entityDecl = [](void* context, const xmlChar* name, int, const xmlChar*, const xmlChar*,
                        xmlChar*) {
      Events& events = of(context);
      events.obey(events.visitor_.entity(view(name), events.offset()));
    };
    sax.startElementNs = [](void* context, const xmlChar* name, const xmlChar* prefix,
                            const xmlChar* space, int declared, const xmlChar** declarations,
                            int count, int, const xmlChar** attributes) {
      of(context).begin({view(name), view(prefix), view(space), {}, {}, 0}, declared, declarations,
                        count, attributes);
    };
    sax.endElementNs = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
      Events& events = of(context);
      events.obey(events.visitor_.end(events.offset()));
    };
    sax.characters = &Events::take_text;
    sax.ignorableWhitespace = &Events::take_text;
    sax.cdataBlock = [](void* context, const xmlChar* text, int size) {
      Events& events = of(context);
      events.obey(
          events.visitor_.text(view(text, text + size), XmlTextKind::kCdata, events.offset()));
    };
    sax.processingInstruction = [](void* context, const xmlChar* target, const xmlChar* data) {
      Events& events = of(context);
      events.obey(events.visitor_.instruction(view(target), view(data), events.offset()));
    };
    // `auto`, because the error is const in some versions of libxml2 only.
    sax.serror = [](void* context, auto error) {
      if (context != nullptr && error != nullptr)
        of(context).take_mistake(error->code, error->message);
    };
    return sax;
  }

  void use(xmlParserCtxt* parser) { parser_ = parser; }
  bool is_stopped() const { return is_stopped_; }

 private:
  // libxml2 hands its own context to all of these.
  static Events& of(void* context) {
    return *static_cast<Events*>(static_cast<xmlParserCtxt*>(context)->_private);
  }

  static void take_text(void* context, const xmlChar* text, int size) {
    Events& events = of(context);
    events.obey(events.visitor_.text(view(text, text + size), XmlTextKind::kText, events.offset()));
  }

  std::size_t offset() const {
    const long at = xmlByteConsumed(parser_);
    return std::min(document_.size(), static_cast<std::size_t>(std::max(at, 0L)));
  }

  void begin(XmlStart start, int declared, const xmlChar** declarations, int count,
             const xmlChar** attributes) {
    if (is_stopped_) return;
    declarations_.clear();
    for (int i = 0; i < declared; ++i) {
      const xmlChar** one = declarations + std::ptrdiff_t{2} * i;
      declarations_.push_back({view(one[0]), view(one[1])});
    }
    attributes_.clear();
    for (int i = 0; i < count; ++i) {  // each: name, prefix, namespace, begin and end of the value
      const xmlChar** one = attributes + std::ptrdiff_t{5} * i;
      attributes_.push_back({view(one[0]), view(one[1]), view(one[2]), view(one[3], one[4])});
    }
    start.attributes = attributes_;
    start.declarations = declarations_;
    // No `<` stands in a start tag but its first.
    const std::size_t at = document_.substr(0, offset()).rfind('<');
    start.offset = at == std::string_view::npos ? 0 : at;
    obey(visitor_.begin(start));
  }

  void take_mistake(int code, const char* message) {
    if (is_stopped_) return;
    mistakes_.add(
        {kind_of(code), collapse_space(message == nullptr ? "it is no XML" : message), offset()});
  }

  void obey(XmlNext next) {
    if (next == XmlNext::kGoOn || is_stopped_) return;
    is_stopped_ = true;
    xmlStopParser(parser_);
  }

  std::string_view document_;
  XmlVisitor& visitor_;
  XmlMistakes& mistakes_;
  xmlParserCtxt* parser_ = nullptr;
  std::vector<XmlAttribute> attributes_;
  std::vector<XmlDeclaration> declarations_;
  bool is_stopped_ = false;
};

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

// libxml2 (2.9.14) compares each attribute of a tag with all before it.
constexpr std::size_t kMostAttributes = 2000;

std::size_t behind(std::string_view mark, std::size_t at, std::string_view document) {
  const std::size_t found = document.find(mark, at);
  return found == std::string_view::npos ? document.size() : found + mark.size();
}

// Of `<`, `>` and quotes. Not find_first_of(), which calls memchr() for each byte.
std::size_t next_mark(std::string_view document, std::size_t at) {
  while (at < document.size() && document[at] != '<' && document[at] != '>' &&
         document[at] != '"' && document[at] != '\'') {
    ++at;
  }
  return at;
}

// The place of the first tag with more. Where a document is not well-formed, libxml2 reads no
// further, and what is found behind that place does not matter.
std::optional<std::size_t> overfull_tag(std::string_view document) {
  std::size_t at = document.find('<');
  while (at < document.size()) {
    const std::string_view rest = document.substr(at, 9);
    if (rest.starts_with("<!--")) {
      at = behind("-->", at, document);
    } else if (rest == "<![CDATA[") {
      at = behind("]]>", at, document);
    } else if (rest.starts_with("<?")) {
      at = behind("?>", at, document);
    } else {
      const std::size_t begin = at;
      std::size_t attributes = 0;
      for (at = next_mark(document, at + 1); at < document.size(); at = next_mark(document, at)) {
        const char mark = document[at];
        if (mark == '<' || mark == '>') break;
        at = behind({&mark, 1}, at + 1, document);
        if (++attributes > kMostAttributes) return begin;
      }
    }
    at = document.find('<', at);
  }
  return std::nullopt;
}

}  // namespace

bool read_events(std::string_view document, XmlVisitor& visitor, XmlMistakes& mistakes) {
  if (const std::optional<std::size_t> tag = overfull_tag(document)) {
    mistakes.add({XmlMistake::Kind::kNotWellFormed,
                  fmt::format("a tag has more than {} attributes", kMostAttributes), *tag});
    return false;
  }
  xmlInitParser();
  Events events(document, visitor, mistakes);
  xmlSAXHandler sax = Events::handler();
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr));
  if (!parser) {
    mistakes.add({XmlMistake::Kind::kNotWellFormed, "out of memory", 0});
    return false;
  }
  // Without NOENT, "&amp;" in an attribute would come as "&#38;".
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
  parser->_private = &events;
  events.use(parser.get());
  constexpr std::size_t kChunk = 1U << 20U;
  std::size_t at = 0;
  do {
    const std::size_t size = std::min(kChunk, document.size() - at);
    const bool is_last = at + size == document.size();
    xmlParseChunk(parser.get(), document.data() + at, static_cast<int>(size), is_last ? 1 : 0);
    at += size;
  } while (at < document.size() && !events.is_stopped() && parser->disableSAX == 0);
  return !events.is_stopped() && parser->wellFormed != 0;
}

}  // namespace feedgen
