#include "article/glob.h"

#include <vector>

namespace feedgen {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (slash != 0) parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return parts;
}

std::size_t character_length(std::string_view text, std::size_t i) {
  std::size_t length = 1;
  while (i + length < text.size() &&
         (static_cast<unsigned char>(text[i + length]) & 0xC0U) == 0x80) {
    ++length;
  }
  return length;
}

// One part against one part. A star that fails is widened by one character; only the last star
// ever needs it.
bool matches_part(std::string_view pattern, std::string_view part) {
  std::size_t p = 0;
  std::size_t i = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_start = 0;
  while (i < part.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_start = i;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      i += character_length(part, i);
    } else if (p < pattern.size() && pattern[p] == part[i]) {
      ++p;
      ++i;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      i = ++star_start;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// reachable[i]: the patterns so far can have used up exactly the first i parts.
bool matches_parts(const std::vector<std::string_view>& patterns,
                   const std::vector<std::string_view>& parts) {
  std::vector<bool> reachable(parts.size() + 1, false);
  reachable[0] = true;
  for (const std::string_view pattern : patterns) {
    std::vector<bool> next(parts.size() + 1, false);
    for (std::size_t i = 0; i <= parts.size(); ++i) {
      if (pattern == "**") {
        next[i] = reachable[i] || (i > 0 && next[i - 1]);
      } else if (i > 0 && reachable[i - 1]) {
        next[i] = matches_part(pattern, parts[i - 1]);
      }
    }
    reachable = std::move(next);
  }
  // Parts that are left over are in a folder that matched.
  for (std::size_t i = 1; i <= parts.size(); ++i) {
    if (reachable[i]) return true;
  }
  return false;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  if (!pattern.empty() && pattern.back() == '/') pattern.remove_suffix(1);
  const bool anchored = pattern.find('/') != std::string_view::npos;
  std::vector<std::string_view> patterns = split(pattern);
  if (patterns.empty()) return false;
  if (!anchored) patterns.insert(patterns.begin(), "**");
  return matches_parts(patterns, split(path));
}

}  // namespace feedgen
