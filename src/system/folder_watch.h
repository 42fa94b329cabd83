// Waits until something changes in folders and files, there already or not, and for the wish to
// end.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/end_signals.h"
#include "system/posix_call.h"
#include "value/diagnostic.h"

namespace feedgen {

/// All may be missing, and come and go.
struct WatchedPaths {
  std::vector<std::string> whole;   ///< folders, with all below them; a file means itself alone
  std::vector<std::string> flat;    ///< folders, and which names lie in them
  std::vector<std::string> single;  ///< files, and whether folders are there
  std::vector<std::string> except;  ///< what is at them or below does not count

  bool operator==(const WatchedPaths&) const = default;
};

enum class Wake { kChange, kTimeout, kEnd };

/// By inotify; where the system has no more watches, by looking at all files again and again. Names
/// such as `.a`, `a~`, `#a#` and `a.log` are left out, as the own files of editors and other
/// programs have them, unless they are watched as single files; likewise files that this process
/// writes its messages to.
class FolderWatch {
 public:
  /// `ends` outlives this.
  explicit FolderWatch(const EndSignals& ends);

  /// From now on these; what has changed since the last wait() is returned by the next one. To be
  /// called before each build: what changes later, in folders that are new, too, is then a change.
  void set(const WatchedPaths& paths);

  /// Absolute paths without links of the files that were made, changed or removed since the last
  /// call and before the last set() or wait(), in order; nullopt: others may have been, too.
  /// Folders that were made, moved or removed are such a doubt.
  std::optional<std::vector<std::string>> take_changed_files();

  /// Until something changes, `most` is over, or an end is wished.
  Wake wait(std::optional<std::chrono::milliseconds> most);

  /// Why all files are looked at again and again; nullopt where the system tells of changes.
  const std::optional<Message>& limit() const { return limit_; }

 private:
  // What counts of a folder.
  struct Interest {
    bool is_whole = false;  // all, with all folders below
    bool is_flat = false;   // all names that lie in it
    std::set<std::string> names;
  };
  struct Watch {
    std::string path;
    Interest interest;
  };

  void want(const WatchedPaths& paths);
  void want_name(const std::string& path);
  void add_wanted();
  void add_whole(const std::string& path);
  void add(const std::string& path, const Interest& interest);
  void note_limit(int error, const std::string& path);
  bool is_left_out(const std::string& path) const;
  bool counts(const Watch& watch, const std::string& name, std::uint32_t events) const;
  bool drain();
  void note_change(const std::string& folder, const std::string& name, bool is_folder);
  bool have_files_changed();
  std::uint64_t digest_of_files() const;

  const EndSignals& ends_;
  Descriptor notify_;
  WatchedPaths paths_;
  std::map<std::string, Interest> wanted_;  // by path
  std::set<std::string> except_;
  std::map<int, Watch> watches_;
  std::set<int> seen_;                   // by the running set()
  bool is_unsure_ = true;                // there may be folders that have no watch
  bool has_news_ = false;                // that no wait() has returned
  std::set<std::string> changed_files_;  // since take_changed_files()
  bool has_doubt_ = true;                // others may have changed, too
  std::optional<Message> limit_;
  std::optional<std::uint64_t> digest_;
  std::chrono::milliseconds pause_{};  // between two looks at all files
};

}  // namespace feedgen
