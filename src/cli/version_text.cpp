#include "cli/version_text.h"

#include <fmt/format.h>

#include "article/categories.h"
#include "article/head_lines.h"
#include "article/read_article.h"
#include "config/own_values.h"
#include "feed/archives.h"
#include "text/unicode.h"
#include "value/version.h"

namespace feedgen {
namespace {

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMebi = 1U << 20U;
  constexpr std::uint64_t kKibi = 1U << 10U;
  return bytes >= kMebi ? fmt::format("{} MiB", bytes / kMebi)
                        : fmt::format("{} KiB", bytes / kKibi);
}

std::string line(std::string_view what, std::string_view how_much) {
  return fmt::format("  {:<36}{}\n", what, how_much);
}

}  // namespace

std::string version_text(VersionDetail detail) {
  std::string text = fmt::format("feedgen {}\n", kVersion);
  if (detail == VersionDetail::kVersionAlone) return text;
  text += fmt::format("of {}\n\nBuilt with:\n", kVersionDate);
  for (std::string_view rest = kLibraries; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view library = trim(rest.substr(0, end));
    const std::size_t gap = std::min(library.find(' '), library.size());
    text += line(library.substr(0, gap), library.substr(std::min(gap + 1, library.size())));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  text += "\nAt most:\n";
  text += line("an article", size_text(kLargestArticle));
  text += line("front matter", size_text(kLargestHead));
  text += line("categories of an article", fmt::format("{}", kMostCategoryFeeds));
  text += line("entries of an archive's document", fmt::format("{}", kMostArchived));
  return text + line("an entry's own elements", size_text(kMostOwnBytes));
}

}  // namespace feedgen
