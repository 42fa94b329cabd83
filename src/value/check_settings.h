// How feeds are judged: the setting `check`.
#pragma once

#include <string>
#include <vector>

#include "value/result.h"

namespace feedgen {

/// Codes, names or beginnings of codes of rules, and where they stand in the configuration.
struct RuleWords {
  std::vector<std::string> words;
  Place place;  ///< without the path
};

/// Rules that are not judged in some files.
struct PathIgnore {
  std::string pattern;  ///< as .gitignore writes it, below the configuration's folder
  RuleWords rules;
};

struct CheckSettings {
  RuleWords select;  ///< empty: all rules
  RuleWords ignore;
  std::vector<PathIgnore> by_path;
  std::string baseline;  ///< a file in the configuration's folder, or below it; empty: none
  std::string profile;   ///< by its name; empty: none
  Place profile_place;   ///< without the path
  bool fails_on_warnings = false;
};

}  // namespace feedgen
