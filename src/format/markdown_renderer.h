// Writes what md4c finds in a Markdown source as HTML. Part of the door to md4c.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "format/markdown_source.h"
#include "value/result.h"

namespace feedgen {

/// The HTML that md4c's own renderer writes, and besides: what the marks of `source` stand for,
/// ids of headings (GitHub's rule, each once), and no markup in a picture's alternative text.
/// Nothing, if it would be longer than `most` bytes: md4c is stopped then. Fails when memory runs
/// out.
[[nodiscard]] Result<std::optional<std::string>> render_markdown(const MarkdownSource& source,
                                                                 std::size_t most);

}  // namespace feedgen
