// What a build would publish becomes a snapshot that a server shows: built into a folder of its
// own, with a state of its own, so that the next build makes only what has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/command.h"
#include "serve/http_server.h"

namespace feedgen {

/// A folder in the system's folder of temporary files; goes away with it.
class PreviewFolder {
 public:
  PreviewFolder() = default;
  ~PreviewFolder();
  PreviewFolder(const PreviewFolder&) = delete;
  PreviewFolder& operator=(const PreviewFolder&) = delete;

  /// Makes it, also where it has gone: temporary files are cleared away after a while. Only its
  /// owner can enter it.
  [[nodiscard]] Result<void> make();

  /// Real paths: of all, of the files as they would be published, and of what holds the state.
  /// Empty before make().
  const std::string& path() const { return path_; }
  std::string site() const { return path_ + "/site"; }
  std::string state() const { return path_ + "/state"; }

 private:
  std::string path_;
};

class Preview {
 public:
  /// `address`: where the server is, for the report.
  Preview(const Options& options, HttpServer& server, std::string address);

  /// Builds what has changed and shows it, with the messages of the build. Where not all could be
  /// made, what was good before stays.
  Result<Report> rebuild(const Surroundings& around, const WatchedChanges& changes);

  /// The folder that all of it lies in; empty before the first build.
  const std::string& folder() const { return folder_.path(); }

 private:
  struct KnownFile {
    FileStamp stamp;
    std::shared_ptr<const BuiltFile> file;
  };

  Result<Report> build(const Surroundings& around);
  Result<void> read_folder(const std::string& below, const World& world,
                           std::map<std::string, KnownFile>& found);
  void read_files(const Report& report, const World& world);
  void show(std::vector<std::string> messages);

  Options options_;
  HttpServer& server_;
  std::string address_;
  PreviewFolder folder_;
  std::map<std::string, std::string> types_;  // of feeds, by path
  std::map<std::string, KnownFile> files_;    // by path below the site
  Instant time_{};                            // of the build; each has a later one
};

}  // namespace feedgen
