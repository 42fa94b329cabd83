// One round of pings: notices become batches, a request each, and answers are recorded as they
// come.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "notify/changed_pages.h"
#include "notify/deliver.h"
#include "notify/due.h"
#include "notify/keep_live.h"
#include "notify/outbox.h"
#include "notify/record.h"
#include "publish/published_feeds.h"
#include "system/database.h"
#include "system/session.h"
#include "truth/truth.h"
#include "value/settings.h"

namespace feedgen {

/// How long all calls of a round together wait for the state: the longest of all builds holds it no
/// longer.
inline constexpr std::chrono::milliseconds kStatePatience = std::chrono::minutes{5};

/// By index of the settings' targets: whether this process alone sends pings to it.
using ClaimedTargets = std::vector<bool>;

/// What the state says at the beginning of a round.
struct PingState {
  /// `output` is as output_from_home() has it. `shared`: null where the state is this builder's
  /// alone. A failure is session.failure().
  PingState(Database& opened, const std::string& output, const Settings& settings, Truth* shared);

  /// Ends the transaction: what it has changed is shared, and then recorded here. A failure is
  /// session.failure().
  void commit();

  Database& database;
  Session session;
  Truth* truth;
  std::optional<Error> unshared;  ///< why the last commit() could not share what it has changed
  PublishedFeeds feeds;
  Outbox outbox;
  ChangedPages pages;
  PublicSite site;
  std::vector<Notice> notices;
};

/// Leaves to other builders the targets that they are sending pings to, until this process ends.
/// Before the shared state is read, so that what they have sent is known. Does nothing where the
/// state is not shared.
[[nodiscard]] Result<void> claim_targets(ClaimedTargets& claimed, Truth* truth,
                                         const std::string& output, const Settings& settings);

/// Removes the records of targets and topics that exist no longer. If a ping is about to be sent,
/// writes to the state to prove that answers can be recorded. False: no ping is to be sent.
bool prepare_to_send(PingState& state, Instant now);

/// The notices of one request: of one target, as many as its protocol allows.
using Batch = std::vector<Notice*>;

/// `due` is in the order of the targets.
std::vector<Batch> batches_of(const std::vector<Notice*>& due, const Outbox& outbox);

/// One for each batch.
std::vector<PingRequest> requests_of(const std::vector<Batch>& batches, const PingState& state,
                                     const Settings& settings);

/// An answer that has come, until it is recorded.
struct Answered {
  std::size_t batch = 0;  ///< its number
  Outcome outcome = Outcome::kRetry;
  std::string answer;
  std::optional<std::chrono::seconds> not_before;
};

/// Feeds that are not pinged about.
struct LeftOut {
  std::vector<std::string> missing;  ///< paths of those whose files are not as they were published
  std::vector<std::string> not_uploaded;  ///< paths of those that a target has yet to take
  std::vector<NotLive> not_live;
  bool is_elsewhere = false;    ///< some: another builder is sending pings about them
  bool has_no_address = false;  ///< all of them: WebSub and rssCloud know feeds by address alone
};

/// What came of a round. Targets are indices of Outbox::targets(); notices are those of the round's
/// PingState.
struct Round {
  LeftOut left_out;
  std::vector<Answered> unrecorded;
  bool has_lost_answers = false;    ///< some could not be recorded: they count as never given
  std::size_t accepted = 0;         ///< notices
  std::set<std::size_t> accepting;  ///< targets that accepted a request
  std::set<std::size_t> failing;    ///< targets of which a request failed, to be tried again
  std::set<std::size_t> held_up;    ///< targets of which a request was not tried
  std::map<std::size_t, std::vector<const Notice*>> refused;  ///< by target; one of each batch
  std::vector<Notice*> given_up;                              ///< they failed for too long
};

/// Whether a build that holds the state is waited for.
enum class WaitForState { kNo, kYes };

/// Whether there are feeds, and none has an address.
bool lacks_addresses(const PublishedFeeds& feeds);

/// Records, as one transaction, all answers that came since the last call: a crash can repeat no
/// more than the requests that were under way. kHold: another process holds the state. kStop:
/// answers can't be recorded, so no more pings are to be sent.
GoOn record_answers(Round& round, const std::vector<Batch>& batches, PingState& state,
                    Recorder& recorder, const Clock& clock, WaitForState wait);

/// Records what follows from the round as a whole: targets that failed wait, and notices of `due`
/// that have failed for as long as `give_up_after` are given up. Where nothing follows, nothing is
/// written; what can't be recorded is as if it had not been.
void finish(Round& round, const std::vector<Notice*>& due, PingState& state, Recorder& recorder,
            Instant now, std::chrono::seconds give_up_after);

}  // namespace feedgen
