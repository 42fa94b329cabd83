// One attempt at a run: what its stages work on. An attempt that can't be finished is started over
// from what was recorded before the run.
#pragma once

#include <cstdint>
#include <functional>

#include "index/index.h"
#include "scan/article_folders.h"
#include "scan/repositories.h"
#include "state/state.h"
#include "system/clock.h"
#include "system/world.h"
#include "truth/truth.h"
#include "value/build_request.h"
#include "value/report.h"

namespace feedgen {

/// Digests of what decides how articles are read and how feeds are made. What was made by other
/// rules has to be made again.
struct Rules {
  std::uint64_t reading = 0;  ///< settings, program, time zones, folders of articles
  std::uint64_t feeds = 0;    ///< settings and program
  std::uint64_t pages = 0;    ///< the same, and the look of pages for people
};

/// What earlier attempts of the same run have found out.
struct Attempt {
  bool is_again = false;     ///< articles changed during the one before: more may have moved
  bool is_last = false;      ///< it is finished even if articles change meanwhile
  bool keeps_index = false;  ///< something can't be read, and what the index knows of it is needed
  bool doubts_missing = false;  ///< missing files may lie in what can't be read: they stay recorded
  bool awaits_git = false;      ///< git broke off when it was asked which files were renamed
};

struct Run {
  const BuildRequest& request;
  const World& world;
  const Attempt attempt;
  State& state;
  Session& session;
  const ArticleFolders folders;
  const Rules rules;
  Truth* truth = nullptr;  ///< null: the state is not shared
  Index index{session};
  Repositories repositories{session, world, folders};
  UndatedDates undated = {};  ///< set by read()
  Report report = {};
  Stopwatch watch = {};
  bool has_gits_word = false;  ///< git has named all files that may have changed
  bool is_overtaken = false;   ///< files went away while they were read
  bool awaits_git = attempt.awaits_git;

  /// The file of an article, with what holds for it if it has no date.
  SourceFile source(const ArticleKey& key) const {
    SourceFile file = folders.source(key);
    undated.apply(key, file);
    return file;
  }
  void finish_stage(const char* name) { report.times.push_back({name, watch.lap()}); }
};

/// What follows an attempt. All but kDone undo what it has written to the state.
enum class Step {
  kDone,
  kStartOver,     ///< articles have changed since they were read
  kKeepIndex,     ///< something can't be read: start over with Attempt::keeps_index
  kDoubtMissing,  ///< and with Attempt::doubts_missing
};

using Stages = std::function<Result<Step>(Run& run)>;

/// Moves the ids of a state that can't be used as it is to a new database (ids/ledger_store.h).
/// `damage`: what was found while the state was used; null when it is opened.
using RescueIds = std::function<void(State& state, const DatabaseError* damage)>;

/// Opens the state, the index and the folders of articles, and runs the stages. A state that is
/// shared is brought to what other builders have written first. Starts over when
/// the database fails (the next attempt works on a copy or a new database), when the stages ask for
/// it because something can't be read, and, at most three times, when articles change meanwhile.
/// The report is that of the last attempt, with warnings of the state at its beginning.
[[nodiscard]] Result<Report> with_index(const BuildRequest& request, const World& world,
                                        const RescueIds& rescue_ids, const Stages& stages);

}  // namespace feedgen
