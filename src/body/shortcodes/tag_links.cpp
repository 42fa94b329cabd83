#include "body/local_files.h"
#include "body/shortcodes/liquid_value.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "value/article.h"

namespace feedgen {
namespace {

using Kind = TagTranslation::Kind;

// "posts/a.md#part": the article, and the part with its '#'.
struct Target {
  std::string name;
  std::string fragment;
};

Target split_target(std::string_view text) {
  const std::size_t hash = std::min(text.find('#'), text.size());
  return {std::string(text.substr(0, hash)), std::string(text.substr(hash))};
}

const Article* find(const Target& target, const TagContext& context) {
  return context.addresses == nullptr ? nullptr : context.addresses->find(target.name);
}

std::string below_base(std::string_view path, const TagContext& context) {
  while (path.starts_with('/')) path.remove_prefix(1);
  return context.settings.base_url + encode_path(path);
}

bool is_article_file(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".markdown") || path.ends_with(".mdx") ||
         path.ends_with(".html") || path.find('.') == std::string_view::npos;
}

// The file of the site at that path, if it is there and no article: a page has the address that its
// front matter or the site's pattern gives it, everything else its own.
std::string address_of_file(std::string_view path, const TagContext& context) {
  constexpr std::uint64_t kLargestPage = 1U << 20U;
  const BodyPlace* place = context.place;
  while (path.starts_with('/')) path.remove_prefix(1);
  const bool is_kept_back = path.starts_with('_') || path.find("/_") != std::string_view::npos;
  const bool climbs = path.find("..") != std::string_view::npos;
  if (place == nullptr || place->source.empty() || is_kept_back || climbs) return {};
  const std::string source(place->source);
  const LocalFiles local(place->files, context.settings);
  const auto file = local.below(source, std::string(path), source);
  if (!file) return {};
  if (is_article_file(path) && file->size <= kLargestPage && place->page_address) {
    const Result<std::string> bytes = place->files.read(file->path, kLargestPage);
    const std::string address = bytes ? place->page_address(path, *bytes) : std::string();
    if (!address.empty()) return address;
  }
  return context.settings.base_url.empty() ? std::string() : below_base(path, context);
}

std::optional<TagTranslation> address_of(std::string_view text, const TagContext& context) {
  if (text.empty()) return std::nullopt;
  const Target target = split_target(text);
  if (target.name.empty()) return as_text(safe_address(target.fragment));
  const std::string file = address_of_file(target.name, context);
  if (!file.empty()) return as_text(safe_address(file + target.fragment));
  const Article* article = find(target, context);
  if (article == nullptr || article->url.empty()) {
    if (!is_article_file(target.name) && !context.settings.base_url.empty()) {
      return as_text(safe_address(below_base(text, context)));
    }
    return TagTranslation{Kind::kText, {}, article == nullptr ? target.name : std::string()};
  }
  return as_text(safe_address(article->url + target.fragment));
}

// The value at "a.b.c", names in any case.
const Node* value_at(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (!path.empty()) {
    const std::string key = ascii_lower(take_until(path, '.'));
    const Node* found = nullptr;
    for (const Node::Member& member : node->members) {
      if (ascii_lower(member.key) == key) found = &member.value;
    }
    if (found == nullptr) return nullptr;
    node = found;
  }
  return node;
}

}  // namespace

// Hugo: a key of the front matter, else of the site's parameters.
std::optional<TagTranslation> translate_param(const TagUse& use) {
  const std::string key = use.arguments.word(0);
  if (key.empty()) return std::nullopt;
  const Node* found = use.context.page == nullptr ? nullptr : value_at(*use.context.page, key);
  if (found == nullptr && use.context.page != nullptr) {
    found = value_at(*use.context.page, "params." + key);
  }
  if (found == nullptr && use.context.settings.site_values != nullptr) {
    found = value_at(*use.context.settings.site_values, "params." + key);
  }
  const std::optional<std::string> text =
      found == nullptr ? std::nullopt : written(value_of(*found));
  if (!text) return std::nullopt;
  return as_text(*text);
}

