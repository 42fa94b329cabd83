// A catalog in memory that is opened anew for every run.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/catalog.h"
#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {

class CatalogWorld {
 public:
  CatalogWorld() : database_(std::move(*Database::in_memory())) {
    REQUIRE(database_.run(kStateSchema));
    open();
  }

  /// As the next run finds it.
  void open() {
    if (catalog) {
      name_folders();
      catalog->categories().save();
    }
    catalog.reset();
    session = std::make_unique<Session>(database_);
    catalog = std::make_unique<Catalog>(*session);
  }

  Stored put(const std::string& name, const ArticleRecord& record, FileStamp stamp = {1, 1, 1, 1}) {
    return catalog->put({"", "", false}, name, stamp, 0, record);
  }

  std::vector<Selection> select(std::size_t limit) {
    std::vector<Selection> all;
    for (const Category* one : catalog->categories().in_order()) {
      all.push_back(catalog->select(*one, limit));
    }
    REQUIRE_FALSE(session->failure());
    return all;
  }

  std::unique_ptr<Session> session;
  std::unique_ptr<Catalog> catalog;

 private:
  // As a survey does, but for the names themselves.
  void name_folders() {
    CategoryTree& tree = catalog->categories();
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
  one.facts = static_cast<std::uint64_t>(published);
  one.claim = static_cast<std::uint64_t>(published) + 1'000'000;
  one.content.fill(static_cast<std::uint8_t>(published));
  return one;
}

}  // namespace feedgen
