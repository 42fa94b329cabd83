#include "read/undated.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "article/dates.h"
#include "sites/generator.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

/// 1 while the times of files count.
constexpr std::string_view kRuleFact = "times of files count";

bool has_file_dates(const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  return generator != nullptr && generator->dates_by_file != nullptr &&
         generator->dates_by_file(settings);
}

}  // namespace

std::vector<ArticleKey> Undated::decide() {
  FirstCommits& recorded = run_.index.first_commits;
  if (pending_.empty() && recorded.is_empty()) return {};
  for (UndatedArticle& one : recorded.all()) {
    std::string path = path_from_home(one.key);
    known_.emplace(std::move(path), std::move(one));
  }
  for (const ArticleKey& key : pending_) {
    known_.try_emplace(path_from_home(key), UndatedArticle{0, key, {}, {}, {}, std::nullopt});
  }
  search_history(known_);
  choose_dates(known_);
  return changed(known_);
}

// Where nothing in a repository has changed since it was searched, git is not asked.
void Undated::search_history(ByPath& articles) {
  for (const Repository& repository : run_.repositories.all()) search(repository, articles);
}

std::string Undated::path_in(const Repository& repository, const ArticleKey& key) const {
  if (key.folder.by_links) return {};
  const std::string& folder = run_.folders[run_.folders.index_of(key.folder.root)].real;
  const std::string real = folder + path_below_root(key);
  const std::string top = repository.top == "/" ? "/" : repository.top + '/';
  return real.starts_with(top) ? real.substr(top.size()) : std::string();
}

void Undated::search(const Repository& repository, ByPath& articles) {
  const auto shallow = run_.world.files.status(repository.top + "/.git/shallow", Links::kFollow);
  const bool is_shallow = shallow && *shallow;
  is_shallow_ = is_shallow_ || is_shallow;
  // A history that has become longer is searched anew.
  const std::string head = repository.head + (is_shallow ? "-" : "");
  const bool is_plain = run_.request.settings.generator == nullptr;
  std::map<std::string, std::vector<UndatedArticle*>> by_head;
  for (auto& [path, one] : articles) {
    if (one.head == head || (is_plain && is_about_the_folder(path))) continue;
    if (!path_in(repository, one.key).empty()) by_head[one.head].push_back(&one);
  }
  std::vector<UndatedArticle*> anew;
  for (auto& [before, wanted] : by_head) {
    const bool is_longer =
        !before.empty() && before.ends_with('-') == is_shallow &&
        run_.world.git.is_behind_head(repository, before.substr(0, before.find('-')));
    if (!is_longer) {
      for (UndatedArticle* one : wanted) one->found.clear();
      anew.insert(anew.end(), wanted.begin(), wanted.end());
      continue;
    }
    ask(repository, before.substr(0, before.find('-')), wanted, head);
  }
  if (!anew.empty()) ask(repository, {}, anew, head);
}

void Undated::ask(const Repository& repository, const std::string& since,
                  const std::vector<UndatedArticle*>& wanted, const std::string& head) {
  std::vector<UndatedArticle*> unknown;
  std::vector<std::string> paths;
  for (UndatedArticle* one : wanted) {
    // What was committed once is not added first by a later commit.
    if (!one->found.empty()) {
      one->head = head;
      continue;
    }
    unknown.push_back(one);
    paths.push_back(path_in(repository, one->key));
  }
  if (unknown.empty()) return;
  const auto answer = run_.world.git.first_commits(repository, paths, since);
  if (!answer) return;
  if (!since.empty() && answer->has_former_names) return ask(repository, {}, unknown, head);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    unknown[i]->head = head;
    if (!answer->of_paths[i]) continue;
    unknown[i]->found = answer->of_paths[i]->commit;
    unknown[i]->time = answer->of_paths[i]->time;
  }
}

