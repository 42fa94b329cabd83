// Which feeds stand in an output folder, what they were made of, and which files they are: so that
// a feed that would be the same is not made again, and a feed that no category needs any more can
// be removed.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "system/file_system.h"
#include "system/session.h"
#include "value/fingerprint.h"

namespace feedgen {

struct PublishedFeed {
  std::string url;  ///< its own, which it says; empty where that is not known
  Digest
      inputs_digest{};  ///< of its entries and of all else that it shows; zeros: to be made again
  Digest content_digest{};  ///< of the file
  Digest adopted_digest{};  ///< of the file that was there, the same, before feedgen knew of the
                            ///< folder; zeros: there was none
  FileStamp stamp;          ///< of the file, without the time of change
  std::string format;       ///< its word; empty: a copy of another feed
  bool is_of_site = false;  ///< of all articles

  bool operator==(const PublishedFeed&) const = default;
};

/// The path of an output folder from the state's home: one name, however the user writes the
/// folder.
std::string output_from_home(FileReader& files, const std::string& output, const std::string& home);

class PublishedFeeds {
 public:
  /// What is recorded of `output`, as output_from_home() has it.
  PublishedFeeds(Session& session, std::string_view output);

  /// The number of the folder in the table `outputs`; 0: it has no row.
  std::int64_t number() const { return output_; }

  /// Whether the feeds show what generation `generation` of the index says, by rules of that
  /// digest. If not, each has to be looked at.
  bool are_of(std::uint64_t rules, std::int64_t generation) const;
  void set_made_by(std::uint64_t rules, std::int64_t generation);
  /// Whether another builder has published here since this one did (truth/tables.cpp): the files
  /// are not those that are recorded.
  bool are_of_another() const { return rules_ == 0; }

  /// How many articles the feeds were made of, shown in them or not, and the folders and files that
  /// these were read from: paths from the state's home.
  std::size_t articles() const { return articles_; }
  const std::set<std::string>& sources() const { return sources_; }
  void set_origin(std::size_t articles, const std::set<std::string>& sources);

  /// By path below the output folder.
  const std::map<std::string, PublishedFeed>& all() const { return feeds_; }
  const PublishedFeed* find(const std::string& path) const;

  void put(const std::string& path, const PublishedFeed& feed);
  void remove(const std::string& path);

 private:
  Session& session_;
  std::int64_t output_ = 0;
  std::string path_;
  std::uint64_t rules_ = 0;
  std::int64_t generation_ = 0;
  std::size_t articles_ = 0;
  std::set<std::string> sources_;
  std::map<std::string, PublishedFeed> feeds_;
};

}  // namespace feedgen
