#include "format/yaml.h"

#include <optional>
#include <string>
#include <utility>

#include "format/yaml_fast_path.h"
#include "format/yaml_parser.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// yaml-cpp takes NUL for a sign of UTF-16, and for an escape.
std::string without_nul(std::string_view text) {
  std::string cleaned;
  for (const char c : text) {
    if (c == '\0') {
      cleaned += kReplacement;
    } else {
      cleaned += c;
    }
  }
  return cleaned;
}

}  // namespace

Result<Node> read_yaml(std::string_view text, const SyntaxLimits& limits) {
  text = without_byte_order_mark(text);
  if (std::optional<Node> node = read_plain_yaml(text, limits)) return *std::move(node);
  if (text.find('\0') == std::string_view::npos) return parse_yaml(text, limits);
  return parse_yaml(without_nul(text), limits);
}

}  // namespace feedgen
