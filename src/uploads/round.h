// One round of uploads to a target: what is due is sent stage by stage, and what the target took is
// recorded as the answers come.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "publish/documents.h"
#include "publish/published_feeds.h"
#include "system/database.h"
#include "system/session.h"
#include "system/world.h"
#include "truth/truth.h"
#include "uploads/due.h"
#include "uploads/published_files.h"
#include "uploads/send.h"
#include "uploads/uploaded.h"
#include "value/publish_rules.h"

namespace feedgen {

/// What the state says at the beginning of a round.
struct UploadState {
  /// `output` is as output_from_home() has it, `folder` the same as the user named it. `shared`:
  /// null where the state is this builder's alone. A failure is session.failure().
  UploadState(Database& opened, const std::string& output, const std::string& folder,
              const PublishRules& rules, FileReader& reader, Truth* shared);

  /// Ends the transaction: what it has changed is shared, and then recorded here. A failure is
  /// session.failure().
  void commit();

  Database& database;
  Session session;
  Truth* truth;
  std::optional<Error> unshared;  ///< why the last commit() could not share what it has changed
  PublishedFeeds feeds;
  PublishedDocuments documents;
  std::vector<PublishedFile> files;
  Uploaded uploaded;
};

/// What came of a round at one target.
struct UploadRound {
  std::size_t sent = 0;              ///< files that the target took
  std::size_t removed = 0;           ///< files that it has no more
  std::size_t unrecorded = 0;        ///< answers that can't be recorded: those files stay due
  std::vector<std::string> missing;  ///< that are not as they were published
  std::vector<std::string> foreign;  ///< that another program has written there
  std::vector<std::string> kept;     ///< that were to be removed, and are another program's now
  std::size_t to_retry = 0;          ///< that a later round may bring there
  std::size_t braked = 0;            ///< removals that need consent
};

enum class Removals { kBraked, kAll };

struct UploadRoundRules {
  Overwrite overwrite = Overwrite::kOurs;
  Removals removals = Removals::kBraked;
  SendRules send;
};

/// Uploads what is due at one target. `output` is the folder of the feeds.
UploadRound upload_to(OpenTarget& open, std::size_t target, UploadState& state,
                      const PublishRules& settings, const std::string& output,
                      const UploadRoundRules& rules, HttpClient& client, const World& world);

}  // namespace feedgen
