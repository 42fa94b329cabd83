#include "ids/related.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/hash.h"
#include "text/path_parts.h"
#include "text/url.h"

namespace feedgen {
namespace {

// Versions before this one bound ids under addresses such as http://localhost:4000/.
bool is_of_trial(const LedgerRow& row, const Settings& settings) {
  return !settings.has_trial_address && is_web_url(row.id) &&
         is_placeholder_address(row.id, PlaceholderUse::kOwn);
}

}  // namespace

Related::Related(ReadArticles read, Run& run, const ReadKnown& read_known)
    : run_(run),
      ledger_(run.session),
      read_known_(read_known),
      gone_(read.gone()),
      imported_(read.imported()),
      articles_(read.take()) {
  for (const ReadArticle& article : articles_) numbers_.insert(article.number);
  gather();
}

void Related::gather() {
  Articles& known = run_.index.articles;
  // All articles of an index that was filled just now are newcomers: which of them share a claim is
  // asked once for all.
  if (run_.index.files.is_empty() || known.is_anew()) {
    for (const std::uint64_t claim : known.shared_claims()) add_with_claim(claim);
  }
  if (run_.index.files.is_empty()) {
    for (LedgerRow& row : ledger_.all()) {
      if (is_of_trial(row, run_.request.settings)) continue;
      rows_.emplace(row.id, std::move(row));
    }
  }
  for (const std::uint64_t claim : known.given_up_claims()) add_with_claim(claim);
  for (const std::string& path : imported_) add_at(path);
  for (const std::string& path : gone_) {
    for (LedgerRow& row : ledger_.live_at(path)) add_row(std::move(row));
  }
  // The list grows meanwhile.
  for (std::size_t i = 0; i < articles_.size(); ++i) gather_for(i);
}

void Related::gather_for(std::size_t i) {
  // The list grows meanwhile, and the articles that it points to stay where they are.
  const Article* article = articles_[i].article.get();
  const std::string claim = article == nullptr ? std::string() : article->id;
  const Fingerprint fingerprint = articles_[i].fingerprint;
  const auto add = [&](std::vector<LedgerRow> rows) {
    for (LedgerRow& row : rows) add_row(std::move(row));
  };
  const std::string path = path_from_home(articles_[i].key);
  add(ledger_.at(path, claim));
  const std::string given = articles_[i].id_before.given;
  if (!given.empty() && given != claim) add(ledger_.at(path, given));
  if (asked_contents_.insert(fingerprint.content).second) {
    add(ledger_.with_content(fingerprint.content));
  }
  if (asked_bodies_.insert(fingerprint.body).second) add(ledger_.with_body(fingerprint.body));
  if (article == nullptr) return;
  if (asked_dates_.insert(article->published).second) add(ledger_.gone_of(article->published));
  const std::uint64_t digest = claim_of(claim);
  if (!claim.empty() && asked_claims_.insert(digest).second) add_with_claim(digest);
}

// The article that is at the row's place now may keep the row's id.
void Related::add_row(LedgerRow row) {
  if (rows_.contains(row.id) || is_of_trial(row, run_.request.settings)) return;
  const std::string path = row.path;
  const bool is_live = row.state == LedgerRow::State::kLive;
  rows_.emplace(row.id, std::move(row));
  if (is_live) add_at(path);
}

void Related::add_with_claim(std::uint64_t claim) {
  for (const KnownArticle& rival : run_.index.articles.with_claim(claim)) add_known(rival);
}

void Related::add_known(const KnownArticle& known) {
  if (numbers_.contains(known.number)) return;
  std::optional<ReadArticle> article = read_known_(known, run_);
  if (!article) return;
  numbers_.insert(known.number);
  articles_.push_back(std::move(*article));
}

void Related::add_at(const std::string& path) {
  if (gone_.contains(path)) return;
  if (const std::optional<KnownArticle> known = find_known(path)) add_known(*known);
}

std::optional<KnownArticle> Related::find_known(const std::string& path) {
  for (std::size_t i = 0; i < run_.folders.size(); ++i) {
    const std::string root = joined_path(run_.folders[i].scope, {});
    if (!path.starts_with(root)) continue;
    ArticleKey key = article_key(root, std::string_view(path).substr(root.size()));
    for (const bool by_links : {false, true}) {
      key.folder.by_links = by_links;
      if (auto known = run_.index.files.find(key)) return known;
    }
  }
  return std::nullopt;
}

std::vector<ReadArticle> Related::take_articles() {
  std::sort(articles_.begin(), articles_.end(), [](const ReadArticle& a, const ReadArticle& b) {
    return std::tuple(path_below_root(a.key), a.key.folder.root) <
           std::tuple(path_below_root(b.key), b.key.folder.root);
  });
  return std::move(articles_);
}

std::vector<LedgerRow> Related::take_rows() {
  std::vector<LedgerRow> rows;
  for (auto& [id, row] : rows_) rows.push_back(std::move(row));
  std::sort(rows.begin(), rows.end(),
            [](const LedgerRow& a, const LedgerRow& b) { return a.id < b.id; });
  return rows;
}

}  // namespace feedgen
