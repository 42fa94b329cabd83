#include "unread.h"

#include <utility>

#include <fmt/format.h>

#include "text/display.h"

namespace feedgen {

void Unread::add(Changes& changes, const std::vector<std::string>& prefixes, Report& report) {
  for (UnreadablePlace& place : changes.scan.unreadable) {
    paths_.push_back(prefixes[place.root] + place.path);
    report.unreadable.push_back(std::move(place.message));
  }
  for (KnownArticle& one : changes.unreadable) articles_.push_back(std::move(one));
}

void Unread::add(KnownArticle article, const Error& failure, Report& report) {
  paths_.push_back(article.folder.root + joined_path(article.folder.path, article.name));
  report.unreadable.push_back(failure.message);
  articles_.push_back(std::move(article));
}

Result<void> Unread::record(Catalog& catalog, Identities& identities, const Report& report) const {
  const std::size_t count = report.unreadable.size();
  if (count == 0 && catalog.fact(kUnreadFact) == 0) return {};
  for (const std::string& path : paths_) {
    if (!catalog.is_empty() || !identities.has_published_below(path)) continue;
    Message message = report.unreadable.front();
    message.problem += fmt::format(
        "; articles at {} were published, and which feeds show them is not known from earlier "
        "runs, "
        "so nothing is published",
        in_quotes(path));
    return tl::unexpected(Error{ErrorKind::kUnreadable, std::move(message)});
  }
  catalog.set_fact(kUnreadFact, static_cast<std::int64_t>(count));
  if (count > 0) identities.keep_heads();
  for (const KnownArticle& one : articles_) {
    if (const auto known = catalog.find(one.folder, one.name)) catalog.distrust(known->number);
  }
  return {};
}

std::set<std::int64_t> keep_missing(const std::vector<KnownArticle>& missing, Catalog& catalog,
                                    Report& report) {
  std::set<std::int64_t> articles;
  for (const KnownArticle& one : missing) {
    const auto known = catalog.find(one.folder, one.name);
    if (!known) continue;
    articles.insert(known->number);
    report.unreadable.push_back({"this article is missing, and may lie in what can't be read now",
                                 "when all can be read, it is found there or leaves the feeds",
                                 Place{one.folder.root + joined_path(one.folder.path, one.name)}});
  }
  return articles;
}

bool report_git(bool is_awaited, const std::string& folder, Report& report) {
  if (!is_awaited) return false;
  report.unreadable.push_back({"git was to say which articles were renamed, and broke off",
                               "run again; git status says whether git works here", Place{folder}});
  return true;
}

std::set<std::int64_t> record_undecided(Catalog& catalog, Identities& identities, Report& report) {
  std::set<std::int64_t> articles;
  for (const Undecided& one : identities.undecided()) {
    articles.insert(one.article);
    catalog.forget_content(one.article);
    report.unreadable.push_back(
        {"whether this article is another one that can't be read now can't be known",
         "it is published when that can be read", Place{one.shown}});
  }
  if (articles.empty()) return articles;
  identities.keep_heads();
  catalog.set_fact(kUnreadFact, static_cast<std::int64_t>(report.unreadable.size()));
  return articles;
}

}  // namespace feedgen
