#include "index/catalog.h"

#include <algorithm>
#include <utility>

#include "state/checked_row.h"
#include "state/schema.h"
#include "state/values.h"

namespace feedgen {
namespace {

// Numbers of categories, four bytes each, the lowest first.
std::vector<std::uint8_t> packed(const std::vector<std::int64_t>& numbers) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(numbers.size() * 4);
  for (const std::int64_t number : numbers) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
  }
  return bytes;
}

std::vector<std::int64_t> unpacked(CheckedRow& row, std::span<const std::uint8_t> bytes,
                                   int column) {
  std::vector<std::int64_t> numbers;
  if (bytes.size() % 4 != 0) row.refuse(column, "no list of numbers");
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    std::int64_t number = 0;
    for (std::size_t b = 0; b < 4; ++b) number |= std::int64_t{bytes[i + b]} << (8 * b);
    numbers.push_back(number);
  }
  return numbers;
}

constexpr const char* kCountNames[kArticleStates] = {"shown",  "waiting",    "expired", "drafts",
                                                     "hidden", "no article", "skipped"};

}  // namespace

Catalog::Catalog(Session& session) : session_(session), categories_(session), members_(session) {
  for (std::size_t i = 0; i < kArticleStates; ++i) counts_[i] = count_fact(kCountNames[i]);
  next_article_ = next_number("SELECT max(number) FROM articles", "articles");
  next_folder_ = next_number("SELECT max(number) FROM folders", "folders");
  is_bulk_ = next_article_ == 1;
}

std::int64_t Catalog::next_number(const char* sql, const char* table) {
  Statement& row = session_.statement(sql);
  if (!session_.step(row)) return 1;
  const std::int64_t highest = row.is_null(0) ? 0 : CheckedRow(session_, row, table).key(0);
  row.reset();
  return highest + 1;
}

void Catalog::begin_anew() {
  is_anew_ = true;
  Statement& rows = session_.statement("SELECT number, content FROM articles ORDER BY number");
  while (session_.step(rows)) former_.push_back({rows.number(0), digest(rows.bytes(1)), false});
  session_.run(
      "DELETE FROM articles; DELETE FROM problems; DELETE FROM members; DELETE FROM uses;"
      "DROP INDEX IF EXISTS articles_by_claim; DROP INDEX IF EXISTS articles_waiting;"
      "DROP INDEX IF EXISTS articles_expiring");
  categories_.clear();
  counts_ = {};
  has_changed_ = true;
}

// Its number is given once: two files of one article are none of our writing.
Catalog::Former* Catalog::take_former(std::int64_t number) {
  const auto found =
      std::lower_bound(former_.begin(), former_.end(), number,
                       [](const Former& one, std::int64_t wanted) { return one.number < wanted; });
  if (found == former_.end() || found->number != number || found->is_taken) return nullptr;
  found->is_taken = true;
  return &*found;
}

std::int64_t Catalog::fact(std::string_view name) {
  Statement& row = session_.statement("SELECT value FROM facts WHERE name = ?");
  return session_.number(row.bind(0, name)).value_or(0);
}

std::int64_t Catalog::count_fact(std::string_view name) {
  Statement& row = session_.statement("SELECT value FROM facts WHERE name = ?");
  if (!session_.step(row.bind(0, name))) return 0;
  const std::int64_t value = CheckedRow(session_, row, "facts").count(0);
  row.reset();
  return value;
}

