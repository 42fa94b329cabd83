// The door to libxml2's output: a document that is well-formed whatever is put into it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace feedgen {

/// Writes one XML 1.0 document in UTF-8 into memory: the same bytes with every release of libxml2.
/// Elements are indented by two spaces, texts are not touched; so an element holds either elements
/// or texts. Characters that XML can't carry are replaced (text/xml_text.h), in element text,
/// attributes and CDATA alike. All texts are valid UTF-8. Several threads may each have a writer.
/// Without memory the program ends.
class XmlWriter {
 public:
  /// Closes its element when it goes out of scope.
  class [[nodiscard]] Element {
   public:
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element();

   private:
    friend class XmlWriter;
    explicit Element(XmlWriter& writer) : writer_(writer) {}
    XmlWriter& writer_;
  };

  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  /// Names may carry a prefix ("dc:creator"); declaring namespaces is an attribute like others.
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
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace feedgen
