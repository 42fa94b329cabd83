#include "ledger_world.h"

#include <algorithm>

#include "text/hash.h"

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

void World::add(const std::string& path, const std::string& name) {
  WorldFile file;
  file.title = "title of " + name;
  file.published = static_cast<long long>(hash64(name) % 1'000'000'000);
  file.body = "body of " + name;
  files[path] = file;
}

void World::move(const std::string& from, const std::string& to) {
  files[to] = files.at(from);
  files.erase(from);
}

std::map<std::string, std::string> World::run() {
  std::map<std::string, Article> articles;
  std::vector<Sighting> sightings;
  for (const auto& [path, file] : files) {
    if (has_prefix(elsewhere, path)) continue;
    Article* shown = nullptr;
    if (!file.is_hidden) shown = &articles.emplace(path, article(path, file)).first->second;
    if (shown != nullptr) shown->fingerprint = fingerprint(file);
    sightings.push_back({path, fingerprint(file), shown});
  }
  Ledger ledger(rows_);
  const Inquiry inquiry{[&](const std::string& path) { return !has_prefix(elsewhere, path); },
                        [&](const std::string& path) { return !files.contains(path); },
                        [&] {
                          ++git_was_asked;
                          return renames;
                        }};
  shared = ledger.identify(sightings, inquiry);
  rows_ = ledger.rows([&](const Article& one) { return files.at(one.path).is_published; });
  std::map<std::string, std::string> ids;
  for (const auto& [path, one] : articles) ids[path] = one.id;
  return ids;
}

}  // namespace feedgen
