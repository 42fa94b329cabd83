// Addresses become the files that will be served there, as far as they lie on this machine; and the
// sizes and types of these files become those of what an entry points to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "system/file_system.h"
#include "value/article.h"
#include "value/diagnostic.h"
#include "value/feed.h"
#include "value/settings.h"

namespace feedgen {

struct LocalFile {
  std::string path;  ///< as it can be opened
  std::uint64_t size = 0;
};

class LocalFiles {
 public:
  /// Both outlive this.
  LocalFiles(FileReader& files, const Settings& settings) : files_(files), settings_(settings) {}

  /// The file behind `url`: one in the folder of the article or in the folder that has the
  /// article's name (Hexo's asset folders), where the address lies beside the article's; else one
  /// below a folder of the setting `files`, where it lies below the site's. Never one outside of
  /// these folders, not by ".." and not by a link.
  std::optional<LocalFile> find(std::string_view url, const Article& article) const;

  /// The same for what belongs to the site.
  std::optional<LocalFile> find(std::string_view url) const;

 private:
  std::optional<LocalFile> below(const std::string& folder, const std::string& path,
                                 const std::string& root) const;

  FileReader& files_;
  const Settings& settings_;
};

/// Fills in the size, type, width and height of the picture and the length of the enclosures, where
/// LocalFiles finds their files; a length that the file contradicts is corrected with a warning. An
/// enclosure whose length stays unknown is reported: as a warning for a podcast, whose directories
/// need it, else as a note. `entry` is the article's.
void describe_files(const Article& article, const Settings& settings, FileReader& files,
                    Entry& entry, Diagnostics& diagnostics);

/// Warns if the podcast's picture is here and none that Apple Podcasts takes: square, 1400 to 3000
/// pixels, JPEG or PNG.
void check_podcast_picture(const Settings& settings, FileReader& files, Diagnostics& diagnostics);

}  // namespace feedgen
