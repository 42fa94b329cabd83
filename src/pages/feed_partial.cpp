#include "pages/feed_partial.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "feed/assemble.h"
#include "feed/feed_links.h"
#include "feed/places.h"
#include "pages/links_of_pages.h"

namespace feedgen {
namespace {

// What begins a variable or a statement in some template language.
std::string without_template_marks(std::string text) {
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos;) {
    text.replace(at, 1, "&#123;");
  }
  return text;
}

std::string line_of(const FeedLink& link) {
  return without_template_marks(link_tag(link, {})) + '\n';
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Stand for what the template prints while the line is made: no text holds them.
constexpr std::string_view kName = "\x01name\x01";
constexpr std::string_view kPath = "\x01path\x01";
constexpr std::string_view kSlugs = "\x01slugs\x01";

std::string category_line(const TemplateWords& words, const FeedFormat& format,
                          const std::string& address, bool is_only_format,
                          const Settings& settings) {
  FeedLink link{std::string(format.media_type),
                feed_title({std::string(kCategoryFamily), {std::string(kName)}}, settings),
                settings.feeds_url + address,
                {}};
  if (!is_only_format) link.title += fmt::format(" ({})", format.name);
  std::string line = replaced(line_of(link), kName, words.name);
  line = replaced(std::move(line), kPath, words.path);
  return replaced(std::move(line), kSlugs, words.slugs);
}

}  // namespace

std::string feed_partial(const TemplateWords& words, const std::vector<FeedReport>& feeds,
                         const Settings& settings) {
  std::string text = fmt::format("{}Links to feeds. Written by: feedgen list --html={}{}\n",
                                 words.comment_begin, words.word, words.comment_end);
  for (const FeedLink& link : LinksOfPages(feeds, settings).of(nullptr, {})) text += line_of(link);
  const GroupRules rules = rules_of({std::string(kCategoryFamily), {}}, settings);
  std::string lines;
  for (const FeedFormat* format : rules.formats) {
    const std::optional<std::string> address =
        pattern_of(kCategoryFamily, *format, {kPath, kSlugs}, settings);
    if (!format->is_topic || !address) continue;
    lines += category_line(words, *format, *address, rules.formats.size() == 1, settings);
  }
  if (lines.empty()) return text;
  return text.append(words.begin).append(lines).append(words.end);
}

}  // namespace feedgen
