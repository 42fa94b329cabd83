#include "uploads/due.h"

#include <algorithm>
#include <string_view>

#include "targets/target_kinds.h"

namespace feedgen {
namespace {

// What was sent since may have taken the place of what was accepted, also where that is published
// again.
bool is_taken(const PublishedFile& file, std::size_t target, const Uploaded& uploaded) {
  const UploadRecord* record = uploaded.find(target, file.path);
  return record != nullptr && record->accepted == file.wanted && record->sent.empty();
}

// Another program brings files that are there: it finds no twins.
bool is_meant_for(const PublishedFile& file, const UploadTarget& target) {
  return file.twin_of.empty() || !is_other(target);
}

}  // namespace

std::vector<DueUpload> due_uploads(const std::vector<PublishedFile>& files, std::size_t target,
                                   const Uploaded& uploaded) {
  std::vector<DueUpload> due;
  std::set<std::string_view> published;
  for (const PublishedFile& file : files) {
    if (!is_meant_for(file, uploaded.targets()[target])) continue;
    published.insert(file.path);
    if (!is_taken(file, target, uploaded)) due.push_back({target, file.path, file.stage, &file});
  }
  for (const auto& [path, record] : uploaded.files(target)) {
    if (!published.contains(path)) due.push_back({target, path, UploadStage::kRemovals, nullptr});
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const DueUpload& a, const DueUpload& b) { return a.stage < b.stage; });
  return due;
}

bool is_braked(const std::vector<DueUpload>& due, std::size_t target, const Uploaded& uploaded,
               const RemovalBrake& brake) {
  // As a group's feeds and its page are removed together, a few files are never many.
  constexpr std::size_t kFew = 10;
  const auto removals =
      static_cast<std::size_t>(std::count_if(due.begin(), due.end(), [](const DueUpload& one) {
        return one.stage == UploadStage::kRemovals;
      }));
  if (brake.percent == 0) return removals > brake.count;
  return removals > std::max(kFew, uploaded.files(target).size() * brake.percent / 100);
}

std::set<std::string> feeds_to_upload(Session& session, const PublishedFeeds& feeds,
                                      const PublishRules& rules) {
  std::set<std::string> paths;
  if (rules.targets.empty()) return paths;
  const Uploaded uploaded(session, feeds.number(), rules.targets);
  const std::vector<PublishedFile> files = published_feed_files(feeds, rules);
  for (const PublishedFile& file : files) {
    for (std::size_t i = 0; i < rules.targets.size(); ++i) {
      if (is_meant_for(file, rules.targets[i]) && !is_taken(file, i, uploaded)) {
        paths.insert(file.twin_of.empty() ? file.path : file.twin_of);
      }
    }
  }
  return paths;
}

}  // namespace feedgen
