// An element of a document that is judged: a small tree with places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/spaces.h"
#include "value/ranges.h"

namespace feedgen {

struct CheckedAttribute {
  Space space = Space::kNone;
  std::string name;    ///< without prefix
  std::string prefix;  ///< as it is written; may be empty
  std::string value;
};

struct CheckedElement {
  Space space = Space::kNone;
  std::string name;         ///< without prefix
  std::string prefix;       ///< as it is written; may be empty
  std::size_t offset = 0;   ///< of its `<`, in bytes of the text that is judged
  std::size_t text_at = 0;  ///< of the first text in it that is not white space, or offset
  std::string text;         ///< all that stands directly in it
  bool has_cdata = false;
  std::vector<CheckedAttribute> attributes;
  std::vector<CheckedElement> children;

  bool is(Space its_space, std::string_view its_name) const {
    return space == its_space && name == its_name;
  }
  const CheckedElement* child(Space its_space, std::string_view its_name) const {
    return find_if(children,
                   [&](const CheckedElement& one) { return one.is(its_space, its_name); });
  }
  /// Of an attribute without a namespace; null: there is none.
  const std::string* attribute(std::string_view its_name) const {
    return attribute(Space::kNone, its_name);
  }
  const std::string* attribute(Space its_space, std::string_view its_name) const {
    const CheckedAttribute* found = find_if(attributes, [&](const CheckedAttribute& one) {
      return one.space == its_space && one.name == its_name;
    });
    return found == nullptr ? nullptr : &found->value;
  }
  /// As a person would write it: "itunes:image", "title".
  std::string shown_name() const { return prefix.empty() ? name : prefix + ":" + name; }
};

}  // namespace feedgen
