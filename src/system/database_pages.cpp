#include "system/database_pages.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <sqlite3.h>

#include "text/hash.h"

namespace feedgen {
namespace {

constexpr const char* kName = "feedgen";
constexpr const char* kRescueName = "feedgen-rescue";
constexpr int kLargestPage = 65536;
constexpr int kHeaderBytes = 100;  // of the file, at the beginning of page 1
// In the header: by which rules the file is read, and how many bytes of each page are reserved.
constexpr std::size_t kFormatAt = 19;
constexpr std::size_t kReservedAt = 20;
constexpr std::uint8_t kWal = 2;

// What SQLite has allocated for an open file; the system's own file follows it.
struct SealedFile {
  sqlite3_file base;
  bool is_sealed;
  bool spares_first;  // page 1 is not checked
  bool is_lock_refused;
};

sqlite3_file* below(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<SealedFile*>(file) + 1);
}

bool& is_sealed(sqlite3_file* file) { return reinterpret_cast<SealedFile*>(file)->is_sealed; }

sqlite3_vfs* system_vfs(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

// SQLite reads and writes whole pages, but for the header and the counter in it.
bool is_page(int size, sqlite3_int64 offset) {
  return size >= 512 && size <= kLargestPage && (size & (size - 1)) == 0 && offset % size == 0;
}

using Seal = std::array<std::uint8_t, kPageSealBytes>;

// Of a page's content and place: a page that was written elsewhere is a wrong one too.
Seal seal_of(const void* page, int size, sqlite3_int64 offset) {
  const std::string_view content(static_cast<const char*>(page),
                                 static_cast<std::size_t>(size - kPageSealBytes));
  std::uint64_t hash = hash64(content, static_cast<std::uint64_t>(offset / size) + 1);
  Seal seal{};
  for (std::uint8_t& byte : seal) {
    byte = static_cast<std::uint8_t>(hash);
    hash >>= 8U;
  }
  return seal;
}

// A page that was never written, for it was freed before, is a hole of zeros; SQLite may read it
// once more before it is used. In a page that is in use zeros make no sense to SQLite.
bool is_hole(const std::uint8_t* page, int size) {
  return page[0] == 0 && std::memcmp(page, page + 1, static_cast<std::size_t>(size) - 1) == 0;
}

void note_header(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (offset != 0 || size < kHeaderBytes) return;
  is_sealed(file) = static_cast<const std::uint8_t*>(bytes)[kReservedAt] == kPageSealBytes;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  const int code = below(file)->pMethods->xRead(below(file), bytes, size, offset);
  const bool is_whole = is_page(size, offset);
  // Of an error of the disk (EIO) SQLite makes damage; it may pass.
  if (code == SQLITE_IOERR_CORRUPTFS) return SQLITE_IOERR_READ;
  if (code == SQLITE_IOERR_SHORT_READ && is_whole && is_sealed(file)) return SQLITE_IOERR_DATA;
  if (code != SQLITE_OK) return code;
  note_header(file, bytes, size, offset);
  if (!is_whole) return SQLITE_OK;
  const auto* page = static_cast<const std::uint8_t*>(bytes);
  const bool is_spared = offset == 0 && reinterpret_cast<SealedFile*>(file)->spares_first;
  if (offset == 0 && page[kFormatAt] == kWal && !is_spared) return SQLITE_NOTADB;
  if (!is_sealed(file) || is_spared) return SQLITE_OK;
  const Seal seal = seal_of(page, size, offset);
  if (std::equal(seal.begin(), seal.end(), page + size - kPageSealBytes)) return SQLITE_OK;
  return is_hole(page, size) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  note_header(file, bytes, size, offset);
  const auto write_below = [&](const void* from) {
    return below(file)->pMethods->xWrite(below(file), from, size, offset);
  };
  if (!is_page(size, offset) || !is_sealed(file)) return write_below(bytes);
  // The page belongs to SQLite's cache, which takes it for unchanged.
  std::array<std::uint8_t, kLargestPage> page;  // NOLINT: filled as far as it is used
  std::memcpy(page.data(), bytes, static_cast<std::size_t>(size - kPageSealBytes));
  const Seal seal = seal_of(bytes, size, offset);
  std::copy(seal.begin(), seal.end(), page.begin() + size - kPageSealBytes);
  return write_below(page.data());
}

int close(sqlite3_file* file) {
  const int code = below(file)->pMethods->xClose(below(file));
  file->pMethods = nullptr;
  return code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return below(file)->pMethods->xTruncate(below(file), size);
}

int sync(sqlite3_file* file, int flags) { return below(file)->pMethods->xSync(below(file), flags); }

// To rescue what a file has that was cut off, SQLite has to take the size that its header says; the
// pages that are missing then fail one by one.
sqlite3_int64 size_by_header(sqlite3_file* file) {
  constexpr int kPageSizeAt = 16;
  constexpr int kPageCountAt = 28;
  std::array<std::uint8_t, kHeaderBytes> header{};
  if (below(file)->pMethods->xRead(below(file), header.data(), kHeaderBytes, 0) != SQLITE_OK) {
    return 0;
  }
  const sqlite3_int64 page = (header[kPageSizeAt] << 8U) | header[kPageSizeAt + 1];
  sqlite3_int64 count = 0;
  for (int i = 0; i < 4; ++i) count = (count << 8U) | header[kPageCountAt + i];
  return page * count;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  const int code = below(file)->pMethods->xFileSize(below(file), size);
  const bool is_rescued = reinterpret_cast<SealedFile*>(file)->spares_first;
  if (code == SQLITE_OK && is_rescued && *size > 0) *size = std::max(*size, size_by_header(file));
  return code;
}

int lock(sqlite3_file* file, int level) {
  errno = 0;
  const int code = below(file)->pMethods->xLock(below(file), level);
  reinterpret_cast<SealedFile*>(file)->is_lock_refused = code != SQLITE_OK && errno == ENOLCK;
  return code;
}

int unlock(sqlite3_file* file, int level) {
  errno = 0;
  const int code = below(file)->pMethods->xUnlock(below(file), level);
  // What goes well follows each lock that was not given.
  if (code != SQLITE_OK && errno == ENOLCK) {
    reinterpret_cast<SealedFile*>(file)->is_lock_refused = true;
  }
  return code;
}

int check_reserved_lock(sqlite3_file* file, int* is_reserved) {
  errno = 0;
  const int code = below(file)->pMethods->xCheckReservedLock(below(file), is_reserved);
  reinterpret_cast<SealedFile*>(file)->is_lock_refused = code != SQLITE_OK && errno == ENOLCK;
  return code;
}

int file_control(sqlite3_file* file, int what, void* argument) {
  if (what == kAsksForSeals) {
    *static_cast<int*>(argument) = is_sealed(file) ? 1 : 0;
    return SQLITE_OK;
  }
  if (what == kAsksForRefusedLock) {
    *static_cast<int*>(argument) = reinterpret_cast<SealedFile*>(file)->is_lock_refused ? 1 : 0;
    return SQLITE_OK;
  }
  return below(file)->pMethods->xFileControl(below(file), what, argument);
}

int sector_size(sqlite3_file* file) { return below(file)->pMethods->xSectorSize(below(file)); }

int device_characteristics(sqlite3_file* file) {
  return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

// Version 1 has neither shared memory, which WAL needs, nor mapped pages, which no one would check.
sqlite3_io_methods methods() {
  sqlite3_io_methods all{};
  all.iVersion = 1;
  all.xClose = close;
  all.xRead = read;
  all.xWrite = write;
  all.xTruncate = truncate;
  all.xSync = sync;
  all.xFileSize = file_size;
  all.xLock = lock;
  all.xUnlock = unlock;
  all.xCheckReservedLock = check_reserved_lock;
  all.xFileControl = file_control;
  all.xSectorSize = sector_size;
  all.xDeviceCharacteristics = device_characteristics;
  return all;
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  sqlite3_vfs* system = system_vfs(vfs);
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0 || path == nullptr) {
    return system->xOpen(system, path, file, flags, out_flags);
  }
  static const sqlite3_io_methods kMethods = methods();
  file->pMethods = nullptr;
  is_sealed(file) = false;
  reinterpret_cast<SealedFile*>(file)->is_lock_refused = false;
  reinterpret_cast<SealedFile*>(file)->spares_first = std::strcmp(vfs->zName, kRescueName) == 0;
  const int code = system->xOpen(system, path, below(file), flags, out_flags);
  // SQLite closes what has methods, after a failure too.
  if (below(file)->pMethods != nullptr) file->pMethods = &kMethods;
  if (code != SQLITE_OK) return code;
  // A new one will say so in its first page, which may be written after all others.
  sqlite3_int64 size = 0;
  is_sealed(file) = file_size(file, &size) == SQLITE_OK && size == 0;
  return code;
}

bool register_once(const char* name, sqlite3_vfs& sealing) {
  sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
  if (system == nullptr) return false;
  sealing = *system;
  sealing.zName = name;
  sealing.pNext = nullptr;
  sealing.pAppData = system;
  sealing.szOsFile = static_cast<int>(sizeof(SealedFile)) + system->szOsFile;
  sealing.xOpen = open;
  return sqlite3_vfs_register(&sealing, 0) == SQLITE_OK;
}

}  // namespace

const char* sealing_vfs(PageRule rule) {
  // SQLite keeps them for as long as the process lives.
  static sqlite3_vfs all{};
  static sqlite3_vfs all_but_first{};
  static const bool are_registered =
      register_once(kName, all) && register_once(kRescueName, all_but_first);
  if (!are_registered) return nullptr;
  return rule == PageRule::kAll ? kName : kRescueName;
}

}  // namespace feedgen
