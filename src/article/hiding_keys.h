// The keys of front matter by which authors keep articles back: ONE row for each kind, with when
// its value hides. Keys are compared in their plain form, so that `hidden_in_rss` and
// `hiddenInRss` are one key. The manual's table comes from here too.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sites/generator.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// What a value says. kUnclear hides too, with a warning: what was meant to be secret can't be
/// called back.
enum class Verdict { kShows, kHides, kUnclear };

struct HidingKey {
  std::vector<std::string_view> names;  ///< as they are written most
  Verdict (*judge)(const Node& value, const HidingHabits& habits);
  Hidden kind;
  std::string_view hides;              ///< the values that hide, for the manual
  bool Settings::*shown_by = nullptr;  ///< the setting that shows such articles; null: none
};

/// In the order in which a reason is named.
std::span<const HidingKey> hiding_keys();

/// Longer ones are no key that anybody has misspelled.
inline constexpr std::size_t kLongestKey = 64;

/// Lower case, without `-`, `_`, `:`, `.` and blanks.
std::string plain_key(std::string_view key);

/// Null: a key of that plain form says nothing about whether an article is public.
const HidingKey* find_hiding_key(std::string_view plain);

/// All names in their plain forms, ordered.
std::span<const std::string_view> plain_hiding_names();

/// A switch that hides when it is on.
Verdict hides_when_on(const Node& value, const HidingHabits& habits);

}  // namespace feedgen
