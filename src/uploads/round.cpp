#include "uploads/round.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "format/gzip.h"
#include "publish/publisher.h"
#include "state/checked_row.h"
#include "text/hash.h"
#include "text/utf8.h"
#include "truth/shared_run.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestFile = 1U << 30U;

KnownCopy known_copy(const UploadRecord* record, bool is_unfinished) {
  KnownCopy known;
  if (record == nullptr) return known;
  known.is_ours = record->content != Digest{};
  known.etag = record->etag;
  if (known.is_ours) known.ours.push_back(record->content);
  known.ours.insert(known.ours.end(), record->sent.begin(), record->sent.end());
  known.is_unfinished = is_unfinished;
  return known;
}

// Last, also where it was sent before.
void add_sent(UploadRecord& record, const Digest& digest) {
  if (digest == Digest{}) return;
  std::erase(record.sent, digest);
  if (record.sent.size() >= kMostSent) record.sent.erase(record.sent.begin());
  record.sent.push_back(digest);
}

// A target may answer anything; without an ETag, the file is read before it is replaced.
UploadAnswer recordable(UploadAnswer answer) {
  answer.answer = repair_utf8(answer.answer.substr(0, kLongestUploadAnswer));
  if (!is_recordable_text(answer.etag, kLongestEtag)) answer.etag.clear();
  return answer;
}

// The uploads of one stage.
class StageSender {
 public:
  StageSender(std::span<const DueUpload> due, OpenTarget& open, UploadState& state,
              const std::string& output, const UploadRoundRules& rules, const World& world,
              UploadRound& round)
      : due_(due),
        open_(open),
        state_(state),
        output_(output),
        rules_(rules),
        world_(world),
        publisher_(world.files, output, PublishMode::kDryRun),
        round_(round) {}

  TargetState run(HttpClient& client);

 private:
  struct Decided {
    std::size_t number = 0;
    UploadAnswer answer;
  };

  bool note_sent();
  Digest digest_to_send(const PublishedFile& file);
  std::optional<std::string> read(const PublishedFile& file);
  std::unique_ptr<Upload> make(std::size_t number);
  enum class WaitsForBuild { kNo, kYes };
  GoOn record(WaitsForBuild waits);
  void record_one(const DueUpload& due, const UploadAnswer& given);
  void restore(const DueUpload& due, const std::optional<UploadRecord>& record);

  std::span<const DueUpload> due_;
  OpenTarget& open_;
  UploadState& state_;
  const std::string& output_;
  const UploadRoundRules& rules_;
  const World& world_;
  Publisher publisher_;  // only looks
  UploadRound& round_;
  std::vector<Decided> unrecorded_;
  std::set<std::string> unfinished_;  // paths that an earlier run has sent something to
  std::size_t decided_ = 0;
};

// What is about to be sent may arrive though no answer does: by this the next run knows it again.
bool StageSender::note_sent() {
  state_.session.run("BEGIN IMMEDIATE");
  for (const DueUpload& due : due_) {
    if (due.file == nullptr) continue;
    const UploadRecord* known = state_.uploaded.find(due.target, due.path);
    UploadRecord record = known == nullptr ? UploadRecord{} : *known;
    if (!record.sent.empty()) unfinished_.insert(due.path);
    add_sent(record, digest_to_send(*due.file));
    state_.uploaded.put(due.target, due.path, record);
  }
  state_.commit();
  return !state_.session.failure();
}

// Zeros: it is not known.
Digest StageSender::digest_to_send(const PublishedFile& file) {
  if (file.twin_of.empty()) return file.content_digest;
  const std::optional<std::string> bytes = read(file);
  return bytes ? Digest(hash128(*bytes)) : Digest{};
}

