#include "index/members.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "state/checked_row.h"
#include "state/values.h"

namespace feedgen {
namespace {

constexpr std::size_t kBytes = 12;  // of a member: eight of its order, four of its article
constexpr std::size_t kMost = 80;   // in a row: what SQLite keeps in one page with other rows
constexpr std::size_t kFew = kMost / 4;
constexpr std::int64_t kLatest = std::int64_t{1} << 39U;  // no time lies further from 1970

template <class Number>
void put(Number number, std::uint8_t*& to) {
  for (std::size_t i = 0; i < sizeof number; ++i)
    *to++ = static_cast<std::uint8_t>(number >> 8 * i);
}

template <class Number>
Number take(const std::uint8_t*& from) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number |= Number{*from++} << 8 * i;
  return number;
}

}  // namespace

void Members::save() {
  std::sort(come_.begin(), come_.end());
  std::sort(gone_.begin(), gone_.end());
  // Members in both lists are unchanged; drop them from both.
  std::vector<Member> come, gone;
  if (!gone_.empty()) {
    std::set_difference(come_.begin(), come_.end(), gone_.begin(), gone_.end(),
                        std::back_inserter(come));
    std::set_difference(gone_.begin(), gone_.end(), come_.begin(), come_.end(),
                        std::back_inserter(gone));
    come_ = std::move(come);
  }
  Changes coming(come_), going(gone);
  while (!coming.empty() || !going.empty()) change_row(coming, going);
  come_ = {};
  gone_ = {};
}

// The next change, with all others that its row, or a category without rows, has.
void Members::change_row(Changes& come, Changes& gone) {
  const bool comes_next = gone.empty() || (!come.empty() && come.front() < gone.front());
  const Member next = comes_next ? come.front() : gone.front();
  const Row row = row_for(next);
  const std::optional<Member> after = row.empty() ? std::nullopt : row_after(row.front());
  const Changes added = take_until(come, next.category, after);
  const Changes removed = take_until(gone, next.category, after);
  if (added.empty() && removed.empty()) {  // of a database that is not in order
    come = gone = {};
    return session_.fail({DatabaseFault::kDamaged, "members are out of order"});
  }
  if (row.empty()) return write(added);
  Row kept, now;
  std::set_difference(row.begin(), row.end(), removed.begin(), removed.end(),
                      std::back_inserter(kept));
  std::merge(kept.begin(), kept.end(), added.begin(), added.end(), std::back_inserter(now));
  erase(row.front());
  if (now.size() < kFew && after) {
    const Row other = row_at(*after);
    erase(*after);
    now.insert(now.end(), other.begin(), other.end());
  }
  write(now);
}

// Takes off those that are of the category and lie before `end`, if there is one.
Members::Changes Members::take_until(Changes& members, std::int32_t category,
                                     const std::optional<Member>& end) {
  std::size_t count = 0;
  while (count < members.size() && members[count].category == category &&
         (!end || members[count] < *end)) {
    ++count;
  }
  const Changes taken = members.first(count);
  members = members.subspan(count);
  return taken;
}

void Members::for_each(std::int64_t category, const Visit& visit) {
  Statement& rows =
      session_.statement("SELECT packed FROM members WHERE category = ? ORDER BY first, article");
  rows.bind(0, category);
  while (session_.step(rows)) {
    const Row row = unpacked(static_cast<std::int32_t>(category), rows);
    for (const Member& one : row) {
      if (!visit(instant(-one.order), one.article)) return rows.reset();
    }
  }
}

void Members::for_each_from(std::int64_t category, Instant from, const Visit& visit) {
  const std::int64_t latest = std::min(-seconds(std::max(from, instant(-kLatest))), kLatest);
  Statement& rows = session_.statement(
      "SELECT packed FROM members WHERE category = ? AND first <= ?"
      " ORDER BY first DESC, article DESC");
  rows.bind(0, category).bind(1, latest);
  while (session_.step(rows)) {
    const Row row = unpacked(static_cast<std::int32_t>(category), rows);
    for (auto one = row.rbegin(); one != row.rend(); ++one) {
      if (one->order > latest) continue;
      if (!visit(instant(-one->order), one->article)) return rows.reset();
    }
  }
}

