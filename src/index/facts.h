// Single numbers that are kept about all articles, by name.
#pragma once

#include <cstdint>
#include <string_view>

#include "system/session.h"

namespace feedgen {

/// How many places the last run could not read.
inline constexpr std::string_view kUnreadFact = "unread";
/// Counts the builds that changed what feeds may show.
inline constexpr std::string_view kGenerationFact = "generation";
/// Counts the builds that changed which groups there are.
inline constexpr std::string_view kTreeFact = "tree";
/// The same, or how many articles one has.
inline constexpr std::string_view kCountsFact = "counts";

class Facts {
 public:
  explicit Facts(Session& session) : session_(session) {}

  /// 0 where there is none.
  std::int64_t get(std::string_view name);
  /// The same; a negative number is damage of the state.
  std::int64_t count(std::string_view name);
  void set(std::string_view name, std::int64_t value);

  bool has_changed() const { return has_changed_; }

 private:
  Session& session_;
  bool has_changed_ = false;
};

}  // namespace feedgen