void Catalog::set_fact(std::string_view name, std::int64_t value) {
  Statement& row = session_.statement(
      "INSERT INTO facts (name, value) VALUES (?, ?)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  session_.run(row.bind(0, name).bind(1, value));
  has_other_facts_ = true;
}

std::size_t Catalog::files() const {
  std::int64_t all = 0;
  for (const std::int64_t count : counts_) all += count;
  return static_cast<std::size_t>(all);
}

void Catalog::count_change(ArticleState state, std::int64_t by) {
  counts_[static_cast<std::size_t>(state)] += by;
  has_changed_ = true;
}

std::int64_t Catalog::known_folder(const FolderKey& folder) {
  Statement& row =
      session_.statement("SELECT number FROM folders WHERE root = ? AND path = ? AND by_links = ?");
  row.bind(0, folder.root).bind(1, folder.path).bind(2, std::int64_t{folder.by_links});
  return session_.number(row).value_or(0);
}

std::int64_t Catalog::folder_number(const FolderKey& folder) {
  auto& [last, number] = last_folder_;
  const bool is_last = number != 0 && last.path == folder.path && last.root == folder.root &&
                       last.by_links == folder.by_links;
  if (is_last) return number;
  number = known_folder(folder);
  last = folder;
  if (number != 0) return number;
  number = next_folder_++;
  Statement& row =
      session_.statement("INSERT INTO folders (number, root, path, by_links) VALUES (?, ?, ?, ?)");
  row.bind(0, number).bind(1, folder.root).bind(2, folder.path);
  session_.run(row.bind(3, std::int64_t{folder.by_links}));
  return number;
}

bool Catalog::has_files_of(const std::string& root) {
  if (is_bulk_) return false;
  Statement& row = session_.statement(
      "SELECT f.article FROM folders d JOIN files f ON f.folder = d.number WHERE d.root = ? LIMIT "
      "1");
  return session_.number(row.bind(0, root)).has_value();
}

FolderDifference Catalog::compare(const FolderKey& folder, const std::vector<FolderEntry>& files,
                                  std::uint64_t section, Trust trust) {
  FolderDifference difference;
  std::size_t at = 0;
  const auto skip_to = [&](std::string_view name) {
    for (; at < files.size() && files[at].name < name; ++at) difference.changed.push_back(at);
  };
  const std::scoped_lock lock(mutex_);
  const std::int64_t number = is_bulk_ ? 0 : known_folder(folder);
  if (number != 0) {
    visited_.insert(number);
    Statement& rows = session_.statement(
        "SELECT name, size, inode, modified, changed, section FROM files WHERE folder = ?"
        " ORDER BY name");
    rows.bind(0, number);
    while (session_.step(rows)) {
      const std::string_view name = rows.text(0);
      skip_to(name);
      if (at == files.size() || files[at].name != name) {
        difference.removed.emplace_back(CheckedRow(session_, rows, "files").file_name(0));
        continue;
      }
      const FileStamp known{as_unsigned(rows.number(1)), as_unsigned(rows.number(2)),
                            rows.number(3), rows.number(4)};
      const bool is_same = trust == Trust::kStamps && known == files[at].status.stamp &&
                           as_unsigned(rows.number(5)) == section;
      if (!is_same) difference.changed.push_back(at);
      ++at;
    }
  }
  for (; at < files.size(); ++at) difference.changed.push_back(at);
  return difference;
}

std::vector<KnownArticle> Catalog::unvisited() {
  std::vector<KnownArticle> all;
  if (is_bulk_) return all;
  std::vector<std::int64_t> folders;
  Statement& numbers = session_.statement("SELECT number FROM folders");
  while (session_.step(numbers)) {
    if (!visited_.contains(numbers.number(0))) folders.push_back(numbers.number(0));
  }
  for (const std::int64_t folder : folders) {
    Statement& rows = session_.statement(
        "SELECT f.article, f.name, d.root, d.path, d.by_links FROM files f"
        " JOIN folders d ON d.number = f.folder WHERE f.folder = ?");
    add_known(rows.bind(0, folder), all);
  }
  return all;
}

std::optional<Catalog::KnownFile> Catalog::file_at(std::int64_t folder, std::string_view name) {
  Statement& row =
      session_.statement("SELECT article, changed FROM files WHERE folder = ? AND name = ?");
  if (!session_.step(row.bind(0, folder).bind(1, name))) return std::nullopt;
  const KnownFile file{CheckedRow(session_, row, "files").key(0), row.number(1) != 0};
  row.reset();
  return file;
}

std::optional<Catalog::Row> Catalog::row(std::int64_t article) {
  Statement& row = session_.statement(
      "SELECT state, sorted, content, facts, claim, categories FROM articles WHERE number = ?");
  if (!session_.step(row.bind(0, article))) return std::nullopt;
  CheckedRow checked(session_, row, "articles");
  Row found;
  found.number = article;
  found.state = static_cast<ArticleState>(checked.number(0, 0, kArticleStates - 1));
  found.sorted = checked.time(1);
  found.content = checked.digest(2);
  found.facts = as_unsigned(row.number(3));
  found.claim = as_unsigned(row.number(4));
  found.categories = unpacked(checked, row.bytes(5), 5);
  row.reset();
  return found;
}

void Catalog::withdraw(const Row& row) {
  count_change(row.state, -1);
  if (row.claim != 0) given_up_claims_.insert(row.claim);
  if (row.state == ArticleState::kSkipped) {
    session_.run(session_.statement("DELETE FROM problems WHERE article = ?").bind(0, row.number));
  }
  for (const std::int64_t category : row.categories) {
    categories_.remove_article(category);
    members_.withdraw(category, row.sorted, row.number);
  }
}

void Catalog::enter(std::int64_t article, std::int64_t folder, const std::string& name,
                    const ArticleRecord& record) {
  count_change(record.state, 1);
  std::vector<std::int64_t> levels;
  if (record.state == ArticleState::kShown) levels = categories_.levels_of(record.categories);
  for (const std::int64_t category : levels) {
    categories_.add_article(category);
    members_.enter(category, record.sorted, article);
  }
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO articles (number, folder, name, state, published, starts, expires,"
      " sorted, content, facts, claim, id, categories)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)");
  row.bind(0, article).bind(1, folder).bind(2, name);
  row.bind(3, static_cast<std::int64_t>(record.state)).bind(4, seconds(record.published));
  const bool waits = record.state == ArticleState::kWaiting;
  if (record.starts || waits) {
    row.bind(5, seconds(record.starts.value_or(record.published)));
  } else {
    row.bind_null(5);
  }
  if (record.expires) {
    row.bind(6, seconds(*record.expires));
  } else {
    row.bind_null(6);
  }
  row.bind(7, seconds(record.sorted)).bind(8, record.content).bind(9, as_signed(record.facts));
  const bool claims = record.state == ArticleState::kShown && record.claim != 0;
  claims ? row.bind(10, as_signed(record.claim)) : row.bind_null(10);
  session_.run(row.bind(11, packed(levels)));
}

Catalog::Reported Catalog::reported(std::int64_t article) {
  Statement& row = session_.statement("SELECT reported FROM problems WHERE article = ?");
  const bool is_reported = session_.number(row.bind(0, article)).value_or(0) != 0;
  return is_reported ? Reported::kYes : Reported::kNo;
}

void Catalog::write_problem(std::int64_t article, const Message& problem, Reported reported) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO problems (article, line, position, problem, remedy, reported)"
      " VALUES (?, ?, ?, ?, ?, ?)");
  row.bind(0, article).bind(1, std::int64_t{problem.place.line});
  row.bind(2, std::int64_t{problem.place.column}).bind(3, problem.problem);
  session_.run(row.bind(4, problem.remedy).bind(5, std::int64_t{reported == Reported::kYes}));
}

