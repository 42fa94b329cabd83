// Uploads over HTTP that overwrite no file of another program: what is there is looked at first,
// and read where its ETag is not the one that the target gave to feedgen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "targets/target.h"

namespace feedgen {

/// What must hold of the file that is there when another takes its place.
struct StoreCondition {
  enum class Kind {
    kAbsent,  ///< there is none
    kSame,    ///< it still has the ETag
    kNone
  };
  Kind kind = Kind::kNone;
  std::string etag;
};

/// What the kinds of targets that speak HTTP differ in. `path` is FileToSend::path.
class GuardedTarget : public OpenTarget {
 public:
  std::unique_ptr<Upload> put(FileToSend file) final;
  std::unique_ptr<Upload> remove(FileToRemove file) final;

  /// Whether what is there has an ETag that look() finds; else it is read.
  virtual bool has_etags() const { return true; }
  virtual HttpRequest look(std::string_view path, Instant now) = 0;
  virtual HttpRequest read(std::string_view path, Instant now) = 0;
  virtual HttpRequest erase(std::string_view path, Instant now) = 0;
  /// The request number `count`, from 0, that removes what an upload that did not come to its end
  /// has left beside the file; nullopt: that is all.
  virtual std::optional<HttpRequest> sweep(std::string_view, unsigned, Instant) {
    return std::nullopt;
  }
  /// Stores the file, in one or several requests. kForeign: the condition does not hold any more.
  virtual std::unique_ptr<Upload> store(const FileToSend& file, StoreCondition condition) = 0;
  /// Whether the answer has taught the target how to ask (a region, the time): the same is asked
  /// again then.
  virtual bool learns(const HttpResult& result, Instant now) = 0;
  /// The meaning of an answer that says neither yes nor that there is no such file.
  virtual UploadAnswer judge(const HttpResult& result, Instant now) const = 0;
};

/// What all targets over HTTP share: failures of the network, 408, 423, 429 and 5xx are worth
/// another try; 401 and 403, 404 and 507 deny the whole target; all else refuses the file. `words`
/// are the target's own words, if it has any.
UploadAnswer judge_http(const HttpResult& result, Instant now, std::string_view words = {});

}  // namespace feedgen
