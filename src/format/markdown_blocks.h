// Paragraphs, headings, lists, tables and code, written as HTML. Part of the door to md4c.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "format/markdown_listing.h"
#include "format/markdown_parser.h"
#include "format/markdown_spans.h"
#include "value/settings.h"

namespace feedgen {

class HeadingIds {
 public:
  /// GitHub's id of a heading: its slug, and from the second of a kind on a number: "a", "a-1".
  /// Empty when no character of the heading can stand in one, and from the 10,001st heading on.
  std::string take(std::string_view heading);

 private:
  std::unordered_map<std::string, std::size_t> last_number_;  // of each id given
};

class MarkdownBlocks {
 public:
  /// Everything is appended to `html`; at the end of the n-th footnote stands `note_returns[n]`.
  /// Both outlive this.
  MarkdownBlocks(std::string& html, const std::vector<std::string>& note_returns,
                 const MarkdownHabits& habits)
      : html_(html), note_returns_(note_returns), habits_(habits) {}

  void enter(MD_BLOCKTYPE type, void* detail);
  void leave(MD_BLOCKTYPE type, void* detail);

  bool in_heading() const { return in_heading_; }
  bool in_cell() const { return in_cell_; }  ///< of a table
  /// The plain text of the heading that is open, of which its id is made.
  void add_to_heading(std::string_view text) { heading_ += text; }
  void give_to_heading(const ElementAttributes& attributes);

  /// Above: the block that ended last, beside or inside of which nothing has begun since.
  void give_to_block_above(const ElementAttributes& attributes);
  void give_to_block_below(const ElementAttributes& attributes) { for_next_ = attributes; }
  void remove_block_above();
  /// Empty: only what stands in the paragraph is left of it.
  void rename_paragraph_above(std::string_view name);

  /// The next table's first row is none of its rows.
  void expect_no_head() { no_head_follows_ = true; }

  /// The next list is that of the footnotes: a section, with items that have ids.
  void expect_notes() { notes_follow_ = true; }

  /// Raw HTML follows: no block stands above it that could be given attributes.
  void see_html() { above_ = {}; }

 private:
  void open(std::string_view name, std::string_view rest = {});
  void open_figure(const ListingInfo& info);
  void open_code(const MD_BLOCK_CODE_DETAIL& detail);
  void open_item(const MD_BLOCK_LI_DETAIL& detail);
  void open_paragraph();
  void open_ordered_list(const MD_BLOCK_OL_DETAIL& detail);
  void close(std::string_view end);
  void close_item();
  void close_ordered_list();
  void close_heading(const MD_BLOCK_H_DETAIL& detail);
  void close_paragraph();
  void give_title_to_listing_above(std::string_view title);

  std::string& html_;
  const std::vector<std::string>& note_returns_;
  const MarkdownHabits& habits_;
  bool in_figure_ = false;  // the listing has a title
  std::vector<MarkdownElement> open_;
  MarkdownElement above_;  // name_end == 0: there is none
  ElementAttributes for_next_;
  bool in_heading_ = false;
  bool in_cell_ = false;
  std::string heading_;
  HeadingIds ids_;
  bool no_head_follows_ = false;
  bool notes_follow_ = false;
  std::size_t notes_depth_ = 0;  // open_.size() inside of the list of footnotes
  std::size_t note_ = 0;
  std::size_t box_ = 0;      // where the last check box begins
  std::size_t box_end_ = 0;  // 0: there was none yet
};

}  // namespace feedgen
