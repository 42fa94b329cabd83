// markdown_to_html() makes valid UTF-8 of any text, and neither fails nor hangs on short ones.
#include <cstdint>
#include <cstdlib>

#include "syntax/markdown.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const Result<std::string> html = markdown_to_html(text);
  if (html ? !is_utf8(*html) : size < 4096) std::abort();
  return 0;
}
