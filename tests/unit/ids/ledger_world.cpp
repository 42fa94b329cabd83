#include "ledger_world.h"

#include <algorithm>

#include "text/hash.h"
#include "value/article.h"

namespace feedgen {
namespace {

Digest digest(const std::string& text) { return text.empty() ? Digest{} : hash128(text); }

Fingerprint fingerprint(const WorldFile& file) {
  return {digest(file.title + std::to_string(file.published) + file.given_id + file.permalink +
                 (file.is_hidden ? "hidden" : "") + file.body),
          digest(file.body)};
}

Article article(const std::string& path, const WorldFile& file) {
  Article one;
  one.path = one.file = path;
  one.title = file.title;
  one.published = Instant{std::chrono::seconds{file.published}};
  one.url = "https://s/" + (file.permalink.empty() ? path : file.permalink);
  one.id = file.given_id.empty() ? one.url : file.given_id;
  one.id_origin = file.given_id.empty() ? IdOrigin::kDerived : IdOrigin::kGiven;
  return one;
}

bool has_prefix(const std::set<std::string>& prefixes, const std::string& path) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& prefix) { return path.starts_with(prefix); });
}

}  // namespace

void LedgerWorld::add(const std::string& path, const std::string& name) {
  WorldFile file;
  file.title = "title of " + name;
  file.published = static_cast<long long>(hash64(name) % 1'000'000'000);
  file.body = "body of " + name;
  files[path] = file;
}

void LedgerWorld::move(const std::string& from, const std::string& to) {
  files[to] = files.at(from);
  files.erase(from);
}

std::map<std::string, std::string> LedgerWorld::run() {
  std::map<std::string, Article> articles;
  std::vector<SeenFile> seen;
  for (const auto& [path, file] : files) {
    if (has_prefix(elsewhere, path) || has_prefix(unknown, path)) continue;
    Article* shown = nullptr;
    if (!file.is_hidden && !unreadable.contains(path))
      shown = &articles.emplace(path, article(path, file)).first->second;
    if (shown != nullptr) shown->fingerprint = fingerprint(file);
    if (unreadable.contains(path)) {
      seen.push_back({path, {}, nullptr, false, true});
    } else {
      seen.push_back({path, fingerprint(file), shown});
    }
  }
  Ledger ledger(rows_);
  const Inquiry inquiry{[&](const std::string& path) { return !has_prefix(elsewhere, path); },
                        [&](const std::string& path) {
                          if (has_prefix(unknown, path)) return Presence::kUnknown;
                          return files.contains(path) ? Presence::kThere : Presence::kGone;
                        },
                        [&] {
                          ++git_was_asked;
                          return renames;
                        }};
  shared = ledger.identify(seen, inquiry);
  rows_ = ledger.rows([&](const Article& one) { return files.at(one.path).is_published; });
  std::map<std::string, std::string> ids;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].article == nullptr) continue;
    const bool is_decided = ledger.rival_of(i) == nullptr;
    ids[seen[i].path] = is_decided ? seen[i].article->id : "undecided";
  }
  return ids;
}

}  // namespace feedgen
