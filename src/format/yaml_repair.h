// What people write as YAML and yaml-cpp refuses, though the site generators' own parsers read it:
// tabs in the indentation, a plain `?` in a flow list, a key without a blank behind its colon. The
// text is mended before it is parsed, and the places of its data lead back to what was written.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/diagnostic.h"
#include "value/node.h"

namespace feedgen {

class YamlRepair {
 public:
  /// Mends a copy of `text`, if there is something to mend. `keys`, in lower case, are those whose
  /// colon needs no blank behind it; of each that was mended so there is a message.
  YamlRepair(std::string_view text, std::span<const std::string_view> keys);

  /// Nothing: there was nothing to mend.
  const std::optional<std::string>& text() const { return text_; }
  /// "write a blank behind the colon", each with its line.
  const std::vector<Message>& mended_keys() const { return mended_keys_; }

  /// Makes places in text() places in the text that was written.
  void restore(Place& place) const;
  void restore(Node& node) const;

 private:
  /// Characters that were added, by line and column in the text after one step.
  struct Added {
    unsigned line;
    unsigned column;
  };
  using Step = std::vector<Added>;

  void replace_tabs(std::string_view written);
  void quote_questions(std::string_view written);
  void part_keys(std::string_view written, std::span<const std::string_view> keys);
  void restore(unsigned line, unsigned& column) const;

  class Copy;

  std::optional<std::string> text_;
  std::vector<Step> steps_;  // in the order in which they were taken
  std::vector<Message> mended_keys_;
};

/// A part of a text, in bytes.
struct FlowText {
  std::size_t begin;
  std::size_t end;
};

/// The plain scalars in flow style, `[a, b]` and `{a: b}`, that hold a question mark, which YAML
/// allows there and yaml-cpp does not: in order. Quoted texts, comments and blocks of text are
/// passed over. One walk over `text`.
std::vector<FlowText> flow_texts_with_question(std::string_view text);

}  // namespace feedgen
