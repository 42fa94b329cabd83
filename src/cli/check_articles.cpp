#include "cli/check_articles.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "article/place_of_fact.h"
#include "article/read_article.h"
#include "check/entry_field.h"
#include "cli/check_configuration.h"
#include "config/load_settings.h"
#include "ids/ledger_store.h"
#include "state/state.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {

// A state that is there, open as long as this.
struct OpenedState {
  OpenedState(FileSystem& files, const StateRequest& request) : state(files, request, notes) {
    if (state.database() != nullptr && !state.is_foreign() && !state.failure()) {
      session.emplace(*state.database());
    }
  }

  Diagnostics notes;  // what is wrong with it only costs the places
  State state;
  std::optional<Session> session;
};

struct ArticleFinder::Known {
  std::string home;
  Settings settings;
  std::deque<OpenedState> states;  // of the site, and of its other languages

  std::optional<std::string> path_of(const std::string& id) {
    for (OpenedState& one : states) {
      if (!one.session || one.session->failure()) continue;
      for (const LedgerRow& row : LedgerStore(*one.session).at({}, id)) {
        if (row.id == id && row.state == LedgerRow::State::kLive) return row.path;
      }
    }
    return std::nullopt;
  }
};

ArticleFinder::ArticleFinder(const Options& options, const World& world)
    : options_(options), world_(world) {}

ArticleFinder::~ArticleFinder() = default;

void ArticleFinder::open() {
  constexpr std::string_view kEdition = "edition-";
  known_ = std::make_unique<Known>();
  FileSystem& files = world_.files;
  const Result<std::string> path = find_check_settings(options_, files);
  known_->home = path ? std::string(folder_of(*path)) : std::string();
  StateRequest request;
  request.home = known_->home;
  request.mode = StateMode::kRead;
  request.adopts = environment_adopts_state();
  known_->states.emplace_back(files, request);
  const Result<FolderListing> parts =
      files.look(joined_path(known_->home, ".feedgen"), [&](std::string_view name, FileKind kind) {
        return name.starts_with(kEdition) && kind == FileKind::kFolder;
      });
  if (parts) {
    for (const FolderEntry& part : parts->entries) {
      request.part = part.name;
      known_->states.emplace_back(files, request);
    }
  }
  Result<LoadedSettings> loaded =
      load_settings(files, known_->home.empty() ? "." : known_->home, options_.config);
  if (loaded) known_->settings = std::move(loaded->settings);
}

bool ArticleFinder::has_state() {
  if (known_ == nullptr) open();
  return any_of(known_->states, [](const OpenedState& one) { return one.session.has_value(); });
}

void ArticleFinder::find(std::string_view text, const FeedOutline& outline,
                         std::vector<PlacedFinding>& findings) {
  std::string id, bytes;
  std::optional<SourceFile> file;  // of the entry with that id
  for (PlacedFinding& one : findings) {
    const OutlinedEntry* const entry = entry_at(outline, one.offset);
    if (entry == nullptr || entry->id.empty()) continue;
    if (known_ == nullptr) open();
    if (entry->id != id) {
      id = entry->id;
      file.reset();
      const std::optional<std::string> path = known_->path_of(id);
      Result<std::string> read =
          path ? world_.files.read(joined_path(known_->home, *path), kLargestArticle)
               : Result<std::string>(fail("no article has it"));
      if (read) {
        bytes = std::move(*read);
        file.emplace();
        file->path = *path;
        file->shown = joined_path(known_->home, *path);
      }
    }
    if (!file) continue;
    one.article = place_of_fact(*file, bytes, known_->settings,
                                field_of_entry(text, entry->begin, one.offset), one.problem);
  }
}

}  // namespace feedgen
