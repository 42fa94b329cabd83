// Writes JSON for programs that a person may read too: one member a line, indented by two spaces.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace feedgen {

/// Writes one document (RFC 8259) into memory, member by member in the order of the calls. Texts
/// are valid UTF-8, escaped only where JSON asks for it, and each key is given once in its object:
/// neither is checked.
class JsonWriter {
 public:
  JsonWriter() = default;
  /// What `memory` holds is of no account: the document is written into its memory.
  explicit JsonWriter(std::string memory) : document_(std::move(memory)) { document_.clear(); }

  /// Closes its object or array when it goes out of scope.
  class [[nodiscard]] Scope {
   public:
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { writer_.close(end_); }

   private:
    friend class JsonWriter;
    Scope(JsonWriter& writer, char end) : writer_(writer), end_(end) {}
    JsonWriter& writer_;
    char end_;
  };

  /// The document itself, or the next element of the array that is open.
  Scope object();
  Scope array();
  void text(std::string_view value);
  /// `value` is JSON: a number, true or false.
  void literal(std::string_view value);

  /// The next member of the object that is open.
  Scope object(std::string_view key);
  Scope array(std::string_view key);
  void text(std::string_view key, std::string_view value);
  void number(std::string_view key, std::uint64_t value);
  void truth(std::string_view key, bool value);
  void literal(std::string_view key, std::string_view value);
  void texts(std::string_view key, std::span<const std::string> values);

  /// Memory for that many bytes is taken at once.
  void reserve(std::size_t bytes) { document_.reserve(bytes); }

  /// The document with a line end. Every Scope has been closed. Once.
  std::string finish();

 private:
  void begin_value();
  void begin_member(std::string_view key);
  Scope open(char begin, char end);
  void close(char end);
  void line();
  void write(std::string_view value);

  std::string document_;
  std::size_t depth_ = 0;
  bool is_empty_ = true;  // nothing stands in the innermost scope
};

}  // namespace feedgen
