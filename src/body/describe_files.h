// The sizes and types of files on this machine become those of what an entry points to.
#pragma once

#include "body/local_files.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/feed.h"
#include "value/settings.h"

namespace feedgen {

struct Article;

/// Fills in the size, type, width and height of the picture and the length of the enclosures, where
/// LocalFiles finds their files; a length that the file contradicts is corrected with a warning. An
/// enclosure whose length stays unknown is reported: as a warning for a podcast, whose directories
/// need it, else as a note. `entry` is the article's.
void describe_files(const Article& article, const Settings& settings, FileReader& files,
                    Entry& entry, Diagnostics& diagnostics);

/// Fills in the types and sizes of the site's pictures, where their files are here.
void describe_site_pictures(Settings& settings, FileReader& files);

/// Warns if the podcast's picture is here and none that Apple Podcasts takes: square, 1400 to 3000
/// pixels, JPEG or PNG.
void check_podcast_picture(const Settings& settings, FileReader& files, Diagnostics& diagnostics);

}  // namespace feedgen
