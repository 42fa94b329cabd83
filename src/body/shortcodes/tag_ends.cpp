#include "body/shortcodes/tag_ends.h"

#include <algorithm>

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;

constexpr auto kNowhere = std::string_view::npos;

std::string key_of(const TemplateTag& tag, std::string_view name) {
  return (tag.kind == Kind::kShortcode ? '<' : '%') + std::string(name);
}

// Zola: `{% quote(author="A") %}` … `{% end %}`.
bool is_call(const TemplateTag& tag) {
  return tag.kind == Kind::kStatement && tag.arguments.starts_with('(');
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

}  // namespace feedgen
