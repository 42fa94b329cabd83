// read_toml() ends, stays within its limits and makes valid UTF-8 of any text.
#include <cstdint>
#include <cstdlib>

#include "format/toml.h"
#include "fuzz_node.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const SyntaxLimits limits = {500, 16, 4096};
  const Result<Node> node = read_toml(text, limits);
  if (node) {
    fuzz_node(*node, limits);
  } else if (node.error().message.place.line == 0) {
    std::abort();
  }
  return 0;
}
