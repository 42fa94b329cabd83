// Options and configuration become the request for a build.
#pragma once

#include "cli/options.h"
#include "ping.h"
#include "sites/generator.h"
#include "system/file_system.h"
#include "system/world.h"
#include "value/build_request.h"
#include "value/diagnostic.h"
#include "value/settings.h"

namespace feedgen {

/// Fails, as a usage error, where a folder of the command line is not there, with what may be
/// meant.
[[nodiscard]] Result<void> find_articles(const Options& options, FileReader& files);

struct PreparedBuild {
  BuildRequest request;
  Diagnostics notes;  ///< which configuration was used, and what it lacks
  /// Other languages of the site, whose feeds have places of their own in the same output.
  std::vector<SiteEdition> editions;
};

/// Options win over feedgen.yaml, feedgen.yaml over the defaults. A configuration that was found
/// can't name folders outside its own. Fails, as a usage error, on any mistake in either. `edition`
/// is one of PreparedBuild::editions, which has a state of its own; empty: the main one.
[[nodiscard]] Result<PreparedBuild> prepare_build(const Options& options, const World& world,
                                                  const std::string& edition = {});

struct PreparedPing {
  PingRun run;
  Diagnostics notes;
  std::vector<SiteEdition> editions;  ///< as PreparedBuild has them
};

/// The pings of a build with these options and this configuration. No folder of articles need be
/// named.
[[nodiscard]] Result<PreparedPing> prepare_ping(const Options& options, FileReader& files,
                                                const std::string& edition = {});

}  // namespace feedgen
