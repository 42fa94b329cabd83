// All files that feedgen has published in an output folder, as a target is to have them: feeds,
// documents of archives and files for people, with their types and how long copies may be kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "publish/documents.h"
#include "publish/published_feeds.h"
#include "value/fingerprint.h"
#include "value/publish_rules.h"

namespace feedgen {

/// The order in which files go: what subscribers ask for first, and nothing is removed before all
/// else is there.
enum class UploadStage { kFeeds, kArchives, kPages, kRemovals };

struct PublishedFile {
  std::string path;  ///< below the output folder
  UploadStage stage = UploadStage::kFeeds;
  Digest content_digest{};
  FileStamp stamp;
  std::string content_type;
  std::string cache_control;
  /// Of the content and of how it is to be served: what a target has to accept.
  Digest wanted{};
  /// As FileToSend has it.
  bool (*is_successor_of)(std::string_view bytes) = nullptr;
  /// Of a gzip twin, the file that it is made of, below the output folder; empty: it is a file
  /// there.
  std::string twin_of = {};
};

/// The feeds alone, without documents of archives, with their twins.
std::vector<PublishedFile> published_feed_files(const PublishedFeeds& feeds,
                                                const PublishRules& rules);

/// By path, each once.
std::vector<PublishedFile> published_files(const PublishedFeeds& feeds,
                                           PublishedDocuments& documents,
                                           const PublishRules& rules);

}  // namespace feedgen
