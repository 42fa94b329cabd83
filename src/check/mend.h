// Mends a document: what rules know how to write right is written so, and no other byte changes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "check/check.h"

namespace feedgen {

enum class Fixes {
  kSafe,   ///< of rules whose fix means the same to every reader
  kUnsafe  ///< also those that a person should look at, and another encoding becomes UTF-8
};

struct MendedDocument {
  std::string bytes;              ///< as they were given where nothing was mended
  std::size_t mended = 0;         ///< findings that are no more
  bool is_left_as_it_is = false;  ///< there is something to mend, but not in this encoding
};

using WantsRule = std::function<bool(const CheckRule& rule)>;

/// A fix that would break another rule is left out. Mending twice is the same as mending once.
MendedDocument mend_document(std::string_view bytes, const JudgeRequest& request, Fixes fixes,
                             const WantsRule& wants);

}  // namespace feedgen
