#include "feed/formats.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/path_parts.h"

namespace feedgen {

extern const FeedFormat kRss;
extern const FeedFormat kAtom;
extern const FeedFormat kJson;

namespace {

constexpr std::array kFormats{&kRss, &kAtom, &kJson};
constexpr std::array kCompanions{&kPage, &kFeedList, &kStylesheet};

const FeedFormat* format_with(std::string_view FeedFormat::*name, std::string_view value) {
  const auto* const found = std::find_if(
      kFormats.begin(), kFormats.end(), [&](const FeedFormat* one) { return one->*name == value; });
  return found == kFormats.end() ? nullptr : *found;
}

}  // namespace

std::span<const FeedFormat* const> feed_formats() { return kFormats; }

std::span<const FeedFormat* const> companion_formats() { return kCompanions; }

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

bool is_feed(std::string_view bytes) {
  constexpr std::size_t kBeginning = 4096;  // past comments and processing instructions
  const std::string_view head = bytes.substr(0, kBeginning);
  const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string_view::npos) return false;
  if (head[first] == '{')
    return head.find("https://jsonfeed.org/version/") != std::string_view::npos;
  if (head[first] != '<') return false;
  constexpr std::string_view kRoots[] = {"<rss", "<feed", "<rdf:RDF", "<atom:feed"};
  return std::any_of(std::begin(kRoots), std::end(kRoots), [&](std::string_view root) {
    return head.find(root) != std::string_view::npos;
  });
}

std::vector<const FeedFormat*> formats_of(const Settings& settings) {
  if (!settings.formats.empty()) return settings.formats;
  return {kFormats.begin(), kFormats.end()};
}

}  // namespace feedgen
