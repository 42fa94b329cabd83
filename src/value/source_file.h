// What is known of a file before its article is read, and what keeps an article back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "time/instant.h"
#include "value/node.h"

namespace feedgen {

/// What becomes of an article that has no date, and whose first commit is not known.
enum class UndatedRule {
  kLeftOut,   ///< no feed shows it
  kModified,  ///< the modification time of its file counts
};

/// What folders say for the articles below them.
struct Inherited {
  Node values;               ///< front matter that counts where an article has none; a map or null
  std::string kept_back_by;  ///< the file that keeps all of them back; empty: none does
  std::uint64_t digest = 0;  ///< of all that is said, also for other articles; 0: nothing
};

/// A file that was found and may hold an article.
struct SourceFile {
  std::string path;   ///< below its folder, with '/', as the file system spells it
  std::string shown;  ///< as the user would write it from where feedgen runs
  Instant modified{};
  std::string site_path = {};                ///< below the folder in which the site's paths begin
  std::string section = {};                  ///< that holds it (SiteFolders); empty: none
  std::optional<Instant> first_commit = {};  ///< counts if the article says no date
  UndatedRule undated = UndatedRule::kLeftOut;
  Inherited inherited = {};
};

/// Why an article stands in no feed without anything being wrong with it.
enum class Hidden {
  kNo,
  kDraft,
  kHidden,
  kNoArticle,  ///< a text file that does not claim to be one
  kUndated,    ///< when it was published is not known
};

/// What keeps an article back.
struct KeptBack {
  Hidden kind = Hidden::kNo;
  std::string key;  ///< as it is written
  unsigned line = 0;
  unsigned column = 0;
};

}  // namespace feedgen
