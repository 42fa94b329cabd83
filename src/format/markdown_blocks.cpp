#include "format/markdown_blocks.h"

#include <utility>

#include "text/unicode.h"
#include "text/xml_text.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// The names of the blocks that hold other blocks, and have no attributes; empty for all others.
std::string_view container_name(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE: return "blockquote";
    case MD_BLOCK_UL: return "ul";
    case MD_BLOCK_TABLE: return "table";
    case MD_BLOCK_THEAD: return "thead";
    case MD_BLOCK_TBODY: return "tbody";
    case MD_BLOCK_TR: return "tr";
    default: return {};
  }
}

std::string_view alignment_of(const void* detail) {
  switch (static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align) {
    case MD_ALIGN_LEFT: return " align=\"left\"";
    case MD_ALIGN_CENTER: return " align=\"center\"";
    case MD_ALIGN_RIGHT: return " align=\"right\"";
    case MD_ALIGN_DEFAULT: break;
  }
  return {};
}

std::string heading_name(const MD_BLOCK_H_DETAIL& detail) {
  return 'h' + std::to_string(detail.level);
}

std::string end_tag(std::string_view name) { return "</" + std::string(name) + ">\n"; }

// "[TOC]", "[[toc]]", "[[_TOC_]]", "@[toc]", "@[TOC](Title)", "${toc}": a table of contents.
bool is_contents(std::string_view paragraph) {
  constexpr std::string_view kBegin = "<p>";
  if (!paragraph.starts_with(kBegin) || paragraph.size() > 200) return false;
  const std::string text = ascii_lower(paragraph.substr(kBegin.size()));
  if (text.starts_with("@<a href=")) return text.ends_with(">toc</a>");
  for (const std::string_view form :
       {"[toc]", "[[toc]]", "[[<em>toc</em>]]", "@[toc]", "${toc}", "{{toc}}"}) {
    if (text == form) return true;
  }
  return text.starts_with("[toc levels=") && text.find(']') + 1 == text.size();
}

}  // namespace

std::string HeadingIds::take(std::string_view heading) {
  constexpr std::size_t kMost = 10'000;  // an id costs more than the rest of a short heading
  if (last_number_.size() >= kMost) return {};
  const std::string slug = heading_slug(trim(heading));
  if (slug.empty()) return {};
  std::string id = slug;
  while (last_number_.contains(id)) id = slug + '-' + std::to_string(++last_number_[slug]);
  last_number_.emplace(id, 0);
  return id;
}

void MarkdownBlocks::enter(MD_BLOCKTYPE type, void* detail) {
  // Marks look like HTML, and ask for the block above.
  if (type != MD_BLOCK_HTML) above_ = {};
  const std::string_view name = container_name(type);
  if (!name.empty()) {
    open(name);
    html_ += '\n';
    return;
  }
  switch (type) {
    case MD_BLOCK_OL: return open_ordered_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
    case MD_BLOCK_LI: return open_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    case MD_BLOCK_HR: return open("hr");
    case MD_BLOCK_H:
      in_heading_ = true;
      heading_.clear();
      return open(heading_name(*static_cast<MD_BLOCK_H_DETAIL*>(detail)));
    case MD_BLOCK_CODE: return open_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
    case MD_BLOCK_HTML: return for_next_.clear();
    case MD_BLOCK_P: return open_paragraph();
    case MD_BLOCK_TH: in_cell_ = true; return open("th", alignment_of(detail));
    case MD_BLOCK_TD: in_cell_ = true; return open("td", alignment_of(detail));
    default: return;
  }
}

void MarkdownBlocks::open(std::string_view name, std::string_view rest) {
  MarkdownElement element;
  element.begin = html_.size();
  html_ += '<';
  html_ += name;
  element.name_end = html_.size();
  html_ += rest;
  html_ += '>';
  if (!for_next_.empty()) give_attributes(std::exchange(for_next_, {}), element, html_);
  open_.push_back(element);
}

void MarkdownBlocks::open_figure(const ListingInfo& info) {
  in_figure_ = !info.title.empty() || !info.address.empty();
  if (!in_figure_) return;
  html_ += "<figure><figcaption>";
  append_escaped_markup(info.title, html_);
  if (!info.address.empty()) {
    html_ += info.title.empty() ? "<a href=\"" : " <a href=\"";
    append_escaped_markup(info.address, html_);
    html_ += "\">";
    append_escaped_markup(info.link.empty() ? "link" : info.link, html_);
    html_ += "</a>";
  }
  html_ += "</figcaption>";
}

void MarkdownBlocks::open_code(const MD_BLOCK_CODE_DETAIL& detail) {
  ListingInfo info;
  if (detail.info.text != nullptr) {
    std::string words;
    append_attribute(
        detail.info, [](std::string_view text, std::string& out) { out += text; }, words);
    info = read_listing_info(words, habits_.dialect);
  }
  open_figure(info);
  MarkdownElement element;
  element.begin = html_.size();
  html_ += "<pre><code";
  element.name_end = html_.size();
  if (detail.lang.text != nullptr) {
    html_ += " class=\"language-";
    append_escaped_markup(info.language, html_);
    element.class_end = html_.size();
    html_ += '"';
  }
  html_ += '>';
  if (!for_next_.empty()) give_attributes(std::exchange(for_next_, {}), element, html_);
  open_.push_back(element);
}

