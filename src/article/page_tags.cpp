#include <utility>

#include "article/fields.h"
#include "article/page_facts.h"
#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostTags = 32;

using Tags = std::vector<std::string>;

void add_tag(std::string tag, Tags& tags) {
  if (!tag.empty() && tags.size() < kMostTags && !is_one_of(tag, tags))
    tags.push_back(std::move(tag));
}

bool says_tag(const std::vector<MarkupAttribute>& attributes) {
  return any_of(attributes, [](const MarkupAttribute& one) {
    const std::string words = ' ' + ascii_lower(one.value) + ' ';
    return ascii_lower(one.name) == "rel" && words.find(" tag ") != std::string::npos;
  });
}

// `<a rel="tag">`; a cloud of all the site's tags says nothing of the article.
Tags linked_tags(std::string_view page) {
  constexpr std::size_t kMostOfOneArticle = 15;
  Tags tags;
  std::vector<MarkupAttribute> attributes;
  MarkupScan scan(page);
  std::size_t inside = std::string_view::npos;
  for (MarkupToken token; scan.next(token, attributes);) {
    const bool is_open = token.kind == MarkupToken::Kind::kOpen;
    if (token.name != "a" || (!is_open && token.kind != MarkupToken::Kind::kClose)) continue;
    if (!is_open && inside != std::string_view::npos) {
      std::string tag = text_of_part(page.substr(inside, token.begin - inside));
      if (tag.starts_with('#')) tag.erase(0, 1);
      add_tag(std::move(tag), tags);
      if (tags.size() > kMostOfOneArticle) return {};
    }
    inside = is_open && says_tag(attributes) ? token.end : std::string_view::npos;
  }
  return tags;
}

Tags parted_by_commas(std::string text) {
  for (const std::string_view mark : {"，", "、", "；", ";"}) {
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) {
      text.replace(at, mark.size(), ",");
    }
  }
  Tags tags;
  std::string_view rest = text;
  while (!rest.empty()) add_tag(std::string(trim(take_until(rest, ','))), tags);
  return tags;
}

Tags keywords(const PageOutline& page, const Node& json) {
  const Node::Member* member = member_of(json, {"keywords"});
  Tags tags;
  if (member != nullptr && member->value.is_list()) {
    for (const Node& item : member->value.items) add_tag(decoded_value(item.text), tags);
    return tags;
  }
  if (member != nullptr) tags = parted_by_commas(decoded_value(text_in(member->value, "")));
  for (const std::string_view name :
       {"news_keywords", "parsely-tags", "citation_keywords", "keywords"}) {
    for (const PageMeta& meta : page.metas) {
      if (tags.empty() && meta.name == name) tags = parted_by_commas(decoded_value(meta.content));
    }
  }
  return tags;
}

}  // namespace

Tags tags_of_page(const PageOutline& page, const Node& json, const Tags& site_names) {
  Tags tags;
  for (const PageMeta& meta : page.metas) {
    if (meta.name == "article:tag") add_tag(decoded_value(meta.content), tags);
  }
  if (tags.empty()) tags = linked_tags(page.page);
  if (!tags.empty()) return tags;
  constexpr std::size_t kMostKeywords = 10;
  constexpr std::size_t kLongestKeyword = 60;
  tags = keywords(page, json);
  const bool is_for_people =
      tags.size() <= kMostKeywords && none_of(tags, [&](const std::string& tag) {
        return tag.size() > kLongestKeyword || is_one_of(tag, site_names);
      });
  return is_for_people ? tags : Tags{};
}

}  // namespace feedgen
