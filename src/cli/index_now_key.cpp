#include "cli/index_now_key.h"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "cli/named_path.h"
#include "config/load_settings.h"
#include "config/read_settings.h"
#include "protocols/index_now.h"
#include "sites/translation.h"
#include "text/url.h"

namespace feedgen {
namespace {

Result<std::string> folder_for(const LoadedSettings& loaded, const std::string& start,
                               FileReader& files) {
  if (loaded.settings.files.empty()) {
    const std::string beside = std::filesystem::path(loaded.path).parent_path().string();
    return loaded.path.empty() ? start : beside;
  }
  return inside(loaded.settings.files.front(), "files", loaded.settings, files);
}

}  // namespace

std::string new_index_now_key(const std::function<double()>& random) {
  constexpr std::size_t kLength = 32;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string key;
  while (key.size() < kLength) key += kDigits[static_cast<std::size_t>(random() * 16) % 16];
  return key;
}

Result<IndexNowKey> write_index_now_key(FileSystem& files, const std::string& folder,
                                        const std::string& fresh) {
  Result<LoadedSettings> loaded = load_settings(files, folder, std::nullopt);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  Result<std::string> target = folder_for(*loaded, folder, files);
  if (!target) return tl::unexpected(std::move(target.error()));
  if (Result<void> done = complete_settings(loaded->settings); !done) {
    Place& place = done.error().message.place;
    if (place.path.empty()) place.path = loaded->path;
    return tl::unexpected(std::move(done.error()));
  }
  const IndexNowSite* set = index_now_site(loaded->settings);
  IndexNowKey made;
  made.is_set = set != nullptr;
  made.key = set ? set->key : fresh;
  made.path = join_folders(*target, made.key + ".txt");
  const bool is_there = files.has(made.path);
  if (!is_there) {
    Result<FileStatus> written = files.write_new(made.path, made.key, Durability::kNow);
    if (!written) return tl::unexpected(std::move(written.error()));
  }
  const std::string address = set ? set->key_location
                              : loaded->settings.base_url.empty()
                                  ? fmt::format("/{}.txt on the site's host", made.key)
                                  : resolve_url(loaded->settings.base_url, '/' + made.key + ".txt");
  made.notes.push_back(
      {Severity::kNote, Message{fmt::format("{}, the key of IndexNow; it has to be served as {}",
                                            is_there ? "there already" : "written", address),
                                {},
                                Place{made.path}}});
  return made;
}

}  // namespace feedgen
