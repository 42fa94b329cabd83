// What is known from earlier runs and can be found out again: a cache, in tables of the state's
// database (docs/state-format.md). The cost of a query depends on its answer, not on the size of
// the archive.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "index/articles.h"
#include "index/facts.h"
#include "index/first_commits.h"
#include "index/groups.h"
#include "index/known_files.h"
#include "index/members.h"
#include "index/problems.h"
#include "value/selection.h"

namespace feedgen {

/// The parts refer to each other: an Index stays where it is.
struct Index {
  explicit Index(Session& all) : session(all) {}
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  Session& session;
  Facts facts{session};
  KnownFiles files{session};
  GroupTree groups{session};
  Members members{session};
  Problems problems{session};
  FirstCommits first_commits{session};
  KeptBackArticles kept_back{session};
  Articles articles{session, facts, files, groups, members, problems, kept_back};
};

/// The newest `limit` articles of a group (0: all), newest first, ties by path. They are kept in
/// `articles`, which outlives the selection.
Selection newest_of(Index& index, const Group& group, std::size_t limit,
                    SelectedArticles& articles);

/// The articles of a group from the other end, exactly in the opposite order, until `visit` answers
/// false. `from`: those that are sorted by an earlier time are left out.
using VisitSelected = std::function<bool(const SelectedArticle& article)>;
void oldest_of(Index& index, const Group& group, const std::optional<Instant>& from,
               SelectedArticles& articles, const VisitSelected& visit);

/// Articles that the time `now` shows or hides, though their files are as they were.
std::vector<KnownArticle> moved_by_clock(Index& index, Instant now, FutureRule future);

/// The next time after `now` at which an article becomes due, or expires; nullopt: there is none.
std::optional<Instant> next_by_clock(Index& index, Instant now, FutureRule future);

}  // namespace feedgen
