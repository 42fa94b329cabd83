// One element of rendered HTML that can still be given attributes. Part of the door to md4c.
#pragma once

#include <cstddef>
#include <string>

#include "format/markdown_source.h"

namespace feedgen {

/// Where the parts of an element's start tag stand in the HTML; 0: there is no such part. Elements
/// that end before this one are not affected by what is inserted here.
struct MarkdownElement {
  std::size_t begin = 0;      ///< of the start tag
  std::size_t name_end = 0;   ///< where attributes may be inserted
  std::size_t class_end = 0;  ///< behind the last class
  std::size_t id_begin = 0;   ///< of an id that was made, which a given one replaces
  std::size_t id_end = 0;
  bool has_given_id = false;
};

/// Classes join those that are there, an id replaces one that was made of a heading, anything else
/// comes first and so wins over what is written behind it (HTML section 13.2.5.33).
void give_attributes(const ElementAttributes& attributes, MarkdownElement& element,
                     std::string& html);

/// Unless it is empty. It needs no escaping.
void give_made_id(const std::string& id, MarkdownElement& element, std::string& html);

}  // namespace feedgen
