#include "notify/target_name.h"

#include <fmt/format.h>

#include "text/url.h"

namespace feedgen {

std::string shown_target(const NotifyTarget& target) {
  return fmt::format("{} {}", name_of(target.protocol), shown_address(target.url));
}

}  // namespace feedgen
