#include "catalog/published_feeds.h"

#include <algorithm>

namespace feedgen {
namespace {

Digest digest_at(const Statement& row, int column) {
  Digest digest{};
  const auto bytes = row.bytes(column);
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

}  // namespace

PublishedFeeds::PublishedFeeds(Session& session, std::string_view output)
    : session_(session), path_(output) {
  Statement& own =
      session_.statement("SELECT number, rules, generation FROM outputs WHERE path = ?");
  if (!session_.step(own.bind(0, output))) return;
  output_ = own.number(0);
  rules_ = static_cast<std::uint64_t>(own.number(1));
  generation_ = own.number(2);
  own.reset();
  Statement& rows = session_.statement(
      "SELECT path, made_of, bytes, size, inode, modified FROM feeds WHERE output = ?");
  rows.bind(0, output_);
  while (session_.step(rows)) {
    feeds_.emplace_hint(
        feeds_.end(), rows.text(0),
        PublishedFeed{digest_at(rows, 1), digest_at(rows, 2),
                      FileStamp{static_cast<std::uint64_t>(rows.number(3)),
                                static_cast<std::uint64_t>(rows.number(4)), rows.number(5), 0}});
  }
}

bool PublishedFeeds::are_of(std::uint64_t rules, std::int64_t generation) const {
  return output_ != 0 && rules == rules_ && generation == generation_;
}

void PublishedFeeds::set_made_by(std::uint64_t rules, std::int64_t generation) {
  if (are_of(rules, generation)) return;
  Statement& row = session_.statement(
      "INSERT INTO outputs (path, rules, generation) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE"
      " SET rules = excluded.rules, generation = excluded.generation RETURNING number");
  row.bind(0, path_).bind(1, static_cast<std::int64_t>(rules)).bind(2, generation);
  output_ = session_.number(row).value_or(0);
  rules_ = rules;
  generation_ = generation;
}

const PublishedFeed* PublishedFeeds::find(const std::string& path) const {
  const auto found = feeds_.find(path);
  return found == feeds_.end() ? nullptr : &found->second;
}

void PublishedFeeds::put(const std::string& path, const PublishedFeed& feed) {
  if (const PublishedFeed* known = find(path); known != nullptr && *known == feed) return;
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO feeds (output, path, made_of, bytes, size, inode, modified)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, output_).bind(1, path).bind(2, feed.made_of).bind(3, feed.bytes);
  row.bind(4, static_cast<std::int64_t>(feed.stamp.size));
  row.bind(5, static_cast<std::int64_t>(feed.stamp.inode));
  session_.run(row.bind(6, feed.stamp.modified));
  feeds_[path] = feed;
}

void PublishedFeeds::remove(const std::string& path) {
  session_.run(session_.statement("DELETE FROM feeds WHERE output = ? AND path = ?")
                   .bind(0, output_)
                   .bind(1, path));
  feeds_.erase(path);
}

}  // namespace feedgen
