// A checksum for each page of a database file: SQLite notices a broken structure, but not a flipped
// bit in a value. A layer below SQLite and above the system's files (a VFS, sqlite.org/vfs.html).
#pragma once

namespace feedgen {

/// Of each page's end, for its checksum. Databases that are made with this many reserved bytes
/// (file format section 1.3.4) are checked; others are read and written as they are.
inline constexpr int kPageSealBytes = 8;

/// For sqlite3_file_control(), with an int: 1 where pages are checked. SQLite's own are below 100.
inline constexpr int kAsksForSeals = 6501;

/// Likewise: 1 where the system has refused the last lock that was asked for (ENOLCK). SQLite then
/// says that the file is busy, as if another process had the lock, or that it can't be read.
inline constexpr int kAsksForRefusedLock = 6502;

enum class PageRule {
  kAll,
  kAllButFirst  ///< for what is damaged: the first page says how all others are to be read
};

/// The name of the layer, for sqlite3_open_v2(). Pages of the database itself get their checksum
/// when they are written, and fail with SQLITE_IOERR_DATA when they are read without it. Journals
/// and temporary files are SQLite's own affair. Nothing is mapped into memory, and there is no WAL.
const char* sealing_vfs(PageRule rule);

}  // namespace feedgen
