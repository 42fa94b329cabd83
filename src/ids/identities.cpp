#include "ids/identities.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "ids/ids_tsv.h"
#include "state/checked_row.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestIds = 1ULL << 30U;
constexpr std::string_view kIdsStamp = "stamp of ids.tsv";

std::int64_t digest_of(const FileStamp& stamp) {
  const std::string text =
      fmt::format("{} {} {} {}", stamp.size, stamp.inode, stamp.modified, stamp.changed);
  return static_cast<std::int64_t>(hash64(text) | 1U);
}

}  // namespace

std::string ReadFile::below_root() const { return joined_path(folder.path, name); }

std::string ReadFile::path() const { return folder.root + below_root(); }

Identities::Identities(FileSystem& files, Git& git, Session& session, Catalog& catalog,
                       std::string given_home, std::string home, Diagnostics& diagnostics)
    : files_(files),
      git_(git),
      session_(session),
      catalog_(catalog),
      store_(session),
      given_home_(std::move(given_home)),
      home_(std::move(home)),
      diagnostics_(diagnostics),
      heads_(store_.heads()) {}

Result<std::unique_ptr<Identities>> Identities::open(FileSystem& files, Git& git, Session& session,
                                                     Catalog& catalog, std::string home,
                                                     const std::vector<std::string>& roots,
                                                     Diagnostics& diagnostics) {
  Result<std::string> real = files.real_path(home.empty() ? "." : home);
  if (!real) return tl::unexpected(std::move(real.error()));
  std::unique_ptr<Identities> all(
      new Identities(files, git, session, catalog, std::move(home), std::move(*real), diagnostics));
  for (const std::string& root : roots) {
    if (Result<void> added = all->add_scope(root); !added) return tl::unexpected(added.error());
  }
  if (Result<void> read = all->import_ids(); !read) return tl::unexpected(read.error());
  all->is_ledger_empty_ = all->store_.is_empty();
  return all;
}

Result<void> Identities::import_ids() {
  const std::string path = joined_path(given_home_, "ids.tsv");
  const auto status = files_.status(path, Links::kDoNotFollow);
  // Without the ids that it may hold, articles would be published under others.
  if (!status) return tl::unexpected(status.error());
  if (!*status) return {};
  const std::int64_t stamp = digest_of((*status)->stamp);
  const bool has_ids = !store_.is_empty();
  if (has_ids && catalog_.fact(kIdsStamp) == stamp) return {};
  const auto warn = [&](Message message) {
    message.place.path = path;
    diagnostics_.push_back({Severity::kWarning, std::move(message)});
  };
  Result<std::string> text = (*status)->kind == FileKind::kFile
                                 ? files_.read(path, kLargestIds)
                                 : fail("this is no regular file, so no ids are read from it");
  if (!text && text.error().kind == ErrorKind::kUnreadable) return tl::unexpected(text.error());
  if (!text) {
    warn(std::move(text.error().message));
    return {};
  }
  // A shell empties the file that an export goes to before anything can be read from it.
  if (text->empty() && !has_ids) {
    warn({"this file is empty, and no other ids are known",
          "if it held ids, restore it, build once, and export them then",
          {}});
  }
  IdsReading reading = read_ids_tsv(*text);
  for (Message& problem : reading.problems) warn(std::move(problem));
  for (const IdLine& line : reading.lines) {
    if (store_.has_id(line.row.id)) continue;
    if (line.row.state == LedgerRow::State::kLive && !store_.live_at(line.row.path).empty()) {
      warn({"the article at this line's path is known by another id, which it keeps",
            "remove the line, or export the ids anew: feedgen list --ids > ids.tsv",
            Place{{}, line.line}});
      continue;
    }
    store_.add(line.row);
    imported_.insert(line.row.path);
  }
  catalog_.set_fact(kIdsStamp, stamp);
  if (!imported_.empty()) catalog_.note_change();
  return {};
}

std::string Identities::from_home(const std::string& absolute) const {
  const std::string relative =
      std::filesystem::path(absolute).lexically_relative(home_).generic_string();
  return relative == "." ? std::string() : relative;
}

std::string Identities::to_home(const std::string& relative) const {
  return joined_path(home_, relative);
}

std::string Identities::prefix_of(const std::string& absolute) const {
  return joined_path(from_home(absolute), {});
}

Result<void> Identities::add_scope(const std::string& root) {
  const Result<std::string> real = files_.real_path(root);
  if (!real) return tl::unexpected(real.error());
  const auto status = files_.status(root, Links::kFollow);
  if (!status) return tl::unexpected(status.error());
  const bool is_file = *status && (*status)->kind == FileKind::kFile;
  scopes_.push_back(from_home(*real));
  folders_.push_back(is_file ? std::filesystem::path(*real).parent_path().string() : *real);
  return {};
}

