// read_json() ends, stays within its limits and makes valid UTF-8 of any text; an object that it
// reads is exactly as long as json_object_length() says.
#include <cstdint>
#include <cstdlib>

#include "format/json.h"
#include "fuzz_node.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const SyntaxLimits limits = {500, 16, 4096};
  const Result<Node> node = read_json(text, limits);
  if (!node) {
    if (node.error().message.place.line == 0) std::abort();
    return 0;
  }
  fuzz_node(*node, limits);
  if (node->is_map() && text.front() == '{') {
    const std::size_t length = json_object_length(text);
    if (text.find_first_not_of(" \t\r\n", length) != std::string::npos) std::abort();
  }
  return 0;
}