// Of the column `packed`, which the row has alone.
Members::Row Members::unpacked(std::int32_t category, const Statement& packed) {
  const std::span<const std::uint8_t> bytes = packed.bytes(0);
  Row row(bytes.size() / kBytes);
  const std::uint8_t* from = bytes.data();
  for (Member& one : row) {
    one.category = category;
    one.order = as_signed(take<std::uint64_t>(from));
    one.article = take<std::uint32_t>(from);
  }
  const bool makes_sense = !row.empty() && bytes.size() % kBytes == 0 && row.size() <= kMost &&
                           std::is_sorted(row.begin(), row.end()) &&
                           row.front().order >= -kLatest && row.back().order <= kLatest;
  if (makes_sense) return row;
  CheckedRow(session_, packed, "members").refuse(0, "out of order");
  return {};
}

std::optional<Members::Member> Members::row_after(const Member& first) {
  Statement& row = session_.statement(
      "SELECT first, article FROM members WHERE category = ? AND (first, article) > (?, ?)"
      " ORDER BY first, article LIMIT 1");
  row.bind(0, std::int64_t{first.category}).bind(1, first.order);
  if (!session_.step(row.bind(2, std::int64_t{first.article}))) return std::nullopt;
  CheckedRow checked(session_, row, "members");
  const Member found{checked.number(0, -kLatest, kLatest), first.category,
                     static_cast<std::uint32_t>(checked.count(1))};
  row.reset();
  return found;
}

Members::Row Members::row_at(const Member& first) {
  Statement& row = session_.statement(
      "SELECT packed FROM members WHERE category = ? AND first = ? AND article = ?");
  row.bind(0, std::int64_t{first.category}).bind(1, first.order);
  if (!session_.step(row.bind(2, std::int64_t{first.article}))) return {};
  Row found = unpacked(first.category, row);
  row.reset();
  return found;
}

// The row that it stands in, or is to stand in; empty where the category has none.
Members::Row Members::row_for(const Member& one) {
  Statement& before = session_.statement(
      "SELECT packed FROM members WHERE category = ? AND (first, article) <= (?, ?)"
      " ORDER BY first DESC, article DESC LIMIT 1");
  before.bind(0, std::int64_t{one.category}).bind(1, one.order);
  if (session_.step(before.bind(2, std::int64_t{one.article}))) {
    Row found = unpacked(one.category, before);
    before.reset();
    return found;
  }
  const std::optional<Member> first =
      row_after({std::numeric_limits<std::int64_t>::min(), one.category, 0});
  return first ? row_at(*first) : Row();
}

void Members::erase(const Member& first) {
  Statement& row =
      session_.statement("DELETE FROM members WHERE category = ? AND first = ? AND article = ?");
  row.bind(0, std::int64_t{first.category}).bind(1, first.order);
  session_.run(row.bind(2, std::int64_t{first.article}));
}

// In rows of equal lengths, so that none is short.
void Members::write(Changes members) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO members (category, first, article, packed) VALUES (?, ?, ?, ?)");
  for (std::size_t rows = (members.size() + kMost - 1) / kMost; rows > 0; --rows) {
    const Changes some = members.first((members.size() + rows - 1) / rows);
    members = members.subspan(some.size());
    std::array<std::uint8_t, kMost * kBytes> packed{};
    std::uint8_t* to = packed.data();
    for (const Member& one : some) {
      put(as_unsigned(one.order), to);
      put(one.article, to);
    }
    const Member& first = some.front();
    row.bind(0, std::int64_t{first.category}).bind(1, first.order);
    row.bind(2, std::int64_t{first.article});
    session_.run(row.bind(3, std::span<const std::uint8_t>(packed.data(), some.size() * kBytes)));
  }
}

}  // namespace feedgen
