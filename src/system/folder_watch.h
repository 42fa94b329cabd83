// Waits until something below folders changes, and for the wish to end.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/posix_call.h"

namespace feedgen {

/// As long as it is there, the first Ctrl-C or SIGTERM is a wish that wait() tells of; a second one
/// ends the process at once. One at a time.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  /// Can be read as soon as there is a wish.
  int descriptor() const { return read_end_.get(); }

 private:
  explicit EndSignals(std::array<int, 2> pipe);
  Descriptor read_end_;
  Descriptor write_end_;
};

struct WatchedFolders {
  std::vector<std::string> whole;   ///< with all below them; a file means its folder alone
  std::vector<std::string> flat;    ///< without what lies in folders of theirs
  std::vector<std::string> except;  ///< are never looked at
};

enum class Wake { kChange, kTimeout, kEnd };

/// By inotify; where the system has no more watches, by looking at all files again and again. Names
/// that begin with a dot or end with `~` are left out, as the editors' own files have them.
class FolderWatch {
 public:
  explicit FolderWatch(const EndSignals& ends);

  /// From now on these. What has changed since the last wait() is told by the next one. To be
  /// called again after each build: folders may have been moved.
  void set(const WatchedFolders& folders);

  /// Until something changes, `most` is over, or an end is wished.
  Wake wait(std::optional<std::chrono::milliseconds> most);

  /// Why all files are looked at again and again; nothing where the system tells of changes.
  const std::optional<Message>& limit() const { return limit_; }

 private:
  void add_whole(const std::string& path);
  void add(const std::string& path);
  bool is_left_out(const std::string& path) const;
  bool drain();
  std::uint64_t digest_of_files() const;

  const EndSignals& ends_;
  Descriptor notify_;
  std::map<int, std::string> paths_;  // of each watch
  std::set<int> flat_;
  std::set<int> seen_;  // by the running set()
  WatchedFolders folders_;
  std::set<std::string> except_;
  std::optional<Message> limit_;
  std::optional<std::uint64_t> digest_;
};

}  // namespace feedgen
