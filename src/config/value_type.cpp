#include "config/value_type.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace feedgen {
namespace {

// Words of settings hold nothing that JSON escapes.
std::string word_list(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", word);
  }
  return list;
}

}  // namespace

ValueType text_type() { return {R"({"type": ["string", "number", "boolean"]})", "text"}; }

ValueType texts_type() {
  ValueType type = either(text_type(), list_of(text_type()));
  type.words = "a text or a list of texts";
  return type;
}

ValueType switch_type() {
  return {
      R"({"type": ["boolean", "string"], "pattern": )"
      R"("^([Tt][Rr][Uu][Ee]|[Yy]([Ee][Ss])?|[Oo][Nn]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]?|[Oo][Ff][Ff])$"})",
      "true or false"};
}

ValueType count_type() {
  return {R"({"type": ["integer", "string"], "minimum": 0, "maximum": 1000000000, )"
          R"("pattern": "^[0-9]{1,10}$"})",
          "a whole number"};
}

ValueType choice_type(std::span<const std::string_view> words) {
  return {fmt::format("{{\"enum\": [{}]}}", word_list(words)),
          fmt::format("one of {}", fmt::join(words, ", "))};
}

ValueType choices_type(std::span<const std::string_view> words) {
  ValueType type = either(choice_type(words), list_of(choice_type(words)));
  type.words = fmt::format("one or a list of {}", fmt::join(words, ", "));
  return type;
}

ValueType any_map_type() { return {R"({"type": "object"})", "a map"}; }

ValueType map_of(const ValueType& value) {
  return {fmt::format(R"({{"type": "object", "additionalProperties": {}}})", value.schema),
          fmt::format("a map; its values: {}", value.words)};
}

ValueType map_type(std::initializer_list<TypedMember> members) {
  std::string properties;
  std::string names;
  for (const auto& [name, type] : members) {
    properties += fmt::format("{}\"{}\": {}", properties.empty() ? "" : ", ", name,
                              either(type, {R"({"type": "null"})", ""}).schema);
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
  }
  return {
      fmt::format(R"({{"type": "object", "properties": {{{}}}, "additionalProperties": false}})",
                  properties),
      fmt::format("a map with {}", names)};
}

ValueType list_of(const ValueType& item) {
  return {fmt::format(R"({{"type": "array", "items": {}}})", item.schema),
          fmt::format("a list: {}", item.words)};
}

ValueType either(const ValueType& one, const ValueType& other) {
  return {fmt::format(R"({{"anyOf": [{}, {}]}})", one.schema, other.schema),
          fmt::format("{}; or {}", one.words, other.words)};
}

}  // namespace feedgen
