// Why articles were skipped: kept, so that a run that does not read their files can say it.
#pragma once

#include <cstdint>
#include <vector>

#include "system/session.h"
#include "value/article_key.h"
#include "value/diagnostic.h"

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

}  // namespace feedgen
