// Plain HTML as a row of tags, texts and comments, with attributes and character references read.
// See html_plain.h.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "format/html_walk.h"

namespace feedgen {

/// False for controls but LF and tab, surrogates and noncharacters, some of which parsers replace.
bool is_plain_character(char32_t c);

/// `text` is valid UTF-8.
bool is_plain_text(std::string_view text);

/// Each take_… is asked for what next() has told, and returns false where it is not written plainly
/// (WHATWG HTML section 13.2.5, without anything that is a parse error there). What it gives lives
/// as long as this and the HTML.
class PlainTags {
 public:
  enum class Next { kText, kStartTag, kEndTag, kComment, kOther };

  struct StartTag {
    std::string_view name;  ///< in lower case
    bool is_self_closing = false;
  };

  explicit PlainTags(std::string_view html) : html_(html) {}

  bool at_end() const { return at_ == html_.size(); }

  /// Not at the end.
  Next next() const;

  bool take_text(std::string_view& text);
  bool take_start_tag(StartTag& tag, std::vector<HtmlAttribute>& attributes);
  bool take_end_tag(std::string_view& name);
  bool take_comment(std::string_view& inside);

 private:
  enum class Place { kText, kAttribute };

  char peek(std::size_t ahead = 0) const;
  void skip_space();
  std::string_view take_name();
  bool take_attribute(std::vector<HtmlAttribute>& attributes, std::size_t first);
  bool take_value(std::string_view& value);
  bool decode(Place place, std::string_view& text);
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  std::string_view html_;
  std::size_t at_ = 0;
  std::deque<std::string> kept_;  // what does not stand in the HTML as it is
};

}  // namespace feedgen
