// Which uploads and removals are due: what is published is compared with what each target took.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "uploads/published_files.h"
#include "uploads/uploaded.h"
#include "value/publish_rules.h"

namespace feedgen {

/// A file that a target is to have, or not to have any more.
struct DueUpload {
  std::size_t target = 0;  ///< index of Uploaded::targets()
  std::string path;
  UploadStage stage = UploadStage::kFeeds;
  const PublishedFile* file = nullptr;  ///< null: it is to be removed
};

/// By stage, then by path. They point into `files`.
std::vector<DueUpload> due_uploads(const std::vector<PublishedFile>& files, std::size_t target,
                                   const Uploaded& uploaded);

/// Whether so many removals at a target need consent.
bool is_braked(const std::vector<DueUpload>& due, std::size_t target, const Uploaded& uploaded,
               const RemovalBrake& brake);

/// The paths of feeds that not all targets have as they are published.
std::set<std::string> feeds_to_upload(Session& session, const PublishedFeeds& feeds,
                                      const PublishRules& rules);

}  // namespace feedgen