// Hexo's post_path, Jekyll's post_url, Hugo's ref and relref.
std::optional<TagTranslation> translate_post_address(const TagUse& use) {
  return address_of(use.arguments.value_or_word("path"), use.context);
}

// Hexo: slug [title] [escape].
std::optional<TagTranslation> translate_post_link(const TagUse& use) {
  const Target target = split_target(use.arguments.word(0));
  if (target.name.empty()) return std::nullopt;
  std::size_t last = use.arguments.words.size();
  const std::string& escape = use.arguments.words.back();
  if (last > 1 && (escape == "true" || escape == "false")) --last;
  TagArguments title = use.arguments;
  title.words.resize(last);
  const std::string text = title.rest(1);
  const Article* article = find(target, use.context);
  if (article == nullptr || article->url.empty()) {
    return TagTranslation{Kind::kInline, escape_html(text.empty() ? target.name : text),
                          article == nullptr ? target.name : std::string()};
  }
  return as_inline(link_to(article->url + target.fragment, text.empty() ? article->title : text));
}

// Jekyll: a path. Hexo: text address [external] [title].
std::optional<TagTranslation> translate_link(const TagUse& use) {
  if (use.arguments.words.size() == 1) return address_of(use.arguments.words.front(), use.context);
  for (std::size_t i = 1; i < use.arguments.words.size(); ++i) {
    const std::string& address = use.arguments.words[i];
    if (!is_web_url(address) && !address.starts_with('/')) continue;
    TagArguments text = use.arguments;
    text.words.resize(i);
    return as_inline(link_to(address, text.rest(0)));
  }
  return std::nullopt;
}

// Hexo's folder of a post's files lies where the post does: "/a/b/" and "/a/b.html" both have
// "/a/b/file".
std::optional<TagTranslation> translate_asset_path(const TagUse& use) {
  const std::string slug = use.arguments.word(0);
  if (slug.empty()) return std::nullopt;
  std::string folder(last_part(split_url(use.context.url).path));
  for (const std::string_view extension : {".html", ".htm"}) {
    if (folder.ends_with(extension)) folder.resize(folder.size() - extension.size());
  }
  if (!folder.empty() && folder != "index")
    return as_text(safe_address(folder + '/' + encode_path(slug)));
  return as_text(safe_address(encode_path(slug)));
}

// Hexo: path. The whole address serves as well as the path.
std::optional<TagTranslation> translate_url_for(const TagUse& use) {
  const std::string path = use.arguments.word(0);
  if (path.empty()) return std::nullopt;
  if (is_web_url(path) || path.starts_with("//")) {
    return as_text(safe_address(path));
  }
  if (use.context.settings.base_url.empty()) return std::nullopt;
  return as_text(safe_address(below_base(path, use.context)));
}

// Hexo: slug [title] [escape].
std::optional<TagTranslation> translate_asset_link(const TagUse& use) {
  const std::optional<TagTranslation> path = translate_asset_path(use);
  if (!path) return std::nullopt;
  TagArguments title = use.arguments;
  if (title.words.size() > 1 && (title.words.back() == "true" || title.words.back() == "false")) {
    title.words.pop_back();
  }
  const std::string text = title.rest(1);
  return as_inline("<a href=\"" + path->text + "\">" +
                   escape_html(text.empty() ? title.word(0) : text) + "</a>");
}

// Hexo: [title] [lang:…] [from:…] [to:…] path; the file lies in downloads/code by default.
std::optional<TagTranslation> translate_include_code(const TagUse& use) {
  if (use.arguments.words.empty() || use.context.settings.base_url.empty()) return std::nullopt;
  std::string title;
  for (std::size_t i = 0; i + 1 < use.arguments.words.size(); ++i) {
    if (use.arguments.words[i].find(':') != std::string::npos) continue;
    title += (title.empty() ? "" : " ") + use.arguments.words[i];
  }
  const std::string& path = use.arguments.words.back();
  return as_inline(
      link_to(below_base("downloads/code/" + path, use.context), title.empty() ? path : title));
}

}  // namespace feedgen
