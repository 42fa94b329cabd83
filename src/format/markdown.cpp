#include "format/markdown.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "format/markdown_blocks.h"
#include "format/markdown_parser.h"
#include "format/markdown_parts.h"
#include "format/markdown_source.h"
#include "format/markdown_spans.h"

namespace feedgen {
namespace {

// HTML is rarely twice as long as its Markdown; references to long links, and tables with many
// columns that most rows leave empty, can make it much longer.
constexpr std::size_t kLeastOutput = 1024U * 1024;
constexpr std::size_t kMostGrowth = 64;

using Kind = MarkdownMark::Kind;

class Renderer {
 public:
  Renderer(const MarkdownSource& source, const MarkdownHabits& habits,
           const MarkdownTargets& targets, std::size_t most)
      : source_(source),
        habits_(habits),
        most_(most),
        blocks_(html_, source.note_returns, habits),
        spans_(html_, targets) {
    html_.reserve(source.text.size() + source.text.size() / 4);
  }

  bool is_full() const { return html_.size() > most_; }
  std::string take() { return std::move(html_); }

  void enter_block(MD_BLOCKTYPE type, void* detail) { blocks_.enter(type, detail); }
  void leave_block(MD_BLOCKTYPE type, void* detail) { blocks_.leave(type, detail); }
  void enter_span(MD_SPANTYPE type, void* detail) { spans_.enter(type, detail); }
  void leave_span(MD_SPANTYPE type, void* detail) { spans_.leave(type, detail); }

  void add_text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) return add_raw(text);
    const MarkdownMark* mark = type == MD_TEXT_ENTITY ? mark_at(text) : nullptr;
    if (mark != nullptr) return apply(*mark);
    if (blocks_.in_heading() && !spans_.in_image()) add_to_heading(type, text);
    if (type == MD_TEXT_CODE && blocks_.in_cell()) return add_code_in_cell(text);
    if (type == MD_TEXT_SOFTBR && habits_.breaks && !blocks_.in_heading()) type = MD_TEXT_BR;
    spans_.add_text(type, text);
  }

 private:
  void add_to_heading(MD_TEXTTYPE type, std::string_view text) {
    const bool is_line_end = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;
    std::string storage;
    blocks_.add_to_heading(is_line_end ? " " : plain_text_of(type, text, storage));
  }

  // GFM: a cell's `\|` is a vertical bar, also where nothing else can be escaped.
  void add_code_in_cell(std::string_view text) {
    for (std::size_t at; (at = text.find("\\|")) != std::string_view::npos;) {
      spans_.add_text(MD_TEXT_CODE, text.substr(0, at));
      text.remove_prefix(at + 1);
    }
    spans_.add_text(MD_TEXT_CODE, text);
  }

  void add_raw(std::string_view text) {
    if (spans_.in_image()) return;
    if (std::exchange(skips_line_end_, false) && text == "\n") return;
    if (const MarkdownMark* mark = mark_at(text)) return apply(*mark);
    if (habits_.leaves_out_html && !text.starts_with("<!--")) return;
    blocks_.see_html();
    html_ += text;
  }

  // By the place alone: md4c hands out pieces of the source.
  const MarkdownMark* mark_at(std::string_view text) const {
    if (source_.marks.empty()) return nullptr;
    // Texts of md4c's own lie outside of the source, so this difference is never the place of a
    // mark.
    const std::uintptr_t at = reinterpret_cast<std::uintptr_t>(text.data()) -
                              reinterpret_cast<std::uintptr_t>(source_.text.data());
    const auto found = std::lower_bound(
        source_.marks.begin(), source_.marks.end(), at,
        [](const MarkdownMark& mark, std::uintptr_t place) { return mark.at < place; });
    return found != source_.marks.end() && found->at == at ? &*found : nullptr;
  }

  void apply(const MarkdownMark& mark) {
    if (spans_.in_image()) return;
    skips_line_end_ = mark.kind != Kind::kHtml && mark.kind != Kind::kSpan;
    switch (mark.kind) {
      case Kind::kHtml: html_ += mark.html; return;
      case Kind::kSpan:
        if (!spans_.give_to_last(mark.attributes) && blocks_.in_heading()) {
          blocks_.give_to_heading(mark.attributes);
        }
        return;
      case Kind::kBlockAbove: return blocks_.give_to_block_above(mark.attributes);
      case Kind::kBlockBelow: return blocks_.give_to_block_below(mark.attributes);
      case Kind::kContents: return blocks_.remove_block_above();
      case Kind::kNotes: return blocks_.expect_notes();
      case Kind::kParagraphAbove: return blocks_.rename_paragraph_above(mark.html);
      case Kind::kNoHead: return blocks_.expect_no_head();
    }
  }

  const MarkdownSource& source_;
  const MarkdownHabits& habits_;
  const std::size_t most_;
  std::string html_;
  MarkdownBlocks blocks_;
  MarkdownSpans spans_;
  bool skips_line_end_ = false;  // which belongs to the line of a mark
};

// The HTML that md4c's own renderer writes, and besides: what the marks of `source` stand for, ids
// of headings (GitHub's rule, each once), and no markup in a picture's alternative text. Nothing,
// if it would be longer than `most` bytes: md4c is stopped then.
Result<std::optional<std::string>> render_markdown(const MarkdownSource& source,
                                                   const MarkdownHabits& habits,
                                                   const MarkdownTargets& targets,
                                                   std::size_t most) {
  Renderer renderer(source, habits, targets, most);
  const int failed = parse_markdown(source.text, kMarkdownDialect, renderer);
  if (renderer.is_full()) return std::optional<std::string>();
  if (failed != 0) return fail("the Markdown can't be read: not enough memory");
  return renderer.take();
}

}  // namespace

Result<std::string> markdown_to_html(std::string_view markdown, const MarkdownHabits& habits,
                                     const MarkdownTargets& targets) {
  const auto too_large = [] {
    return fail("the Markdown is too large", "put blank lines between its paragraphs");
  };
  if (is_too_much_work(markdown)) return too_large();
  const MarkdownSource source = extend_markdown(markdown, habits, targets);
  // Footnotes bring the paragraphs of a text together in another order, and escapes make it longer.
  if (source.text.size() != markdown.size() && is_too_much_work(source.text)) return too_large();
  const std::size_t most = std::max(kLeastOutput, kMostGrowth * markdown.size());
  Result<std::optional<std::string>> html = render_markdown(source, habits, targets, most);
  if (!html) return tl::unexpected(std::move(html.error()));
  if (!*html) {
    return fail("the Markdown becomes far longer as HTML",
                "use fewer references to links, and smaller tables");
  }
  return std::move(**html);
}

}  // namespace feedgen