void Catalog::write_file(std::int64_t folder, const std::string& name, const FileStamp& stamp,
                         std::uint64_t section, std::int64_t article) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO files (folder, name, size, inode, modified, changed, section,"
      " article) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, folder).bind(1, name).bind(2, as_signed(stamp.size));
  row.bind(3, as_signed(stamp.inode)).bind(4, stamp.modified).bind(5, stamp.changed);
  session_.run(row.bind(6, as_signed(section)).bind(7, article));
}

Stored Catalog::put(const FolderKey& folder, const std::string& name, const FileStamp& stamp,
                    std::uint64_t section, const ArticleRecord& record) {
  const std::int64_t in = folder_number(folder);
  std::optional<KnownFile> known;
  if (!is_bulk_) known = file_at(in, name);
  const std::optional<Row> before = known && !is_anew_ ? row(known->article) : std::nullopt;
  const Former* former = known && is_anew_ ? take_former(known->article) : nullptr;
  Stored outcome;
  if (before) {
    outcome = {before->number, before->content != record.content};
  } else if (former != nullptr) {
    outcome = {former->number, former->content != record.content};
  } else {
    outcome = {next_article_++, true};
  }
  if (known && known->was_settled) {
    has_other_facts_ = true;
  } else {
    ++settled_;
  }
  write_file(in, name, stamp, section, outcome.article);
  const std::uint64_t claim = record.state == ArticleState::kShown ? record.claim : 0;
  const bool is_same = before && before->state == record.state && before->facts == record.facts &&
                       before->content == record.content && before->claim == claim;
  outcome.has_changed = !is_same;
  if (is_same) return outcome;
  // A file that was edited and still has the same problem: it was said already.
  const bool is_same_problem = before && before->state == ArticleState::kSkipped &&
                               before->facts == record.facts && record.problem;
  const Reported said = is_same_problem ? reported(before->number) : Reported::kNo;
  if (before) withdraw(*before);
  enter(outcome.article, in, name, record);
  if (record.problem) write_problem(outcome.article, *record.problem, said);
  return outcome;
}

