// The door to yaml-cpp: YAML text becomes a Node.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "format/syntax.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// Reads the first document of `text`, which is valid UTF-8. Empty text is a null node. Aliases
/// are expanded; merge keys (`<<`) are applied in their place, and a map's own keys win; tags are
/// ignored except `!!str` and `!`, which quote, and `!word` before a plain text, which is its first
/// word. Non-scalar keys are an error; a null key is empty.
/// NUL becomes U+FFFD. Lines and columns count from 1 in `text`. Errors carry the line and column,
/// the parser's words made readable, and a remedy ("put the value in quotes"). What yaml-cpp
/// refuses and other parsers read is mended first (yaml_repair.h).
[[nodiscard]] Result<Node> read_yaml(std::string_view text, const SyntaxLimits& limits = {});

/// The same, for text that people write by hand: a key that is one of `keys` (in lower case) needs
/// no blank behind its colon. Each that was mended so gets a message in `mended`.
[[nodiscard]] Result<Node> read_yaml_by_hand(std::string_view text,
                                             std::span<const std::string_view> keys,
                                             std::vector<Message>& mended);

/// What read_yaml() promises, by yaml-cpp alone, which is the authority on what a text means: for
/// text without a byte order mark and without NUL.
[[nodiscard]] Result<Node> parse_yaml(std::string_view text, const SyntaxLimits& limits);

// yaml_fast_path.cpp: front matter as it is mostly written, read in one pass: a flat map of plain
// and quoted scalars and of lists of them. It declines all other text; what it accepts, it reads as
// parse_yaml() does (tests/fuzz/yaml_fast_path_fuzz.cpp compares them).

/// The tree of `text`, which is valid UTF-8, places included; nothing where parse_yaml() must
/// decide. Accepted are, one a line: `key:` or `key: value` with a key of ASCII letters, digits,
/// `_`, `.`, `-`; below a key without value, `- value` lines of one indentation; blank lines;
/// comments that begin their line. A value is a plain or a quoted scalar that ends on its line
/// and, for a key, `[a, 'b']`.
std::optional<Node> read_plain_yaml(std::string_view text, const SyntaxLimits& limits);

}  // namespace feedgen
