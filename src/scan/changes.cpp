#include "scan/changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "sites/generator.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::string_view kFollowedLinks = "followed links";
constexpr std::string_view kLeftOut = "left out";

// Of what says which files are looked at, beside the rules by which articles are read.
std::int64_t digest_of(const ScanRequest& request) {
  std::string text = request.output;
  for (const std::string& glob : request.exclude) text += '\n' + glob;
  return static_cast<std::int64_t>(hash64(text));
}

std::vector<std::string_view> names_of(const ChangedFiles::Folder& folder) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  for (const std::uint32_t end : folder.ends) {
    names.push_back(std::string_view(folder.names).substr(begin, end - begin));
    begin = end;
  }
  return names;
}

// "a/b" for what sorts as it, and with a slash for all that lies in it.
struct Block {
  std::string key;
  const ChangedFiles::Folder* folder = nullptr;
  std::string_view name;  // empty: all files of the folder
};

// Whether a folder in the list lies in one before it, which then can't be taken as a whole.
std::set<std::pair<std::size_t, std::string>> folders_with_folders(
    const std::vector<ChangedFiles::Folder>& folders) {
  std::set<std::pair<std::size_t, std::string>> outer;
  for (const ChangedFiles::Folder& folder : folders) {
    const std::string& path = folder.key.path;
    if (!path.empty()) outer.emplace(folder.root, "");
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      outer.emplace(folder.root, path.substr(0, slash));
    }
    if (folder.key.by_links) outer.emplace(folder.root, path);
  }
  return outer;
}

}  // namespace

std::string ChangedFiles::File::path() const { return joined_path(folder->key.path, name); }

void ChangedFiles::add(std::size_t root, FolderKey key, std::uint64_t section,
                       const std::vector<std::string_view>& names) {
  Folder folder{root, std::move(key), section, {}, {}};
  for (const std::string_view name : names) {
    folder.names += name;
    folder.ends.push_back(static_cast<std::uint32_t>(folder.names.size()));
  }
  const std::scoped_lock lock(mutex_);
  folders_.push_back(std::move(folder));
}

std::vector<ChangedFiles::File> ChangedFiles::in_order() const {
  const auto outer = folders_with_folders(folders_);
  std::vector<Block> blocks;
  const bool one_root = std::all_of(folders_.begin(), folders_.end(), [&](const Folder& folder) {
    return folder.root == folders_.front().root;
  });
  for (const Folder& folder : folders_) {
    if (one_root && !outer.contains({folder.root, folder.key.path})) {
      blocks.push_back({folder.key.path.empty() ? "" : folder.key.path + '/', &folder, {}});
      continue;
    }
    for (const std::string_view name : names_of(folder)) {
      blocks.push_back({joined_path(folder.key.path, name), &folder, name});
    }
  }
  std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
    return std::tie(a.key, a.folder->root) < std::tie(b.key, b.folder->root);
  });
  std::vector<File> files;
  for (const Block& block : blocks) {
    if (!block.name.empty()) {
      files.push_back({block.folder, block.name});
      continue;
    }
    for (const std::string_view name : names_of(*block.folder)) {
      files.push_back({block.folder, name});
    }
  }
  return files;
}

bool ChangedFiles::operator==(const ChangedFiles& other) const {
  const std::vector<File> ours = in_order();
  const std::vector<File> theirs = other.in_order();
  return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                    [](const File& a, const File& b) {
                      return a.name == b.name && a.folder->key == b.folder->key;
                    });
}

std::uint64_t section_digest(const std::string& section) {
  return section.empty() ? 0 : hash64(section);
}

