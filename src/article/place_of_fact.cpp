#include "article/place_of_fact.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "article/keys.h"
#include "article/read_article.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// Elements and members, and a key of the row of the front matter that they show.
struct ShownField {
  std::string_view field;
  std::string_view key;  ///< empty: the body
};

constexpr std::array kFields{
    ShownField{"title", "title"},
    ShownField{"pubDate", "date"},
    ShownField{"published", "date"},
    ShownField{"date_published", "date"},
    ShownField{"dc:date", "date"},
    ShownField{"updated", "updated"},
    ShownField{"atom:updated", "updated"},
    ShownField{"date_modified", "updated"},
    ShownField{"link", "permalink"},
    ShownField{"url", "permalink"},
    ShownField{"guid", "guid"},
    ShownField{"id", "guid"},
    ShownField{"category", "categories"},
    ShownField{"tags", "tags"},
    ShownField{"author", "author"},
    ShownField{"authors", "author"},
    ShownField{"dc:creator", "author"},
    ShownField{"description", "description"},
    ShownField{"summary", "description"},
    ShownField{"enclosure", "enclosure"},
    ShownField{"attachments", "enclosure"},
    ShownField{"comments", "comments"},
    ShownField{"source", "source"},
    ShownField{"image", "cover"},
    ShownField{"media:content", "cover"},
    ShownField{"media:thumbnail", "cover"},
    ShownField{"content", ""},
    ShownField{"content:encoded", ""},
    ShownField{"content_html", ""},
    ShownField{"content_text", ""},
};

// The keys of front matter beside which `key` stands, in the order in which they count; settings
// name further ones for dates.
std::vector<std::string_view> keys_beside(std::string_view key, const Settings& settings) {
  std::vector<std::string_view> names;
  const auto add = [&](const auto& more) { names.insert(names.end(), more.begin(), more.end()); };
  if (key == "date") add(settings.date_fields);
  if (key == "updated") add(settings.updated_fields);
  if (key == "categories") add(settings.category_fields);
  if (key == "categories" || key == "tags") add(settings.tag_fields);
  for (const FrontMatterKey& row : front_matter_keys()) {
    if (is_one_of(key, row.names)) add(row.names);
  }
  if (key == "guid" || key == "permalink") add(kAddressKeys);
  return names;
}

Place place_in_head(const Node& head, std::string_view key, const Settings& settings) {
  for (const std::string_view name : keys_beside(key, settings)) {
    for (const Node::Member& member : head.members) {
      if (ascii_lower(member.key) == ascii_lower(name) && member.line > 0) {
        return {{}, member.line, member.column};
      }
    }
  }
  return {};
}

// What stands in double quotes, and the tag; the longest first, which is found least by chance.
std::vector<std::string_view> needles_in(std::string_view words) {
  std::vector<std::string_view> needles;
  constexpr std::string_view kCut = "…";
  for (std::size_t at = 0; (at = words.find('"', at)) != std::string_view::npos;) {
    const std::size_t end = words.find('"', at + 1);
    if (end == std::string_view::npos) break;
    std::string_view one = words.substr(at + 1, end - at - 1);
    if (one.ends_with(kCut)) one.remove_suffix(kCut.size());
    if (one.size() > 1) needles.push_back(one);
    at = end + 1;
  }
  std::stable_sort(needles.begin(), needles.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  const std::size_t tag = words.find('<');
  const std::size_t end = words.find('>', std::min(tag, words.size()));
  if (end != std::string_view::npos) needles.push_back(words.substr(tag, end - tag));
  return needles;
}

Place place_in_body(const ArticleBody& body, std::string_view words) {
  for (const std::string_view needle : needles_in(words)) {
    const std::size_t at = body.text.find(needle);
    if (at == std::string::npos) continue;
    const std::string_view before = std::string_view(body.text).substr(0, at);
    const std::size_t line_begin = before.rfind('\n') + 1;
    const auto lines = static_cast<unsigned>(std::count(before.begin(), before.end(), '\n'));
    const auto column = static_cast<unsigned>(count_code_points(before.substr(line_begin)));
    return {{}, body.first_line + lines, column + 1};
  }
  return {{}, body.first_line, 0};
}

}  // namespace

Place place_of_fact(const SourceFile& file, std::string_view bytes, const Settings& settings,
                    std::string_view field, std::string_view words) {
  Place place;
  const auto* const row =
      find_if(kFields, [&](const ShownField& one) { return one.field == field; });
  if (row != nullptr && !row->key.empty()) {
    Settings own = settings;
    own.defaults.clear();  // of the site's own configuration: they stand elsewhere
    place = place_in_head(article_head(file, bytes, own), row->key, settings);
  }
  const bool may_be_of_body = row != nullptr && (row->key.empty() || row->key == "description");
  if (place.line == 0 && may_be_of_body) {
    Article article;
    article.path = file.path;
    place = place_in_body(article_body(article, bytes, settings), words);
  }
  place.path = file.shown;
  return place;
}

}  // namespace feedgen
