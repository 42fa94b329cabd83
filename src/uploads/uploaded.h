// What every target took last. Due uploads are not stored: uploads/due.h derives them by comparing
// with what is published, so that no crash can lose one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "system/session.h"
#include "value/fingerprint.h"
#include "value/publish_rules.h"

namespace feedgen {

/// Of an ETag and of an answer, in bytes; longer ones are not recorded.
inline constexpr std::size_t kLongestEtag = 1024;
inline constexpr std::size_t kLongestUploadAnswer = 4096;
/// Of so many the last are remembered.
inline constexpr std::size_t kMostSent = 16;

/// Of one file at one target.
struct UploadRecord {
  Digest accepted{};  ///< PublishedFile::wanted of what the target took; zeros: not certain
  Digest content{};   ///< of the bytes that it took last; zeros: none
  /// Of bytes that were sent since, and may have arrived: of each run that ended before it knew.
  std::vector<Digest> sent;
  std::string etag;    ///< that the target gave for them; empty: not known
  std::string answer;  ///< why the file is still due; for people

  bool operator==(const UploadRecord&) const = default;
};

/// The tables `upload_targets` and `uploads`. Each change is one statement; transactions are the
/// caller's.
class Uploaded {
 public:
  /// `targets` serve the files of an output folder; `output` is its number in the table `outputs`.
  Uploaded(Session& session, std::int64_t output, std::vector<UploadTarget> targets);

  const std::vector<UploadTarget>& targets() const { return targets_; }

  using Files = std::map<std::string, UploadRecord>;
  /// By path below the target; `target` is an index of targets().
  const Files& files(std::size_t target) const { return entries_[target].files; }
  /// Null: feedgen has sent nothing there.
  const UploadRecord* find(std::size_t target, const std::string& path) const;
  void put(std::size_t target, const std::string& path, const UploadRecord& record);
  void remove(std::size_t target, const std::string& path);

  /// What the target took counts as uncertain from now on, so that all of it is due.
  enum class Doubt { kRecorded, kHereAlone };
  void doubt(std::size_t target, Doubt doubt);

  /// Why a target takes nothing; for people. Empty: it does.
  const std::string& answer(std::size_t target) const { return entries_[target].answer; }
  void set_answer(std::size_t target, const std::string& answer);

 private:
  struct Entry {
    std::int64_t number = 0;  // 0: not in the table
    std::string answer;
    Files files;
  };

  void load(std::size_t target);
  void write(std::size_t target);

  Session& session_;
  std::int64_t output_;
  std::vector<UploadTarget> targets_;
  std::vector<Entry> entries_;
};

}  // namespace feedgen
