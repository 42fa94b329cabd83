#include "syntax/xml_writer.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include "text/xml_text.h"

namespace feedgen {
namespace {

enum class Position { kText, kAttribute };

// What may not stand for itself. CR, and in attributes LF and tab, would be read back as something
// else (XML 1.0 sections 2.11 and 3.3.3).
std::string_view reference_for(char c, Position position) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return position == Position::kAttribute ? "&quot;" : "";
    case '\n':
      return position == Position::kAttribute ? "&#10;" : "";
    case '\t':
      return position == Position::kAttribute ? "&#9;" : "";
    default:
      return "";
  }
}

// libxml2's own escaping of attributes and texts differs between its releases.
std::string escape(std::string_view value, Position position) {
  std::string escaped;
  escaped.reserve(value.size() + value.size() / 8);
  std::size_t start = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string_view reference = reference_for(value[i], position);
    if (reference.empty()) continue;
    escaped.append(value, start, i - start).append(reference);
    start = i + 1;
  }
  return escaped.append(value, start);
}

// As an XML parser and an HTML parser read line ends: CR LF and CR are LF.
std::string with_unix_lines(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      lines += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      lines += '\n';
    }
  }
  return lines;
}

// Calls `use` with `value`, or with a legal copy of it: legal text is not copied.
template <class Use>
void with_legal(std::string_view value, Use use) {
  if (is_xml_text(value)) {
    use(value);
  } else {
    use(to_xml_text(value));
  }
}

// The writer fails on misuse, which is a bug, and without memory.
void require(int result) {
  if (result < 0) std::abort();
}

template <class T>
T* require(T* made) {
  if (made == nullptr) std::abort();
  return made;
}

const xmlChar* to_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// libxml2's global tables have to be made before threads use them.
void init_once() {
  static const bool done = (xmlInitParser(), true);
  static_cast<void>(done);
}

extern "C" int append_to_document(void* document, const char* bytes, int length) noexcept {
  static_cast<std::string*>(document)->append(bytes, static_cast<std::size_t>(length));
  return length;
}

xmlTextWriterPtr make_writer(std::string& document) {
  init_once();
  return require(xmlNewTextWriter(
      require(xmlOutputBufferCreateIO(&append_to_document, nullptr, &document, nullptr))));
}

}  // namespace

struct XmlWriter::Handle {
  // The declaration is not left to libxml2: naming UTF-8 there makes it convert UTF-8 to UTF-8.
  std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::unique_ptr<xmlTextWriter, decltype(&xmlFreeTextWriter)> writer{make_writer(document),
                                                                      &xmlFreeTextWriter};

  /// As it is; libxml2 only finishes the start tag before it.
  void write(std::string_view markup) {
    constexpr std::size_t kMost = 1U << 30U;  // lengths are ints there
    while (!markup.empty()) {
      const std::size_t length = std::min(markup.size(), kMost);
      require(
          xmlTextWriterWriteRawLen(writer.get(), to_xml(markup.data()), static_cast<int>(length)));
      markup.remove_prefix(length);
    }
  }
};

XmlWriter::XmlWriter() : handle_(std::make_unique<Handle>()) {
  require(xmlTextWriterSetIndent(handle_->writer.get(), 1));
  require(xmlTextWriterSetIndentString(handle_->writer.get(), to_xml("  ")));
}

XmlWriter::~XmlWriter() = default;

XmlWriter::Element XmlWriter::element(const char* name) {
  require(xmlTextWriterStartElement(handle_->writer.get(), to_xml(name)));
  return Element(*this);
}

XmlWriter::Element::~Element() { require(xmlTextWriterEndElement(writer_.handle_->writer.get())); }

void XmlWriter::attribute(const char* name, std::string_view value) {
  require(xmlTextWriterStartAttribute(handle_->writer.get(), to_xml(name)));
  with_legal(value,
             [&](std::string_view legal) { handle_->write(escape(legal, Position::kAttribute)); });
  require(xmlTextWriterEndAttribute(handle_->writer.get()));
}

void XmlWriter::text(std::string_view value) {
  with_legal(value,
             [&](std::string_view legal) { handle_->write(escape(legal, Position::kText)); });
}

void XmlWriter::cdata(std::string_view value) {
  if (value.empty()) return;
  if (value.find('\r') != std::string_view::npos) return cdata(with_unix_lines(value));
  with_legal(value, [&](std::string_view legal) {
    handle_->write("<![CDATA[");
    for (std::size_t end = legal.find("]]>"); end != std::string_view::npos;
         end = legal.find("]]>")) {
      handle_->write(legal.substr(0, end + 2));
      handle_->write("]]><![CDATA[");
      legal.remove_prefix(end + 2);
    }
    handle_->write(legal);
    handle_->write("]]>");
  });
}

void XmlWriter::leaf(const char* name, std::string_view value) {
  if (value.empty()) return;
  const Element leaf = element(name);
  text(value);
}

std::string XmlWriter::finish() {
  require(xmlTextWriterFlush(handle_->writer.get()));
  return std::move(handle_->document);
}

}  // namespace feedgen
