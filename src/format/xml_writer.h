// Writes XML that is well-formed whatever is put into it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// Writes one XML 1.0 document in UTF-8 into memory. Elements are indented by two spaces or all in
/// one line, texts are not touched; so an element holds either elements or texts. Characters that
/// XML can't carry are replaced (text/xml_text.h), in element text, attributes and CDATA alike. All
/// texts are valid UTF-8. Several threads may each have a writer.
class XmlWriter {
 public:
  /// Closes its element when it goes out of scope.
  class [[nodiscard]] Element {
   public:
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element() { writer_.close(); }

   private:
    friend class XmlWriter;
    explicit Element(XmlWriter& writer) : writer_(writer) {}
    XmlWriter& writer_;
  };

  enum class Layout {
    kIndented,  ///< each element on a line of its own
    /// No white space between elements, and an end tag behind a text that is empty: for receivers
    /// of XML-RPC that search the text instead of parsing it.
    kOneLine,
  };

  /// What `memory` holds is of no account: the document is written into its memory.
  explicit XmlWriter(Layout layout = Layout::kIndented, std::string memory = {});
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  /// Memory for that many bytes is taken at once.
  void reserve(std::size_t bytes) { document_.reserve(bytes); }

  /// Before the first element: how browsers show the document. `type`: text/css. `href` is an
  /// address (W3C, Associating Style Sheets with XML documents).
  void stylesheet(std::string_view type, std::string_view href);

  /// Names may carry a prefix ("dc:creator"); declaring namespaces is an attribute like others.
  /// `name` is a constant.
  Element element(const char* name);
  /// Only directly after element(), before any content.
  void attribute(const char* name, std::string_view value);
  void text(std::string_view value);
  /// As CDATA sections, split where the text holds "]]>": read back, it is the same text, but for
  /// CR LF and CR, which are written as LF. (No reference can save a CR there, and HTML, which
  /// this is for, takes the three for the same.)
  void cdata(std::string_view value);

  /// `<name>value</name>`, or nothing for an empty value.
  void leaf(const char* name, std::string_view value);

  /// The document, with its declaration. Every Element has been closed. Once.
  std::string finish();

 private:
  void end_start_tag();
  void begin_text();
  void line();
  void close();

  std::string document_;
  Layout layout_;
  std::vector<const char*> open_;
  bool is_in_start_tag_ = false;
  bool has_text_ = false;  // the innermost element has, so that no white space may be added
};

}  // namespace feedgen