// What is there under the file's name, if it is what was published.
std::optional<std::string> StageSender::read(const PublishedFile& file) {
  const std::string& path = file.twin_of.empty() ? file.path : file.twin_of;
  if (!publisher_.is_published(path, file.stamp)) return std::nullopt;
  Result<std::string> bytes = world_.files.read(output_ + '/' + path, kLargestFile);
  if (!bytes || Digest(hash128(*bytes)) != file.content_digest) return std::nullopt;
  if (file.twin_of.empty()) return std::move(*bytes);
  return gzipped(*bytes, GzipLevel::kSmall);
}

std::unique_ptr<Upload> StageSender::make(std::size_t number) {
  const DueUpload& due = due_[number];
  const UploadRecord* record = state_.uploaded.find(due.target, due.path);
  if (due.file == nullptr) {
    const bool is_unfinished = record != nullptr && !record->sent.empty();
    return open_.remove({due.path, known_copy(record, is_unfinished)});
  }
  std::optional<std::string> bytes = read(*due.file);
  if (!bytes) {
    round_.missing.push_back(due.path);
    ++decided_;
    return nullptr;
  }
  FileToSend file;
  file.path = due.path;
  file.bytes = std::move(*bytes);
  file.content_type = due.file->content_type;
  file.cache_control = due.file->cache_control;
  file.known = known_copy(record, unfinished_.contains(due.path));
  file.overwrite = rules_.overwrite;
  file.is_successor_of = due.file->is_successor_of;
  return open_.put(std::move(file));
}

void StageSender::record_one(const DueUpload& due, const UploadAnswer& given) {
  const UploadAnswer answer = recordable(given);
  const UploadRecord* known = state_.uploaded.find(due.target, due.path);
  UploadRecord record = known == nullptr ? UploadRecord{} : *known;
  if (answer.outcome == UploadOutcome::kDone && due.file == nullptr) {
    ++round_.removed;
    return state_.uploaded.remove(due.target, due.path);
  }
  if (answer.outcome == UploadOutcome::kDone) {
    ++round_.sent;
    const bool is_twin = !due.file->twin_of.empty() && !record.sent.empty();
    record = {due.file->wanted,
              is_twin ? record.sent.back() : due.file->content_digest,
              {},
              answer.etag,
              {}};
    state_.uploaded.set_answer(due.target, {});
    return state_.uploaded.put(due.target, due.path, record);
  }
  if (answer.outcome == UploadOutcome::kForeign && due.file == nullptr) {
    round_.kept.push_back(due.path);
    return state_.uploaded.remove(due.target, due.path);
  }
  const bool is_postponed = answer.outcome == UploadOutcome::kPostponed;
  if (is_postponed || answer.outcome == UploadOutcome::kRetry) ++round_.to_retry;
  if (is_postponed) return;
  if (answer.outcome == UploadOutcome::kForeign) round_.foreign.push_back(due.path);
  if (answer.outcome == UploadOutcome::kDenied) {
    state_.uploaded.set_answer(due.target, answer.answer);
  }
  record.answer = answer.answer;
  state_.uploaded.put(due.target, due.path, record);
}

// All answers that came since the last call, as one transaction: a crash can repeat no more than
// the uploads that were under way.
GoOn StageSender::record(WaitsForBuild waits) {
  if (unrecorded_.empty()) return GoOn::kYes;
  constexpr const char* kBegin = "BEGIN IMMEDIATE";
  const bool is_waiting = waits == WaitsForBuild::kYes;
  DatabaseResult<void> begun =
      is_waiting ? state_.database.run(kBegin) : state_.database.run_at_once(kBegin);
  if (!begun && begun.error().fault == DatabaseFault::kBusy && !is_waiting) return GoOn::kHold;
  if (!begun) state_.session.fail(std::move(begun.error()));
  const std::size_t sent = round_.sent;
  const std::size_t removed = round_.removed;
  std::vector<std::pair<std::size_t, std::optional<UploadRecord>>> before;
  for (const Decided& one : std::exchange(unrecorded_, {})) {
    const UploadRecord* known =
        state_.uploaded.find(due_[one.number].target, due_[one.number].path);
    before.emplace_back(one.number, known == nullptr ? std::nullopt : std::optional(*known));
    record_one(due_[one.number], one.answer);
  }
  state_.commit();
  if (!state_.session.failure()) return GoOn::kYes;
  round_.sent = sent;
  round_.removed = removed;
  round_.unrecorded += before.size();
  for (const auto& [number, record] : before) restore(due_[number], record);
  return GoOn::kStop;
}

