#include "ids/ledger.h"

#include <utility>

#include "state/checked_row.h"
#include "text/hash.h"
#include "value/article.h"

namespace feedgen {

Ledger::Ledger(std::vector<LedgerRow> rows) {
  rows_.reserve(rows.size());
  for (LedgerRow& row : rows) {
    if (!by_id_.try_emplace(row.id, rows_.size()).second) continue;
    const bool is_live = row.state == LedgerRow::State::kLive;
    if (is_live && !by_path_.try_emplace(row.path, rows_.size()).second) {
      row.state = LedgerRow::State::kGone;
    }
    rows_.push_back(std::move(row));
  }
}

std::vector<SharedId> Ledger::identify(const std::vector<SeenFile>& files, const Inquiry& inquiry) {
  files_ = &files;
  Matches matches = match(rows_, files, inquiry);
  row_of_ = std::move(matches.row_of);
  rival_of_ = std::move(matches.rival_of);
  file_of_.assign(rows_.size(), kNoRow);
  fates_.assign(rows_.size(), Fate::kStays);
  for (const std::size_t row : matches.lost) fates_[row] = Fate::kGone;
  for (const std::size_t row : matches.elsewhere) fates_[row] = Fate::kElsewhere;
  claims_.resize(files.size());
  for (std::size_t s = 0; s < files.size(); ++s) {
    if (row_of_[s] != kNoRow) file_of_[row_of_[s]] = s;
    if (files[s].article != nullptr) claims_[s] = files[s].article->id;
  }
  Owners owners;
  owners.reserve(files.size());
  keep_recorded_ids(owners);
  admit_claims(owners);
  give_own_ids(owners);
  return shared_ids(owners);
}

// An id that was published outweighs every new claim to it.
void Ledger::keep_recorded_ids(Owners& owners) {
  for (std::size_t s = 0; s < files_->size(); ++s) {
    Article* article = (*files_)[s].article;
    if (article == nullptr || row_of_[s] == kNoRow) continue;
    const std::string& recorded = rows_[row_of_[s]].id;
    if (article->id_origin == IdOrigin::kGiven && article->id != recorded) continue;
    article->id = recorded;
    owners.emplace(article->id, s);
  }
}

void Ledger::admit_claims(Owners& owners) {
  for (std::size_t s = 0; s < files_->size(); ++s) {
    const Article* article = (*files_)[s].article;
    if (article == nullptr || rival_of_[s] != kNoRow) continue;
    const auto owner = owners.find(article->id);
    if (owner != owners.end() && owner->second == s) continue;
    if (takes(s, owners)) {
      owners.emplace(article->id, s);
    } else {
      losers_.push_back(s);
    }
  }
}

// Whether the article gets the id that it came with; then its row is that id's.
bool Ledger::takes(std::size_t file, const Owners& owners) {
  const Article& article = *(*files_)[file].article;
  if (owners.contains(article.id)) return false;
  const auto known = by_id_.find(article.id);
  const std::size_t row = known == by_id_.end() ? kNoRow : known->second;
  if (row != kNoRow) {
    // The row of an article that is gone keeps its id, unless an author gives the id to another
    // one.
    if (article.id_origin == IdOrigin::kDerived || file_of_[row] != kNoRow) return false;
    file_of_[row] = file;
    fates_[row] = Fate::kStays;
  }
  if (const std::size_t old = std::exchange(row_of_[file], row); old != kNoRow) {
    file_of_[old] = kNoRow;
    fates_[old] = Fate::kReplaced;
  }
  return true;
}

void Ledger::give_own_ids(Owners& owners) {
  for (const std::size_t s : losers_) {
    Article& article = *(*files_)[s].article;
    if (row_of_[s] != kNoRow) {
      article.id = rows_[row_of_[s]].id;
    } else {
      // Paths below different folders may be the same; a number then tells their ids apart.
      article.id = urn_of(article.path);
      for (int n = 2; owners.contains(article.id) || by_id_.contains(article.id); ++n) {
        article.id = urn_of(article.path + '\n' + std::to_string(n));
      }
    }
    owners.emplace(article.id, s);
  }
}

const LedgerRow* Ledger::rival_of(std::size_t file) const {
  return rival_of_[file] == kNoRow ? nullptr : &rows_[rival_of_[file]];
}

// The same in every run: it depends on what the articles claim, not on which was published first.
std::vector<SharedId> Ledger::shared_ids(const Owners& owners) const {
  std::vector<SharedId> shared;
  for (std::size_t s = 0; s < files_->size(); ++s) {
    const Article* article = (*files_)[s].article;
    if (article == nullptr || article->id == claims_[s]) continue;
    const auto owner = owners.find(claims_[s]);
    if (owner == owners.end() || claims_[owner->second] != claims_[s]) continue;
    shared.push_back({claims_[s], (*files_)[owner->second].article->file, article->file});
  }
  return shared;
}

namespace {

LedgerRow row_of(const SeenFile& file) {
  const Article& article = *file.article;
  return {article.id,        file.path,        std::string(recorded_title(article.title)),
          article.published, file.fingerprint, LedgerRow::State::kLive};
}

}  // namespace

LedgerRow Ledger::row_after(std::size_t row) const {
  LedgerRow after = rows_[row];
  const std::size_t s = file_of_[row];
  if (s != kNoRow && rival_of_[s] != kNoRow) return after;
  if (fates_[row] == Fate::kElsewhere) return after;
  if (s != kNoRow && (*files_)[s].article != nullptr) return row_of((*files_)[s]);
  if (s != kNoRow) {
    // An article that is not shown keeps the title that it was shown with; its file may be renamed.
    const SeenFile& file = (*files_)[s];
    if (file.fingerprint != Fingerprint{}) after.fingerprint = file.fingerprint;
    after.path = file.path;
    after.state = LedgerRow::State::kLive;
  } else if (fates_[row] == Fate::kReplaced) {
    after.state = LedgerRow::State::kReplaced;
    after.fingerprint = {};
  } else if (fates_[row] == Fate::kGone) {
    after.state = LedgerRow::State::kGone;
  }
  return after;
}

std::vector<LedgerRow> Ledger::rows(const IsPublished& is_published) const {
  std::vector<LedgerRow> all;
  if (files_ == nullptr) return rows_;
  for (std::size_t row = 0; row < rows_.size(); ++row) all.push_back(row_after(row));
  for (std::size_t s = 0; s < files_->size(); ++s) {
    const Article* article = (*files_)[s].article;
    const bool is_new = article != nullptr && row_of_[s] == kNoRow && rival_of_[s] == kNoRow;
    if (is_new && is_published(*article) && is_recordable_id(article->id)) {
      all.push_back(row_of((*files_)[s]));
    }
  }
  return all;
}

std::vector<LedgerRow> Ledger::changes() const {
  std::vector<LedgerRow> changed;
  for (std::size_t row = 0; files_ != nullptr && row < rows_.size(); ++row) {
    LedgerRow after = row_after(row);
    if (after != rows_[row]) changed.push_back(std::move(after));
  }
  return changed;
}

}  // namespace feedgen
