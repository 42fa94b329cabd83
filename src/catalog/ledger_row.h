// What the ledger remembers of an article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "value/article.h"

namespace feedgen {

struct LedgerRow {
  enum class State {
    kLive = 0,      ///< the article is there, or was when it was last looked for
    kGone = 1,      ///< its file was missed by an earlier run
    kReplaced = 2,  ///< its front matter named another id later; nobody gets this one again
  };

  std::string id;
  std::string path;   ///< of the file, from the state's home (state/state.h); bytes
  std::string title;  ///< as recorded_title() cuts it
  Instant published{};
  Fingerprint fingerprint;  ///< when it was last there
  State state = State::kLive;

  bool operator==(const LedgerRow&) const = default;
};

/// Whether the ledger takes an id: clean text (syntax/scalar.h) of at most 16 KiB. Longer ones come
/// from a front matter, which names them again.
bool is_recordable_id(std::string_view id);

/// Whether it can be the path of a file: state/checked_row.h says of which kind.
bool is_recordable_path(std::string_view path);

/// As much of a title as is remembered: at most 400 bytes, whole graphemes.
std::string_view recorded_title(std::string_view title);

}  // namespace feedgen
