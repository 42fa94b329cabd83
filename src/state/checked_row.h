// A row of the state as a stage reads it. The file may have been damaged, or made by a stranger: a
// value that feedgen can't have written makes the session fail as damaged, with the table and the
// column, and the reader gets a harmless value in its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "system/session.h"
#include "time/instant.h"
#include "value/fingerprint.h"

namespace feedgen {

class CheckedRow {
 public:
  /// The statement stands on a row; `table` is a literal, for the message.
  CheckedRow(Session& session, const Statement& statement, const char* table)
      : session_(session), statement_(statement), table_(table) {}

  /// From `least` to `most`; `least` where it is not.
  std::int64_t number(int column, std::int64_t least, std::int64_t most);
  /// A count: 0 to four thousand millions.
  std::int64_t count(int column) { return number(column, 0, kMost); }
  /// The number of another row: from 1.
  std::int64_t key(int column) { return number(column, 1, kMost); }
  bool flag(int column) { return number(column, 0, 1) != 0; }
  /// A time in the years 0 to 9999, with a day to spare for time zones.
  Instant time(int column);
  Digest digest(int column);

  /// is_file_path(), or empty.
  std::string_view folder_path(int column);
  /// is_path_from_home().
  std::string_view path_from_home(int column);
  /// The name of a file in its folder; bytes.
  std::string_view file_name(int column);
  /// is_path_of_feeds(), or empty.
  std::string_view path_of_feeds(int column);
  /// http or https, or empty.
  std::string_view address(int column);
  /// UTF-8 without control characters, of at most `most` bytes.
  std::string_view text(int column, std::size_t most);

  /// The value of this column makes no sense.
  void refuse(int column, const char* what);

 private:
  static constexpr std::int64_t kMost = 0xFFFFFFFF;

  std::string_view text_where(int column, bool (*is_fit)(std::string_view), const char* what);

  Session& session_;
  const Statement& statement_;
  const char* table_;
};

/// "a/b.md": below a folder, without "." and "..", empty parts, a slash at either end or a NUL;
/// else any bytes that a file system takes.
bool is_file_path(std::string_view path);

/// is_file_path() behind any number of "../"; also those alone ("..", "../"), or nothing. Only ever
/// read from. A slash may stand at the end.
bool is_path_from_home(std::string_view path);

/// is_file_path() as feed/folder_name.h and this program's names of feeds make it: UTF-8 in NFC, no
/// control characters, no part that begins with a dot or is longer than 255 bytes.
bool is_path_of_feeds(std::string_view path);

/// Unix seconds in the years 0 to 9999, with a day to spare for time zones.
bool is_recordable_time(std::int64_t seconds);

/// http or https, or empty.
bool is_recordable_address(std::string_view url);

/// UTF-8 without control characters, of at most `most` bytes.
bool is_recordable_text(std::string_view text, std::size_t most);

/// Whether the ledger takes an id: clean text (format/scalar.h) of at most 16 KiB. Longer ones come
/// from a front matter, which names them again.
bool is_recordable_id(std::string_view id);

/// is_path_from_home(), and the path of a file: it ends neither in a slash nor in "..".
bool is_recordable_path(std::string_view path);

}  // namespace feedgen
