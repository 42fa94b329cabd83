#include "publish/publisher.h"

#include <algorithm>
#include <map>
#include <random>
#include <utility>

#include <fmt/format.h>
namespace feedgen {
namespace {

tl::unexpected<Error> in_the_way(const std::string& path, std::string problem) {
  return fail(ErrorKind::kOutput, std::move(problem), "move it away, or choose another folder",
              Place{path});
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

// Beside the target, so that renaming never crosses file systems; hidden, so that no server and
// no run of feedgen takes it for something else; with a number that no other run has, so that two
// never write into the same one.
std::string temporary_for(const std::string& target, std::uint64_t run) {
  const std::size_t slash = target.rfind('/');
  return fmt::format("{}/.{}.{:016x}.feedgen", target.substr(0, slash), target.substr(slash + 1),
                     run);
}

std::uint64_t random_number() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

Error as_output(Error error) {
  error.kind = ErrorKind::kOutput;
  return error;
}

}  // namespace

Publisher::Publisher(FileSystem& files, std::string folder, PublishMode mode)
    : files_(files), folder_(std::move(folder)), mode_(mode), run_(random_number()) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
}

Publisher::~Publisher() {
  for (const Staged& staged : staged_) {
    // Nothing is left to be done about a file that can't be removed.
    static_cast<void>(files_.remove(staged.temporary));
  }
}

Result<Change> Publisher::compare(const std::string& target, const std::string& bytes) {
  const auto status = files_.status(target, Links::kDoNotFollow);
  if (!status) return tl::unexpected(as_output(status.error()));
  if (!*status) return Change::kNew;
  // A link is replaced by a file; what it points to is not looked at.
  if ((*status)->kind == FileKind::kLink) return Change::kReplaced;
  if ((*status)->kind != FileKind::kFile) {
    return in_the_way(target, "something that is no file stands where a feed goes");
  }
  if ((*status)->size != bytes.size()) return Change::kReplaced;
  const Result<std::string> published = files_.read(target, bytes.size());
  return published && *published == bytes ? Change::kNone : Change::kReplaced;
}

// All folders on the way to `path`, from the first one of the output folder's own path on.
Result<void> Publisher::make_folders(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (known_folders_.contains(folder_of(path))) return {};
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string folder = path.substr(0, slash);
    if (folder.empty() || known_folders_.contains(folder)) continue;
    // The output folder itself may be a link: the user chose it. What lies in it was not chosen.
    const Links links = slash <= folder_.size() ? Links::kFollow : Links::kDoNotFollow;
    const auto status = files_.status(folder, links);
    if (!status) return tl::unexpected(as_output(status.error()));
    if (!*status) {
      if (mode_ == PublishMode::kDryRun) return {};
      if (Result<void> made = files_.make_folder(folder); !made) return made;
    } else if ((*status)->kind != FileKind::kFolder) {
      return in_the_way(folder, (*status)->kind == FileKind::kLink
                                    ? "a symbolic link stands where a folder of feeds goes"
                                    : "a file stands where a folder of feeds goes");
    }
    known_folders_.insert(folder);
  }
  return {};
}

Result<Change> Publisher::stage(const std::string& path, const std::string& bytes) {
  const std::string target = folder_ + '/' + path;
  if (Result<void> made = make_folders(target); !made) return tl::unexpected(made.error());
  const Result<Change> change = compare(target, bytes);
  if (!change || *change == Change::kNone || mode_ == PublishMode::kDryRun) return change;
  const std::string temporary = temporary_for(target, run_);
  if (Result<void> written = files_.write_new(temporary, bytes); !written) {
    written.error().message.place.path = target;  // the name that means something to people
    return tl::unexpected(written.error());
  }
  const std::scoped_lock lock(mutex_);
  staged_.push_back({path, temporary, target});
  return change;
}

std::vector<Publisher::Failure> Publisher::commit() {
  std::vector<Failure> failures;
  std::map<std::string, std::string> folders;  // to sync, each with one of its feeds
  // In the order of their paths: threads have staged them in any.
  std::sort(staged_.begin(), staged_.end(),
            [](const Staged& a, const Staged& b) { return a.path < b.path; });
  for (const Staged& staged : std::exchange(staged_, {})) {
    if (Result<void> renamed = files_.rename(staged.temporary, staged.target); !renamed) {
      failures.push_back({staged.path, std::move(renamed.error())});
      static_cast<void>(files_.remove(staged.temporary));
    } else {
      folders.emplace(folder_of(staged.target), staged.path);
    }
  }
  for (const auto& [folder, path] : folders) {
    if (Result<void> synced = files_.sync_folder(folder); !synced) {
      failures.push_back({path, std::move(synced.error())});
    }
  }
  return failures;
}

}  // namespace feedgen
