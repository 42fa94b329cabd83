#include "cli/shared_state.h"

#include <fmt/format.h>

#include "state/state.h"
#include "truth/truth.h"

namespace feedgen {

Result<std::string> shared_state(const Options& options) {
  std::string address = options.state.value_or(environment_state());
  if (address.empty() || address == "none") return std::string();
  if (is_shared_address(address)) return address;
  // It may hold a password, so it is not shown.
  return fail(ErrorKind::kUsage,
              fmt::format("{}: this is no address of a shared state",
                          options.state ? "--state" : "FEEDGEN_STATE"),
              "write: postgresql://HOST/DATABASE");
}

}  // namespace feedgen
