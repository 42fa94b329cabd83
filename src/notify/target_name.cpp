#include "notify/target_name.h"

#include <fmt/format.h>

#include "text/url.h"

namespace feedgen {

std::string shown_address(const std::string& url) {
  const std::string_view authority = split_url(url).authority;
  const std::size_t user = authority.rfind('@');
  if (user == std::string_view::npos) return url;
  const auto begin = static_cast<std::size_t>(authority.data() - url.data());
  return std::string(url).replace(begin, user, "…");
}

std::string shown_target(const NotifyTarget& target) {
  return fmt::format("{} {}", name_of(target.protocol), shown_address(target.url));
}

}  // namespace feedgen
