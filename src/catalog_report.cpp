#include "catalog_report.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "feed/assemble.h"

namespace feedgen {

void report_shared_ids(const std::vector<SharedId>& shared_ids, Report& report) {
  for (const SharedId& shared : shared_ids) {
    report.diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("this article has the id of {}: {}", shared.first, shared.id),
                 "give one of them another permalink or id; until then it has an id of its own",
                 Place{shared.second}}});
  }
}

void report_catalog(Catalog& catalog, const ArticleFolders& folders,
                    const std::vector<std::string>& prefixes, Report& report) {
  report.found = catalog.files();
  report.read = catalog.count(ArticleState::kShown);
  report.drafts = catalog.count(ArticleState::kDraft);
  report.hidden = catalog.count(ArticleState::kHidden);
  report.expired = catalog.count(ArticleState::kExpired);
  report.waiting = catalog.count(ArticleState::kWaiting);
  for (KnownProblem& known : catalog.problems()) {
    const auto prefix = std::find(prefixes.begin(), prefixes.end(), known.root);
    const auto folder = prefix == prefixes.end() ? 0 : prefix - prefixes.begin();
    known.message.place.path = folders.shown(static_cast<std::size_t>(folder), known.path);
    if (known.is_reported) report.reported_before.insert(known.message.place.path);
    report.skipped.push_back(std::move(known.message));
  }
  if (report.found > 0) return;
  report.diagnostics.push_back(
      {Severity::kWarning, Message{"there are no articles here, so the feeds have no entries",
                                   "articles end in .md, .markdown, .mkd, .html, .htm or .txt",
                                   Place{folders.shown(0, {})}}});
}

void name_folders(CategoryTree& tree) {
  if (!tree.is_reshaped()) return;
  std::vector<CategoryPath> paths;
  const std::vector<const Category*> categories = tree.in_order();
  for (const Category* category : categories) paths.push_back(tree.path_of(*category));
  const CategoryFolders folders = category_folders(paths);
  for (std::size_t i = 1; i < categories.size(); ++i) {
    tree.set_folder(categories[i]->number, folders.at(paths[i]));
  }
}

}  // namespace feedgen
