// A folder of this machine, which a server serves: each file is replaced whole or not at all.
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "targets/target_kinds.h"
#include "targets/temporary.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {

extern const TargetKind kFolder;

namespace {

constexpr std::uint64_t kLargestCopy = 64U << 20U;

UploadAnswer failed(const Error& error) {
  // What the disk refuses to one file it refuses to the next one, too.
  return {
      UploadOutcome::kDenied, shown_answer(error.message.problem, error.message.place.path), {}};
}

UploadAnswer foreign_file(std::string_view what) {
  return {UploadOutcome::kForeign, std::string(what), {}};
}

class FolderTarget final : public OpenTarget {
 public:
  FolderTarget(FileSystem& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

  std::unique_ptr<Upload> put(FileToSend file) override;
  std::unique_ptr<Upload> remove(FileToRemove file) override;

  UploadAnswer copy(const FileToSend& file) {
    const std::string target = folder_ + '/' + file.path;
    if (auto answer = make_folders(file.path)) return *answer;
    if (const auto there = look(target, file.known, file.overwrite, file.is_successor_of)) {
      return *there;
    }
    const std::string temporary = folder_ + '/' + temporary_path(file.path);
    if (const Result<void> swept = files_.remove(temporary); !swept) return failed(swept.error());
    const auto written = files_.write_new(temporary, file.bytes, Durability::kNow);
    if (!written) return failed(written.error());
    if (const Result<void> moved = files_.rename(temporary, target); !moved) {
      static_cast<void>(files_.remove(temporary));
      return failed(moved.error());
    }
    return {UploadOutcome::kDone, {}, {}};
  }

  UploadAnswer take_away(const FileToRemove& file) {
    const std::string target = folder_ + '/' + file.path;
    const auto status = files_.status(target, Links::kDoNotFollow);
    if (!status) return failed(status.error());
    if (file.known.is_unfinished) {
      const Result<void> swept = files_.remove(folder_ + '/' + temporary_path(file.path));
      if (!swept) return failed(swept.error());
    }
    if (*status) {
      if (auto answer = look(target, file.known, Overwrite::kOurs, nullptr)) return *answer;
      if (const Result<void> removed = files_.remove(target); !removed)
        return failed(removed.error());
    }
    if (*status || file.known.is_unfinished) remove_folders_of(file.path);
    return {UploadOutcome::kDone, {}, {}};
  }

 private:
  void remove_folders_of(std::string_view path) {
    for (std::string_view below = folder_of(path); !below.empty(); below = folder_of(below)) {
      if (!files_.remove_empty_folder(fmt::format("{}/{}", folder_, below))) break;
    }
  }

  // Nothing where the file may be replaced, or there is none.
  std::optional<UploadAnswer> look(const std::string& target, const KnownCopy& known,
                                   Overwrite overwrite, bool (*is_successor_of)(std::string_view)) {
    const auto status = files_.status(target, Links::kDoNotFollow);
    if (!status) return failed(status.error());
    if (!*status) return std::nullopt;
    if ((*status)->kind != FileKind::kFile) return foreign_file("a link or a folder is there");
    if (overwrite == Overwrite::kAll) return std::nullopt;
    const Result<std::string> bytes = files_.read(target, kLargestCopy);
    if (!bytes) return failed(bytes.error());
    if (is_one_of(Digest(hash128(*bytes)), known.ours)) return std::nullopt;
    if (!known.is_ours && is_successor_of != nullptr && is_successor_of(*bytes))
      return std::nullopt;
    return foreign_file("another program has written the file that is there");
  }

  // Of the file at `path`; a link among them leads elsewhere.
  std::optional<UploadAnswer> make_folders(const std::string& path) {
    if (const auto there = files_.status(folder_, Links::kFollow);
        !there || !*there || (*there)->kind != FileKind::kFolder) {
      return UploadAnswer{UploadOutcome::kDenied,
                          shown_answer("there is no folder; make it, or mount its disk", folder_),
                          {}};
    }
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      const std::string folder = folder_ + '/' + path.substr(0, slash);
      const auto status = files_.status(folder, Links::kDoNotFollow);
      if (!status) return failed(status.error());
      if (*status && (*status)->kind != FileKind::kFolder) {
        return foreign_file("a part of its path is no folder there");
      }
      if (*status) continue;
      if (const Result<void> made = files_.make_folder(folder); !made) return failed(made.error());
    }
    return std::nullopt;
  }

  FileSystem& files_;
  std::string folder_;
};

// All of it is done at its beginning.
template <class File, UploadAnswer (FolderTarget::*act)(const File&)>
class FolderStep final : public Upload {
 public:
  FolderStep(FolderTarget& target, File file) : target_(target), file_(std::move(file)) {}
  UploadStep begin(Instant) override { return (target_.*act)(file_); }
  UploadStep next(const HttpResult&, Instant) override { return UploadAnswer{}; }

 private:
  FolderTarget& target_;
  File file_;
};

std::unique_ptr<Upload> FolderTarget::put(FileToSend file) {
  return std::make_unique<FolderStep<FileToSend, &FolderTarget::copy>>(*this, std::move(file));
}

std::unique_ptr<Upload> FolderTarget::remove(FileToRemove file) {
  return std::make_unique<FolderStep<FileToRemove, &FolderTarget::take_away>>(*this,
                                                                              std::move(file));
}

Result<void> check_folder(std::string_view path) {
  if (!path.empty() && path.find('\0') == std::string_view::npos) return {};
  return fail(ErrorKind::kUsage, "a target has no name", "write it like s3://my-bucket/feeds");
}

Result<std::unique_ptr<OpenTarget>> open_folder(const TargetRequest& asked) {
  const bool is_relative = !asked.url.starts_with('/');
  return std::make_unique<FolderTarget>(asked.files, is_relative && !asked.folder.empty()
                                                         ? asked.folder + '/' + asked.url
                                                         : asked.url);
}

}  // namespace

extern const TargetKind kFolder{"folder", {}, check_folder, open_folder};

}  // namespace feedgen
