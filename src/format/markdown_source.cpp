#include "format/markdown_source.h"

#include <algorithm>
#include <string>
#include <vector>

#include "format/markdown_lines.h"
#include "format/markdown_parts.h"
#include "format/markdown_steps.h"
#include "text/unicode.h"

namespace feedgen {
void apply_edits(const std::vector<const MarkdownEdit*>& edits, MarkdownSource& source) {
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
  const auto put = [&](const MarkdownEdit& edit) {
    if (edit.mark) {
      changed.marks.push_back(*edit.mark);
      changed.marks.back().at = changed.text.size();
    }
    changed.text += edit.text;
  };
  for (const MarkdownEdit* const edit : edits) {
    if (edit->begin < copied) continue;
    copy_to(edit->begin);
    put(*edit);
    for (const MarkdownEdit& more : edit->behind) put(more);
    copied = edit->end;
    while (mark != source.marks.end() && mark->at < copied) ++mark;
  }
  copy_to(source.text.size());
  source = std::move(changed);
}

void apply_edits(const std::vector<MarkdownEdit>& edits, MarkdownSource& source) {
  std::vector<const MarkdownEdit*> places(edits.size());
  std::transform(edits.begin(), edits.end(), places.begin(),
                 [](const MarkdownEdit& edit) { return &edit; });
  apply_edits(places, source);
}

namespace {

bool is_delimiter_row(std::string_view line) {
  line = without_quote_marks(line);
  return line.find_first_not_of("|:- \t\r") == std::string_view::npos &&
         line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos;
}

void append_widened(std::string_view line, std::string& out) {
  std::size_t hyphens = 0;
  for (const char c : line) {
    if (c == '-') {
      ++hyphens;
    } else if (hyphens > 0) {
      if (hyphens < 3) out.append(3 - hyphens, '-');
      hyphens = 0;
    }
    out += c;
  }
  if (hyphens == 1 || hyphens == 2) out.append(3 - hyphens, '-');
}

}  // namespace

std::string widen_delimiter_rows(std::string_view markdown) {
  std::string out;
  out.reserve(markdown.size() + 16);
  FenceFollower fences;
  bool may_be_header = false;
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t newline = markdown.find('\n', start);
    const std::size_t end = newline == std::string_view::npos ? markdown.size() : newline;
    const std::string_view line = markdown.substr(start, end - start);
    const bool is_code = fences.is_in_code(line);
    if (!is_code && may_be_header && is_delimiter_row(line)) {
      append_widened(line, out);
    } else {
      out += line;
    }
    if (newline != std::string_view::npos) out += '\n';
    may_be_header = !is_code && line.find('|') != std::string_view::npos;
    start = end + 1;
  }
  return out;
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

// A formula's line ends are its own: no renderer's habit makes a `<br>` of them.
MarkdownEdit formula_edit(std::string_view escaped, const TextRange& place) {
  MarkdownEdit edit{place.begin, place.end, std::string(escaped.substr(0, escaped.find('\n')))};
  for (std::size_t newline; (newline = escaped.find('\n')) != std::string_view::npos;) {
    escaped.remove_prefix(std::min(escaped.find_first_not_of(" \t>", newline + 1), escaped.size()));
    edit.behind.push_back(
        {0, 0, std::string(kSpanMark), MarkdownMark{0, MarkdownMark::Kind::kHtml, "\n", {}}});
    edit.behind.push_back({0, 0, std::string(escaped.substr(0, escaped.find('\n')))});
  }
  return edit;
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
    edits.push_back(formula_edit(
        escape_math(text.substr(formula.begin, formula.end - formula.begin), before), formula));
  }
  return edits;
}

}  // namespace

MarkdownSource extend_markdown(std::string_view markdown, const MarkdownHabits& habits,
                               const MarkdownTargets& targets) {
  using Dialect = MarkdownHabits::Dialect;
  MarkdownSource source;
  source.text = widen_delimiter_rows(markdown);
  if (may_have_unread_lines(source.text, habits.dialect)) {
    apply_edits(find_unread_lines(source.text, habits.dialect), source);
  }
  if (habits.dialect == Dialect::kPlain && has(source.text, "^[")) name_notes_in_text(source.text);
  if (has(source.text, "[^") && has(source.text, "]:")) arrange_footnotes(source);
  if (may_have_containers(source.text)) apply_edits(find_containers(source.text), source);
  if (may_have_definitions(source.text, habits.dialect)) {
    apply_edits(find_definitions(source.text, habits.dialect), source);
  }
  const std::string_view text = source.text;
  const bool has_math = may_have_math(text);
  const bool has_addresses = may_have_addresses(text);
  const bool has_lists = has(text, "{:") || has(text, "{#") || has(text, "{.") ||
                         (habits.has_block_attributes && has(text, "{"));
  const bool has_inline = may_have_inline_extensions(text);
  const bool has_names = may_have_named_links(text);
  const bool has_abbreviations = may_have_abbreviations(text, habits.dialect);
  const bool has_something = has_math || has_addresses || has_lists || has_inline || has_names;
  if (!has_something && !has_abbreviations) return source;

  const MarkdownParts parts = find_markdown_parts(text);
  // There may be hundreds of thousands: they stay where they were made.
  std::vector<std::vector<MarkdownEdit>> found;
  const auto add = [&](std::vector<MarkdownEdit> more) { found.push_back(std::move(more)); };
  if (has_names) add(find_named_links(text, parts, habits.dialect, targets));
  if (has_math) add(math_edits(text, parts));
  if (has_addresses) add(find_bare_addresses(text, parts));
  if (has_lists) add(find_attribute_lists(text, parts, habits));
  if (has_inline) add(find_inline_extensions(text, parts));
  if (has_abbreviations) add(find_abbreviations(text, parts));
  std::vector<const MarkdownEdit*> edits;
  for (const std::vector<MarkdownEdit>& list : found) {
    for (const MarkdownEdit& edit : list) edits.push_back(&edit);
  }
  // Of those that begin at one place the first is made.
  std::stable_sort(edits.begin(), edits.end(), [](const MarkdownEdit* a, const MarkdownEdit* b) {
    return a->begin < b->begin;
  });
  apply_edits(edits, source);
  return source;
}

}  // namespace feedgen
