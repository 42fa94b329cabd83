// What every target accepted last, and how it answered. Due pings are not stored: notify/due.h
// derives them by comparing with the published feeds, so that no crash can lose one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "system/session.h"
#include "time/instant.h"
#include "value/fingerprint.h"
#include "value/notify_rules.h"

namespace feedgen {

/// Of a target as a whole. Times are zero where there is none.
struct TargetRecord {
  Instant not_before{};       ///< no ping is sent earlier
  Instant asked_until{};      ///< the same, as far as the target or its protocol asks for it
  Instant failing_since{};    ///< the first failure in a row
  std::int64_t failures = 0;  ///< rounds in a row in which it accepted nothing
  bool is_gone = false;       ///< it says that it is no more
  std::string answer;         ///< why no ping is sent; for people

  bool operator==(const TargetRecord&) const = default;
};

/// Of one topic, such as a feed, and one target.
struct NoticeRecord {
  Digest accepted{};          ///< what the target knows; zeros: not certain
  Digest given_up{};          ///< what it is not pinged about any more
  std::int64_t attempts = 0;  ///< that failed, in a row
  Instant failing_since{};    ///< the first of them
  Instant next_try{};
  std::string answer;  ///< the last one; for people

  bool operator==(const NoticeRecord&) const = default;
};

/// The tables `targets` and `notices`. Each change is one statement; transactions are the caller's.
class Outbox {
 public:
  /// `targets` are pinged about the feeds in an output folder; `output` is its number in the table
  /// `outputs`.
  Outbox(Session& session, std::int64_t output, std::vector<NotifyTarget> targets);

  const std::vector<NotifyTarget>& targets() const { return targets_; }
  /// By index of targets().
  const TargetRecord& record(std::size_t target) const { return entries_[target].record; }
  void set_record(std::size_t target, const TargetRecord& record);

  /// Null: no ping was ever tried.
  const NoticeRecord* find(std::size_t target, const std::string& topic) const;
  void put(std::size_t target, const std::string& topic, const NoticeRecord& record);
  void remove(std::size_t target, const std::string& topic);

  using Topics = std::map<std::string, NoticeRecord>;
  const Topics& topics(std::size_t target) const { return entries_[target].topics; }

  /// Writes a value that the state has already, so that a state that can't be written fails before
  /// a ping is sent. (SQLite begins a transaction even on a file that it can't write.)
  void prove_writable();

  /// Removes all targets of this folder but targets().
  void forget_other_targets();

 private:
  struct Entry {
    std::int64_t number = 0;  // 0: not in the table
    TargetRecord record;
    Topics topics;
  };

  void load(std::size_t target);
  void write(std::size_t target);

  Session& session_;
  std::int64_t output_;
  std::vector<NotifyTarget> targets_;
  std::vector<Entry> entries_;
};

}  // namespace feedgen
