#include "ids/ledger_match.h"

#include <cstring>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/hash.h"
#include "value/article.h"

namespace feedgen {
namespace {

constexpr Digest kUnknown{};

struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
  }
};

Digest appearance(std::string_view title, Instant published) {
  std::string text(recorded_title(title));
  text += '\n' + std::to_string(published.time_since_epoch().count());
  return hash128(text);
}

// What a row and a file of the same article have in common, the strongest evidence first.
enum class Trait { kContent, kBody, kAppearance };

Digest trait_of(const LedgerRow& row, Trait trait) {
  if (trait == Trait::kContent) return row.fingerprint.content;
  if (trait == Trait::kBody) return row.fingerprint.body;
  return appearance(row.title, row.published);
}

Digest trait_of(const SeenFile& file, Trait trait) {
  if (trait == Trait::kContent) return file.fingerprint.content;
  if (trait == Trait::kBody) return file.fingerprint.body;
  if (file.article == nullptr) return kUnknown;
  return appearance(file.article->title, file.article->published);
}

// How strong the evidence is that the file at a row's path holds the row's article; 0: none.
int evidence(const LedgerRow& row, const SeenFile& file) {
  const auto same = [](const Digest& a, const Digest& b) { return a == b && a != kUnknown; };
  if (same(row.fingerprint.content, file.fingerprint.content)) return 4;
  if (same(row.fingerprint.body, file.fingerprint.body)) return 3;
  if (file.article == nullptr) return 0;
  if (row.published == file.article->published) return 2;
  return row.title == recorded_title(file.article->title) ? 1 : 0;
}

struct Pair {
  std::size_t row, file;
};

class Matcher {
 public:
  Matcher(const std::vector<LedgerRow>& rows, const std::vector<SeenFile>& files,
          const Inquiry& inquiry)
      : rows_(rows),
        files_(files),
        inquiry_(inquiry),
        row_of_(files.size(), kNoRow),
        file_of_(rows.size(), kNoRow),
        rival_of_(files.size(), kNoRow) {}

  Matches run() {
    take_by_path();
    find_lost();
    find_rivals();
    follow_moved_contents();
    give(pairs(lost_, newcomers(), Trait::kBody));
    drop_found(lost_);
    if (!lost_.empty()) give(renamed());
    drop_found(lost_);
    give(pairs(lost_, newcomers(), Trait::kAppearance));
    drop_found(lost_);
    find_those_gone_before();
    std::erase_if(elsewhere_, [&](std::size_t row) {
      return file_of_[row] == kNoRow || !has_id_of(row, file_of_[row]);
    });
    return {std::move(row_of_), std::move(lost_), std::move(rival_of_), std::move(elsewhere_)};
  }

 private:
  using Indices = std::vector<std::size_t>;

  bool is_live(std::size_t row) const { return rows_[row].state == LedgerRow::State::kLive; }

