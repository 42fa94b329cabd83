#include "feed/usual_size.h"

namespace feedgen {

std::size_t usual_size(const Feed& feed) {
  constexpr std::size_t kFacts = 2048;  // of the feed, and of each entry
  std::size_t size = kFacts;
  for (const Entry* entry : feed.entries) {
    // Markup's quotation marks and line ends take two bytes each in JSON.
    size += kFacts + entry->html.size() + entry->html.size() / 16 + entry->summary.size();
  }
  return size;
}

}  // namespace feedgen
