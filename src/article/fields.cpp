#include "article/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {

namespace {

// An order that most comparisons settle by the lengths.
bool is_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

Fields::Fields(const Node& root, Diagnostics& diagnostics) {
  fields_.reserve(root.members.size());
  for (const Node::Member& member : root.members) {
    fields_.push_back({ascii_lower(member.key), &member});
  }
  // The members stand in one array: their addresses tell which is the later one.
  std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) {
    return a.key == b.key ? a.member < b.member : is_before(a.key, b.key);
  });
  std::vector<const Node::Member*> repeated;
  const auto same_key = [](const Field& a, const Field& b) { return a.key == b.key; };
  for (auto i = std::adjacent_find(fields_.begin(), fields_.end(), same_key); i != fields_.end();
       i = std::adjacent_find(i + 1, fields_.end(), same_key)) {
    repeated.push_back((i + 1)->member);
  }
  if (repeated.empty()) return;
  // From the back, so that each key's last member is the one that stays.
  const auto kept = std::unique(fields_.rbegin(), fields_.rend(), same_key);
  fields_.erase(fields_.begin(), kept.base());
  std::sort(repeated.begin(), repeated.end());
  for (const Node::Member* member : repeated) {
    diagnostics.push_back({Severity::kWarning, Message{fmt::format("{} stands here a second time",
                                                                   in_quotes(member->key)),
                                                       "keep one of them; the last one counts",
                                                       Place{{}, member->line, member->column}}});
  }
}

const Node::Member* Fields::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::lower_bound(
        fields_.begin(), fields_.end(), name,
        [](const Field& field, std::string_view wanted) { return is_before(field.key, wanted); });
    const bool is_there = found != fields_.end() && found->key == name;
    if (is_there && !found->member->value.is_null()) return found->member;
  }
  return nullptr;
}

const Node::Member* Fields::find(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    if (const Node::Member* member = find({std::string_view(name)})) return member;
  }
  return nullptr;
}

std::string_view Fields::text(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const Node::Member* member = find({name});
    if (member == nullptr || !member->value.is_scalar()) continue;
    const std::string_view text = trim(member->value.text);
    if (!text.empty()) return text;
  }
  return {};
}

bool Fields::is_on(std::string_view name) const {
  const Node::Member* member = find({name});
  return member != nullptr && switch_value(member->value) == true;
}

bool Fields::is_off(std::string_view name) const {
  const Node::Member* member = find({name});
  return member != nullptr && switch_value(member->value) == false;
}

}  // namespace feedgen
