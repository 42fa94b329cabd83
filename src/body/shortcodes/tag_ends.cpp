#include "body/shortcodes/tag_ends.h"

#include <algorithm>
#include <array>

#include "body/shortcodes/tag_fields.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;

std::string key_of(const TemplateTag& tag, std::string_view name) {
  return (tag.kind == Kind::kShortcode ? '<' : '%') + std::string(name);
}

// Zola: `{% quote(author="A") %}` … `{% end %}`.
bool is_call(const TemplateTag& tag) {
  return tag.kind == Kind::kStatement && tag.arguments.starts_with('(');
}

constexpr std::size_t kLongestMark = 1024;

constexpr std::array<std::string_view, 16> kWords{
    "card", "cell", "chatcell",  "chattip", "col",    "folder", "kr",       "line",
    "node", "okr",  "paragraph", "section", "subtab", "tab",    "timeline", "timenode"};

bool is_mark_word(std::string_view word) { return is_one_of(word, kWords); }

// "user:Ann md:Hello there" is what Ann says.
std::string words_of_chat(std::string_view text) {
  const auto behind = [&](std::string_view key) {
    const std::size_t at = text.find(key);
    return at == kNowhere ? std::string_view() : text.substr(at + key.size());
  };
  const std::string_view named = behind("user:");
  const std::string_view user = named.substr(0, named.find(' '));
  const std::string_view words = behind("md:");
  if (user.empty() || words.empty()) return std::string(user.empty() ? words : user);
  return std::string(user) + ": " + std::string(trim(words));
}

}  // namespace

bool is_end_of(const TemplateTag& end, const TemplateTag& begin) {
  if (end.kind != begin.kind) return false;
  if (begin.kind == Kind::kShortcode) return end.is_closing && end.name == begin.name;
  if (end.name == "end") return is_call(begin);
  return end.name.size() == begin.name.size() + 3 && end.name.starts_with("end") &&
         end.name.substr(3) == begin.name;
}

bool is_end(const TemplateTag& tag) {
  return tag.is_closing || (tag.kind == Kind::kStatement && tag.name.starts_with("end"));
}

void TagEnds::read() {
  TemplateTagFinder tags(text_);
  for (std::size_t at = text_.find('{'); at != kNowhere; at = text_.find('{', at + 1)) {
    const std::optional<TemplateTag> tag = tags.tag_at(at);
    if (!tag || !is_end(*tag)) continue;
    const std::string_view begun = tag->is_closing ? tag->name : tag->name.substr(3);
    ends_[key_of(*tag, begun)].push_back(*tag);
  }
}

std::optional<TemplateTag> TagEnds::find(const TemplateTag& tag) {
  if (!is_read_) read();
  is_read_ = true;
  const auto ends = ends_.find(key_of(tag, is_call(tag) ? std::string_view() : tag.name));
  if (ends == ends_.end()) return std::nullopt;
  const auto end = std::lower_bound(
      ends->second.begin(), ends->second.end(), tag.end,
      [](const TemplateTag& each, std::size_t place) { return each.begin < place; });
  return end == ends->second.end() ? std::nullopt : std::optional(*end);
}

std::optional<TagMark> mark_at(std::string_view text, std::size_t at) {
  std::string_view inside = text.substr(at + 4, kLongestMark);
  const std::size_t close = inside.find("-->");
  if (close == kNowhere) return std::nullopt;
  TagMark mark;
  mark.end = at + 4 + close + 3;
  inside = trim(inside.substr(0, close));
  mark.word = inside.substr(0, inside.find_first_of(" \t\r\n@"));
  mark.text = trim(inside.substr(mark.word.size()));
  mark.is_end = mark.word.starts_with("end");
  if (mark.is_end) mark.word.remove_prefix(3);
  return is_mark_word(mark.word) ? std::optional(mark) : std::nullopt;
}

std::string TagMarks::title_of(const TagMark& mark, const TagContext& context) {
  if (mark.is_end) return {};
  const bool is_tab = mark.word == "tab" || mark.word == "subtab";
  if (is_tab) ++tabs_;
  std::string text(mark.text);
  if (mark.word.starts_with("chat") && text.find(':') != std::string::npos) {
    text = words_of_chat(text);
  } else {
    text = without_options(text);
  }
  if (is_tab) {
    const std::size_t icon = text.rfind('@');
    const bool has_icon = icon != std::string::npos;
    if (has_icon) text = std::string(trim(std::string_view(text).substr(0, icon)));
    if (text.empty() && !has_icon) {
      const std::string name(trim(arguments_.substr(0, arguments_.find(','))));
      if (!name.empty()) text = name + ' ' + std::to_string(tabs_);
    }
  }
  if (text.empty()) return {};
  return "<p><strong>" + markdown_words(text, context) + "</strong></p>";
}

}  // namespace feedgen