void MarkdownBlocks::open_item(const MD_BLOCK_LI_DETAIL& detail) {
  if (notes_depth_ != 0 && open_.size() == notes_depth_) {
    open("li", " id=\"fn-" + std::to_string(++note_) + '"');
  } else if (detail.is_task != 0) {
    open("li", " class=\"task-list-item\"");
    box_ = html_.size();
    html_ += "<input type=\"checkbox\" class=\"task-list-item-checkbox\" disabled";
    html_ += detail.task_mark == 'x' || detail.task_mark == 'X' ? " checked>" : ">";
    box_end_ = html_.size();
  } else {
    open("li");
  }
}

// The box of a task stands in the line with its text: where the list is loose, inside of the
// paragraph.
void MarkdownBlocks::open_paragraph() {
  std::string box;
  if (box_end_ != 0 && box_end_ == html_.size()) {
    box = html_.substr(box_);
    html_.resize(box_);
  }
  open("p");
  html_ += box;
}

void MarkdownBlocks::open_ordered_list(const MD_BLOCK_OL_DETAIL& detail) {
  const bool has_notes = std::exchange(notes_follow_, false);
  if (has_notes) html_ += "<section class=\"footnotes\">\n";
  open("ol", detail.start == 1 ? std::string() : " start=\"" + std::to_string(detail.start) + '"');
  html_ += '\n';
  if (has_notes) notes_depth_ = open_.size();
}

void MarkdownBlocks::leave(MD_BLOCKTYPE type, void* detail) {
  const std::string_view name = container_name(type);
  if (!name.empty()) {
    close(end_tag(name));
    if (type == MD_BLOCK_THEAD && std::exchange(no_head_follows_, false)) remove_block_above();
    return;
  }
  switch (type) {
    case MD_BLOCK_OL: return close_ordered_list();
    case MD_BLOCK_LI: return close_item();
    case MD_BLOCK_HR: return close("\n");
    case MD_BLOCK_H: return close_heading(*static_cast<MD_BLOCK_H_DETAIL*>(detail));
    case MD_BLOCK_CODE:
      return close(std::exchange(in_figure_, false) ? "</code></pre></figure>\n"
                                                    : "</code></pre>\n");
    case MD_BLOCK_P: return close_paragraph();
    case MD_BLOCK_TH: in_cell_ = false; return close("</th>\n");
    case MD_BLOCK_TD: in_cell_ = false; return close("</td>\n");
    default: return;
  }
}

void MarkdownBlocks::close(std::string_view end) {
  html_ += end;
  above_ = open_.back();
  open_.pop_back();
}

void MarkdownBlocks::close_item() {
  constexpr std::string_view kParagraphEnd = "</p>\n";
  if (notes_depth_ != 0 && open_.size() == notes_depth_ + 1 && note_ <= note_returns_.size()) {
    const std::string& html = note_returns_[note_ - 1];
    if (html_.ends_with(kParagraphEnd)) {
      html_.insert(html_.size() - kParagraphEnd.size(), ' ' + html);
    } else {
      html_ += html_.ends_with('\n') ? "<p>" + html + "</p>\n" : ' ' + html;
    }
  }
  close("</li>\n");
}

void MarkdownBlocks::close_ordered_list() {
  close("</ol>\n");
  if (open_.size() + 1 != notes_depth_) return;
  notes_depth_ = 0;
  html_ += "</section>\n";
}

void MarkdownBlocks::close_heading(const MD_BLOCK_H_DETAIL& detail) {
  in_heading_ = false;
  MarkdownElement& element = open_.back();
  if (!element.has_given_id) give_made_id(ids_.take(heading_), element, html_);
  close(end_tag(heading_name(detail)));
}

void MarkdownBlocks::close_paragraph() {
  const bool has_contents = is_contents(std::string_view(html_).substr(open_.back().begin));
  close("</p>\n");
  if (has_contents) remove_block_above();
}

void MarkdownBlocks::give_to_heading(const ElementAttributes& attributes) {
  while (html_.ends_with(' ')) html_.pop_back();
  give_attributes(attributes, open_.back(), html_);
}

void MarkdownBlocks::give_to_block_above(const ElementAttributes& attributes) {
  if (above_.name_end == 0) return;
  give_attributes(attributes, above_, html_);
  const auto file = find_if(attributes, [](const auto& one) { return one.first == "file"; });
  if (file != nullptr) give_title_to_listing_above(file->second);
}

void MarkdownBlocks::give_title_to_listing_above(std::string_view title) {
  constexpr std::string_view kEnd = "</code></pre>\n";
  const std::string_view above = std::string_view(html_).substr(above_.begin);
  if (!above.starts_with("<pre>") || !above.ends_with(kEnd)) return;
  std::string caption = "<figure><figcaption>";
  append_escaped_markup(title, caption);
  html_.insert(html_.size() - 1, "</figure>");
  html_.insert(above_.begin, caption + "</figcaption>");
  above_ = {};
}

void MarkdownBlocks::remove_block_above() {
  if (above_.name_end == 0) return;
  html_.resize(above_.begin);
  above_ = {};
}

void MarkdownBlocks::rename_paragraph_above(std::string_view name) {
  constexpr std::string_view kBegin = "<p>";
  constexpr std::string_view kEnd = "</p>\n";
  if (above_.name_end == 0) return;
  const std::string_view whole = std::string_view(html_).substr(above_.begin);
  if (!whole.starts_with(kBegin) || !whole.ends_with(kEnd)) return;
  const std::string_view inside =
      whole.substr(kBegin.size(), whole.size() - kBegin.size() - kEnd.size());
  std::string html = name.empty() ? std::string(inside)
                                  : '<' + std::string(name) + '>' + std::string(inside) + "</" +
                                        std::string(name) + ">\n";
  html_.resize(above_.begin);
  html_ += html;
  above_ = {};
}

}  // namespace feedgen
