#include "format/markdown_table.h"

#include <algorithm>

#include "text/unicode.h"

namespace feedgen {
namespace {

std::string_view without_quote_marks(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  return start == std::string_view::npos ? std::string_view() : line.substr(start);
}

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

// CommonMark section 4.5, as far as the beginnings of lines tell.
class FenceFollower {
 public:
  // True for lines of fenced code and for the fences themselves.
  bool is_in_code(std::string_view line) {
    line = without_quote_marks(line);
    const std::size_t length =
        std::min(line.find_first_not_of(line.substr(0, 1) == "~" ? '~' : '`'), line.size());
    if (open_length_ == 0) {
      if (length < 3) return false;
      open_ = line.front();
      open_length_ = length;
    } else if (length >= open_length_ && line.front() == open_ &&
               trim(line.substr(length)).empty()) {
      open_length_ = 0;
    }
    return true;
  }

 private:
  char open_ = '`';
  std::size_t open_length_ = 0;
};

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

}  // namespace feedgen
