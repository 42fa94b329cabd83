#include "sites/pelican/pattern.h"

#include <charconv>
#include <limits>

#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestPattern = 300;
constexpr std::size_t kMostSteps = 20'000;
constexpr std::size_t kLongestText = 2'000;
constexpr std::size_t kNoBound = std::numeric_limits<std::size_t>::max();

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size() && points.size() < kLongestText;) {
    points += next_code_point(text, offset);
  }
  return points;
}

std::string as_utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) append_utf8(c, text);
  return text;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_word(char32_t c) { return c == '_' || is_letter(c) || is_decimal_digit(c); }

bool is_in_class(char name, char32_t c) {
  switch (name) {
    case 'd': return is_decimal_digit(c);
    case 'w': return is_word(c);
    case 's': return is_space(c);
    case 'D': return !is_decimal_digit(c);
    case 'W': return !is_word(c);
    default: return !is_space(c);
  }
}

char32_t other_case(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 'a' + 'A';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  return c;
}

}  // namespace

class PelicanPattern::Parser {
 public:
  explicit Parser(std::u32string_view rest) : rest_(rest) {}

  std::optional<std::vector<Atom>> parse() {
    while (!rest_.empty()) {
      if (!take_atom()) return std::nullopt;
    }
    return is_open_ ? std::nullopt : std::optional(std::move(atoms_));
  }

