#include "format/xml_writer.h"

#include <utility>

#include "text/xml_text.h"

namespace feedgen {
namespace {

std::string_view reference_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\r': return "&#13;";
    case '\n': return "&#10;";
    default: return "&#9;";
  }
}

// CR would be read back as LF (XML 1.0 section 2.11). Each of the two has a type of its own, so
// that compilers make a loop of its own for it, of vectors.
constexpr auto is_special_in_text = [](std::uint8_t c) {
  return (c == '&') | (c == '<') | (c == '>') | (c == '\r');
};

// So would LF and tab, as spaces (XML 1.0 section 3.3.3).
constexpr auto is_special_in_attribute = [](std::uint8_t c) {
  return is_special_in_text(c) | (c == '"') | (c == '\n') | (c == '\t');
};

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

}  // namespace

XmlWriter::XmlWriter(Layout layout, std::string memory)
    : document_(std::move(memory)), layout_(layout) {
  document_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void XmlWriter::stylesheet(std::string_view type, std::string_view href) {
  document_ += "<?xml-stylesheet type=\"";
  append_escaped_markup(type, document_);
  document_ += "\" href=\"";
  append_escaped_markup(href, document_);
  document_ += "\"?>\n";
}

XmlWriter::Element XmlWriter::element(const char* name) {
  end_start_tag();
  if (!open_.empty()) line();
  document_ += '<';
  document_ += name;
  open_.push_back(name);
  is_in_start_tag_ = true;
  has_text_ = false;
  return Element(*this);
}

void XmlWriter::attribute(const char* name, std::string_view value) {
  document_ += ' ';
  document_ += name;
  document_ += "=\"";
  with_legal(value, [&](std::string_view legal) {
    append_escaped(
        legal, is_special_in_attribute, [&](char c) { document_ += reference_for(c); }, document_);
  });
  document_ += '"';
}

void XmlWriter::text(std::string_view value) {
  if (value.empty() && layout_ == Layout::kIndented) return;
  begin_text();
  with_legal(value, [&](std::string_view legal) {
    append_escaped(
        legal, is_special_in_text, [&](char c) { document_ += reference_for(c); }, document_);
  });
}

void XmlWriter::cdata(std::string_view value) {
  if (value.empty()) return;
  if (value.find('\r') != std::string_view::npos) return cdata(with_unix_lines(value));
  begin_text();
  with_legal(value, [&](std::string_view legal) {
    document_ += "<![CDATA[";
    for (std::size_t end = legal.find("]]>"); end != std::string_view::npos;
         end = legal.find("]]>")) {
      document_ += legal.substr(0, end + 2);
      document_ += "]]><![CDATA[";
      legal.remove_prefix(end + 2);
    }
    document_ += legal;
    document_ += "]]>";
  });
}

void XmlWriter::leaf(const char* name, std::string_view value) {
  if (value.empty()) return;
  const Element leaf = element(name);
  text(value);
}

std::string XmlWriter::finish() {
  document_ += '\n';
  return std::move(document_);
}

void XmlWriter::end_start_tag() {
  if (is_in_start_tag_) document_ += '>';
  is_in_start_tag_ = false;
}

void XmlWriter::begin_text() {
  end_start_tag();
  has_text_ = true;
}

void XmlWriter::line() {
  if (layout_ == Layout::kOneLine) return;
  document_ += '\n';
  document_.append(2 * open_.size(), ' ');
}

void XmlWriter::close() {
  const char* name = open_.back();
  open_.pop_back();
  if (is_in_start_tag_) {
    document_ += "/>";
  } else {
    if (!has_text_) line();
    document_ += "</";
    document_ += name;
    document_ += '>';
  }
  is_in_start_tag_ = false;
  has_text_ = false;
}

}  // namespace feedgen
