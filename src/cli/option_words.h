// The words of options before they are judged, and what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/program_text.h"

namespace feedgen {

/// What the parser can't hold in our own types; turned into Options after parsing.
struct OptionWords {
  std::string formats;
  std::string content;
  std::string color;
  std::optional<std::string> limit;
  std::optional<std::string> port;
  std::optional<std::string> jobs;
  std::string action;
  std::string task;
  std::string select;
  std::string ignore;
  std::string fail_on;
  std::string profile;
  std::string output_format;
  bool fix = false;
  bool unsafe_fixes = false;
  std::optional<std::string> generate;
  bool wait = false;
  bool status = false;
};

/// Fails, as a usage error, on what can't be or excludes each other.
[[nodiscard]] Result<void> apply_words(const OptionWords& words, Options& options);

/// What a value may be, by the name that help gives to it ("FILE"), or of an argument by its own.
struct ValueWords {
  std::string_view value;
  Offers offers = Offers::kNothing;
  std::vector<std::string> (*choices)() = nullptr;
  bool is_list = false;
};

/// Null: any text.
const ValueWords* find_value_words(std::string_view value);

}  // namespace feedgen
