// How much of what a generator's sites have a configuration and the files beside it have.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "sites/generator.h"
#include "text/unicode.h"

namespace feedgen {

/// How many of `root`'s keys stand in `keys`, whatever their case.
inline std::ptrdiff_t count_keys(const Node& root, std::span<const std::string_view> keys) {
  return std::count_if(root.members.begin(), root.members.end(), [&](const Node::Member& member) {
    return std::find(keys.begin(), keys.end(), ascii_lower(member.key)) != keys.end();
  });
}

inline std::ptrdiff_t count_files(const IsBeside& is_beside,
                                  std::span<const std::string_view> names) {
  return std::count_if(names.begin(), names.end(), is_beside);
}

}  // namespace feedgen
