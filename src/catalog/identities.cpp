#include "catalog/identities.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "catalog/ids_tsv.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestIds = 1ULL << 30U;

std::string with_slash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

}  // namespace

Identities::Identities(FileSystem& files, Git& git, const StateRequest& request,
                       Diagnostics& diagnostics)
    : files_(files),
      git_(git),
      request_(request),
      diagnostics_(diagnostics),
      state_(files, request, diagnostics) {
  home_ = files.real_path(request.home.empty() ? "." : request.home).value_or("/");
  RecordedLedger recorded = load_ledger(state_);
  ledger_ = Ledger(std::move(recorded.rows));
  for (LedgerRow& row : recorded.rescued) static_cast<void>(ledger_.fill(std::move(row)));
  heads_ = std::move(recorded.heads);
  if (request.mode != StateMode::kNone) import_ids();
}

void Identities::import_ids() {
  const std::string path = with_slash(request_.home) + "ids.tsv";
  const auto status = files_.status(path, Links::kDoNotFollow);
  if (!status || !*status) return;
  const auto warn = [&](Message message) {
    message.place.path = path;
    diagnostics_.push_back({Severity::kWarning, std::move(message)});
  };
  Result<std::string> text = (*status)->kind == FileKind::kFile
                                 ? files_.read(path, kLargestIds)
                                 : fail("this is no regular file, so no ids are read from it");
  if (!text) return warn(std::move(text.error().message));
  // A shell empties the file that an export goes to before anything can be read from it.
  if (text->empty() && ledger_.rows({}).empty()) {
    warn({"this file is empty, and no other ids are known",
          "if it held ids, restore it, build once, and export them then",
          {}});
  }
  IdsReading reading = read_ids_tsv(*text);
  for (Message& problem : reading.problems) warn(std::move(problem));
  for (IdLine& line : reading.lines) {
    if (ledger_.fill(std::move(line.row))) continue;
    warn({"the article at this line's path is known by another id, which it keeps",
          "remove the line, or export the ids anew: feedgen list --ids > ids.tsv",
          Place{{}, line.line}});
  }
}

std::string Identities::from_home(const std::string& absolute) const {
  const std::string relative =
      std::filesystem::path(absolute).lexically_relative(home_).generic_string();
  return relative == "." ? std::string() : relative;
}

// What a file's own path is below: "articles/", or nothing in the home itself.
std::string Identities::prefix_of(const SourceFile& source) {
  const std::string folder = source.shown.substr(0, source.shown.size() - source.path.size());
  const auto known = prefixes_.find(folder);
  if (known != prefixes_.end()) return known->second;
  const Result<std::string> real = files_.real_path(folder.empty() ? "." : folder);
  return prefixes_[folder] = with_slash(from_home(real.value_or(folder)));
}

void Identities::add_scope(const std::string& root) {
  const Result<std::string> real = files_.real_path(root);
  if (!real) return;
  const auto status = files_.status(root, Links::kFollow);
  const bool is_file = status && *status && (*status)->kind == FileKind::kFile;
  scopes_.push_back(from_home(*real));
  folders_.push_back(is_file ? std::filesystem::path(*real).parent_path().string() : *real);
}

bool Identities::is_in_scope(const std::string& path) const {
  return std::any_of(scopes_.begin(), scopes_.end(), [&](const std::string& scope) {
    if (scope.empty()) return !path.starts_with("../");
    return path == scope || (path.starts_with(scope) && path[scope.size()] == '/');
  });
}

// A file that has another name now may still be found under the old one: where case does not count,
// a new name may differ in nothing else.
bool Identities::is_gone(const std::string& path) {
  const auto status = files_.status(with_slash(home_) + path, Links::kDoNotFollow);
  if (!status) return false;
  if (!*status) return true;
  return std::any_of(found_->begin(), found_->end(), [&](const FoundFile& file) {
    return file.source->inode == (*status)->inode && file.source->device == (*status)->device;
  });
}

const std::vector<Repository>& Identities::repositories() {
  if (repositories_) return *repositories_;
  repositories_.emplace();
  for (const std::string& folder : folders_) {
    std::optional<Repository> repository = git_.find(folder);
    const auto is_known = [&](const Repository& other) { return other.top == repository->top; };
    if (!repository || std::any_of(repositories_->begin(), repositories_->end(), is_known))
      continue;
    repositories_->push_back(std::move(*repository));
  }
  return *repositories_;
}

std::vector<Rename> Identities::renames() {
  std::vector<Rename> all;
  for (const Repository& repository : repositories()) {
    const std::string top = from_home(repository.top);
    const auto head = heads_.find(top);
    if (head == heads_.end()) continue;
    const auto place = [&](const std::string& path) {
      return from_home(with_slash(repository.top) + path);
    };
    for (const Rename& rename : git_.renames_since(repository, head->second)) {
      all.push_back({place(rename.from), place(rename.to)});
    }
  }
  return all;
}

std::vector<SharedId> Identities::give(const std::vector<std::string>& roots,
                                       const std::vector<FoundFile>& found,
                                       std::span<Article> articles) {
  found_ = &found;
  for (const std::string& root : roots) add_scope(root);
  std::unordered_map<std::string_view, Article*> by_file;
  by_file.reserve(articles.size());
  for (Article& article : articles) by_file.emplace(article.file, &article);
  sightings_.reserve(found.size());
  for (const FoundFile& file : found) {
    const auto article = by_file.find(file.source->shown);
    sightings_.push_back({prefix_of(*file.source) + file.source->path, file.fingerprint,
                          article == by_file.end() ? nullptr : article->second});
  }
  const Inquiry inquiry{[this](const std::string& path) { return is_in_scope(path); },
                        [this](const std::string& path) { return is_gone(path); },
                        [this] { return renames(); }};
  return ledger_.identify(sightings_, inquiry);
}

void Identities::record(const Ledger::IsPublished& is_published) {
  if (!state_.is_writable()) return;
  const std::vector<LedgerRow> changes = ledger_.changes(is_published);
  if (!changes.empty()) {
    Heads heads;
    for (const Repository& repository : repositories()) {
      heads[from_home(repository.top)] = repository.head;
    }
    save_ledger(
        state_, changes, [&] { return ledger_.rows(is_published); }, heads);
  }
  state_.commit();
}

}  // namespace feedgen
