// Where a body shows code, or what nobody sees: no template tag stands there.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"

namespace feedgen {

enum class CodeRule { kMarkdown, kHtml };

/// Fenced, indented and inline code (Markdown), the insides of `<pre>`, `<code>`, `<script>`,
/// `<style>` and `<textarea>`, and comments. In order and apart.
std::vector<TextRange> find_code_regions(std::string_view text, CodeRule rule);

}  // namespace feedgen
