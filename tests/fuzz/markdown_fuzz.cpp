// markdown_to_html() makes valid UTF-8 of any text, and neither fails nor hangs on short ones.
// Where no extension is in the text it says what md4c's own renderer says, and the parts of a
// source are parts of it, in order.
#include <cstdint>
#include <cstdlib>

#include "format/markdown.h"
#include "format/markdown_parts.h"
#include "support/plain_markdown.h"
#include "text/utf8.h"

namespace {

using namespace feedgen;

template <class Range>
void require_order(const std::vector<Range>& ranges, std::size_t size) {
  std::size_t behind = 0;
  for (const Range& range : ranges) {
    if (range.begin < behind || range.end <= range.begin || range.end > size) std::abort();
    behind = range.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const MarkdownParts parts = find_markdown_parts(text);
  require_order(parts.prose, text.size());
  require_order(parts.code, text.size());
  require_order(parts.html, text.size());
  const Result<std::string> html = markdown_to_html(text);
  if (html ? !is_utf8(*html) : size < 4096) std::abort();
  if (!html || !is_plain_markdown(text)) return 0;
  const std::string plain = plain_markdown_to_html(text);
  if (is_utf8(plain) && comparable(*html) != comparable(plain)) std::abort();
  return 0;
}
