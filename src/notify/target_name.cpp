#include "notify/target_name.h"

#include <fmt/format.h>

#include "notify/protocols.h"
#include "text/url.h"

namespace feedgen {

std::string shown_target(const NotifyTarget& target) {
  return fmt::format("{} {}", target.protocol->word, shown_address(target.url));
}

}  // namespace feedgen
