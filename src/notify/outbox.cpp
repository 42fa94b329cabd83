#include "notify/outbox.h"

#include <utility>

#include <fmt/format.h>

#include "protocols/protocols.h"
#include "state/checked_row.h"
#include "state/schema.h"
#include "state/values.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
Outbox::Outbox(Session& session, std::int64_t output, std::vector<NotifyTarget> targets)
    : session_(session), output_(output), targets_(std::move(targets)), entries_(targets_.size()) {
  for (std::size_t i = 0; i < targets_.size(); ++i) load(i);
}

void Outbox::load(std::size_t target) {
  Entry& entry = entries_[target];
  Statement& own = session_.statement(
      "SELECT number, not_before, asked_until, failing_since, failures, gone, answer FROM targets"
      " WHERE output = ? AND protocol = ? AND url = ?");
  own.bind(0, output_).bind(1, targets_[target].protocol->word);
  own.bind(2, targets_[target].url);
  if (!session_.step(own)) return;
  CheckedRow checked(session_, own, "targets");
  entry.number = checked.key(0);
  entry.record = {checked.time(1),  checked.time(2), checked.time(3),
                  checked.count(4), checked.flag(5), repair_utf8(own.text(6))};
  own.reset();
  Statement& rows = session_.statement(
      "SELECT topic, accepted, given_up, attempts, failing_since, next_try, answer FROM notices"
      " WHERE target = ?");
  rows.bind(0, entry.number);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "notices");
    entry.topics.emplace_hint(entry.topics.end(), row.address(0),
                              NoticeRecord{row.digest(1), row.digest(2), row.count(3), row.time(4),
                                           row.time(5), repair_utf8(rows.text(6))});
  }
}

void Outbox::write(std::size_t target) {
  Entry& entry = entries_[target];
  Statement& row = session_.statement(
      "INSERT INTO targets"
      " (output, protocol, url, not_before, asked_until, failing_since, failures, gone, answer)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (output, protocol, url) DO UPDATE SET"
      " not_before = excluded.not_before, asked_until = excluded.asked_until, failing_since = "
      "excluded.failing_since,"
      " failures = excluded.failures, gone = excluded.gone, answer = excluded.answer"
      " RETURNING number");
  row.bind(0, output_).bind(1, targets_[target].protocol->word);
  row.bind(2, targets_[target].url).bind(3, seconds(entry.record.not_before));
  row.bind(4, seconds(entry.record.asked_until));
  row.bind(5, seconds(entry.record.failing_since)).bind(6, entry.record.failures);
  row.bind(7, std::int64_t{entry.record.is_gone});
  entry.number = session_.number(row.bind(8, entry.record.answer)).value_or(0);
}

void Outbox::set_record(std::size_t target, const TargetRecord& record) {
  Entry& entry = entries_[target];
  if (entry.number != 0 && entry.record == record) return;
  entry.record = record;
  write(target);
}

const NoticeRecord* Outbox::find(std::size_t target, const std::string& topic) const {
  const Topics& topics = entries_[target].topics;
  const auto found = topics.find(topic);
  return found == topics.end() ? nullptr : &found->second;
}

void Outbox::put(std::size_t target, const std::string& topic, const NoticeRecord& record) {
  Entry& entry = entries_[target];
  if (entry.number == 0) write(target);
  if (const NoticeRecord* known = find(target, topic); known != nullptr && *known == record) return;
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO notices"
      " (target, topic, accepted, given_up, attempts, failing_since, next_try, answer)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, entry.number).bind(1, topic).bind(2, record.accepted).bind(3, record.given_up);
  row.bind(4, record.attempts).bind(5, seconds(record.failing_since));
  session_.run(row.bind(6, seconds(record.next_try)).bind(7, record.answer));
  entry.topics[topic] = record;
}

void Outbox::remove(std::size_t target, const std::string& topic) {
  Statement& row = session_.statement("DELETE FROM notices WHERE target = ? AND topic = ?");
  session_.run(row.bind(0, entries_[target].number).bind(1, topic));
  entries_[target].topics.erase(topic);
}

// SQLite does not write a row whose values stay the same; a pragma is always written.
void Outbox::prove_writable() {
  session_.run(fmt::format("PRAGMA application_id = {}", kStateApplication).c_str());
}

void Outbox::forget_other_targets() {
  std::vector<std::int64_t> others;
  Statement& rows = session_.statement("SELECT number FROM targets WHERE output = ?");
  rows.bind(0, output_);
  while (session_.step(rows)) {
    const std::int64_t number = rows.number(0);
    const bool is_current = any_of(entries_, [&](const Entry& e) { return e.number == number; });
    if (!is_current) others.push_back(number);
  }
  for (const std::int64_t number : others) {
    session_.run(session_.statement("DELETE FROM notices WHERE target = ?").bind(0, number));
    session_.run(session_.statement("DELETE FROM targets WHERE number = ?").bind(0, number));
  }
}

}  // namespace feedgen
