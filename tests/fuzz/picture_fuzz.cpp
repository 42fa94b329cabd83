// Any bytes have a header that is read within them, with both sizes or none.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "format/picture_header.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  // A copy of its own, so that reading past the end is seen.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto header = read_picture_header(bytes);
  if (header && (header->width == 0) != (header->height == 0)) std::abort();
  if (header && !header->type.starts_with("image/")) std::abort();
  return 0;
}