 private:
  bool take(std::u32string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool take_atom() {
    if (take(U"(?u)") || take(U"(?i)") || take(U"(?iu)") || take(U"(?ui)")) return true;
    if (take(U"\\A") || take(U"^")) return add_mark(Atom::Kind::kBegin);
    if (take(U"\\Z") || take(U"$")) return add_mark(Atom::Kind::kEnd);
    if (rest_.front() == '(') return take_group();
    if (rest_.front() == ')') {
      if (!is_open_) return false;
      rest_.remove_prefix(1);
      is_open_ = false;
      // A group that repeats is more than is needed here.
      if (!rest_.empty() && std::u32string_view(U"*+?{").find(rest_.front()) != rest_.npos) {
        return false;
      }
      return add_mark(Atom::Kind::kClose);
    }
    Atom atom;
    return take_set(atom) && take_count(atom) && add(std::move(atom));
  }

  bool add_mark(Atom::Kind kind) {
    Atom atom;
    atom.kind = kind;
    return add(std::move(atom));
  }

  bool add(Atom atom) {
    atoms_.push_back(std::move(atom));
    return true;
  }

  bool take_group() {
    if (is_open_) return false;
    Atom atom;
    atom.kind = Atom::Kind::kOpen;
    if (take(U"(?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == rest_.npos) return false;
      atom.group = as_utf8(rest_.substr(0, end));
      rest_.remove_prefix(end + 1);
    } else if (!take(U"(?:")) {
      rest_.remove_prefix(1);
      if (rest_.starts_with(U"?")) return false;
    }
    is_open_ = true;
    return add(std::move(atom));
  }

  // What stands behind a backslash.
  bool take_escaped(Atom& atom) {
    if (rest_.empty()) return false;
    const char32_t c = rest_.front();
    rest_.remove_prefix(1);
    if (c < 0x80 && std::string_view("dwsDWS").find(static_cast<char>(c)) != std::string::npos) {
      atom.classes += static_cast<char>(c);
      return true;
    }
    const char32_t meant = c == 'n' ? U'\n' : c == 't' ? U'\t' : c == 'r' ? U'\r' : c;
    if (meant == c && c < 0x80 && is_ascii_alphanumeric(static_cast<char>(c))) return false;
    atom.ranges.push_back({meant, meant});
    return true;
  }

  bool take_set(Atom& atom) {
    if (take(U"\\")) return take_escaped(atom);
    if (take(U".")) {
      atom.is_negated = true;
      atom.ranges.push_back({'\n', '\n'});
      return true;
    }
    if (take(U"[")) return take_class(atom);
    if (std::u32string_view(U"*+?{|").find(rest_.front()) != rest_.npos) return false;
    atom.ranges.push_back({rest_.front(), rest_.front()});
    rest_.remove_prefix(1);
    return true;
  }

  bool take_class(Atom& atom) {
    atom.is_negated = take(U"^");
    for (bool is_first = true; !rest_.empty(); is_first = false) {
      if (!is_first && take(U"]")) return true;
      if (take(U"\\")) {
        if (!take_escaped(atom)) return false;
        continue;
      }
      const char32_t first = rest_.front();
      rest_.remove_prefix(1);
      char32_t last = first;
      if (rest_.size() >= 2 && rest_[0] == '-' && rest_[1] != ']' && rest_[1] != '\\') {
        last = rest_[1];
        rest_.remove_prefix(2);
      }
      atom.ranges.push_back({first, last});
    }
    return false;
  }

  bool take_count(Atom& atom) {
    if (take(U"*")) {
      atom.least = 0;
      atom.most = kNoBound;
    } else if (take(U"+")) {
      atom.most = kNoBound;
    } else if (take(U"?")) {
      atom.least = 0;
    } else if (take(U"{")) {
      const std::size_t end = rest_.find('}');
      if (end == rest_.npos || !read_bounds(as_utf8(rest_.substr(0, end)), atom)) return false;
      rest_.remove_prefix(end + 1);
    }
    // Lazy and possessive ones.
    return rest_.empty() || (rest_.front() != '?' && rest_.front() != '+' && rest_.front() != '*');
  }

  static bool read_bounds(std::string_view text, Atom& atom) {
    const auto number = [](std::string_view digits, std::size_t& value) {
      const auto [end, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return error == std::errc() && end == digits.data() + digits.size();
    };
    const std::size_t comma = text.find(',');
    if (!number(text.substr(0, comma), atom.least)) return false;
    atom.most = atom.least;
    if (comma == std::string_view::npos) return true;
    if (text.substr(comma + 1).empty()) {
      atom.most = kNoBound;
      return true;
    }
    return number(text.substr(comma + 1), atom.most) && atom.most >= atom.least;
  }

  std::u32string_view rest_;
  std::vector<Atom> atoms_;
  bool is_open_ = false;
};

// Backtracks with a stack of its own: the places where a repeated atom may give something back.
class PelicanPattern::Matcher {
 public:
  Matcher(const std::vector<Atom>& atoms, std::u32string_view text, std::size_t& steps)
      : atoms_(atoms), text_(text), steps_(steps), groups_(atoms.size()) {}

  std::optional<Match> run(std::size_t begin) {
    const std::size_t most = steps_ + kMostSteps;
    std::size_t atom = 0;
    std::size_t at = begin;
    while (true) {
      if (++steps_ > most) return std::nullopt;
      if (atom == atoms_.size()) return Match{at, groups_};
      if (step(atom, at)) continue;
      if (!go_back(atom, at)) return std::nullopt;
    }
  }

 private:
  struct Choice {
    std::size_t atom;
    std::size_t least_end;
    std::size_t end;
  };

  bool step(std::size_t& index, std::size_t& at) {
    const Atom& atom = atoms_[index];
    if (atom.kind == Atom::Kind::kOpen) {
      groups_[index].first = at;
    } else if (atom.kind == Atom::Kind::kClose) {
      // Groups do not nest: the last one that opened is it.
      std::size_t open = index;
      while (atoms_[open].kind != Atom::Kind::kOpen) --open;
      groups_[open].second = at;
    } else if (atom.kind == Atom::Kind::kBegin) {
      if (at != 0) return false;
    } else if (atom.kind == Atom::Kind::kEnd) {
      if (at != text_.size()) return false;
    } else {
      std::size_t end = at;
      while (end < text_.size() && end - at < atom.most && is_in(atom, text_[end])) {
        ++end;
        ++steps_;
      }
      if (end - at < atom.least) return false;
      if (end - at > atom.least) choices_.push_back({index, at + atom.least, end});
      at = end;
    }
    ++index;
    return true;
  }

  bool go_back(std::size_t& index, std::size_t& at) {
    while (!choices_.empty()) {
      Choice& last = choices_.back();
      if (last.end == last.least_end) {
        choices_.pop_back();
        continue;
      }
      at = --last.end;
      index = last.atom + 1;
      return true;
    }
    return false;
  }

  const std::vector<Atom>& atoms_;
  std::u32string_view text_;
  std::size_t& steps_;
  std::vector<std::pair<std::size_t, std::size_t>> groups_;
  std::vector<Choice> choices_;
};

bool PelicanPattern::is_in(const Atom& atom, char32_t c) {
  const auto holds = [](const Range& range, char32_t one) {
    return one >= range.first && one <= range.last;
  };
  const bool is_there = any_of(atom.classes, [&](char name) { return is_in_class(name, c); }) ||
                        any_of(atom.ranges, [&](const Range& range) {
                          return holds(range, c) || holds(range, other_case(c));
                        });
  return is_there != atom.is_negated;
}

std::optional<PelicanPattern> PelicanPattern::parse(std::string_view pattern) {
  if (pattern.size() > kLongestPattern) return std::nullopt;
  const std::u32string points = code_points(pattern);
  auto atoms = Parser(points).parse();
  if (!atoms) return std::nullopt;
  PelicanPattern parsed;
  parsed.atoms_ = *std::move(atoms);
  return parsed;
}

std::optional<PelicanPattern::Match> PelicanPattern::match_at(std::u32string_view text,
                                                              std::size_t begin,
                                                              std::size_t& steps) const {
  return Matcher(atoms_, text, steps).run(begin);
}

std::optional<std::map<std::string, std::string>> PelicanPattern::match(
    std::string_view text) const {
  const std::u32string points = code_points(text);
  std::size_t steps = 0;
  const std::optional<Match> found = match_at(points, 0, steps);
  if (!found) return std::nullopt;
  std::map<std::string, std::string> groups;
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].group.empty()) continue;
    const auto [begin, end] = found->groups[i];
    groups[atoms_[i].group] = as_utf8(std::u32string_view(points).substr(begin, end - begin));
  }
  return groups;
}

std::string PelicanPattern::replace(std::string_view text, std::string_view by) const {
  const std::u32string points = code_points(text);
  std::string replaced;
  std::size_t steps = 0;
  for (std::size_t at = 0; at <= points.size();) {
    const std::optional<Match> found = match_at(points, at, steps);
    if (steps > kMostSteps * 10) return std::string(text);
    const bool is_some = found && (found->end > at || at == 0 || at == points.size());
    if (is_some) replaced += by;
    if (found && found->end > at) {
      at = found->end;
      continue;
    }
    if (at < points.size()) append_utf8(points[at], replaced);
    ++at;
  }
  return replaced;
}

}  // namespace feedgen