bool Identities::is_in_scope(const std::string& path) const {
  return std::any_of(scopes_.begin(), scopes_.end(), [&](const std::string& scope) {
    if (scope.empty()) return !path.starts_with("../");
    return path == scope || (path.starts_with(scope) && path[scope.size()] == '/');
  });
}

// A file that has another name now may still be found under the old one: where case does not count,
// a new name may differ in nothing else.
Presence Identities::presence_of(const std::string& path) {
  const auto status = files_.status(joined_path(home_, path), Links::kDoNotFollow);
  if (!status || (!*status && doubts_missing_)) return Presence::kUnknown;
  if (!*status) return Presence::kGone;
  if ((*status)->kind == FileKind::kLink) {
    // The article was the file that it led to.
    const auto target = files_.status(joined_path(home_, path), Links::kFollow);
    if (!target) return Presence::kUnknown;
    return *target ? Presence::kThere : Presence::kGone;
  }
  if (by_inode_.empty()) {
    for (std::size_t i = 0; i < read_.size(); ++i) by_inode_.emplace(read_[i].stamp.inode, i);
  }
  const auto [begin, end] = by_inode_.equal_range((*status)->inode());
  const bool has_moved = std::any_of(
      begin, end, [&](const auto& entry) { return read_[entry.second].path() != path; });
  return has_moved ? Presence::kGone : Presence::kThere;
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

std::optional<std::string> Identities::recorded_head(const Repository& repository) {
  const auto head = heads_.find(from_home(repository.top));
  if (head == heads_.end()) return std::nullopt;
  return head->second;
}

std::vector<Rename> Identities::renames() {
  std::vector<Rename> all;
  for (const Repository& repository : repositories()) {
    const std::optional<std::string> head = recorded_head(repository);
    if (!head) continue;
    const auto place = [&](const std::string& path) {
      return from_home(joined_path(repository.top, path));
    };
    for (const Rename& rename : git_.renames_since(repository, *head)) {
      all.push_back({place(rename.from), place(rename.to)});
    }
  }
  return all;
}

// Whether the ledger can have anything to say of the file. If not, its article has the id that it
// comes with, unless another article comes with the same.
bool Identities::is_of_interest(const ReadFile& file) {
  if (is_ledger_empty_) return false;
  if (!keeps_newcomers_) {
    const auto has_rows = [&](const std::string& path) { return !store_.live_at(path).empty(); };
    // Of a catalog that knows nothing, nobody can say what is gone.
    keeps_newcomers_ = catalog_.is_empty() || std::any_of(gone_.begin(), gone_.end(), has_rows);
  }
  if (*keeps_newcomers_) return true;
  const Sighting sighting{file.path(), file.fingerprint, file.shown_article.get()};
  return store_.has_related(
      sighting, file.shown_article == nullptr ? std::string_view() : file.shown_article->id);
}

void Identities::note(ReadFile file) {
  if (!is_of_interest(file)) return;
  by_article_[file.article] = read_.size();
  read_.push_back(std::move(file));
}

std::optional<KnownArticle> Identities::find_known(const std::string& path) {
  for (const std::string& scope : scopes_) {
    const std::string root = joined_path(scope, {});
    if (!path.starts_with(root)) continue;
    const std::string below = path.substr(root.size());
    const std::size_t slash = below.rfind('/');
    FolderKey folder{root, slash == std::string::npos ? "" : below.substr(0, slash), false};
    const std::string name = below.substr(slash == std::string::npos ? 0 : slash + 1);
    for (const bool by_links : {false, true}) {
      folder.by_links = by_links;
      if (auto known = catalog_.find(folder, name)) return known;
    }
  }
  return std::nullopt;
}

void Identities::add_known(const KnownArticle& known, const Reader& read) {
  if (by_article_.contains(known.number)) return;
  std::optional<ReadFile> file = read(known);
  if (!file) return;
  by_article_[known.number] = read_.size();
  read_.push_back(std::move(*file));
}

void Identities::add_at(const std::string& path, const Reader& read) {
  if (gone_.contains(path)) return;
  if (const std::optional<KnownArticle> known = find_known(path)) add_known(*known, read);
}

// Who is at the row's place now has a say in who gets its id.
void Identities::add_row(LedgerRow row, const Reader& read) {
  if (related_.contains(row.id)) return;
  const std::string path = row.path;
  const bool is_live = row.state == LedgerRow::State::kLive;
  related_.emplace(row.id, std::move(row));
  if (is_live) add_at(path, read);
}

// What many files have in common is asked once: thousands may have one date, text or address.
void Identities::gather_related(std::size_t file, const Reader& read) {
  const Article* article = read_[file].shown_article.get();
  const std::string claim = article == nullptr ? std::string() : article->id;
  const Fingerprint fingerprint = read_[file].fingerprint;
  const auto add = [&](std::vector<LedgerRow> rows) {
    for (LedgerRow& row : rows) add_row(std::move(row), read);
  };
  // The list of files grows meanwhile, and the articles stay where they are.
  add(store_.at(read_[file].path(), claim));
  if (asked_contents_.insert(fingerprint.content).second) {
    add(store_.with_content(fingerprint.content));
  }
  if (asked_bodies_.insert(fingerprint.body).second) add(store_.with_body(fingerprint.body));
  if (article == nullptr) return;
  if (asked_dates_.insert(article->published).second) add(store_.gone_of(article->published));
  const std::uint64_t digest = claim_of(claim);
  if (claim.empty() || !asked_claims_.insert(digest).second) return;
  for (const KnownArticle& rival : catalog_.with_claim(digest)) add_known(rival, read);
}

// All rows and files that have to do with those that were noted, and with each other.
void Identities::gather(const Reader& read) {
  // Of a catalog that was filled just now, who shares a claim is asked once for all.
  if (catalog_.is_empty() || catalog_.is_anew()) {
    for (const std::uint64_t claim : catalog_.shared_claims()) {
      for (const KnownArticle& rival : catalog_.with_claim(claim)) add_known(rival, read);
    }
  }
  if (catalog_.is_empty()) {
    for (LedgerRow& row : store_.all()) related_.emplace(row.id, std::move(row));
  }
  for (const std::uint64_t claim : catalog_.given_up_claims()) {
    for (const KnownArticle& rival : catalog_.with_claim(claim)) add_known(rival, read);
  }
  for (const std::string& path : imported_) add_at(path, read);
  for (const std::string& path : gone_) {
    for (LedgerRow& row : store_.live_at(path)) add_row(std::move(row), read);
  }
  // The list grows meanwhile.
  for (std::size_t i = 0; i < read_.size(); ++i) gather_related(i, read);
}

std::vector<SharedId> Identities::give(const Reader& read) {
  gather(read);
  if (read_.empty() && related_.empty()) return {};
  std::sort(read_.begin(), read_.end(), [](const ReadFile& a, const ReadFile& b) {
    return std::tuple(a.below_root(), a.folder.root) < std::tuple(b.below_root(), b.folder.root);
  });
  for (const ReadFile& file : read_) {
    sightings_.push_back({file.path(), file.fingerprint, file.shown_article.get(),
                          file.has_other_bytes, file.is_unreadable});
    claims_.push_back(file.shown_article == nullptr ? std::string() : file.shown_article->id);
  }
  std::vector<LedgerRow> rows;
  for (auto& [id, row] : related_) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(),
            [](const LedgerRow& a, const LedgerRow& b) { return a.id < b.id; });
  ledger_ = Ledger(std::move(rows));
  const Inquiry inquiry{[this](const std::string& path) { return is_in_scope(path); },
                        [this](const std::string& path) { return presence_of(path); },
                        [this] { return renames(); }};
  std::vector<SharedId> shared = ledger_.identify(sightings_, inquiry);
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    if (const LedgerRow* rival = ledger_.rival_of(i)) {
      undecided_.push_back({read_[i].article, read_[i].shown, rival->path});
    }
  }
  save_ids();
  return shared;
}

