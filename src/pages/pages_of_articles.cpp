#include <algorithm>

#include "index/article_rows.h"
#include "pages/known_pages.h"
#include "pages/site_pages.h"
#include "read/read.h"
#include "state/values.h"
#include "system/parallel.h"
#include "text/percent.h"

namespace feedgen {
namespace {

// What an article's address follows from, as a number.
std::uint64_t made_of(std::uint64_t entry_digest, const Run& run) {
  return entry_digest ^ run.rules.reading;
}

struct ArticlePage {
  KnownArticle article;
  std::int64_t group = 0;  ///< 0: it is in no category
  std::uint64_t made_of = 0;
  bool is_known = false;
  bool is_certain = true;  ///< its file could be read
  std::string key;         ///< empty: it has no page below the site's address
};

using GroupsByNumber = std::unordered_map<std::int64_t, const Group*>;

GroupsByNumber groups_by_number(const GroupTree& tree) {
  GroupsByNumber groups;
  for (const Group* group : tree.in_order()) groups.emplace(group->number, group);
  return groups;
}

// Groups stand in the order of the front matter, parents before their children.
std::int64_t first_category(const std::vector<std::int64_t>& numbers,
                            const GroupsByNumber& groups) {
  std::int64_t deepest = 0;
  for (const std::int64_t number : numbers) {
    const auto group = groups.find(number);
    if (number == kWholeSite || group == groups.end()) continue;
    const std::int64_t above = deepest == 0 ? kWholeSite : deepest;
    if (group->second->parent == above) deepest = number;
  }
  return deepest;
}

std::vector<ArticlePage> known_pages(Run& run) {
  std::vector<ArticlePage> pages;
  const GroupsByNumber groups = groups_by_number(run.index.groups);
  const bool may_be_known = run.request.reuse == Reuse::kUnchanged;
  Statement& rows = run.session.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links, a.entry_digest, a.groups, p.made_of,"
      " p.page FROM articles a JOIN folders d ON d.number = a.folder"
      " LEFT JOIN article_pages p ON p.article = a.number WHERE a.state = 0");
  while (run.session.step(rows)) {
    CheckedRow row(run.session, rows, "articles");
    ArticlePage page;
    page.article = {
        row.key(0),
        {{std::string(row.path_from_home(2)), std::string(row.folder_path(3)), row.flag(4)},
         std::string(row.file_name(1))}};
    page.group = first_category(unpacked_numbers(row, rows, 6), groups);
    page.made_of = made_of(as_unsigned(rows.number(5)), run);
    page.is_known = may_be_known && !rows.is_null(7) && as_unsigned(rows.number(7)) == page.made_of;
    if (page.is_known) page.key = rows.text(8);
    pages.push_back(std::move(page));
  }
  return pages;
}

void read_address(Run& run, ArticlePage& page) {
  const ArticleFile file =
      read_article_file(run.source(page.article.key), run.request.settings, run.world.files);
  page.is_certain = file.content.has_value();
  const std::optional<Article>& article = file.reading.article;
  if (article) page.key = key_of_address(article->url, run.request.settings);
}

}  // namespace

std::string key_of_address(std::string_view url, const Settings& settings) {
  if (settings.base_url.empty() || !url.starts_with(settings.base_url)) return {};
  const std::string_view below = url.substr(settings.base_url.size());
  return page_key(percent_decode(below.substr(0, below.find_first_of("?#"))));
}

PagesOfArticles pages_of_articles(Run& run) {
  PagesOfArticles found;
  std::vector<ArticlePage> pages = known_pages(run);
  std::vector<ArticlePage*> unknown;
  for (ArticlePage& page : pages) {
    if (!page.is_known) unknown.push_back(&page);
  }
  for_each_index(unknown.size(), run.request.jobs,
                 [&](std::size_t i) { read_address(run, *unknown[i]); });
  for (const ArticlePage* page : unknown) {
    if (!page->is_certain) continue;
    Statement& row = run.session.statement(
        "INSERT OR REPLACE INTO article_pages (article, made_of, page) VALUES (?, ?, ?)");
    row.bind(0, page->article.number).bind(1, as_signed(page->made_of));
    run.session.run(row.bind(2, std::string_view(page->key)));
    found.has_news = true;
  }
  if (found.has_news) {
    run.session.run("DELETE FROM article_pages WHERE article NOT IN (SELECT number FROM articles)");
  }
  // Which of two articles with one address counts must not depend on which was read first.
  std::sort(pages.begin(), pages.end(), [](const ArticlePage& a, const ArticlePage& b) {
    return a.article.key < b.article.key;
  });
  const GroupTree& tree = run.index.groups;
  for (ArticlePage& page : pages) {
    if (page.key.empty()) continue;
    const bool is_new = found.keys.insert(page.key).second;
    if (is_new && page.group != 0) {
      found.groups.emplace(std::move(page.key), tree.key_of(tree.at(page.group)));
    }
  }
  return found;
}

}  // namespace feedgen
