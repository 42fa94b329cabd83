// What a run is asked to do, complete.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/catalog.h"
#include "publish/publisher.h"
#include "state/state.h"
#include "time/instant.h"
#include "value/settings.h"

namespace feedgen {

struct BuildRequest {
  std::vector<std::string> articles;  ///< folders or files
  std::string source;                 ///< real path of the folder in which the site's paths begin
  std::string output;                 ///< the folder that feeds go to
  Settings settings;                  ///< complete (config/read_settings.h)
  Instant now{};                      ///< decides which articles are due or expired
  unsigned jobs = 1;                  ///< threads
  PublishMode mode = PublishMode::kWrite;
  Trust trust = Trust::kStamps;              ///< whether what earlier runs found out counts
  bool prune = false;                        ///< whatever is no more is removed unasked (losses.h)
  std::optional<std::string> changed_since;  ///< a commit: git tells what has changed
  StateRequest state;                        ///< what is known from earlier runs
};

}  // namespace feedgen
