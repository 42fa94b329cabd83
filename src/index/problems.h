// Why articles stand in no feed: problems that had them skipped, and keys that keep them back.
// Recorded, so that a run that does not read their files says the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "system/session.h"
#include "value/article_key.h"
#include "value/diagnostic.h"
#include "value/source_file.h"

namespace feedgen {

/// Whether an earlier build has shown a problem in full.
enum class Reported { kNo, kYes };

struct KnownProblem {
  ArticleKey key;
  Message message;  ///< its place has no path
  Reported reported = Reported::kNo;
};

class Problems {
 public:
  explicit Problems(Session& session) : session_(session) {}

  std::vector<KnownProblem> all();
  Reported reported(std::int64_t article);
  void write(std::int64_t article, const Message& problem, Reported reported);
  void remove(std::int64_t article);
  /// Records that this run shows all problems in full.
  void set_all_reported();

 private:
  Session& session_;
};

struct KnownKeptBack {
  ArticleKey article;
  KeptBack reason;  ///< without its kind
};

class KeptBackArticles {
 public:
  explicit KeptBackArticles(Session& session) : session_(session) {}

  /// How many each key keeps back, the most first, ties by key.
  std::vector<std::pair<std::string, std::size_t>> counts();
  /// In no particular order.
  std::vector<KnownKeptBack> all();
  void write(std::int64_t article, const KeptBack& reason);
  void remove(std::int64_t article);

 private:
  Session& session_;
};

}  // namespace feedgen
