// What the value of a setting may look like: said once, beside its reader, and shown to people as
// words and to editors as JSON Schema. A schema takes what the reader takes; what
// only the reader can know (an address, a zone's name) it leaves to it.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feedgen {

/// `schema` is a JSON object; `words` are for people, such as "text" or "one of day_first, …".
struct ValueType {
  std::string schema;
  std::string words;
};

ValueType text_type();    ///< any scalar
ValueType texts_type();   ///< a text, or a list of them
ValueType switch_type();  ///< as switch_value() reads it
ValueType count_type();   ///< as read_count() reads it
ValueType choice_type(std::span<const std::string_view> words);
ValueType choices_type(std::span<const std::string_view> words);  ///< one or a list of those words
ValueType any_map_type();
ValueType map_of(const ValueType& value);  ///< any keys

using TypedMember = std::pair<std::string_view, ValueType>;

/// No other keys; all may be missing or null.
ValueType map_type(std::initializer_list<TypedMember> members);

ValueType list_of(const ValueType& item);
ValueType either(const ValueType& one, const ValueType& other);

}  // namespace feedgen