bool Identities::has_published_below(const std::string& path) {
  const std::vector<LedgerRow> rows = store_.live();
  return std::any_of(rows.begin(), rows.end(), [&](const LedgerRow& row) {
    return row.path.starts_with(path) &&
           (row.path.size() == path.size() || path.empty() || row.path[path.size()] == '/');
  });
}

void Identities::save_ids() {
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    const Article* article = sightings_[i].article;
    if (article == nullptr || ledger_.rival_of(i) != nullptr) continue;
    const bool is_own = article->id == claims_[i];
    catalog_.set_id(read_[i].article, is_own ? std::nullopt : std::optional(article->id));
  }
}

void Identities::record(const std::vector<PublishedArticle>& published) {
  store_.save(ledger_.changes([](const Article&) { return false; }));
  for (const PublishedArticle& article : published) {
    if (!is_recordable_id(article.id)) continue;
    const LedgerRow row{
        article.id,        article.path,        std::string(recorded_title(article.title)),
        article.published, article.fingerprint, LedgerRow::State::kLive};
    store_.add(row);
    if (!article.is_newer) continue;
    const std::vector<LedgerRow> there = store_.live_at(article.path);
    if (there.size() == 1 && there.front().id == article.id) store_.save({row});
  }
  if (keeps_heads_) return;
  Heads heads;
  for (const Repository& repository : repositories()) {
    heads[from_home(repository.top)] = repository.head;
  }
  store_.save(heads);
}

}  // namespace feedgen
