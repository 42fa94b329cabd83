#include "uploads/uploaded.h"

#include <utility>

#include "state/checked_row.h"
#include "state/values.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

std::vector<std::uint8_t> packed(const std::vector<Digest>& digests) {
  std::vector<std::uint8_t> bytes;
  for (const Digest& one : digests) bytes.insert(bytes.end(), one.begin(), one.end());
  return bytes;
}

std::vector<Digest> sent_at(CheckedRow& row, const Statement& statement, int column) {
  constexpr std::size_t kSize = sizeof(Digest);
  const std::span<const std::uint8_t> bytes = statement.bytes(column);
  if (bytes.size() % kSize != 0 || bytes.size() > kMostSent * kSize) {
    row.refuse(column, "no digests");
    return {};
  }
  std::vector<Digest> digests;
  for (std::size_t i = 0; i < bytes.size(); i += kSize) {
    const Digest one = digest(bytes.subspan(i, kSize));
    if (one != Digest{}) digests.push_back(one);
  }
  return digests;
}

}  // namespace

Uploaded::Uploaded(Session& session, std::int64_t output, std::vector<UploadTarget> targets)
    : session_(session), output_(output), targets_(std::move(targets)), entries_(targets_.size()) {
  for (std::size_t i = 0; i < targets_.size(); ++i) load(i);
}

void Uploaded::load(std::size_t target) {
  Entry& entry = entries_[target];
  Statement& own =
      session_.statement("SELECT number, answer FROM upload_targets WHERE output = ? AND url = ?");
  if (!session_.step(own.bind(0, output_).bind(1, targets_[target].url))) return;
  entry.number = CheckedRow(session_, own, "upload_targets").key(0);
  entry.answer = repair_utf8(own.text(1));
  own.reset();
  Statement& rows = session_.statement(
      "SELECT path, accepted, content, sent, etag, answer FROM uploads WHERE target = ?");
  rows.bind(0, entry.number);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "uploads");
    if (rows.text(0).empty()) row.refuse(0, "empty");
    entry.files.emplace_hint(
        entry.files.end(), row.path_of_feeds(0),
        UploadRecord{row.digest(1), row.digest(2), sent_at(row, rows, 3),
                     std::string(row.text(4, kLongestEtag)), repair_utf8(rows.text(5))});
  }
}

void Uploaded::write(std::size_t target) {
  Entry& entry = entries_[target];
  Statement& row = session_.statement(
      "INSERT INTO upload_targets (output, url, answer) VALUES (?, ?, ?)"
      " ON CONFLICT (output, url) DO UPDATE SET answer = excluded.answer RETURNING number");
  row.bind(0, output_).bind(1, targets_[target].url).bind(2, entry.answer);
  entry.number = session_.number(row).value_or(0);
}

void Uploaded::set_answer(std::size_t target, const std::string& answer) {
  Entry& entry = entries_[target];
  if (entry.number != 0 && entry.answer == answer) return;
  entry.answer = answer;
  write(target);
}

const UploadRecord* Uploaded::find(std::size_t target, const std::string& path) const {
  const Files& files = entries_[target].files;
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second;
}

void Uploaded::put(std::size_t target, const std::string& path, const UploadRecord& record) {
  Entry& entry = entries_[target];
  if (entry.number == 0) write(target);
  if (const UploadRecord* known = find(target, path); known != nullptr && *known == record) return;
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO uploads (target, path, accepted, content, sent, etag, answer)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, entry.number).bind(1, path).bind(2, record.accepted).bind(3, record.content);
  const std::vector<std::uint8_t> sent = packed(record.sent);
  session_.run(row.bind(4, sent).bind(5, record.etag).bind(6, record.answer));
  entry.files[path] = record;
}

void Uploaded::doubt(std::size_t target, Doubt doubt) {
  for (auto& [path, record] : entries_[target].files) record.accepted = {};
  if (doubt == Doubt::kHereAlone) return;
  constexpr Digest kUncertain{};
  Statement& rows = session_.statement("UPDATE uploads SET accepted = ? WHERE target = ?");
  session_.run(rows.bind(0, kUncertain).bind(1, entries_[target].number));
}

void Uploaded::remove(std::size_t target, const std::string& path) {
  Statement& row = session_.statement("DELETE FROM uploads WHERE target = ? AND path = ?");
  session_.run(row.bind(0, entries_[target].number).bind(1, path));
  entries_[target].files.erase(path);
}

}  // namespace feedgen