  void take_by_path() {
    std::unordered_map<std::string_view, std::size_t> live;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (is_live(row)) live.emplace(rows_[row].path, row);
    }
    for (std::size_t s = 0; s < files_.size(); ++s) {
      const auto found = live.find(files_[s].path);
      if (found != live.end()) give({Pair{found->second, s}});
    }
    keep_shown_ids();
  }

  // Builders that share the ledger have checkouts of their own: what one of them has renamed or
  // removed is still there in another's.
  void keep_shown_ids() {
    Indices files;
    for (std::size_t s = 0; s < files_.size(); ++s) {
      if (files_[s].id_before == 0) continue;
      if (row_of_[s] == kNoRow || !has_id_of(row_of_[s], s)) files.push_back(s);
    }
    if (files.empty()) return;
    std::unordered_map<std::uint64_t, std::size_t> rows;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].state == LedgerRow::State::kReplaced) continue;
      rows.emplace(claim_of(rows_[row].id), row);
    }
    for (const std::size_t s : files) {
      const auto found = rows.find(files_[s].id_before);
      if (found == rows.end()) continue;
      const std::size_t row = found->second;
      const int how = evidence(rows_[row], files_[s]);
      const int by_path = row_of_[s] == kNoRow ? 0 : evidence(rows_[row_of_[s]], files_[s]);
      if (how == 0 || (how <= by_path && files_[s].is_changed)) continue;
      if (const std::size_t other = std::exchange(row_of_[s], kNoRow); other != kNoRow) {
        file_of_[other] = kNoRow;
      }
      if (const std::size_t other = file_of_[row]; other != kNoRow) row_of_[other] = kNoRow;
      give({Pair{row, s}});
      elsewhere_.push_back(row);
    }
  }

  // Whether the row has the id that the file's article was shown with.
  bool has_id_of(std::size_t row, std::size_t file) const {
    return claim_of(rows_[row].id) == files_[file].id_before;
  }

  // Live rows without a file. Of files that this run does not look for, only those are asked for
  // whose content has turned up elsewhere.
  void find_lost() {
    std::unordered_set<Digest, DigestHash> known;
    bool is_known_filled = false;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!is_live(row) || file_of_[row] != kNoRow) continue;
      if (!inquiry_.in_scope(rows_[row].path)) {
        if (!std::exchange(is_known_filled, true)) known = traits_of(newcomers());
        if (!known.contains(rows_[row].fingerprint.content) &&
            !known.contains(rows_[row].fingerprint.body)) {
          continue;
        }
      }
      const Presence presence = inquiry_.presence(rows_[row].path);
      if (presence == Presence::kGone) lost_.push_back(row);
      if (presence == Presence::kUnknown) unknown_.push_back(row);
    }
    for (std::size_t s = 0; s < files_.size(); ++s) {
      if (files_[s].is_unreadable && row_of_[s] != kNoRow) unknown_.push_back(row_of_[s]);
    }
  }

  // A file that is new, or has other bytes, may hold the article of a row whose own file can't be
  // read: then neither is decided.
  void find_rivals() {
    if (unknown_.empty()) return;
    if (inquiry_.awaits_renames) {
      for (const std::size_t s : newcomers()) rival_of_[s] = unknown_.front();
    }
    for (const Trait trait : {Trait::kContent, Trait::kBody, Trait::kAppearance}) {
      std::unordered_map<Digest, std::size_t, DigestHash> rows;
      for (const std::size_t row : unknown_) rows.emplace(trait_of(rows_[row], trait), row);
      rows.erase(kUnknown);
      for (std::size_t s = 0; s < files_.size(); ++s) {
        const bool may_hold_another = row_of_[s] == kNoRow
                                          ? files_[s].is_changed
                                          : trait == Trait::kContent && has_changed(s);
        const auto row = rows.find(trait_of(files_[s], trait));
        if (may_hold_another && row != rows.end() && rival_of_[s] == kNoRow) {
          rival_of_[s] = row->second;
        }
      }
    }
  }

  std::unordered_set<Digest, DigestHash> traits_of(const Indices& files) const {
    std::unordered_set<Digest, DigestHash> traits;
    for (const std::size_t s : files) {
      traits.insert(files_[s].fingerprint.content);
      traits.insert(files_[s].fingerprint.body);
    }
    traits.erase(kUnknown);
    return traits;
  }

  bool has_changed(std::size_t file) const {
    const Digest& before = rows_[row_of_[file]].fingerprint.content;
    const Digest& now = files_[file].fingerprint.content;
    return before != now && before != kUnknown && now != kUnknown;
  }

  // Names can be swapped and handed on; whole contents tell. A name whose file was rewritten gives
  // its row away only if what it holds now has come from another row, or has nothing in common with
  // its own: a copy that was kept of the old text is no reason.
  void follow_moved_contents() {
    Indices rows = lost_;
    Indices places = newcomers();
    for (std::size_t s = 0; s < files_.size(); ++s) {
      if (row_of_[s] == kNoRow || !has_changed(s) || rival_of_[s] != kNoRow) continue;
      rows.push_back(row_of_[s]);
      places.push_back(s);
    }
    std::vector<Pair> moves = pairs(rows, places, Trait::kContent);
    std::unordered_map<std::size_t, std::size_t> target;  // of a row
    std::unordered_set<std::size_t> taken;                // files
    for (const Pair& move : moves) {
      target.emplace(move.row, move.file);
      taken.insert(move.file);
    }
    for (const Pair& move : moves) {
      for (std::size_t row = move.row; row != kNoRow && target.contains(row);) {
        const std::size_t own = file_of_[row];
        if (own == kNoRow || taken.contains(own)) break;
        if (evidence(rows_[row], files_[own]) == 0) break;
        const std::size_t to = target.extract(row).mapped();
        taken.erase(to);
        row = row_of_[to];
      }
    }
    std::erase_if(moves, [&](const Pair& move) { return !target.contains(move.row); });
    for (const Pair& move : moves) {
      if (const std::size_t displaced = row_of_[move.file]; displaced != kNoRow) {
        file_of_[displaced] = kNoRow;
        lost_.push_back(displaced);
      }
      if (const std::size_t own = file_of_[move.row]; own != kNoRow) row_of_[own] = kNoRow;
      file_of_[move.row] = kNoRow;
    }
    give(moves);
    drop_found(lost_);
  }

  std::vector<Pair> renamed() const {
    std::unordered_map<std::string_view, std::size_t> from;
    for (const std::size_t row : lost_) from.emplace(rows_[row].path, row);
    std::unordered_map<std::string_view, std::size_t> to;
    for (const std::size_t s : newcomers()) to.emplace(files_[s].path, s);
    std::vector<Pair> found;
    if (to.empty()) return found;
    for (const Rename& rename : inquiry_.renames()) {
      const auto row = from.find(rename.from);
      const auto file = to.find(rename.to);
      if (row == from.end() || file == to.end()) continue;
      found.push_back({row->second, file->second});
      from.erase(row);
      to.erase(file);
    }
    return found;
  }

  void find_those_gone_before() {
    Indices gone;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].state == LedgerRow::State::kGone) gone.push_back(row);
    }
    if (gone.empty()) return;
    std::unordered_map<std::string_view, Indices> at;
    for (const std::size_t row : gone) at[rows_[row].path].push_back(row);
    for (const std::size_t s : newcomers()) {
      const auto found = at.find(files_[s].path);
      if (found != at.end()) recognise(s, found->second);
    }
    for (const Trait trait : {Trait::kContent, Trait::kBody, Trait::kAppearance}) {
      drop_found(gone);
      give(pairs(gone, newcomers(), trait));
    }
  }

  void recognise(std::size_t file, const Indices& rows) {
    std::size_t best = kNoRow;
    int most = 0;
    for (const std::size_t row : rows) {
      const int how = evidence(rows_[row], files_[file]);
      // Between rows with equal evidence the id decides, since the order of the rows means nothing.
      const bool better = how > most || (how == most && how > 0 && rows_[row].id < rows_[best].id);
      if (!better) continue;
      best = row;
      most = how;
    }
    if (best != kNoRow) give({Pair{best, file}});
  }

  // Where exactly one row and exactly one file have a trait in common.
  std::vector<Pair> pairs(const Indices& rows, const Indices& files, Trait trait) const {
    struct Holders {
      Indices rows, files;
    };
    std::unordered_map<Digest, Holders, DigestHash> holders;
    for (const std::size_t row : rows) holders[trait_of(rows_[row], trait)].rows.push_back(row);
    holders.erase(kUnknown);
    if (holders.empty()) return {};
    for (const std::size_t s : files) {
      const auto found = holders.find(trait_of(files_[s], trait));
      if (found != holders.end()) found->second.files.push_back(s);
    }
    std::vector<Pair> single;
    for (const auto& [digest, those] : holders) {
      if (those.rows.size() != 1 || those.files.size() != 1) continue;
      single.push_back({those.rows.front(), those.files.front()});
    }
    return single;
  }

  Indices newcomers() const {
    Indices all;
    for (std::size_t s = 0; s < files_.size(); ++s) {
      const bool is_new = row_of_[s] == kNoRow && rival_of_[s] == kNoRow;
      if (is_new && files_[s].is_changed) all.push_back(s);
    }
    return all;
  }

  void give(const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
      row_of_[pair.file] = pair.row;
      file_of_[pair.row] = pair.file;
    }
  }

  void drop_found(Indices& rows) const {
    std::erase_if(rows, [&](std::size_t row) { return file_of_[row] != kNoRow; });
  }

  const std::vector<LedgerRow>& rows_;
  const std::vector<SeenFile>& files_;
  const Inquiry& inquiry_;
  std::vector<std::size_t> row_of_;
  std::vector<std::size_t> file_of_;
  std::vector<std::size_t> rival_of_;
  Indices lost_;
  Indices elsewhere_;
  Indices unknown_;  // live rows whose file may be there, but can't be read
};

}  // namespace

Matches match(const std::vector<LedgerRow>& rows, const std::vector<SeenFile>& files,
              const Inquiry& inquiry) {
  return Matcher(rows, files, inquiry).run();
}

}  // namespace feedgen
