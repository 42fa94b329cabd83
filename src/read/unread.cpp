#include "read/unread.h"

#include <utility>

#include <fmt/format.h>

#include "ids/assign_ids.h"
#include "text/display.h"
#include "text/path_parts.h"

namespace feedgen {

void Unread::add(FileChanges& changes, Run& run) {
  for (UnreadablePlace& place : changes.unreadable_places) {
    paths_.push_back(run.folders[place.root].root + place.path);
    run.report.unreadable.push_back(std::move(place.message));
  }
  for (ArticleKey& one : changes.unreadable) articles_.push_back(std::move(one));
}

void Unread::add(const ArticleKey& article, const Error& failure, Report& report) {
  paths_.push_back(path_from_home(article));
  report.unreadable.push_back(failure.message);
  articles_.push_back(article);
}

Result<void> Unread::record(Run& run) const {
  Index& index = run.index;
  const std::vector<Message>& unreadable = run.report.unreadable;
  if (unreadable.empty() && index.facts.get(kUnreadFact) == 0) return {};
  for (const std::string& path : paths_) {
    if (!index.files.is_empty() || !has_published_below(path, run.session)) continue;
    Message message = unreadable.front();
    message.problem += fmt::format(
        "; articles at {} were published, and which feeds show them is not known from earlier "
        "runs, "
        "so nothing is published",
        in_quotes(path));
    return tl::unexpected(Error{ErrorKind::kUnreadable, std::move(message)});
  }
  index.facts.set(kUnreadFact, static_cast<std::int64_t>(unreadable.size()));
  if (!unreadable.empty()) run.repositories.keep_recorded_heads();
  for (const ArticleKey& one : articles_) {
    if (const auto known = index.files.find(one)) index.files.force_reread(known->number);
  }
  return {};
}

std::set<std::int64_t> keep_missing(const std::vector<ArticleKey>& missing, Run& run) {
  std::set<std::int64_t> articles;
  for (const ArticleKey& one : missing) {
    const auto known = run.index.files.find(one);
    if (!known) continue;
    articles.insert(known->number);
    run.report.unreadable.push_back(
        {"this article is missing, and may lie in what can't be read now",
         "when all can be read, it is found there or leaves the feeds",
         Place{path_from_home(one)}});
  }
  return articles;
}

}  // namespace feedgen
