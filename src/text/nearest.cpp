#include "text/nearest.h"

#include <algorithm>
#include <vector>

#include "text/unicode.h"

namespace feedgen {
namespace {

// Optimal string alignment, three rows at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t kLongest = 64;
  if (word.size() > kLongest) return {};
  constexpr std::size_t kShort = 4;  // two edits make any other word of it
  const std::string lower = ascii_lower(word);
  std::string_view best;
  std::size_t least = word.size() <= kShort ? 2 : std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), lower.size());
    // Words of such different lengths are not nearer; comparing lengths is much faster.
    if (longer - std::min(candidate.size(), lower.size()) >= least) continue;
    const std::size_t edits = distance(lower, ascii_lower(candidate));
    if (edits < least && edits < candidate.size()) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

std::string_view misspelled(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kLong = 9;
  constexpr std::size_t kLongest = 64;
  const bool is_word = !word.empty() && word[0] >= 'a' && word[0] <= 'z';
  if (!is_word || word.size() < kShortest || word.size() > kLongest) return {};
  std::string_view best;
  std::size_t least = 3;
  for (const std::string_view candidate : candidates) {
    if (candidate == word) return {};
    const std::size_t shorter = std::min(candidate.size(), word.size());
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t most = shorter < kLong ? 1 : 2;
    if (shorter < kShortest || longer - shorter > most || candidate[0] != word[0]) continue;
    const std::size_t edits = distance(word, candidate);
    if (edits > most || edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view best = nearest(word, candidates);
  if (best.empty()) return {};
  return "did you mean \"" + std::string(best) + "\"?";
}

}  // namespace feedgen
