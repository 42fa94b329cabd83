// The door to libxml2: XML from the network becomes a small tree. Nothing is fetched, no DTD is
// read and so no entity can grow; size, depth and number are bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace feedgen {

/// Texts are valid UTF-8, whatever the document's encoding.
struct XmlElement {
  std::string name;                                             ///< without prefix
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names without prefix
  std::string text;  ///< all that stands directly in it, around its children too
  std::vector<XmlElement> children;

  /// The first child of that name; null if there is none.
  const XmlElement* child(std::string_view name) const;
  /// Empty if there is no such attribute.
  std::string_view attribute(std::string_view name) const;
};

struct XmlLimits {
  std::size_t most_bytes = 64U << 10U;
  std::size_t most_depth = 32;
  std::size_t most_elements = 4096;
};

/// The document's element. Fails, with what is wrong, on what is no well-formed XML 1.0, has a
/// DOCTYPE or exceeds a limit.
[[nodiscard]] tl::expected<XmlElement, std::string> read_xml(std::string_view document,
                                                             const XmlLimits& limits = {});

}  // namespace feedgen
