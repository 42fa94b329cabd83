#include <algorithm>
#include <array>

#include "article/page_outline.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct Separator {
  std::string_view mark;
  bool needs_spaces;
};

constexpr std::array kSeparators{
    Separator{"|", false}, Separator{"｜", false}, Separator{"_", false}, Separator{"-", true},
    Separator{"–", true},  Separator{"—", true},   Separator{"·", true},  Separator{"•", true},
    Separator{"::", true}, Separator{"»", true},   Separator{"«", true},  Separator{"－", false}};

bool is_beyond_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

// The length of a separator at `at`, with the spaces around it; 0 if there is none. An ASCII hyphen
// or underscore between letters of CJK separates without spaces.
std::size_t separator_at(std::string_view title, std::size_t at) {
  const bool has_space = title[at] == ' ';
  const std::string_view rest = title.substr(at + (has_space ? 1 : 0));
  for (const Separator& separator : kSeparators) {
    if (!rest.starts_with(separator.mark)) continue;
    const std::string_view behind = rest.substr(separator.mark.size());
    const bool is_spaced = has_space && behind.starts_with(' ');
    const bool is_between_cjk = at > 0 && !behind.empty() && is_beyond_ascii(title[at - 1]) &&
                                is_beyond_ascii(behind.front()) && separator.mark != "·" &&
                                separator.mark != "•" && separator.mark != "–";
    const bool is_plain = separator.mark != "_" && !separator.needs_spaces;
    if (!is_spaced && !is_between_cjk && !is_plain) continue;
    return (has_space ? 1 : 0) + separator.mark.size() + (behind.starts_with(' ') ? 1 : 0);
  }
  return 0;
}

struct Part {
  std::size_t begin, end;
};

std::vector<Part> parts_of(std::string_view title) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t length = separator_at(title, at);
    if (length == 0) {
      ++at;
      continue;
    }
    parts.push_back({begin, at});
    begin = at += length;
  }
  parts.push_back({begin, title.size()});
  return parts;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return !a.empty() && case_fold(trim(a)) == case_fold(trim(b));
}

// Two letters of CJK, or two words.
bool says_enough(std::string_view text) {
  const auto wide = std::count_if(text.begin(), text.end(), is_beyond_ascii);
  return wide >= 6 || text.find(' ') != kNowhere;
}

}  // namespace

std::string without_site_name(std::string_view title, TitleSource source,
                              const std::vector<std::string>& site_names,
                              const std::vector<std::string>& headings) {
  for (const std::string& heading : headings) {
    if (is_same_name(heading, title)) return std::string(title);
  }
  std::vector<Part> parts = parts_of(title);
  const auto text = [&](const Part& part) {
    return title.substr(part.begin, part.end - part.begin);
  };
  for (const std::string& heading : headings) {
    for (const Part& part : parts) {
      if (is_same_name(heading, text(part))) return std::string(text(part));
    }
  }
  const auto is_site = [&](const Part& part) {
    return any_of(site_names,
                  [&](const std::string& name) { return is_same_name(name, text(part)); });
  };
  const std::size_t all = parts.size();
  while (parts.size() > 1 && is_site(parts.back())) parts.pop_back();
  while (parts.size() > 1 && is_site(parts.front())) parts.erase(parts.begin());
  const bool is_cut = parts.size() < all;
  const auto joined = [&] {
    return title.substr(parts.front().begin, parts.back().end - parts.front().begin);
  };
  if (source == TitleSource::kMeta || parts.size() == 1) return std::string(joined());
  // "Article_Section_Site": the sections go with the site.
  const bool is_path = parts.size() > 2 && title.find(" - ") == kNowhere;
  if (is_path && says_enough(text(parts.front()))) return std::string(text(parts.front()));
  if (is_cut) return std::string(joined());
  const std::string_view rest =
      title.substr(parts.front().begin, parts[parts.size() - 2].end - parts.front().begin);
  return std::string(says_enough(rest) ? rest : joined());
}

}  // namespace feedgen
