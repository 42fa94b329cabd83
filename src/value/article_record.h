// What is kept of an article between runs: all that says where it stands, and whether it has
// changed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "time/instant.h"
#include "value/diagnostic.h"
#include "value/fingerprint.h"
#include "value/names.h"
#include "value/source_file.h"

namespace feedgen {

enum class ArticleState {
  kShown = 0,
  kWaiting = 1,  ///< not due yet
  kExpired = 2,
  kDraft = 3,
  kHidden = 4,
  kNoArticle = 5,  ///< a text file that does not claim to be one
  kSkipped = 6,    ///< it can't be used
  kUndated = 7,    ///< when it was published is not known
};
inline constexpr std::size_t kArticleStates = 8;

struct ArticleRecord {
  ArticleState state = ArticleState::kSkipped;
  Instant published{};
  std::optional<Instant> starts;  ///< when it may be shown, if that is not when it is published
  std::optional<Instant> expires;
  Instant sorted{};                ///< by which the newest come first
  std::vector<GroupKey> groups;    ///< beside the site
  Digest content{};                ///< of the whole file
  std::uint64_t entry_digest = 0;  ///< of all that an entry is made of, the body included
  std::uint64_t claim = 0;         ///< of the id that it comes with; 0: none
  std::optional<Message> problem;  ///< why it was skipped
  bool is_undated = false;         ///< neither the file nor its name says when it was published
  KeptBack kept_back;              ///< what keeps it back
};

/// Whether an article with these times is shown at `now`; `waits` says whether one that is not due
/// is kept back.
inline ArticleState state_at(Instant now, Instant starts, std::optional<Instant> expires,
                             bool waits) {
  if (expires.value_or(Instant::max()) <= now) return ArticleState::kExpired;
  return waits && starts > now ? ArticleState::kWaiting : ArticleState::kShown;
}

}  // namespace feedgen
