#include "feed/formats.h"

#include <algorithm>
#include <array>

#include "text/path_parts.h"

namespace feedgen {

extern const FeedFormat kRss;
extern const FeedFormat kAtom;
extern const FeedFormat kJson;

namespace {

constexpr std::array kFormats{&kRss, &kAtom, &kJson};

const FeedFormat* format_with(std::string_view FeedFormat::*name, std::string_view value) {
  const auto* const found = std::find_if(
      kFormats.begin(), kFormats.end(), [&](const FeedFormat* one) { return one->*name == value; });
  return found == kFormats.end() ? nullptr : *found;
}

}  // namespace

std::span<const FeedFormat* const> feed_formats() { return kFormats; }

std::string format_words() {
  std::string words;
  for (const FeedFormat* format : kFormats) {
    words.append(words.empty() ? "" : ", ").append(format->word);
  }
  return words;
}

const FeedFormat* format_of_word(std::string_view word) {
  return format_with(&FeedFormat::word, word);
}

const FeedFormat* format_of_file(std::string_view path) {
  return format_with(&FeedFormat::file, last_part(path));
}

std::vector<const FeedFormat*> formats_of(const Settings& settings) {
  if (!settings.formats.empty()) return settings.formats;
  return {kFormats.begin(), kFormats.end()};
}

}  // namespace feedgen
