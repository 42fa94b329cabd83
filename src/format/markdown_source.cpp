#include "format/markdown_source.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "format/markdown_attributes.h"
#include "format/markdown_footnotes.h"
#include "format/markdown_math.h"
#include "format/markdown_parts.h"
#include "format/markdown_table.h"

namespace feedgen {
void apply_edits(const std::vector<MarkdownEdit>& edits, MarkdownSource& source) {
  if (edits.empty()) return;
  MarkdownSource changed;
  changed.text.reserve(source.text.size() + source.text.size() / 8);
  changed.note_returns = std::move(source.note_returns);
  std::size_t copied = 0;
  auto mark = source.marks.begin();
  const auto copy_to = [&](std::size_t end) {
    for (; mark != source.marks.end() && mark->at < end; ++mark) {
      mark->at = changed.text.size() + mark->at - copied;
      changed.marks.push_back(std::move(*mark));
    }
    changed.text.append(source.text, copied, end - copied);
    copied = end;
  };
  for (const MarkdownEdit& edit : edits) {
    if (edit.begin < copied) continue;
    copy_to(edit.begin);
    if (edit.mark) {
      changed.marks.push_back(*edit.mark);
      changed.marks.back().at = changed.text.size();
    }
    changed.text += edit.text;
    copied = edit.end;
    while (mark != source.marks.end() && mark->at < copied) ++mark;
  }
  copy_to(source.text.size());
  source = std::move(changed);
}

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool may_have_math(std::string_view text) {
  const std::size_t dollar = text.find('$');
  return (dollar != std::string_view::npos &&
          text.find('$', dollar + 1) != std::string_view::npos) ||
         has(text, "\\(") || has(text, "\\[");
}

std::vector<MarkdownEdit> math_edits(std::string_view text, const MarkdownParts& parts) {
  std::vector<MarkdownEdit> edits;
  std::size_t line = 0;
  std::size_t looked_to = 0;
  for (const TextRange& formula : find_math(text, parts)) {
    const std::size_t newline = text.substr(looked_to, formula.begin - looked_to).rfind('\n');
    if (newline != std::string_view::npos) line = looked_to + newline + 1;
    looked_to = formula.begin;
    // Only the marks of quotations are looked for.
    const std::string_view before =
        text.substr(line, std::min<std::size_t>(formula.begin - line, 256));
    edits.push_back({formula.begin, formula.end,
                     escape_math(text.substr(formula.begin, formula.end - formula.begin), before),
                     std::nullopt});
  }
  return edits;
}

}  // namespace

MarkdownSource extend_markdown(std::string_view markdown) {
  MarkdownSource source;
  source.text = widen_delimiter_rows(markdown);
  if (has(source.text, "[^") && has(source.text, "]:")) arrange_footnotes(source);
  const bool has_math = may_have_math(source.text);
  const bool has_lists = has(source.text, "{:") || has(source.text, "{#") || has(source.text, "{.");
  if (!has_math && !has_lists) return source;

  const MarkdownParts parts = find_markdown_parts(source.text);
  std::vector<MarkdownEdit> edits;
  if (has_math) edits = math_edits(source.text, parts);
  if (has_lists) {
    const std::vector<MarkdownEdit> lists = find_attribute_lists(source.text, parts);
    std::vector<MarkdownEdit> merged;
    std::merge(edits.begin(), edits.end(), lists.begin(), lists.end(), std::back_inserter(merged),
               [](const MarkdownEdit& a, const MarkdownEdit& b) { return a.begin < b.begin; });
    edits = std::move(merged);
  }
  apply_edits(edits, source);
  return source;
}

}  // namespace feedgen
