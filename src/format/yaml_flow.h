// Finds the plain texts of YAML's flow style, `[a, b]` and `{a: b}`, that yaml-cpp can't read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace feedgen {

/// A part of a text, in bytes.
struct FlowText {
  std::size_t begin;
  std::size_t end;
};

/// The plain scalars in flow style that hold a question mark, which YAML allows there and yaml-cpp
/// does not: in order. Quoted texts, comments and blocks of text are passed over. One walk over
/// `text`.
std::vector<FlowText> flow_texts_with_question(std::string_view text);

}  // namespace feedgen
