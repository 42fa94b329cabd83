#include "feed/folder_name.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "feed/formats.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostBytes = 255;
constexpr std::size_t kHashBytes = 18;  // "~x" and 16 digits

void append_escaped(std::string_view bytes, std::string& folder) {
  for (const char c : bytes) {
    folder += fmt::format("~{:02X}", static_cast<std::uint8_t>(c));
  }
}

bool is_forbidden(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  return c < 0x80 &&
         std::string_view(R"(/\:*?"<>|#%~)").find(static_cast<char>(c)) != std::string_view::npos;
}

// A device of Windows, with any extension: "nul", "Com1.txt", "LPT² .tar.gz".
bool is_device(std::string_view name) {
  std::string base = ascii_lower(name.substr(0, name.find('.')));
  base.erase(base.find_last_not_of(' ') + 1);
  for (const std::string_view device : {"con", "prn", "aux", "nul", "conin$", "conout$"}) {
    if (base == device) return true;
  }
  if (!base.starts_with("com") && !base.starts_with("lpt")) return false;
  const std::string_view number = std::string_view(base).substr(3);
  return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "¹" ||
         number == "²" || number == "³";
}

bool is_own_name(std::string_view name) {
  const std::string folded = case_fold(name);
  const auto is_one_of = [&](std::span<const FeedFormat* const> formats) {
    return std::any_of(formats.begin(), formats.end(),
                       [&](const FeedFormat* format) { return folded == format->file; });
  };
  return is_one_of(feed_formats()) || is_one_of(companion_formats());
}

// A mark would join the last letter of an escape to a letter that NFC writes differently.
bool is_mark(std::string_view character) {
  return static_cast<std::uint8_t>(character.front()) >= 0x80 &&
         grapheme_prefix("F" + std::string(character), character.size()) == 0;
}

// Without the limit on the length.
std::string escape(std::string_view name) {
  const bool device = is_device(name);
  const bool own = is_own_name(name);
  std::string folder;
  bool after_escape = false;
  for (std::size_t offset = 0; offset < name.size();) {
    const std::size_t start = offset;
    const char32_t c = next_code_point(name, offset);
    const std::string_view bytes = name.substr(start, offset - start);
    const bool at_edge = start == 0 || offset == name.size();
    after_escape = is_forbidden(c) || (at_edge && (c == '.' || c == ' ')) ||
                   (start == 0 && device) || (c == '.' && own) || (after_escape && is_mark(bytes));
    if (after_escape) {
      append_escaped(bytes, folder);
    } else {
      folder += bytes;
    }
  }
  return folder;
}

// The longest beginning of an escaped name that leaves room for the hash, with its graphemes and
// escapes whole.
std::string_view head(std::string_view escaped) {
  std::string_view kept = escaped.substr(0, grapheme_prefix(escaped, kMostBytes - kHashBytes));
  const std::size_t tilde = kept.rfind('~');
  if (tilde != std::string_view::npos && tilde + 3 > kept.size()) kept = kept.substr(0, tilde);
  return kept;
}

// An escape's '~' is never followed by 'x': a hashed name meets no other kind.
std::string hashed(std::string_view escaped, std::string_view name, std::uint64_t seed) {
  return fmt::format("{}~x{:016X}", head(escaped), hash64(name, seed));
}

}  // namespace

std::string folder_name(std::string_view name) {
  std::string escaped = escape(name);
  if (escaped.size() <= kMostBytes) return escaped;
  return hashed(escaped, name, 0);
}

bool is_folder_name_of(std::string_view folder, std::string_view name) {
  constexpr std::uint64_t kSeeds = 4;  // more are for names that were made to have equal hashes
  if (folder == folder_name(name)) return true;
  const std::string escaped = escape(name);
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    if (folder == hashed(escaped, name, seed)) return true;
  }
  return false;
}

void FolderNames::take(std::string_view folder) { taken_.insert(case_fold(folder)); }

std::string FolderNames::add(std::string_view name) {
  std::string folder = folder_name(name);
  // Names made to have equal hashes end the loop with another seed.
  for (std::uint64_t seed = 0; !taken_.insert(case_fold(folder)).second; ++seed) {
    folder = hashed(escape(name), name, seed);
  }
  return folder;
}

}  // namespace feedgen
