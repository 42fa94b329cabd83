// What an answer changes in what is known of a target.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "notify/changed_addresses.h"
#include "notify/notices.h"
#include "notify/outbox.h"
#include "notify/ping_answer.h"

namespace feedgen {

/// Answers become records. All of it is one statement or several; the caller's transaction holds
/// them together.
class Recorder {
 public:
  /// `random` gives numbers in [0, 1), for backoff().
  Recorder(Outbox& outbox, ChangedAddresses& addresses, std::function<double()> random)
      : outbox_(outbox), addresses_(addresses), random_(std::move(random)) {}

  /// `notices` stood in one request, all to one target; `now` is when `ping_answer` came. Their
  /// state and record are those that they have afterwards.
  void record(std::span<Notice* const> notices, const PingAnswer& ping_answer, Instant now);

  /// Forgets what failed, as if nothing had been tried: all that is due or given up is due at once.
  /// What a target asked for with Retry-After still holds, and a target that is gone stays so.
  void try_anew(std::span<Notice> notices);

  /// To be called once for a target that failed in this round and accepted nothing.
  void note_failed_round(std::size_t target);

  /// Has a target be left alone for a while that failed so often in a row that other notices were
  /// not tried (backoff() of the rounds).
  void pause(std::size_t target, Instant now);

  /// Gives up those that are due and could not be told for as long as `patience`: since the first
  /// failure of the notice, or, if all fail, of its target. Those.
  std::vector<Notice*> give_up_old(std::span<Notice* const> notices, Instant now,
                                   std::chrono::seconds patience);

 private:
  void accept(Notice& notice, const PingAnswer& ping_answer);
  void note_failure(Notice& notice, const PingAnswer& ping_answer, Instant next_try, Instant now);
  void give_up(Notice& notice);
  void write(const Notice& notice);

  Outbox& outbox_;
  ChangedAddresses& addresses_;
  std::function<double()> random_;
};

}  // namespace feedgen
