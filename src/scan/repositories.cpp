#include "scan/repositories.h"

#include <algorithm>

#include "state/checked_row.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {

Repositories::Repositories(Session& session, const World& world, const ArticleFolders& folders)
    : session_(session), world_(world), folders_(folders) {
  heads_ = recorded("SELECT path, head FROM repositories LIMIT 1000", "repositories");
  shared_heads_ = recorded("SELECT path, head FROM shared_heads LIMIT 1000", "shared_heads");
}

Repositories::Heads Repositories::recorded(const char* sql, const char* table) {
  Heads heads;
  Statement& rows = session_.statement(sql);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, table);
    const std::string_view head = rows.text(1);
    const bool is_commit = (head.size() == 40 || head.size() == 64) &&
                           head.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!is_commit) row.refuse(1, "no commit");
    heads[std::string(row.path_from_home(0))] = head;
  }
  return heads;
}

const std::vector<Repository>& Repositories::all() {
  if (all_) return *all_;
  all_.emplace();
  for (std::size_t i = 0; i < folders_.size(); ++i) {
    std::string folder = folders_[i].real;
    if (folder.size() > 1) folder.pop_back();  // the slash
    std::optional<Repository> repository = world_.git.find(folder);
    if (!repository) note_unfound(folder);
    const auto is_known = [&](const Repository& other) { return other.top == repository->top; };
    if (!repository || any_of(*all_, is_known)) continue;
    all_->push_back(std::move(*repository));
  }
  return *all_;
}

std::optional<std::string> Repositories::recorded_head(const Repository& repository) const {
  const auto head = heads_.find(folders_.from_home(repository.top));
  if (head == heads_.end()) return std::nullopt;
  return head->second;
}

// The ledger may know names of the commit of either.
std::vector<std::string> Repositories::heads_of_ledger(const Repository& repository) const {
  std::vector<std::string> found;
  if (std::optional<std::string> own = recorded_head(repository)) found.push_back(std::move(*own));
  const auto shared = shared_heads_.find(folders_.from_home(repository.top));
  if (shared != shared_heads_.end() && (found.empty() || found.front() != shared->second)) {
    found.push_back(shared->second);
  }
  return found;
}

// Git that is missing or broken is not taken for a folder that no repository holds any more.
void Repositories::note_unfound(const std::string& folder) {
  for (const auto& [path, commit] : heads_) {
    std::string top = folders_.to_home(path);
    if (top.size() > 1 && top.ends_with('/')) top.pop_back();
    if (!joined_path(folder, {}).starts_with(joined_path(top, {}))) continue;
    const auto status = world_.files.status(joined_path(top, ".git"), Links::kFollow);
    misses_one_ = misses_one_ || !status || *status;
  }
}

Renames Repositories::renames() {
  Renames renames;
  bool is_silent = false;
  for (const Repository& repository : all()) {
    const auto from_home = [&](const std::string& path) {
      return folders_.from_home(joined_path(repository.top, path));
    };
    for (const std::string& head : heads_of_ledger(repository)) {
      const std::optional<std::vector<Rename>> found = world_.git.renames_since(repository, head);
      is_silent = is_silent || !found;
      for (const Rename& rename : found.value_or(std::vector<Rename>())) {
        Rename one{from_home(rename.from), from_home(rename.to)};
        const auto same = std::find(renames.found.begin(), renames.found.end(), one);
        if (same == renames.found.end()) renames.found.push_back(std::move(one));
      }
    }
  }
  if (!is_silent && !misses_one_) return renames;
  renames.answer =
      world_.git.has_broken_off() ? Renames::Answer::kBrokenOff : Renames::Answer::kPart;
  return renames;
}

void Repositories::record_heads() {
  if (keeps_heads_) return;
  std::map<std::string, std::string> heads;
  for (const Repository& repository : all()) {
    heads[folders_.from_home(repository.top)] = repository.head;
  }
  for (const auto& [path, head] : heads) {
    Statement& row = session_.statement(
        "INSERT INTO repositories (path, head) VALUES (?, ?)"
        " ON CONFLICT (path) DO UPDATE SET head = excluded.head");
    session_.run(row.bind(0, path).bind(1, head));
  }
}

}  // namespace feedgen
