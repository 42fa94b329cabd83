// Which feeds stand in an output folder, what they were made of, and which files they are: so that
// a feed that would be the same is not made again, and a feed that no category needs any more can
// be removed. There may be many: single feeds are read when they are asked for.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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
  /// No feeds are recorded.
  bool is_empty() const { return is_empty_; }

  /// How many articles the feeds were made of, shown in them or not, and the folders and files that
  /// these were read from: paths from the state's home.
  std::size_t articles() const { return articles_; }
  const std::set<std::string>& sources() const { return sources_; }
  void set_origin(std::size_t articles, const std::set<std::string>& sources);

  /// How many feeds there are, without files for people, as set_count() was told.
  std::size_t count() const { return count_; }
  void set_count(std::size_t feeds);

  /// By path below the output folder. The first call reads them.
  const std::map<std::string, PublishedFeed>& all() const;
  /// Reads what is recorded of a feed, unless it was read before.
  void load(const std::string& path);
  /// nullptr: nothing is recorded. Only what load() or all() has read may be asked for; then
  /// several threads may ask.
  const PublishedFeed* find(const std::string& path) const;

  /// Paths of the feeds that the last run has written, could not make or was to remove: that run
  /// may have been killed before it was done.
  std::vector<std::string> unproven();
  /// The feeds that were recorded before this run are the files that they were recorded as.
  void mark_proven();

  /// Records a feed that this run has written, could not make or is to remove.
  void put(const std::string& path, const PublishedFeed& feed);
  void remove(const std::string& path);

 private:
  Session& session_;
  std::int64_t output_ = 0;
  std::string path_;
  std::uint64_t rules_ = 0;
  std::int64_t generation_ = 0;
  std::size_t articles_ = 0;
  std::size_t count_ = 0;
  bool is_empty_ = true;
  std::set<std::string> sources_;
  mutable bool has_all_ = false;
  mutable std::map<std::string, PublishedFeed> feeds_;  // that were read
  std::set<std::string> missing_;                       // of which nothing is recorded
};

}  // namespace feedgen
