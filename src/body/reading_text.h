// The text that a person reads of a body, collected while its tree is walked: summaries are made of
// it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "format/elements.h"

namespace feedgen {

/// True for what stands inside of an HTML comment if it is nothing but "more", in any case and
/// spacing (Hexo and Hugo differ).
bool is_more_mark(std::string_view inside);

/// A space stands between blocks. Ruby readings, captions of figures, and the text inside a player
/// that shows where nothing can be played, are left out.
class ReadingText {
 public:
  /// Memory for that many bytes is taken at once.
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

  void enter(const Element& element);
  void leave(const Element& element);
  void add(std::string_view text);

  /// Text until resume() is left out; pairs nest.
  void pause() { ++unread_; }
  void resume() { --unread_; }

  /// The summary ends here. The first mark counts.
  void mark();

  /// Cuts the text to an earlier length.
  std::size_t size() const { return text_.size(); }
  void cut(std::size_t size);

  bool is_in_player() const { return players_ > 0; }

  /// As it was added.
  std::string take() { return std::move(text_); }
  /// White space is collapsed.
  std::optional<std::string> text_before_mark() const;

 private:
  std::string text_;
  std::optional<std::size_t> mark_;
  std::size_t unread_ = 0;
  std::size_t players_ = 0;
};

}  // namespace feedgen
