// A target as files are uploaded to it: each upload is a row of requests, one after the other,
// until it is decided. Targets make requests and judge answers; uploads/send sends them and knows
// no target.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "system/file_system.h"
#include "system/http.h"
#include "system/variables.h"
#include "time/instant.h"
#include "value/fingerprint.h"
#include "value/publish_rules.h"
#include "value/result.h"

namespace feedgen {

enum class UploadOutcome {
  kDone,       ///< the target has the file, or has it no more
  kRetry,      ///< a later try may be accepted
  kRefused,    ///< the target does not take this file
  kForeign,    ///< another program has written the file that is there: it stays
  kDenied,     ///< the target takes nothing: credentials, rights, no such bucket, no room
  kPostponed,  ///< nothing was sent
};

struct UploadAnswer {
  UploadOutcome outcome = UploadOutcome::kRetry;
  std::string answer;  ///< for people: one line, printable, at most 200 characters
  std::string etag;    ///< of the file that the target has now; empty: not known
  /// How long the target asks for no other request.
  std::optional<std::chrono::seconds> not_before = std::nullopt;
};

/// What is known of the file that the target has in this place.
struct KnownCopy {
  bool is_ours = false;      ///< feedgen has uploaded a file there
  std::string etag;          ///< of what it took last; empty: not known
  std::vector<Digest> ours;  ///< of contents that feedgen has sent there
  /// An upload of an earlier run has not come to its end: under a name of its own the file may be
  /// there, too, and the server may still write it.
  bool is_unfinished = false;
};

enum class Overwrite {
  kOurs,  ///< and files of the same kind in a place that feedgen has never written
  kAll,
};

/// A file as a target is to have it.
struct FileToSend {
  std::string path;  ///< below the target's address, with '/'
  std::string bytes;
  std::string content_type;
  std::string cache_control;
  KnownCopy known;
  Overwrite overwrite = Overwrite::kOurs;
  /// Whether a file in a place that feedgen has never written is one that it replaces; null: none.
  bool (*is_successor_of)(std::string_view bytes) = nullptr;
};

struct FileToRemove {
  std::string path;
  KnownCopy known;
};

/// A request to send, or how the upload ended.
using UploadStep = std::variant<HttpRequest, UploadAnswer>;

/// One upload or removal under way.
class Upload {
 public:
  virtual ~Upload() = default;
  virtual UploadStep begin(Instant now) = 0;
  /// The answer to the request of the last step. Not called after the end.
  virtual UploadStep next(const HttpResult& result, Instant now) = 0;
};

/// A target that may be used: its credentials are there.
class OpenTarget {
 public:
  virtual ~OpenTarget() = default;
  /// How many requests it bears at once.
  virtual unsigned most_at_once() const { return 16; }
  /// The target outlives both.
  virtual std::unique_ptr<Upload> put(FileToSend file) = 0;
  virtual std::unique_ptr<Upload> remove(FileToRemove file) = 0;
};

/// What a target is opened with.
struct TargetRequest {
  std::string url;  ///< UploadTarget::url
  const PublishRules& rules;
  std::string folder;  ///< that the paths of folders are in; empty: the working folder
  const Variables& variables;
  FileSystem& files;
};

/// Plain facts and functions: a file here and a row of target_kinds.cpp.
struct TargetKind {
  std::string_view word;                      ///< in messages
  std::span<const std::string_view> schemes;  ///< "s3://"; empty: paths of folders
  /// Fails, as a usage error, on an address that can't be one. It holds no password.
  Result<void> (*check)(std::string_view url);
  /// Fails where a credential is missing, with what to do.
  Result<std::unique_ptr<OpenTarget>> (*open)(const TargetRequest& request);
};

}  // namespace feedgen
