// What an answer changes in the records of a target and of its notices.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "notify/changed_pages.h"
#include "notify/due.h"
#include "notify/outbox.h"
#include "protocols/ping_request.h"

namespace feedgen {

/// How long a target that failed is not pinged: exponential backoff with full jitter. A part of a
/// minute after the first attempt, of twice as much after each further one, of six hours at most;
/// never less than a second. `random` is in [0, 1), so that targets that failed together are not
/// tried together again. `attempts` counts those made.
std::chrono::seconds backoff(int attempts, double random);

/// Writes answers into the outbox, in the caller's transaction.
class Recorder {
 public:
  /// `random` gives numbers in [0, 1), for backoff().
  Recorder(Outbox& outbox, ChangedPages& pages, std::function<double()> random)
      : outbox_(outbox), pages_(pages), random_(std::move(random)) {}

  /// `notices` stood in one request, all to one target; `now` is when `ping_answer` came. Their
  /// state and record are those that they have afterwards.
  void record(std::span<Notice* const> notices, const PingAnswer& ping_answer, Instant now);

  /// Makes all notices that are due or given up due at once, as if nothing had failed. What a
  /// target asked for with Retry-After still holds, and a target that is gone stays so.
  void try_anew(std::span<Notice> notices);

  /// To be called once for a target that failed in this round and accepted nothing.
  void note_failed_round(std::size_t target);

  /// Sends no ping to a target for a while, by backoff() of its failed rounds: it failed so often
  /// in a row that other notices were not tried.
  void pause(std::size_t target, Instant now);

  /// Those that are due and have failed for as long as `patience`, since the first failure of the
  /// notice, or, if all fail, of its target: they are to be given up.
  std::vector<Notice*> old_ones(std::span<Notice* const> notices, Instant now,
                                std::chrono::seconds patience) const;

  /// No ping is sent any more about what is published now.
  void give_up(Notice& notice);

 private:
  void accept(Notice& notice, const PingAnswer& ping_answer);
  void note_failure(Notice& notice, const PingAnswer& ping_answer, Instant next_try, Instant now);
  void write(const Notice& notice);

  Outbox& outbox_;
  ChangedPages& pages_;
  std::function<double()> random_;
};

}  // namespace feedgen
