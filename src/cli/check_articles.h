// The articles behind the entries of feeds that feedgen has built here: a finding is mended in the
// article, not in the feed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "cli/options.h"
#include "system/world.h"

namespace feedgen {

/// Knows which article has which id, from the state beside feedgen.yaml or in the working folder. A
/// state that came with a repository is not believed, and nothing is written. The state is opened
/// when the first article is asked for.
class ArticleFinder {
 public:
  ArticleFinder(const Options& options, const World& world);
  ~ArticleFinder();
  ArticleFinder(const ArticleFinder&) = delete;
  ArticleFinder& operator=(const ArticleFinder&) = delete;

  /// Sets PlacedFinding::article of those findings whose entries are known. `text` and `outline`
  /// are of the document that they were found in.
  void find(std::string_view text, const FeedOutline& outline,
            std::vector<PlacedFinding>& findings);

  /// Whether there is a state that may know articles.
  bool has_state();

 private:
  struct Known;
  void open();

  const Options& options_;
  const World& world_;
  std::unique_ptr<Known> known_;  // null: not opened yet
};

}  // namespace feedgen
