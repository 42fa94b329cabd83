#include "scan/rules.h"

#include <fmt/format.h>

#include "config/settings_digest.h"
#include "text/hash.h"

namespace feedgen {
namespace {

// Size and time of a file: another program, or another database of time zones, has others.
std::string trace_of(const char* path, FileSystem& files) {
  const auto status = files.status(path, Links::kFollow);
  if (!status || !*status) return "-";
  return fmt::format("{} {}", (*status)->size(), (*status)->stamp.modified);
}

}  // namespace

Rules rules_of(const BuildRequest& request, const ArticleFolders& folders, FileSystem& files) {
  Settings settings = request.settings;
  // The folders of articles themselves: their names from home are in the digest below.
  if (settings.files == request.articles) settings.files.clear();
  const SettingsDigest digest = digest_of(settings);
  const std::string program =
      fmt::format("{} {}", FEEDGEN_VERSION, trace_of("/proc/self/exe", files));
  std::string reading = fmt::format("{} {} {} {}", digest.reading, program,
                                    trace_of("/usr/share/zoneinfo/tzdata.zi", files),
                                    trace_of("/usr/share/zoneinfo", files));
  for (std::size_t i = 0; i < folders.size(); ++i) reading += '\n' + folders[i].root;
  return {hash64(reading), hash64(fmt::format("{} {}", digest.feeds, program))};
}

}  // namespace feedgen
