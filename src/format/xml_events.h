// The door to libxml2: a document becomes events, in the order in which it is read. Nothing is
// fetched and no DTD is read, so no entity can grow; a visitor stops the reading when it has seen
// too much.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace feedgen {

/// All texts are valid UTF-8 and live as long as the call that they are given to.
struct XmlAttribute {
  std::string_view name;    ///< without prefix
  std::string_view prefix;  ///< may be empty
  std::string_view space;   ///< the namespace of the prefix; empty if it has none
  std::string_view value;   ///< decoded
};

struct XmlDeclaration {
  std::string_view prefix;  ///< empty: the default namespace
  std::string_view space;
};

struct XmlStart {
  std::string_view name;  ///< without prefix; with it where the prefix is not declared
  std::string_view prefix;
  std::string_view space;
  std::span<const XmlAttribute> attributes;
  std::span<const XmlDeclaration> declarations;  ///< namespaces that this element declares
  std::size_t offset = 0;                        ///< of its `<`, in bytes
};

enum class XmlTextKind { kText, kCdata };
enum class XmlNext { kGoOn, kStop };

class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual XmlNext begin(const XmlStart& start) = 0;
  virtual XmlNext end(std::size_t offset) = 0;  ///< behind the end tag
  /// A part of a text: one text may come in several parts. `offset` is near its end.
  virtual XmlNext text(std::string_view part, XmlTextKind kind, std::size_t offset) = 0;
  virtual XmlNext doctype(std::string_view, std::string_view /*public id*/,
                          std::string_view /*system id*/, std::size_t /*offset*/) {
    return XmlNext::kStop;
  }
  /// The DOCTYPE declares an entity; its text is not used.
  virtual XmlNext entity(std::string_view /*name*/, std::size_t /*offset*/) {
    return XmlNext::kStop;
  }
  virtual XmlNext instruction(std::string_view /*target*/, std::string_view /*data*/,
                              std::size_t /*offset*/) {
    return XmlNext::kGoOn;
  }
};

struct XmlMistake {
  enum class Kind {
    kNotWellFormed,
    kUndeclaredPrefix,  ///< reading goes on after it
    kUnknownEntity,
    kBadNamespace  ///< reading goes on after it
  };
  Kind kind = Kind::kNotWellFormed;
  std::string text;  ///< libxml2's own words, or the door's; one line
  std::size_t offset = 0;
};

/// What `document` has; the visitor's calls end at the first mistake after which reading does not
/// go on. Elements may be nested 256 deep, and a name, value or text have 10 MB, as libxml2 has it;
/// a tag may have 2,000 attributes, since libxml2's time is quadratic in them.
/// `document` is valid UTF-8, whatever its declaration says.
/// `on_mistake` gets each mistake; it returns what read_events() is to do where it could go on.
class XmlMistakes {
 public:
  virtual ~XmlMistakes() = default;
  virtual void add(const XmlMistake& mistake) = 0;
};

/// True where the document was read to its end, well-formed.
bool read_events(std::string_view document, XmlVisitor& visitor, XmlMistakes& mistakes);

}  // namespace feedgen
