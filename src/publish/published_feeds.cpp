#include "publish/published_feeds.h"

#include <cassert>
#include <filesystem>

#include "state/checked_row.h"
#include "state/values.h"
#include "system/process.h"

namespace feedgen {

namespace {

constexpr std::size_t kLongestWord = 64;  // of a format
constexpr std::int64_t kLargestFeed = std::int64_t{1} << 40U;

// The row has the path, and then what makes a PublishedFeed.
PublishedFeed feed_at(CheckedRow& row, const Statement& statement) {
  if (statement.text(0).empty()) row.refuse(0, "empty");
  return {std::string(row.address(1)),
          row.digest(2),
          row.digest(3),
          row.digest(4),
          FileStamp{as_unsigned(row.number(5, 0, kLargestFeed)), as_unsigned(statement.number(6)),
                    statement.number(7), 0},
          std::string(row.text(8, kLongestWord)),
          row.flag(9)};
}

}  // namespace

std::string output_from_home(FileReader& files, const std::string& output,
                             const std::string& home) {
  std::string path = absolute_path(output);
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  const Result<std::string> from = files.real_path(home.empty() ? "." : home);
  if (!from) return path;
  std::string relative = std::filesystem::path(path).lexically_relative(*from).generic_string();
  return relative == "." ? std::string() : relative;
}

PublishedFeeds::PublishedFeeds(Session& session, std::string_view output)
    : session_(session), path_(output) {
  Statement& own = session_.statement(
      "SELECT number, rules, generation, articles, feeds FROM outputs WHERE path = ?");
  if (!session_.step(own.bind(0, output))) return;
  CheckedRow checked(session_, own, "outputs");
  output_ = checked.key(0);
  rules_ = static_cast<std::uint64_t>(own.number(1));
  generation_ = checked.count(2);
  articles_ = static_cast<std::size_t>(checked.count(3));
  count_ = static_cast<std::size_t>(checked.count(4));
  own.reset();
  Statement& sources = session_.statement("SELECT path FROM sources WHERE output = ?");
  sources.bind(0, output_);
  while (session_.step(sources)) {
    sources_.emplace(CheckedRow(session_, sources, "sources").path_from_home(0));
  }
  Statement& any = session_.statement("SELECT 1 FROM feeds WHERE output = ? LIMIT 1");
  is_empty_ = !session_.step(any.bind(0, output_));
  any.reset();
}

const std::map<std::string, PublishedFeed>& PublishedFeeds::all() const {
  if (has_all_) return feeds_;
  has_all_ = true;
  Statement& rows = session_.statement(
      "SELECT path, url, inputs_digest, content_digest, adopted_digest, size, inode, modified,"
      " format, of_site"
      " FROM feeds WHERE output = ?");
  rows.bind(0, output_);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "feeds");
    feeds_.try_emplace(feeds_.end(), std::string(row.path_of_feeds(0)), feed_at(row, rows));
  }
  return feeds_;
}

void PublishedFeeds::load(const std::string& path) {
  if (has_all_ || feeds_.contains(path) || missing_.contains(path)) return;
  Statement& row = session_.statement(
      "SELECT path, url, inputs_digest, content_digest, adopted_digest, size, inode, modified,"
      " format, of_site"
      " FROM feeds WHERE output = ? AND path = ?");
  if (session_.step(row.bind(0, output_).bind(1, path))) {
    CheckedRow checked(session_, row, "feeds");
    feeds_.emplace(checked.path_of_feeds(0), feed_at(checked, row));
  } else {
    missing_.insert(path);
  }
  row.reset();
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

void PublishedFeeds::set_origin(std::size_t articles, const std::set<std::string>& sources) {
  if (articles != articles_) {
    Statement& row = session_.statement("UPDATE outputs SET articles = ? WHERE number = ?");
    session_.run(row.bind(0, static_cast<std::int64_t>(articles)).bind(1, output_));
    articles_ = articles;
  }
  if (sources == sources_) return;
  session_.run(session_.statement("DELETE FROM sources WHERE output = ?").bind(0, output_));
  for (const std::string& path : sources) {
    Statement& row = session_.statement("INSERT INTO sources (output, path) VALUES (?, ?)");
    session_.run(row.bind(0, output_).bind(1, path));
  }
  sources_ = sources;
}

void PublishedFeeds::set_count(std::size_t feeds) {
  if (feeds == count_) return;
  Statement& row = session_.statement("UPDATE outputs SET feeds = ? WHERE number = ?");
  session_.run(row.bind(0, static_cast<std::int64_t>(feeds)).bind(1, output_));
  count_ = feeds;
}

const PublishedFeed* PublishedFeeds::find(const std::string& path) const {
  const auto found = feeds_.find(path);
  assert(found != feeds_.end() || has_all_ || missing_.contains(path));
  return found == feeds_.end() ? nullptr : &found->second;
}

std::vector<std::string> PublishedFeeds::unproven() {
  std::vector<std::string> paths;
  Statement& rows = session_.statement("SELECT path FROM unproven WHERE output = ?");
  rows.bind(0, output_);
  while (session_.step(rows)) {
    paths.emplace_back(CheckedRow(session_, rows, "unproven").path_of_feeds(0));
  }
  return paths;
}

void PublishedFeeds::mark_proven() {
  session_.run(session_.statement("DELETE FROM unproven WHERE output = ?").bind(0, output_));
}

// A feed that could not be made stays unproven, though its record is the same.
void PublishedFeeds::put(const std::string& path, const PublishedFeed& feed) {
  load(path);
  const PublishedFeed* known = find(path);
  if (known != nullptr && *known == feed && feed.inputs_digest != Digest{}) return;
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO feeds (output, path, url, inputs_digest, content_digest,"
      " adopted_digest, size, inode, modified, format, of_site)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, output_)
      .bind(1, path)
      .bind(2, feed.url)
      .bind(3, feed.inputs_digest)
      .bind(4, feed.content_digest);
  row.bind(5, feed.adopted_digest)
      .bind(6, as_signed(feed.stamp.size))
      .bind(7, as_signed(feed.stamp.inode));
  row.bind(8, feed.stamp.modified).bind(9, feed.format).bind(10, std::int64_t{feed.is_of_site});
  session_.run(row);
  session_.run(session_.statement("INSERT OR IGNORE INTO unproven (output, path) VALUES (?, ?)")
                   .bind(0, output_)
                   .bind(1, path));
  feeds_[path] = feed;
  missing_.erase(path);
}

void PublishedFeeds::remove(const std::string& path) {
  session_.run(session_.statement("DELETE FROM feeds WHERE output = ? AND path = ?")
                   .bind(0, output_)
                   .bind(1, path));
  session_.run(session_.statement("DELETE FROM unproven WHERE output = ? AND path = ?")
                   .bind(0, output_)
                   .bind(1, path));
  feeds_.erase(path);
  missing_.insert(path);
}

}  // namespace feedgen
