// walk_plain_html() declines or sees what walk_html() sees.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "format/html_plain.h"
#include "support/shown_html.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string html = repair_utf8({reinterpret_cast<const char*>(data), size});
  ShownHtml plain;
  if (!walk_plain_html(html, plain)) {
    if (!plain.shown().empty()) std::abort();
    return 0;
  }
  ShownHtml whole;
  if (!walk_html(html, whole) || whole.shown() != plain.shown()) {
    std::fprintf(stderr, "plain: %s\nwhole: %s\n", plain.shown().c_str(), whole.shown().c_str());
    std::abort();
  }
  return 0;
}
