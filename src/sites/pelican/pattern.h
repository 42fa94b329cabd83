// The small regular expressions that Pelican's settings hold. Patterns come from a file that
// nobody here trusts, so the work of a match is counted and bounded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// Literals, `.`, `\d \w \s` and their opposites, classes, `* + ? {m,n}` (greedy), anchors, and
/// groups with names or without, one behind the other. Letters match whatever their case.
class PelicanPattern {
 public:
  /// Nothing for what is none of these.
  static std::optional<PelicanPattern> parse(std::string_view pattern);

  /// The named groups of a match at the beginning of `text`; nothing where there is no match.
  std::optional<std::map<std::string, std::string>> match(std::string_view text) const;

  /// `text` with all matches replaced, as Python's re.sub() does for texts without backslashes.
  std::string replace(std::string_view text, std::string_view by) const;

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  struct Atom {
    enum class Kind { kSet, kBegin, kEnd, kOpen, kClose };
    Kind kind = Kind::kSet;
    bool is_negated = false;
    std::string classes;        ///< letters of `\d \w \s` and their opposites
    std::vector<Range> ranges;  ///< beside them
    std::size_t least = 1;
    std::size_t most = 1;
    std::string group;  ///< the name; may be empty
  };
  struct Match {
    std::size_t end = 0;
    std::vector<std::pair<std::size_t, std::size_t>> groups;  // by atom that opens them
  };
  class Parser;
  class Matcher;

  static bool is_in(const Atom& atom, char32_t c);
  std::optional<Match> match_at(std::u32string_view text, std::size_t begin,
                                std::size_t& steps) const;

  std::vector<Atom> atoms_;
};

}  // namespace feedgen
