// An index in memory that is opened anew for every run.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "index/index.h"
#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {

class IndexWorld {
 public:
  IndexWorld() : database_(std::move(*Database::in_memory())) {
    REQUIRE(database_.run(kStateSchema));
    open();
  }

  /// As the next run finds it.
  void open() {
    if (index) {
      index->groups.name_folders({});
      index->groups.save();
    }
    index.reset();
    session = std::make_unique<Session>(database_);
    index = std::make_unique<Index>(*session);
  }

  PutResult put(const std::string& name, const ArticleRecord& record,
                FileStamp stamp = {1, 1, 1, 1}) {
    return index->articles.put({{"", "", false}, name}, stamp, 0, record);
  }

  std::vector<Selection> select(std::size_t limit) {
    std::vector<Selection> all;
    SelectedArticles& articles = selected_.emplace_back();
    for (const Group* one : index->groups.in_order()) {
      all.push_back(newest_of(*index, *one, limit, articles));
    }
    REQUIRE_FALSE(session->failure());
    return all;
  }

  std::unique_ptr<Session> session;
  std::unique_ptr<Index> index;

 private:
  Database database_;
  std::deque<SelectedArticles> selected_;  // of each select()
};

inline Instant at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

inline ArticleRecord record(long long published, std::vector<CategoryPath> categories = {}) {
  ArticleRecord one;
  one.state = ArticleState::kShown;
  one.published = one.sorted = at(published);
  for (CategoryPath& path : categories) {
    one.groups.push_back({std::string(kCategoryFamily), std::move(path)});
  }
  one.entry_digest = static_cast<std::uint64_t>(published);
  one.claim = static_cast<std::uint64_t>(published) + 1'000'000;
  one.content.fill(static_cast<std::uint8_t>(published));
  return one;
}

}  // namespace feedgen
