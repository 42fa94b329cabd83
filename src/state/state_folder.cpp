#include "state/state_folder.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::string_view kIgnore = ".gitignore";

}  // namespace

Result<bool> StateFolder::prepare(const std::string& path, const std::string& shown, StateMode mode,
                                  Diagnostics& diagnostics) {
  folder_ = path;
  const auto status = files_.status(path, Links::kDoNotFollow);
  if (!status) return tl::unexpected(status.error());
  if (*status && (*status)->kind != FileKind::kFolder) {
    const bool is_link = (*status)->kind == FileKind::kLink;
    add_warning(
        diagnostics,
        fmt::format("{}, so nothing is kept from one run to the next",
                    is_link ? "this is a symbolic link" : "this is no folder that can be used"),
        "remove it; feedgen makes a folder of its own", Place{shown});
    return false;
  }
  if (mode != StateMode::kWrite) return status->has_value();
  const Result<void> made = files_.make_folder(path);
  if (made) {
    if (!*status) made_.push_back(path);
    make_ignore(path);
    return true;
  }
  add_warning(
      diagnostics,
      "the state can't be written, so new ids are not kept: " + made.error().message.problem,
      made.error().message.remedy, Place{shown});
  return status->has_value();
}

// State belongs to one machine. Where it can't be written, opening the database says so.
void StateFolder::make_ignore(const std::string& folder) {
  const std::string ignore = joined_path(folder, kIgnore);
  const auto status = files_.status(ignore, Links::kDoNotFollow);
  if (!status || *status) return;
  if (files_.write_new(ignore, "*\n", Durability::kLater)) ignores_.push_back(ignore);
}

void StateFolder::take_back(std::initializer_list<std::string_view> files) {
  for (const std::string_view file : files) {
    static_cast<void>(files_.remove(joined_path(folder_, file)));
  }
  while (!made_.empty()) {
    const std::string folder = made_.back();
    made_.pop_back();
    const std::string ignore = joined_path(folder, kIgnore);
    const auto listing = files_.look(folder, [](std::string_view, FileKind) { return true; });
    const bool holds_more =
        !listing || std::any_of(listing->entries.begin(), listing->entries.end(),
                                [](const FolderEntry& entry) { return entry.name != kIgnore; });
    if (holds_more) return;
    const bool is_own = std::find(ignores_.begin(), ignores_.end(), ignore) != ignores_.end();
    if (is_own) static_cast<void>(files_.remove(ignore));
    static_cast<void>(files_.remove_empty_folder(folder));
  }
}

}  // namespace feedgen
