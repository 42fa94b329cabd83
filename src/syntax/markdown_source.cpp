#include "syntax/markdown_source.h"

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

}  // namespace feedgen
