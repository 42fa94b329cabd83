// What the ledger remembers of an article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/unicode.h"
#include "time/instant.h"
#include "value/fingerprint.h"

namespace feedgen {

struct LedgerRow {
  enum class State {
    kLive = 0,      ///< the article is there, or was when it was last looked for
    kGone = 1,      ///< its file was missed by an earlier run
    kReplaced = 2,  ///< its front matter named another id later; no article gets this one again
  };

  std::string id;
  std::string path;   ///< of the file, from the state's home (state/state.h); bytes
  std::string title;  ///< as recorded_title() cuts it
  Instant published{};
  Fingerprint fingerprint;  ///< when it was last there
  State state = State::kLive;

  bool operator==(const LedgerRow&) const = default;
};

/// As much of a title as is remembered: at most 400 bytes, whole graphemes.
inline std::string_view recorded_title(std::string_view title) {
  constexpr std::size_t kMost = 400;
  return title.size() <= kMost ? title : title.substr(0, grapheme_prefix(title, kMost));
}

}  // namespace feedgen