// In memory alone, after a failure of the database.
void StageSender::restore(const DueUpload& due, const std::optional<UploadRecord>& record) {
  if (record) return state_.uploaded.put(due.target, due.path, *record);
  state_.uploaded.remove(due.target, due.path);
}

TargetState StageSender::run(HttpClient& client) {
  if (due_.empty()) return TargetState::kWell;
  if (!note_sent()) return TargetState::kFailing;
  // What is uploaded is worth a wait until it is recorded.
  state_.database.extend_patience(std::chrono::minutes{5});
  Sending sending;
  sending.count = due_.size();
  sending.make = [&](std::size_t number) { return make(number); };
  sending.done = [&](std::size_t number, const UploadAnswer& answer) {
    unrecorded_.push_back({number, answer});
    world_.progress("upload", ++decided_, due_.size());
  };
  sending.rest = [&] { return record(WaitsForBuild::kNo); };
  SendRules send_rules = rules_.send;
  send_rules.most_at_once = std::min(send_rules.most_at_once, open_.most_at_once());
  const TargetState target = send(sending, client, send_rules, world_.clock, world_.random);
  const GoOn recorded = record(WaitsForBuild::kYes);
  return recorded == GoOn::kYes ? target : TargetState::kFailing;
}

}  // namespace

UploadState::UploadState(Database& opened, const std::string& output, const std::string& folder,
                         const PublishRules& rules, FileReader& reader, Truth* shared)
    : database(opened),
      session(opened),
      truth(shared),
      feeds(session, output),
      documents(session, feeds.number()),
      files(published_files(feeds, documents, rules)),
      uploaded(session, feeds.number(), rules.targets) {
  // A feed of no group any more keeps its record, without its address, until the next build.
  std::erase_if(files, [&](const PublishedFile& file) {
    const std::string& path = file.twin_of.empty() ? file.path : file.twin_of;
    const PublishedFeed* feed = feeds.find(path);
    if (feed == nullptr || !feed->url.empty()) return false;
    const auto status = reader.status(folder + '/' + path, Links::kDoNotFollow);
    return status && !*status;
  });
}

void UploadState::commit() {
  std::optional<Error> failed = commit_shared(truth, session);
  if (failed) unshared = std::move(failed);
}

UploadRound upload_to(OpenTarget& open, std::size_t target, UploadState& state,
                      const PublishRules& settings, const std::string& output,
                      const UploadRoundRules& rules, HttpClient& client, const World& world) {
  UploadRound round;
  const std::vector<DueUpload> due = due_uploads(state.files, target, state.uploaded);
  const bool is_held = rules.removals == Removals::kBraked &&
                       is_braked(due, target, state.uploaded, settings.max_removals);
  for (auto begin = due.begin(); begin != due.end();) {
    const auto end = std::find_if(begin, due.end(),
                                  [&](const DueUpload& one) { return one.stage != begin->stage; });
    if (begin->stage == UploadStage::kRemovals) {
      // Nothing goes before all that takes its place is there.
      const bool is_whole = round.missing.empty() && round.foreign.empty();
      if (is_held) round.braked = static_cast<std::size_t>(end - begin);
      if (is_held || !is_whole) break;
    }
    StageSender sender({begin, end}, open, state, output, rules, world, round);
    if (sender.run(client) == TargetState::kFailing) break;
    begin = end;
  }
  return round;
}

}  // namespace feedgen
