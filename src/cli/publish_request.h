// Options and configuration become the request for a run of uploads.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "sites/generator.h"
#include "system/file_system.h"
#include "upload.h"
#include "value/diagnostic.h"

namespace feedgen {

struct PreparedUpload {
  UploadRun run;
  Diagnostics notes;
  std::vector<SiteEdition> editions;  ///< as PreparedBuild has them
};

/// The uploads of a build with these options and this configuration. A folder that the
/// configuration names lies below its own; another is named with --to. `edition` is as
/// prepare_build() has it.
[[nodiscard]] Result<PreparedUpload> prepare_upload(const Options& options, FileReader& files,
                                                    const std::string& edition = {});

/// Fails, as a usage error, where the options and the settings of a build name no target.
[[nodiscard]] Result<void> require_upload_targets(const Options& options, const Settings& settings);

}  // namespace feedgen
