#include "format/markdown_spans.h"

#include "format/markdown_escape.h"

namespace feedgen {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::string_view name_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_A:
      return "a";
    case MD_SPAN_EM:
      return "em";
    case MD_SPAN_STRONG:
      return "strong";
    case MD_SPAN_CODE:
      return "code";
    case MD_SPAN_DEL:
      return "del";
    default:  // belongs to extensions that the dialect does not have
      return "span";
  }
}

}  // namespace

std::string_view plain_text_of(MD_TEXTTYPE type, std::string_view text, std::string& storage) {
  switch (type) {
    case MD_TEXT_NULLCHAR:
      return kReplacement;
    case MD_TEXT_ENTITY:
      storage = decode_entity(text);
      return storage;
    default:
      return text;
  }
}

void append_attribute(const MD_ATTRIBUTE& attribute, void (*append)(std::string_view, std::string&),
                      std::string& html) {
  std::string storage;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view text(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    append(plain_text_of(attribute.substr_types[i], text, storage), html);
  }
}

void MarkdownSpans::append_title(const MD_ATTRIBUTE& title) {
  if (title.text == nullptr) return;
  html_ += " title=\"";
  append_attribute(title, &append_escaped, html_);
  html_ += '"';
}

void MarkdownSpans::open_image(const MD_SPAN_IMG_DETAIL& detail) {
  html_ += "<img";
  open_.back().name_end = html_.size();
  html_ += " src=\"";
  append_attribute(detail.src, &append_escaped_address, html_);
  html_ += "\" alt=\"";
}

void MarkdownSpans::enter(MD_SPANTYPE type, void* detail) {
  const bool is_inside_image = images_ > 0;
  if (type == MD_SPAN_IMG) ++images_;
  if (is_inside_image) return;
  open_.emplace_back().begin = html_.size();
  if (type == MD_SPAN_IMG) return open_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
  html_ += '<';
  html_ += name_of(type);
  open_.back().name_end = html_.size();
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    html_ += " href=\"";
    append_attribute(link.href, &append_escaped_address, html_);
    html_ += '"';
    append_title(link.title);
  }
  html_ += '>';
}

void MarkdownSpans::leave(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_IMG && images_ > 0) --images_;
  if (images_ > 0) return;
  if (type == MD_SPAN_IMG) {
    html_ += '"';
    append_title(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title);
    html_ += '>';
  } else {
    html_ += "</";
    html_ += name_of(type);
    html_ += '>';
  }
  // md4c 0.4.8 may end a span that it never began: an autolink that swallows an asterisk.
  last_end_ = open_.empty() ? 0 : html_.size();
  if (open_.empty()) return;
  last_ = open_.back();
  open_.pop_back();
}

void MarkdownSpans::add_text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    html_ += in_image() ? " " : type == MD_TEXT_BR ? "<br>\n" : "\n";
    return;
  }
  std::string storage;
  append_escaped(plain_text_of(type, text, storage), html_);
}

bool MarkdownSpans::give_to_last(const ElementAttributes& attributes) {
  if (last_end_ == 0 || last_end_ != html_.size()) return false;
  give_attributes(attributes, last_, html_);
  last_end_ = html_.size();
  return true;
}

}  // namespace feedgen
