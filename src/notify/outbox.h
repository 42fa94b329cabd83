// What every target was told last, and how it answered. What is due is not kept here: it is found
// by comparing with what is published (notify/notices.h), so that no crash can lose it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "system/session.h"
#include "time/instant.h"
#include "value/fingerprint.h"
#include "value/notify_target.h"

namespace feedgen {

/// Of a target as a whole. Times are zero where there is none.
struct TargetRecord {
  Instant not_before{};       ///< earlier it is told nothing
  Instant asked_until{};      ///< of that, what the target or its protocol asks for
  Instant failing_since{};    ///< the first failure in a row
  std::int64_t failures = 0;  ///< rounds in a row in which it could be told nothing
  bool is_gone = false;       ///< it said so
  std::string answer;         ///< why it is left alone; for people

  bool operator==(const TargetRecord&) const = default;
};

/// Of one topic, such as a feed, and one target.
struct NoticeRecord {
  Digest accepted{};          ///< what the target knows; zeros: not certain
  Digest given_up{};          ///< what it is not told any more
  std::int64_t attempts = 0;  ///< that failed, in a row
  Instant failing_since{};    ///< the first of them
  Instant next_try{};
  std::string answer;  ///< the last one; for people

  bool operator==(const NoticeRecord&) const = default;
};

/// The tables `targets` and `notices`. Each change is one statement: whoever calls decides what is
/// one transaction.
class Outbox {
 public:
  /// Those that are told now of the feeds in an output folder, by its number in the table
  /// `outputs`.
  Outbox(Session& session, std::int64_t output, std::vector<NotifyTarget> targets);

  const std::vector<NotifyTarget>& targets() const { return targets_; }
  /// By index of targets().
  const TargetRecord& record(std::size_t target) const { return entries_[target].record; }
  void set_record(std::size_t target, const TargetRecord& record);

  /// Null: nothing was ever tried.
  const NoticeRecord* find(std::size_t target, const std::string& topic) const;
  void put(std::size_t target, const std::string& topic, const NoticeRecord& record);
  void remove(std::size_t target, const std::string& topic);

  using Topics = std::map<std::string, NoticeRecord>;
  const Topics& topics(std::size_t target) const { return entries_[target].topics; }

  /// Writes what is there already: a state that can't be written fails now, and not when somebody
  /// has been told. SQLite begins a transaction on it without a word.
  void prove_writable();

  /// Forgets all targets that are told of this folder no more.
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
