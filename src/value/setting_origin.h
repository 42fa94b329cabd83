// Where the value of a setting came from.
#pragma once

#include <string>
#include <vector>

#include "value/result.h"

namespace feedgen {

struct SettingOrigin {
  enum class Kind { kGenerator, kSettings, kOption };

  std::string setting;
  std::string value;  ///< as feedgen.yaml would write it, in one line
  Kind kind = Kind::kSettings;
  std::string source;  ///< what people call it: "_config.yml (Hexo)", "feedgen.yaml", "--title"
  Place place;         ///< in the file; line 0: the source's own default
};

using SettingOrigins = std::vector<SettingOrigin>;

}  // namespace feedgen
