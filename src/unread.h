// What a survey could not read: it stays as it is recorded, and the next run that can read it does
// so.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ids/identities.h"
#include "index/catalog.h"
#include "scan/changes.h"
#include "value/report.h"

namespace feedgen {

class Unread {
 public:
  /// Places as the scan found them, and the articles there that the catalog knows.
  /// `prefixes`: for each folder of articles its path from the state's home.
  void add(Changes& changes, const std::vector<std::string>& prefixes, Report& report);
  /// A file that was listed.
  void add(KnownArticle article, const Error& failure, Report& report);

  bool has_some() const { return !paths_.empty(); }

  /// To be called when all files have been read. Fails where nothing is recorded of an article that
  /// was published: then which feeds show it is not known either.
  [[nodiscard]] Result<void> record(Catalog& catalog, Identities& identities,
                                    const Report& report) const;

 private:
  std::vector<std::string> paths_;  // from the state's home
  std::vector<KnownArticle> articles_;
};

/// Files that are missing and may lie in what can't be read now: their articles stay as they are
/// recorded. Their numbers.
std::set<std::int64_t> keep_missing(const std::vector<KnownArticle>& missing, Catalog& catalog,
                                    Report& report);

/// Says that git broke off when it was to say which files were renamed, if that is so.
/// `is_awaited`.
bool report_git(bool is_awaited, const std::string& folder, Report& report);

/// Has the next run look at articles whose ids could not be decided as at new ones. Their numbers.
std::set<std::int64_t> record_undecided(Catalog& catalog, Identities& identities, Report& report);

}  // namespace feedgen
