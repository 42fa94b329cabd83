// Which articles stand in which category, the newest first: packed, a few dozen in each row of the
// table, since there are several for each article. Changes are collected, and written at once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "system/session.h"
#include "time/instant.h"

namespace feedgen {

class Members {
 public:
  /// `session` outlives this.
  explicit Members(Session& session) : session_(session) {}

  void enter(std::int64_t category, Instant sorted, std::int64_t article) {
    come_.push_back(member(category, sorted, article));
  }
  void withdraw(std::int64_t category, Instant sorted, std::int64_t article) {
    gone_.push_back(member(category, sorted, article));
  }

  /// Writes all that entered and were withdrawn.
  void save();

  /// Those of a category that are written, the newest first, until `visit` answers false.
  using Visit = std::function<bool(Instant sorted, std::int64_t article)>;
  void for_each(std::int64_t category, const Visit& visit);
  /// The oldest first, from those on that are sorted by `from`; ties in no particular order.
  void for_each_from(std::int64_t category, Instant from, const Visit& visit);

 private:
  // Small, since all of them are in memory while an index is filled for the first time. Categories
  // have four bytes in the tables, too, and articles are counted from 1.
  struct Member {
    std::int64_t order;  // seconds, negative: the newest come first
    std::int32_t category;
    std::uint32_t article;
    auto key() const { return std::tie(category, order, article); }
    bool operator<(const Member& other) const { return key() < other.key(); }
  };
  using Changes = std::span<const Member>;

  static Member member(std::int64_t category, Instant sorted, std::int64_t article) {
    return {-sorted.time_since_epoch().count(), static_cast<std::int32_t>(category),
            static_cast<std::uint32_t>(article)};
  }
  // A row: its first member names it.
  using Row = std::vector<Member>;

  static Changes take_until(Changes& members, std::int32_t category,
                            const std::optional<Member>& end);
  Row unpacked(std::int32_t category, const Statement& packed);
  std::optional<Member> row_after(const Member& first);
  Row row_at(const Member& first);
  Row row_for(const Member& one);
  void change_row(Changes& come, Changes& gone);
  void erase(const Member& first);
  void write(Changes members);

  Session& session_;
  std::vector<Member> come_, gone_;
};

}  // namespace feedgen