std::int64_t Catalog::remove(const FolderKey& folder, const std::string& name) {
  const std::int64_t in = known_folder(folder);
  const std::optional<KnownFile> file = file_at(in, name);
  if (!file) return 0;
  if (const std::optional<Row> known = row(file->article)) withdraw(*known);
  session_.run(session_.statement("DELETE FROM articles WHERE number = ?").bind(0, file->article));
  session_.run(session_.statement("DELETE FROM files WHERE folder = ? AND name = ?")
                   .bind(0, in)
                   .bind(1, name));
  return file->article;
}

void Catalog::distrust(std::int64_t article) {
  Statement& row = session_.statement(
      "UPDATE files SET changed = 0 WHERE (folder, name) ="
      " (SELECT folder, name FROM articles WHERE number = ?)");
  session_.run(row.bind(0, article));
}

void Catalog::forget_content(std::int64_t article) {
  distrust(article);
  session_.run(session_.statement("UPDATE articles SET content = zeroblob(16) WHERE number = ?")
                   .bind(0, article));
}

void Catalog::set_id(std::int64_t article, const std::optional<std::string>& id) {
  Statement& known = session_.statement("SELECT id, categories FROM articles WHERE number = ?");
  if (!session_.step(known.bind(0, article))) return;
  const bool is_same = known.is_null(0) ? !id : id && std::string_view(*id) == known.text(0);
  CheckedRow checked(session_, known, "articles");
  const std::vector<std::int64_t> categories = unpacked(checked, known.bytes(1), 1);
  known.reset();
  if (is_same) return;
  Statement& row = session_.statement("UPDATE articles SET id = ? WHERE number = ?");
  id ? row.bind(0, std::string_view(*id)) : row.bind_null(0);
  session_.run(row.bind(1, article));
  for (const std::int64_t category : categories) categories_.touch(category);
  has_changed_ = true;
}

void Catalog::finish() {
  members_.save();
  if (is_bulk_ || is_anew_) session_.run(kStateIndexes);
  categories_.prune();
  if (!has_changed_) return;
  for (std::size_t i = 0; i < kArticleStates; ++i) set_fact(kCountNames[i], counts_[i]);
}

}  // namespace feedgen