void Undated::choose_dates(const ByPath& articles) {
  std::map<std::string_view, std::size_t> of_commit;
  for (const auto& [path, one] : articles) {
    if (!one.found.empty()) ++of_commit[one.found];
  }
  UndatedDates dates;
  for (const auto& [path, one] : articles) {
    if (one.found.empty() || of_commit[one.found] > kMostOfOneCommit) continue;
    dates.first_commits.emplace(path, one.time);
  }
  std::size_t dated = run_.index.articles.count_dated();
  for (const ArticleKey& key : pending_) {
    // It has lost its date, and its row does not say so yet.
    const auto known = run_.index.files.find(key);
    const bool was_dated =
        known && !run_.index.articles.is_anew() && run_.index.articles.is_dated(known->number);
    if (was_dated && dated > 0) --dated;
  }
  const SiteGenerator* generator = run_.request.settings.generator;
  const bool is_plain = generator == nullptr;
  if (is_plain && dated == 0 && dates.first_commits.empty()) dates.rule = UndatedRule::kModified;
  if (has_file_dates(run_.request.settings)) dates.rule = UndatedRule::kModified;
  run_.undated = std::move(dates);
}

std::vector<ArticleKey> Undated::changed(ByPath& articles) {
  const std::int64_t rule = run_.undated.rule == UndatedRule::kModified ? 1 : 0;
  const bool is_other_rule = run_.index.facts.get(kRuleFact) != rule;
  if (is_other_rule) run_.index.facts.set(kRuleFact, rule);
  std::vector<ArticleKey> again = pending_;
  for (auto& [path, one] : articles) {
    const auto found = run_.undated.first_commits.find(path);
    const std::optional<Instant> date =
        found == run_.undated.first_commits.end() ? std::nullopt : std::optional(found->second);
    const bool is_same = one.number != 0 && one.date == date && !is_other_rule;
    one.date = date;
    if (one.number == 0) continue;
    run_.index.first_commits.put(one);
    if (!is_same) again.push_back(one.key);
  }
  std::sort(again.begin(), again.end(), [](const ArticleKey& a, const ArticleKey& b) {
    return path_from_home(a) < path_from_home(b);
  });
  again.erase(std::unique(again.begin(), again.end()), again.end());
  return again;
}

void Undated::record(std::int64_t number, const ArticleKey& key, bool is_undated,
                     ArticleState state) {
  FirstCommits& recorded = run_.index.first_commits;
  if (!is_undated) return recorded.remove(number);
  const auto known = known_.find(path_from_home(key));
  if (known == known_.end()) return;
  known->second.number = number;
  recorded.put(known->second);
  const std::string shown =
      run_.folders.shown(run_.folders.index_of(key.folder.root), path_below_root(key));
  if (state == ArticleState::kUndated) left_out_.push_back(shown);
  const bool is_by_file =
      run_.undated.rule == UndatedRule::kModified && state != ArticleState::kNoArticle;
  if (is_by_file && by_file_++ == 0) first_by_file_ = shown;
}

void Undated::report() {
  Diagnostics& diagnostics = run_.report.diagnostics;
  if (by_file_ > 0) {
    add_warning(diagnostics,
                has_file_dates(run_.request.settings)
                    ? "undated articles have their files' modification times, as the site's "
                      "settings say; after a clone or a copy these are those of the clone"
                    : "no article has a date; the files' modification times are used, which "
                      "after a clone or a copy are those of the clone",
                "add a line such as date: 2021-07-10 13:01:16 to the front matter",
                Place{first_by_file_});
  }
  if (left_out_.empty()) return;
  std::sort(left_out_.begin(), left_out_.end());
  const std::size_t all = run_.index.articles.count(ArticleState::kUndated);
  std::string remedy = "add a line such as date: 2021-07-10 13:01:16 to the front matter";
  if (is_shallow_) {
    remedy += "; git knows only a part of the history here: git fetch --unshallow brings the rest";
  }
  add_warning(diagnostics,
              all == 1
                  ? std::string("this article has no date and is in no feed")
                  : fmt::format("{} articles have no date and are in no feed, this one first", all),
              std::move(remedy), Place{left_out_.front()});
  for (const std::string& one : left_out_) {
    diagnostics.push_back(
        {Severity::kNote, Message{"no date, so this article is in no feed", {}, Place{one}}});
  }
}

}  // namespace feedgen
