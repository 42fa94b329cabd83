// A message to the user that does not end the run.
#pragma once

#include <vector>

#include "value/result.h"

namespace feedgen {

enum class Severity {
  kNote,     ///< good to know; shown with -v
  kWarning,  ///< the output may not be what was meant
  kError,    ///< an article was skipped, or a file not written
};

struct Diagnostic {
  Severity severity = Severity::kWarning;
  Message message;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace feedgen
