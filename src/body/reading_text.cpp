#include "body/reading_text.h"

#include <algorithm>

#include "body/clean_html.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_player(const Element& element) {
  return element.name == "audio" || element.name == "video" || element.name == "iframe";
}

}  // namespace

bool is_more_mark(std::string_view inside) { return ascii_lower(trim(inside)) == "more"; }

void ReadingText::enter(const Element& element) {
  if (element.sets_text_apart()) add(" ");
  if (element.is(Element::kVoid)) return;
  if (element.is(Element::kUnread)) ++unread_;
  if (is_player(element)) ++players_;
}

void ReadingText::leave(const Element& element) {
  if (element.is(Element::kUnread)) --unread_;
  if (is_player(element)) --players_;
  if (element.sets_text_apart()) add(" ");
}

void ReadingText::add(std::string_view text) {
  if (unread_ == 0 && text_.size() < kMostCleanText) text_ += text;
}

void ReadingText::cut(std::size_t size) {
  text_.resize(std::min(size, text_.size()));
  if (mark_) mark_ = std::min(*mark_, text_.size());
}

void ReadingText::mark() {
  if (!mark_) mark_ = text_.size();
}

std::optional<std::string> ReadingText::text_before_mark() const {
  if (!mark_) return std::nullopt;
  return collapse_space(std::string_view(text_).substr(0, *mark_));
}

}  // namespace feedgen
