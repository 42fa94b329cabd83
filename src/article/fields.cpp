#include "article/fields.h"

#include <fmt/format.h>

#include "syntax/scalar.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {

Fields::Fields(const Node& root, Diagnostics& diagnostics) {
  for (const Node::Member& member : root.members) {
    const auto [found, is_new] = members_.try_emplace(ascii_lower(member.key), &member);
    if (is_new) continue;
    diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("{} stands here a second time", in_quotes(member.key)),
                 "keep one of them; the last one counts", Place{{}, member.line, member.column}}});
    found->second = &member;
  }
}

const Node::Member* Fields::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = members_.find(std::string(name));
    if (found != members_.end() && !found->second->value.is_null()) return found->second;
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
