// Calls a walker with what md4c finds in Markdown, from the beginning to the end. Part of the door
// to md4c, and the only file that includes its header.
#pragma once

#include <limits>
#include <string_view>

#include <md4c.h>

namespace feedgen {

/// More than this many bytes can't be parsed.
constexpr MD_SIZE kMostMarkdown = std::numeric_limits<MD_SIZE>::max();

/// A function that md4c calls with `walker`. md4c is stopped by a negative number; 0.4.8 goes on
/// after some positive ones.
template <class Walker, auto kStep, class Type>
int call_walker(Type type, void* detail, void* walker) {
  auto& self = *static_cast<Walker*>(walker);
  (self.*kStep)(type, detail);
  return self.is_full() ? -1 : 0;
}

template <class Walker>
int call_with_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* walker) {
  auto& self = *static_cast<Walker*>(walker);
  self.add_text(type, {text, size});
  return self.is_full() ? -1 : 0;
}

/// `walker` has enter_block, leave_block, enter_span and leave_span (type, detail), add_text (type,
/// text), and `bool is_full()`, which stops the parser when it is true. `flags` are md4c's. 0, or
/// what md4c says when it was stopped or had not enough memory. `markdown` has at most
/// kMostMarkdown bytes.
template <class Walker>
int parse_markdown(std::string_view markdown, unsigned flags, Walker& walker) {
  MD_PARSER parser = {};
  parser.flags = flags;
  parser.enter_block = &call_walker<Walker, &Walker::enter_block, MD_BLOCKTYPE>;
  parser.leave_block = &call_walker<Walker, &Walker::leave_block, MD_BLOCKTYPE>;
  parser.enter_span = &call_walker<Walker, &Walker::enter_span, MD_SPANTYPE>;
  parser.leave_span = &call_walker<Walker, &Walker::leave_span, MD_SPANTYPE>;
  parser.text = &call_with_text<Walker>;
  return md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &walker);
}

}  // namespace feedgen
