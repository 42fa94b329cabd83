#include "article/listing_page.h"

#include <algorithm>

#include "article/fields.h"
#include "article/page_facts.h"
#include "article/page_outline.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/node.h"

namespace feedgen {
namespace {

// Folders of generators and blog systems in which each name has a list.
constexpr std::string_view kNameLists = " author authors categories category label tag tags ";
// Folders that hold lists of years, months, days and pages.
constexpr std::string_view kNumberLists = " archive archives page pages ";

bool is_index(std::string_view name) { return name == "index.html" || name == "index.htm"; }

// "tags/sea/index.html", "archives/2021/07/index.html", "page/2/index.html".
bool is_path_of_list(std::string_view path) {
  if (is_index(last_part(path))) path = folder_of(path);
  path = path.substr(0, path.find_last_not_of('/') + 1);
  bool is_only_numbers = true;
  while (!path.empty()) {
    const std::string part = ascii_lower(last_part(path));
    if (holds_word(kNameLists, part)) return true;
    if (is_only_numbers && holds_word(kNumberLists, part)) return true;
    const std::string_view stem = without_ending(part);
    is_only_numbers = is_only_numbers && !stem.empty() && is_all_digits(stem);
    path = folder_of(path);
  }
  return false;
}

std::string_view meta(const PageOutline& page, std::string_view name) {
  const auto found = find_if(page.metas, [&](const PageMeta& one) { return one.name == name; });
  return found == nullptr ? std::string_view() : found->content;
}

bool says_when_it_was_published(const PageOutline& page) {
  const bool has_meta =
      any_of(page.metas, [](const PageMeta& one) { return is_date_meta(one.name); });
  if (has_meta) return true;
  const Node json = article_of_json_ld(page.json_ld);
  return member_of(json, {"datePublished", "dateCreated"}) != nullptr;
}

// Whether most of what the article's part says is said in links.
bool is_made_of_links(const PageOutline& page) {
  const PageElement& body = page.elements[page.body];
  return body.link_words > body.words;
}

// What of the page stands for one of several articles.
std::size_t count_items(const PageOutline& page) {
  const auto is_item = [](const PageElement& one) { return one.is("article") || one.is("time"); };
  return static_cast<std::size_t>(
      std::count_if(page.elements.begin(), page.elements.end(), is_item));
}

// Of the address that the page gives itself.
std::string_view path_of_address(const PageOutline& page) {
  std::string_view address = page.canonical.empty() ? meta(page, "og:url") : page.canonical;
  const std::size_t scheme = address.find("//");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 2);
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t path = address.find('/');
  return path == std::string_view::npos ? std::string_view() : address.substr(path + 1);
}

}  // namespace

bool is_listing_page(const PageOutline& page, std::string_view path) {
  if (page.is_list) return true;
  if (says_when_it_was_published(page)) return false;
  constexpr std::size_t kSeveral = 2;
  const std::string kind = ascii_lower(meta(page, "og:type"));
  const bool is_of_site = kind == "website" || kind == "blog" || kind == "object";
  const std::string_view own = path_of_address(page);
  const bool is_home = is_index(path) || is_index(own);
  if (is_home && is_of_site) return count_items(page) >= kSeveral;
  const bool is_list_path =
      (is_index(last_part(path)) && is_path_of_list(path)) ||
      ((is_index(last_part(own)) || own.ends_with('/')) && is_path_of_list(own));
  return is_list_path && (is_made_of_links(page) || (is_of_site && count_items(page) > 0));
}

}  // namespace feedgen
