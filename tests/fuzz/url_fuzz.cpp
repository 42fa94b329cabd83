// Addresses of any text are ASCII, encoding them twice changes nothing, and resolving them against
// a web address gives an absolute one.
#include <cstdint>
#include <cstdlib>

#include "text/url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string encoded = encode_url(text);
  for (const char c : encoded) {
    if (c <= 0x20 || c == 0x7F) std::abort();
  }
  if (encode_url(encoded) != encoded) std::abort();
  const std::string resolved = resolve_url("https://example.org/a/b?c", text);
  if (!split_url(resolved).has_scheme) std::abort();
  return 0;
}
