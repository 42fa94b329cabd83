#include "uploads/published_files.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "feed/formats.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

const FeedFormat* companion_of_word(std::string_view word) {
  for (const FeedFormat* one : companion_formats()) {
    if (one->word == word) return one;
  }
  return nullptr;
}

// For files whose format is not recorded: the first format whose own name ends like this one's.
const FeedFormat* format_by_ending(std::string_view path) {
  const FeedFormat* found = nullptr;
  for (const FeedFormat* one : feed_formats()) {
    if (last_part(path) == one->file) return one;
    if (found == nullptr && ending_of(path) == ending_of(one->file)) found = one;
  }
  return found;
}

std::string type_of(const FeedFormat* format, std::string_view path) {
  if (format == nullptr) {
    return ending_of(path) == ".xml" ? "application/xml; charset=utf-8"
                                     : "application/octet-stream";
  }
  return fmt::format("{}; charset=utf-8", format->media_type);
}

Digest wanted_of(const PublishedFile& file) {
  std::string text(file.content_digest.begin(), file.content_digest.end());
  text.append(file.content_type).append("\n").append(file.cache_control);
  return hash128(text);
}

PublishedFile file_of(const std::string& path, const PublishedFeed& feed,
                      std::chrono::seconds cache) {
  const FeedFormat* companion = companion_of_word(feed.format);
  const FeedFormat* format = companion;
  if (format == nullptr) format = format_of_word(feed.format);
  if (format == nullptr) format = format_by_ending(path);
  PublishedFile file{path,
                     companion == nullptr ? UploadStage::kFeeds : UploadStage::kPages,
                     feed.content_digest,
                     feed.stamp,
                     type_of(format, path),
                     fmt::format("max-age={}", cache.count()),
                     {},
                     companion == nullptr ? is_feed : companion->is_successor_of};
  file.wanted = wanted_of(file);
  return file;
}

// The document "a/archive/rss-2019-03-05-1f3a9c2e7b10.xml" belongs to the feed "a/rss.xml"
// (feed/archives.h).
const FeedFormat* format_of_document(std::string_view path, const PublishedFeeds& feeds) {
  constexpr int kParts = 4;  // year, month, day, hash
  std::string_view stem = last_part(without_ending(path));
  for (int i = 0; i < kParts; ++i) stem = stem.substr(0, stem.rfind('-'));
  std::string feed(before_last_part(folder_of(path)));
  feed.append(stem).append(ending_of(path));
  const PublishedFeed* found = feeds.find(feed);
  const FeedFormat* format = found == nullptr ? nullptr : format_of_word(found->format);
  return format == nullptr ? format_by_ending(path) : format;
}

PublishedFile file_of(const RecordedFile& document, const PublishedFeeds& feeds,
                      std::chrono::seconds cache) {
  PublishedFile file{
      document.file.path,
      UploadStage::kArchives,
      document.file.content_digest,
      document.file.stamp,
      type_of(format_of_document(document.file.path, feeds), document.file.path),
      document.is_newest ? fmt::format("max-age={}", cache.count()) : "max-age=31536000, immutable",
      {},
      is_feed};
  file.wanted = wanted_of(file);
  return file;
}

// For web servers that send NAME.gz to clients which take gzip. It is made when it is sent.
void add_twins(std::vector<PublishedFile>& files) {
  const std::size_t count = files.size();
  files.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    PublishedFile twin = files[i];
    twin.twin_of = std::exchange(twin.path, twin.path + ".gz");
    twin.content_type = "application/gzip";
    twin.is_successor_of = nullptr;
    twin.wanted = wanted_of(twin);
    files.push_back(std::move(twin));
  }
}

}  // namespace

std::vector<PublishedFile> published_feed_files(const PublishedFeeds& feeds,
                                                const PublishRules& rules) {
  std::vector<PublishedFile> files;
  for (const auto& [path, feed] : feeds.all()) files.push_back(file_of(path, feed, rules.cache));
  if (rules.gzip) add_twins(files);
  return files;
}

std::vector<PublishedFile> published_files(const PublishedFeeds& feeds,
                                           PublishedDocuments& documents,
                                           const PublishRules& rules) {
  std::vector<PublishedFile> files;
  for (const auto& [path, feed] : feeds.all()) files.push_back(file_of(path, feed, rules.cache));
  for (const RecordedFile& document : documents.all()) {
    if (document.group != 0) files.push_back(file_of(document, feeds, rules.cache));
  }
  if (rules.gzip) add_twins(files);
  const auto by_path = [](const PublishedFile& a, const PublishedFile& b) {
    return a.path < b.path;
  };
  std::stable_sort(files.begin(), files.end(), by_path);
  const auto same = [](const PublishedFile& a, const PublishedFile& b) { return a.path == b.path; };
  files.erase(std::unique(files.begin(), files.end(), same), files.end());
  return files;
}

}  // namespace feedgen
