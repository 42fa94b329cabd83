#include "body/shortcodes/tag_address.h"

#include <algorithm>
#include <array>

#include "body/shortcodes/liquid_scope.h"
#include "body/shortcodes/template_output.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestPrefix = 2048;

// Where the address begins that `text` ends in.
std::size_t begin_of_address(std::string_view text) {
  const std::size_t before = text.find_last_of(" \t\r\n\"'<>()=");
  return before == std::string_view::npos ? 0 : before + 1;
}

bool is_of_site(std::string_view prefix, const Settings& settings) {
  const std::string origin = origin_of_site(settings);
  const std::string base = base_path_of(settings);
  while (prefix.ends_with('/')) prefix.remove_suffix(1);
  if (!origin.empty() && prefix.starts_with(origin)) prefix.remove_prefix(origin.size());
  const std::array<std::string, 3> paths{"", base, base + base};
  return std::find(paths.begin(), paths.end(), prefix) != paths.end();
}

}  // namespace

std::string join_address(std::string_view address, const Settings& settings, std::string& written) {
  if (!is_web_url(address)) return std::string(address);
  const std::string_view text(written);
  const std::size_t begin =
      begin_of_address(text.substr(text.size() - std::min(text.size(), kLongestPrefix)));
  const std::size_t at = text.size() - std::min(text.size(), kLongestPrefix) + begin;
  const std::string_view prefix = text.substr(at);
  if (prefix.empty()) return std::string(address);
  const UrlParts parts = split_url(address);
  if (is_web_url(prefix) && !is_of_site(prefix, settings)) {
    std::string path(address.substr(static_cast<std::size_t>(parts.path.data() - address.data())));
    if (prefix.ends_with('/') && path.starts_with('/')) path.erase(0, 1);
    return path;
  }
  if (is_of_site(prefix, settings) || ends_in_address(written)) written.resize(at);
  return std::string(address);
}

}  // namespace feedgen
