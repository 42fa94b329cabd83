// Collects what is found in one document, and knows what several rules ask of the whole of it. The
// rules call add() with the name of their row.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "check/checked_element.h"
#include "check/outline.h"
#include "check/rule.h"
#include "time/instant.h"

namespace feedgen {

enum class FeedKind {
  kUnknown,
  kRss091,
  kRss092,
  kRss20,
  kRss10,
  kRss090,
  kRss11,
  kAtom10,
  kAtom03,
  kAtomEntry,
  kJsonFeed,
  kOpml,
  kPublishing,  ///< AtomPub's service and category documents
  kOpenSearch,
  kXrds,
  kKml,
};

inline bool is_rss2_family(FeedKind kind) {
  return kind == FeedKind::kRss091 || kind == FeedKind::kRss092 || kind == FeedKind::kRss20;
}

inline bool is_rss1_family(FeedKind kind) {
  return kind == FeedKind::kRss10 || kind == FeedKind::kRss090 || kind == FeedKind::kRss11;
}

struct Fix {
  std::size_t begin = 0;  ///< in bytes of the text that is judged
  std::size_t end = 0;
  std::string text;
};

struct Finding {
  const CheckRule* rule = nullptr;
  std::size_t offset = 0;
  std::string problem;
  std::string remedy;
  std::vector<Fix> fixes;  ///< empty: it can't be mended here
};

struct ServedFeed;

struct JudgeRequest {
  std::string name;                    ///< as messages have it: a path, an address, "-"
  std::string address;                 ///< where the document is served; empty: not known
  const ServedFeed* served = nullptr;  ///< how it is served; null: not known
  Instant now{};
  OutlineExtent outline = OutlineExtent::kNothing;  ///< for rules that compare feeds, and places
};

/// What the entries that were seen have, for rules that compare them.
struct FeedFacts {
  std::size_t entries = 0;
  std::unordered_set<std::uint64_t> ids;      ///< hashes
  std::unordered_set<std::uint64_t> updated;  ///< hashes, of Atom
  Instant newest{};
  bool has_itunes = false;                     ///< some entry has elements of Apple's
  bool has_netscape_dtd = false;               ///< its DOCTYPE is that of RSS 0.91
  std::unordered_set<std::uint64_t> sync_ids;  ///< hashes, of FeedSync
  std::string_view encoding = "utf-8";         ///< of the bytes, by WHATWG's name
  std::string base;  ///< the xml:base of the elements that hold the entries; empty: none
  std::unordered_set<std::string> prefixes;  ///< of namespaces that are declared somewhere

  void see(Instant instant) { newest = std::max(newest, instant); }
};

class FeedJudge {
 public:
  FeedJudge(const JudgeRequest& request, std::string_view text) : request_(request), text_(text) {}

  /// `rule` is the name of a row. Of one rule no more than `kMostOfOne` findings are kept; the
  /// others are counted.
  void add(std::string_view rule, std::size_t offset, std::string problem, std::string remedy = {});
  void add(std::string_view rule, std::size_t offset, std::string problem, std::string remedy,
           std::vector<Fix> fixes);

  const JudgeRequest& request() const { return request_; }
  std::string_view text() const { return text_; }

  FeedKind kind = FeedKind::kUnknown;
  std::string version;  ///< of RSS and OPML, as it is written
  FeedFacts facts;
  FeedOutline outline;  ///< empty, unless it is asked for

  /// Forgets what was found of a rule.
  void drop(std::string_view rule);

  /// What was found, in the order of the places.
  std::vector<Finding> take_findings();
  const std::map<const CheckRule*, std::size_t>& left_out() const { return left_out_; }

  static constexpr std::size_t kMostOfOne = 1'000;

 private:
  const JudgeRequest& request_;
  std::string_view text_;
  std::vector<Finding> findings_;
  std::map<const CheckRule*, std::size_t> counts_;
  std::map<const CheckRule*, std::size_t> left_out_;
};

}  // namespace feedgen
