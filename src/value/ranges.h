// Questions about all elements of a range, asked without naming its ends.
#pragma once

#include <algorithm>
#include <iterator>

namespace feedgen {

template <class Value, class Range>
constexpr bool is_one_of(const Value& value, const Range& range) {
  return std::find(std::begin(range), std::end(range), value) != std::end(range);
}

template <class Range, class Is>
constexpr bool any_of(const Range& range, const Is& is) {
  return std::any_of(std::begin(range), std::end(range), is);
}

template <class Range, class Is>
constexpr bool all_of(const Range& range, const Is& is) {
  return std::all_of(std::begin(range), std::end(range), is);
}

template <class Range, class Is>
constexpr bool none_of(const Range& range, const Is& is) {
  return std::none_of(std::begin(range), std::end(range), is);
}

/// The first element that is so; null: none is.
template <class Range, class Is>
constexpr auto* find_if(Range& range, const Is& is) {
  const auto found = std::find_if(std::begin(range), std::end(range), is);
  return found == std::end(range) ? nullptr : &*found;
}

/// The element of a range, ordered by `member`, whose member is `value`; null: none is.
template <class Range, class Value, class Member>
constexpr auto* find_sorted(Range& range, const Value& value, Member member) {
  const auto found =
      std::lower_bound(std::begin(range), std::end(range), value,
                       [&](const auto& one, const Value& wanted) { return one.*member < wanted; });
  return found != std::end(range) && (*found).*member == value ? &*found : nullptr;
}

}  // namespace feedgen
