// A message to the user that does not end the run.
#pragma once

#include <string>
#include <utility>
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

inline void add_warning(Diagnostics& diagnostics, std::string problem, std::string remedy,
                        Place place = {}) {
  diagnostics.push_back(
      {Severity::kWarning, Message{std::move(problem), std::move(remedy), std::move(place)}});
}

/// Where a Node or a Node::Member stands.
template <class Placed>
Place place_of(const Placed& placed) {
  return {{}, placed.line, placed.column};
}

}  // namespace feedgen
