// The uploads of a site, after a build or any time later: what is published is brought to the
// targets that serve it, and what they took is recorded as they answer.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "system/variables.h"
#include "system/world.h"
#include "uploads/upload_report.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

enum class UploadMode {
  kLook,         ///< nothing is sent and nothing is written
  kOnce,         ///< one round
  kUntilNothing  ///< rounds with pauses, until nothing is due
};

/// What one run of uploads is asked to do, complete.
struct UploadRun {
  Settings settings;
  std::string output;           ///< folder of the feeds
  std::string home;             ///< the folder that `.feedgen` lies in; empty: the working folder
  std::string state_part = {};  ///< as StateRequest has it
  bool adopts_state = false;    ///< likewise
  std::string shared = {};      ///< likewise
  UploadMode mode = UploadMode::kOnce;
  UploadRoundRules rules;
  std::chrono::milliseconds patience = std::chrono::minutes{5};  ///< with other runs
  Variables variables = own_variables();
  std::function<void(const Message&)> tell = {};  ///< as StateRequest has it
};

/// Fails where the settings name no target.
[[nodiscard]] Result<UploadReport> upload(const UploadRun& run, const World& world);

}  // namespace feedgen
