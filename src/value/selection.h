// Which articles stand in one feed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "time/instant.h"
#include "value/article_key.h"
#include "value/names.h"

namespace feedgen {

struct SelectedArticle {
  std::int64_t number = 0;  ///< of its row in the index
  ArticleKey key;
  Instant published{};
  Instant sorted{};
  std::uint64_t entry_digest = 0;  ///< of all that its entry is made of
  std::uint64_t id_hash = 0;       ///< claim_of() the id that it is shown with
  std::string id;                  ///< empty: the one that it comes with
};

/// By their numbers: feeds and documents of several groups show the same ones.
using SelectedArticles = std::unordered_map<std::int64_t, SelectedArticle>;

struct Selection {
  std::int64_t number = 0;  ///< of the group
  GroupKey group;
  std::string folder;                          ///< of its feeds, below the output folder
  std::size_t total = 0;                       ///< articles in it, shown or not
  std::vector<const SelectedArticle*> newest;  ///< newest first, ties by path
};

}  // namespace feedgen