namespace {

// What was not found, but may lie where nothing can be found now, is not removed.
void keep_unreadable(const std::vector<std::string>& prefixes, Changes& changes) {
  std::vector<UnreadablePlace>& places = changes.scan.unreadable;
  if (places.empty()) return;
  std::vector<bool> holds_known(places.size());
  const auto is_kept = [&](const KnownArticle& known) {
    const std::string path = joined_path(known.folder.path, known.name);
    bool is_below = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (prefixes[places[i].root] != known.folder.root) continue;
      if (!is_unreadable({places[i]}, places[i].root, path)) continue;
      is_below = true;
      holds_known[i] = true;
    }
    return is_below;
  };
  const auto gone = std::stable_partition(changes.removed.begin(), changes.removed.end(),
                                          [&](const KnownArticle& one) { return !is_kept(one); });
  changes.unreadable.assign(std::make_move_iterator(gone),
                            std::make_move_iterator(changes.removed.end()));
  changes.removed.erase(gone, changes.removed.end());
  // A link that never led to an article need not.
  std::vector<UnreadablePlace> all = std::exchange(places, {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].is_link || holds_known[i]) {
      places.push_back(std::move(all[i]));
      continue;
    }
    changes.scan.followed_links = true;  // next time it may
    changes.scan.diagnostics.push_back({Severity::kWarning, std::move(all[i].message)});
  }
}

}  // namespace

Result<void> find_changes(FileSystem& files, const ArticleFolders& folders,
                          const std::vector<std::string>& prefixes, const ScanRequest& request,
                          Trust trust, Catalog& catalog, Changes& changes) {
  std::mutex mutex;  // of changes.removed
  const auto visit = [&](FoundFolder found) {
    FolderKey key{prefixes[found.root], std::move(found.path), found.by_links};
    const std::uint64_t section = section_digest(found.section);
    const FolderDifference difference = catalog.compare(key, found.files, section, trust);
    if (!difference.removed.empty()) {
      const std::scoped_lock lock(mutex);
      for (const std::string& name : difference.removed) changes.removed.push_back({0, key, name});
    }
    if (difference.changed.empty()) return;
    std::vector<std::string_view> names;
    for (const std::size_t i : difference.changed) names.push_back(found.files[i].name);
    changes.files.add(found.root, std::move(key), section, names);
  };
  catalog.begin_visits();
  Result<ScanResult> scanned = scan(files, folders, request, visit);
  if (!scanned) return tl::unexpected(std::move(scanned.error()));
  changes.scan = std::move(*scanned);
  for (KnownArticle& gone : catalog.unvisited()) changes.removed.push_back(std::move(gone));
  std::sort(changes.removed.begin(), changes.removed.end(),
            [](const KnownArticle& a, const KnownArticle& b) {
              return std::tie(a.folder, a.name) < std::tie(b.folder, b.name);
            });
  keep_unreadable(prefixes, changes);
  const std::int64_t links = changes.scan.followed_links ? 1 : 0;
  if (catalog.fact(kFollowedLinks) != links) catalog.set_fact(kFollowedLinks, links);
  const std::int64_t left_out = digest_of(request);
  if (catalog.fact(kLeftOut) != left_out) catalog.set_fact(kLeftOut, left_out);
  return {};
}

Result<std::unique_ptr<Changes>> find_settled_changes(FileSystem& files,
                                                      const ArticleFolders& folders,
                                                      const std::vector<std::string>& prefixes,
                                                      const ScanRequest& request, Trust trust,
                                                      Catalog& catalog) {
  constexpr int kMostLists = 4;
  std::unique_ptr<Changes> before;
  for (int list = 1;; ++list) {
    auto now = std::make_unique<Changes>();
    Result<void> found = find_changes(files, folders, prefixes, request, trust, catalog, *now);
    if (!found) return tl::unexpected(std::move(found.error()));
    const bool is_settled = now->removed.empty() || (before && now->removed == before->removed &&
                                                     now->files == before->files);
    if (is_settled || list == kMostLists) return now;
    before = std::move(now);
  }
}

namespace {

// Git's paths, below the work tree's folder.
struct Named {
  std::string top;
  std::set<std::string> paths;
};

// Why git's word is not enough; empty: it is.
std::string gather(const std::string& commit, Git& git, Identities& identities,
                   const Repository& repository, Named& named) {
  std::set<std::string> from{commit};
  const std::optional<std::string> head = identities.recorded_head(repository);
  if (!head) return "the commit that was built last is not known";
  from.insert(*head);
  for (const std::string& start : from) {
    if (start == repository.head) continue;
    const auto difference = git.difference(repository, start, repository.head);
    if (!difference) return "the commit that was built last is no longer there";
    if (!difference->is_plain) return "links or submodules have changed";
    named.paths.insert(difference->paths.begin(), difference->paths.end());
  }
  named.top = repository.top == "/" ? "/" : repository.top + '/';
  return {};
}

// The real path of the folder of feeds, with a slash, where what lies in it is not read.
std::string output_in(FileSystem& files, const ArticleFolders& folders, const std::string& output) {
  const Result<std::string> real = files.real_path(output);
  if (!real) return {};
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (folders[i].real == *real + '/') return {};
  }
  return *real + '/';
}

