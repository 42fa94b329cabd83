// The messages of a run become the lines that people read: in the order of the files, what was said
// by an earlier run summed up, and many alike as one.
#pragma once

#include <cstddef>
#include <vector>

#include "value/diagnostic.h"
#include "value/report.h"

namespace feedgen {

/// A message, and how many more it stands for.
struct ListedMessage {
  Severity severity = Severity::kWarning;
  Message message;
  std::size_t more = 0;
};

/// All messages in the order of their places; `report.skipped` are errors.
std::vector<ListedMessage> all_messages(const Report& report);

/// Those that a person has not read yet. Skipped articles that an earlier run has said are one
/// warning. Messages about more than three files that differ in nothing but places, numbers and
/// quoted values are one, with the first place; so are more than three that have the same words.
std::vector<ListedMessage> new_messages(const Report& report);

}  // namespace feedgen
