#include "format/json_writer.h"

#include <fmt/format.h>

#include "text/xml_text.h"

namespace feedgen {
namespace {

void append_json_escape(char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

}  // namespace

JsonWriter::Scope JsonWriter::object() {
  begin_value();
  return open('{', '}');
}

JsonWriter::Scope JsonWriter::array() {
  begin_value();
  return open('[', ']');
}

void JsonWriter::literal(std::string_view value) {
  begin_value();
  document_ += value;
}

void JsonWriter::text(std::string_view value) {
  begin_value();
  write(value);
}

JsonWriter::Scope JsonWriter::object(std::string_view key) {
  begin_member(key);
  return open('{', '}');
}

JsonWriter::Scope JsonWriter::array(std::string_view key) {
  begin_member(key);
  return open('[', ']');
}

void JsonWriter::text(std::string_view key, std::string_view value) {
  begin_member(key);
  write(value);
}

void JsonWriter::number(std::string_view key, std::uint64_t value) {
  begin_member(key);
  document_ += fmt::format("{}", value);
}

void JsonWriter::truth(std::string_view key, bool value) {
  begin_member(key);
  document_ += value ? "true" : "false";
}

void JsonWriter::literal(std::string_view key, std::string_view value) {
  begin_member(key);
  document_ += value;
}

void JsonWriter::texts(std::string_view key, std::span<const std::string> values) {
  const Scope list = array(key);
  for (const std::string& value : values) text(value);
}

std::string JsonWriter::finish() {
  document_ += '\n';
  return std::move(document_);
}

void JsonWriter::begin_value() {
  if (depth_ == 0) return;
  if (!is_empty_) document_ += ',';
  is_empty_ = false;
  line();
}

void JsonWriter::begin_member(std::string_view key) {
  begin_value();
  write(key);
  document_ += ": ";
}

JsonWriter::Scope JsonWriter::open(char begin, char end) {
  document_ += begin;
  ++depth_;
  is_empty_ = true;
  return {*this, end};
}

void JsonWriter::close(char end) {
  --depth_;
  if (!is_empty_) line();
  document_ += end;
  is_empty_ = false;
}

void JsonWriter::line() {
  document_ += '\n';
  document_.append(2 * depth_, ' ');
}

void JsonWriter::write(std::string_view value) {
  document_ += '"';
  append_escaped(
      value, [](std::uint8_t c) { return (c < 0x20) | (c == '"') | (c == '\\'); },
      [&](char c) { append_json_escape(c, document_); }, document_);
  document_ += '"';
}

}  // namespace feedgen
