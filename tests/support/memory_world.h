// A world in memory: a repository that is none, a clock that a test sets, and no network.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "system/memory_files.h"
#include "system/no_git.h"
#include "system/world.h"

namespace feedgen {

/// Its time passes only while it sleeps; its numbers are all 0.5.
class MemoryWorld {
 public:
  /// `files` outlives this.
  explicit MemoryWorld(FileSystem& files) : files_(files) {}

  World world() {
    return {files_,
            git_,
            {[this] { return Instant{std::chrono::seconds{1'700'000'000}} + seconds(); },
             [this] { return Ticks{} + passed_; },
             [this](std::chrono::milliseconds time) { passed_ += time; }},
            [] { return 0.5; },
            [](const HttpLimits&) { return std::unique_ptr<HttpClient>(); },
            1,
            [](const char*, std::size_t, std::size_t) {}};
  }

 private:
  std::chrono::seconds seconds() const {
    return std::chrono::duration_cast<std::chrono::seconds>(passed_);
  }

  FileSystem& files_;
  NoGit git_;
  std::chrono::milliseconds passed_{0};
};

}  // namespace feedgen
