// An index in memory that is opened anew for every run.
#pragma once

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
      name_folders();
      index->categories.save();
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
    for (const Category* one : index->categories.in_order()) {
      all.push_back(newest_of(*index, *one, limit));
    }
    REQUIRE_FALSE(session->failure());
    return all;
  }

  std::unique_ptr<Session> session;
  std::unique_ptr<Index> index;

 private:
  // As select() does, but for the names themselves.
  void name_folders() {
    CategoryTree& tree = index->categories;
    for (const Category* one : tree.in_order()) {
      std::string folder;
      for (const std::string& name : tree.path_of(*one)) {
        folder += (folder.empty() ? "" : "/") + name;
      }
      tree.set_folder(one->number, folder);
    }
  }

  Database database_;
};

inline Instant at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

inline ArticleRecord record(long long published, std::vector<CategoryPath> categories = {}) {
  ArticleRecord one;
  one.state = ArticleState::kShown;
  one.published = one.sorted = at(published);
  one.categories = std::move(categories);
  one.entry_digest = static_cast<std::uint64_t>(published);
  one.claim = static_cast<std::uint64_t>(published) + 1'000'000;
  one.content.fill(static_cast<std::uint8_t>(published));
  return one;
}

}  // namespace feedgen