// Whether the file at `path` says what its folder is.
bool is_folder_mark(std::string_view path, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  return generator != nullptr && generator->is_folder_mark != nullptr &&
         generator->is_folder_mark(last_part(path));
}

}  // namespace

Result<bool> find_changes_since(const std::string& revision, FileSystem& files, Git& git,
                                const ArticleFolders& folders,
                                const std::vector<std::string>& prefixes,
                                const ScanRequest& request, Catalog& catalog,
                                Identities& identities, Changes& changes) {
  const auto look_at_all = [&](const std::string& why) {
    changes.notes.push_back(
        {Severity::kNote, Message{"all files are looked at: " + why, {}, Place{}}});
    return false;
  };
  const std::vector<Repository>& repositories = identities.repositories();
  if (repositories.empty() && git.has_broken_off()) return look_at_all("git gave no answer");
  if (repositories.empty()) {
    return fail(ErrorKind::kUsage, "--changed-since: the articles are in no git repository",
                "leave it out: all files are looked at then");
  }
  const std::optional<std::string> commit = git.commit_of(repositories.front(), revision);
  if (!commit && git.has_broken_off()) return look_at_all("git gave no answer");
  if (!commit) {
    return fail(ErrorKind::kUsage,
                fmt::format("--changed-since: git knows no commit {}", in_quotes(revision)),
                "name a commit, such as HEAD~1");
  }
  if (catalog.is_empty()) return look_at_all("nothing is known from earlier runs");
  if (repositories.size() != 1) return look_at_all("there are several repositories");
  if (catalog.fact(kLeftOut) != digest_of(request)) {
    return look_at_all("what is left out has changed");
  }
  if (catalog.fact(kUnreadFact) != 0) return look_at_all("some could not be read the last time");
  if (catalog.fact(kFollowedLinks) != 0) return look_at_all("links lead to articles");
  Named named;
  const std::string why = gather(*commit, git, identities, repositories.front(), named);
  if (!why.empty()) return look_at_all(why);
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (!folders[i].real.starts_with(named.top)) return look_at_all("a folder lies elsewhere");
  }
  const std::string output = output_in(files, folders, request.output);
  using Group = std::pair<std::size_t, std::string>;
  std::map<Group, std::vector<std::string>> groups;
  std::vector<KnownArticle> removed;
  for (const std::string& path : named.paths) {
    const std::string real = named.top + path;
    const auto place = folders.find(real);
    if (!place || !has_article_extension(path)) continue;
    if (is_folder_mark(path, folders.settings())) return look_at_all("sections have changed");
    if (!output.empty() && real.starts_with(output)) continue;
    if (is_left_out(place->path, request.exclude, folders.settings())) continue;
    const auto status = files.status(real, Links::kDoNotFollow);
    if (!status) return look_at_all("a file can't be looked at");
    const std::size_t slash = place->path.rfind('/');
    std::string folder = slash == std::string::npos ? "" : place->path.substr(0, slash);
    std::string name = place->path.substr(slash == std::string::npos ? 0 : slash + 1);
    const bool is_there = *status && (*status)->kind == FileKind::kFile;
    const bool is_elsewhere = is_there && files.real_path(real).value_or("") != real;
    if ((*status && !is_there) || is_elsewhere) {
      return look_at_all("links or folders took files' places");
    }
    if (is_there && folders.is_article(place->folder, place->path)) {
      groups[{place->folder, std::move(folder)}].push_back(std::move(name));
    } else {
      removed.push_back({0, {prefixes[place->folder], std::move(folder), false}, std::move(name)});
    }
  }
  changes.removed = std::move(removed);
  for (const auto& [group, names] : groups) {
    const std::string section =
        folders.source(group.first, joined_path(group.second, names.front())).section;
    changes.files.add(group.first, {prefixes[group.first], group.second, false},
                      section_digest(section), {names.begin(), names.end()});
  }
  return true;
}

}  // namespace feedgen
