#include "system/variables.h"

#include <cstdlib>

namespace feedgen {

Variables own_variables() {
  return [](const char* name) -> std::string {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? "" : value;
  };
}

}  // namespace feedgen
