#include "content/more_mark.h"

#include "text/unicode.h"

namespace feedgen {

bool is_more_mark(std::string_view inside) { return ascii_lower(trim(inside)) == "more"; }

bool is_more_comment(std::string_view comment) {
  if (!comment.starts_with("<!--") || !comment.ends_with("-->") || comment.size() < 7) return false;
  return is_more_mark(comment.substr(4, comment.size() - 7));
}

}  // namespace feedgen
