#include "index/recorded_groups.h"

#include <algorithm>

#include "feed/folder_name.h"
#include "index/known_files.h"
#include "state/checked_row.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestName = std::size_t{1} << 20U;
constexpr std::int64_t kMostGroups = 0x7FFFFFFF;  // members have four bytes for them

Group group_at(CheckedRow& row) {
  Group group;
  group.number = row.number(0, kWholeSite, kMostGroups);
  group.parent = row.number(1, 0, kMostGroups);
  group.name = row.text(2, kLongestName);
  group.folder = row.path_of_feeds(3);
  group.articles = group.recorded_articles = static_cast<std::size_t>(row.count(4));
  return group;
}

}  // namespace

bool is_root(const Group& group) { return group.parent == 0 && group.number != kWholeSite; }

std::string folder_of_root(const std::string& family) {
  return family == kNamedFamily ? std::string() : folder_name(family);
}

std::optional<Group> recorded_group(Session& session, std::int64_t number) {
  Statement& row = session.statement(
      "SELECT number, parent, name, folder, articles FROM groups WHERE number = ?");
  if (!session.step(row.bind(0, number))) return std::nullopt;
  CheckedRow checked(session, row, "groups");
  Group group = group_at(checked);
  row.reset();
  return group;
}

std::vector<Group> recorded_groups(Session& session) {
  std::vector<Group> groups;
  Statement& rows = session.statement(
      "SELECT number, parent, name, folder, articles FROM groups ORDER BY number");
  while (session.step(rows)) {
    CheckedRow row(session, rows, "groups");
    groups.push_back(group_at(row));
  }
  return groups;
}

std::vector<std::int64_t> recorded_groups_below(Session& session, std::int64_t parent) {
  std::vector<std::int64_t> numbers;
  Statement& rows = session.statement("SELECT number FROM groups WHERE parent = ?");
  rows.bind(0, parent);
  while (session.step(rows)) numbers.push_back(rows.number(0));
  return numbers;
}

std::vector<std::int64_t> recorded_largest_groups(Session& session, std::int64_t parent,
                                                  std::size_t most) {
  std::vector<std::int64_t> numbers;
  Statement& rows = session.statement(
      "SELECT number FROM groups WHERE parent = ? AND articles > 0"
      " ORDER BY articles DESC, name LIMIT ?");
  rows.bind(0, parent).bind(1, static_cast<std::int64_t>(most));
  while (session.step(rows)) numbers.push_back(rows.number(0));
  return numbers;
}

std::size_t count_recorded_groups(Session& session, std::int64_t parent) {
  Statement& row =
      session.statement("SELECT count(*) FROM groups WHERE parent = ? AND articles > 0");
  return static_cast<std::size_t>(session.number(row.bind(0, parent)).value_or(0));
}

std::int64_t recorded_group_number(Session& session, std::int64_t parent, const std::string& name) {
  Statement& row = session.statement("SELECT number FROM groups WHERE parent = ? AND name = ?");
  return session.number(row.bind(0, parent).bind(1, name)).value_or(0);
}

std::int64_t next_group_number(Session& session) {
  const std::int64_t next =
      std::max(next_number(session, "SELECT max(number) FROM groups", "groups"), kWholeSite + 1);
  if (next > kMostGroups) session.fail({DatabaseFault::kDamaged, "a group has no such number"});
  return next;
}

}  // namespace feedgen
