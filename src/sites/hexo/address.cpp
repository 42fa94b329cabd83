#include <optional>

#include <fmt/format.h>

#include "sites/calendar_words.h"
#include "sites/hexo/hexo.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/percent.h"

namespace feedgen {
namespace {

constexpr std::string_view kDefaultPattern = ":year/:month/:day/:title/";
// What JavaScript's encodeURI() leaves alone beside the characters of a path.
constexpr std::string_view kKept = "?#";

// The variable that begins at the colon at `i`: hexo-util's /:(\w*[^_\W])/.
std::string_view variable_at(std::string_view pattern, std::size_t i) {
  std::size_t end = i + 1;
  while (end < pattern.size() && is_ascii_word(pattern[end])) ++end;
  while (end > i + 1 && pattern[end - 1] == '_') --end;
  return pattern.substr(i + 1, end - i - 1);
}

const std::string* find(const NameMap& names, std::string_view name) {
  const auto found = find_if(names, [&](const auto& n) { return n.first == name; });
  return found == nullptr ? nullptr : &found->second;
}

// Below `_posts` or `_drafts`, without the ending.
std::string_view post_path(std::string_view path) {
  for (const std::string_view folder : {"_posts/", "_drafts/"}) {
    if (path.starts_with(folder)) path.remove_prefix(folder.size());
  }
  return without_ending(path);
}

std::string category_slug(const std::vector<CategoryPath>& categories, const HexoRules& rules) {
  if (categories.empty()) return rules.default_category;
  std::string slug;
  for (const std::string& name : categories.back()) {
    const std::string* mapped = find(rules.category_map, name);
    if (!slug.empty()) slug += '/';
    slug += hexo_slug(mapped != nullptr ? *mapped : name, rules.filename_case);
  }
  return slug;
}

class Post {
 public:
  Post(const AddressFacts& facts, const HexoRules& rules)
      : facts_(facts),
        rules_(rules),
        names_(read_post_name(rules.new_post_name, post_path(facts.path))),
        slug_(*find(names_, "title")) {}

  std::string value_of(std::string_view variable) const {
    if (const auto own = own_value(variable)) return *own;
    // A name's own part goes before the front matter's key of that name.
    if (const std::string* part = find(names_, variable)) return *part;
    const std::string_view given = facts_.field(variable);
    if (!given.empty()) return std::string(given);
    if (variable == "layout") return "post";
    if (const std::string* otherwise = find(rules_.permalink_defaults, variable)) {
      return *otherwise;
    }
    // Word for word what Hexo puts there.
    return "undefined";
  }

 private:
  std::optional<std::string> own_value(std::string_view variable) const {
    if (variable == "title") return slug_;
    if (variable == "name") return std::string(last_part(slug_));
    if (variable == "post_title") return hexo_slug(facts_.field("title"), HexoRules::Case::kLower);
    if (variable == "category") return category_slug(*facts_.categories, rules_);
    if (variable == "timestamp") return fmt::format("{}", seconds());
    if (variable == "hash") return sha1_hex(slug_ + fmt::format("{}", seconds())).substr(0, 12);
    return date_part(variable, facts_.local);
  }

  std::int64_t seconds() const {
    return std::chrono::floor<std::chrono::seconds>(facts_.published).time_since_epoch().count();
  }

  const AddressFacts& facts_;
  const HexoRules& rules_;
  NameMap names_;
  const std::string& slug_;
};

std::string expand(std::string_view pattern, const Post& post) {
  std::string path;
  for (std::size_t i = 0; i < pattern.size() && path.size() <= kLongestAddress;) {
    const std::string_view variable =
        pattern[i] == ':' ? variable_at(pattern, i) : std::string_view();
    if (variable.empty()) {
      path += pattern[i++];
    } else {
      path += post.value_of(variable);
      i += 1 + variable.size();
    }
  }
  return path;
}

std::string without_double_slashes(std::string_view path) {
  std::string single;
  for (const char c : path) {
    if (c != '/' || (!single.empty() && single.back() != '/')) single += c;
  }
  return single;
}

// hexo-util's prettyUrls().
void make_pretty(std::string& path, const HexoRules& rules) {
  constexpr std::string_view kIndex = "index.html";
  constexpr std::string_view kHtml = ".html";
  if (!rules.trailing_index && path.ends_with(kIndex)) path.resize(path.size() - kIndex.size());
  if (!rules.trailing_html && path.ends_with(kHtml) && !path.ends_with(kIndex)) {
    path.resize(path.size() - kHtml.size());
  }
}

}  // namespace

std::string hexo_address(const AddressFacts& facts, const Settings& settings) {
  const std::string_view given = facts.field("permalink");
  std::string path(given);
  if (given.empty()) {
    const Post post(facts, hexo_rules(settings));
    path = expand(settings.permalink.empty() ? kDefaultPattern : settings.permalink, post);
  }
  const bool is_file = path.ends_with('/') || path.ends_with(".html");
  if (hexo_rules(settings).post_asset_folder && !is_file) path += '/';
  path = percent_encode_part(without_double_slashes(path), kKept, Escapes::kKeep);
  make_pretty(path, hexo_rules(settings));
  return path;
}

}  // namespace feedgen
