#include "state/checked_row.h"

#include <fmt/format.h>

#include "format/node_values.h"
#include "state/values.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestPath = std::size_t{64} << 10U;
constexpr std::size_t kLongestName = 4096;  // of a file, in bytes; some systems count characters
constexpr std::size_t kLongestFolderName = 255;  // that feed/folder_name.h writes
constexpr std::size_t kLongestAddress = std::size_t{64} << 10U;

bool has_control(std::string_view text) {
  return any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name != "." && name != ".." &&
         name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

template <class Condition>
bool all_parts(std::string_view path, Condition is_fit) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_fit(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

bool is_nfc(std::string_view text) { return is_settled_text(text) || nfc(text) == text; }

bool is_web_address(std::string_view url) {
  return url.size() <= kLongestAddress && is_web_url(url) && is_utf8(url) && !has_control(url) &&
         url.find(' ') == std::string_view::npos;
}

}  // namespace

bool is_file_path(std::string_view path) {
  return path.size() <= kLongestPath && all_parts(path, is_file_name);
}

bool is_path_from_home(std::string_view path) {
  while (path.starts_with("../")) path.remove_prefix(3);
  if (path == "/") return false;
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() || path == ".." || is_file_path(path);
}

bool is_path_of_feeds(std::string_view path) {
  return is_file_path(path) && is_utf8(path) && !has_control(path) &&
         all_parts(path,
                   [](std::string_view part) {
                     return part.front() != '.' && part.size() <= kLongestFolderName;
                   }) &&
         is_nfc(path);
}

void CheckedRow::refuse(int column, const char* what) {
  session_.fail(
      {DatabaseFault::kDamaged, fmt::format("{}.{} is {}", table_, statement_.name(column), what)});
}

std::int64_t CheckedRow::number(int column, std::int64_t least, std::int64_t most) {
  const std::int64_t number = statement_.number(column);
  if (number >= least && number <= most) return number;
  refuse(column, "out of range");
  return least;
}

Instant CheckedRow::time(int column) {
  const std::int64_t time = statement_.number(column);
  if (is_recordable_time(time)) return instant(time);
  refuse(column, "no time");
  return {};
}

Digest CheckedRow::digest(int column) {
  if (statement_.bytes(column).size() != Digest{}.size()) refuse(column, "no digest");
  return feedgen::digest(statement_.bytes(column));
}

std::string_view CheckedRow::text_where(int column, bool (*is_fit)(std::string_view),
                                        const char* what) {
  const std::string_view text = statement_.text(column);
  if (is_fit(text)) return text;
  refuse(column, what);
  return {};
}

std::string_view CheckedRow::folder_path(int column) {
  return text_where(
      column, [](std::string_view path) { return path.empty() || is_file_path(path); },
      "no path below a folder");
}

std::string_view CheckedRow::path_from_home(int column) {
  return text_where(column, is_path_from_home, "no path");
}

std::string_view CheckedRow::file_name(int column) {
  return text_where(column, is_file_name, "no name of a file");
}

std::string_view CheckedRow::path_of_feeds(int column) {
  return text_where(
      column, [](std::string_view path) { return path.empty() || is_path_of_feeds(path); },
      "no path below the output");
}

std::string_view CheckedRow::address(int column) {
  return text_where(column, is_recordable_address, "no address");
}

std::string_view CheckedRow::text(int column, std::size_t most) {
  const std::string_view text = statement_.text(column);
  if (is_recordable_text(text, most)) return text;
  refuse(column, "no text that feedgen writes");
  return {};
}

bool is_recordable_time(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86'400;
  constexpr std::int64_t kYear0 = -62'167'219'200;
  constexpr std::int64_t kEndOfYear9999 = 253'402'300'799;
  return seconds >= kYear0 - kDay && seconds <= kEndOfYear9999 + kDay;
}

bool is_recordable_address(std::string_view url) { return url.empty() || is_web_address(url); }

bool is_recordable_text(std::string_view text, std::size_t most) {
  return text.size() <= most && is_utf8(text) && !has_control(text);
}

bool is_recordable_id(std::string_view id) {
  constexpr std::size_t kMost = 16U << 10U;
  return !id.empty() && id.size() <= kMost && is_utf8(id) && clean_text(id) == id;
}

bool is_recordable_path(std::string_view path) {
  return !path.empty() && !path.ends_with('/') && path != ".." && !path.ends_with("/..") &&
         is_path_from_home(path);
}

}  // namespace feedgen
