// What the files on this machine say of what an entry points to: sizes and types.
#pragma once

#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/feed.h"
#include "value/settings.h"

namespace feedgen {

/// Fills in the size, type, width and height of the picture and the length of the enclosures, where
/// their files are here (body/local_files.h); a length that the file contradicts is corrected
/// with a warning. An enclosure whose length stays unknown is told of: a warning for a podcast,
/// whose directories need it, else a note. `entry` is the article's.
void describe_files(const Article& article, const Settings& settings, FileReader& files,
                    Entry& entry, Diagnostics& diagnostics);

/// Warns if the podcast's picture is here and none that Apple Podcasts takes: square, 1400 to 3000
/// pixels, JPEG or PNG.
void check_podcast_picture(const Settings& settings, FileReader& files, Diagnostics& diagnostics);

}  // namespace feedgen
