// Which articles stand in one feed.
#pragma once

#include <cstddef>
#include <vector>

#include "value/article.h"

namespace feedgen {

struct Selection {
  CategoryPath category;               ///< empty: the site
  std::size_t total = 0;               ///< articles in it, shown or not
  std::vector<const Article*> newest;  ///< newest first, ties by path; owned by the catalog
};

}  // namespace feedgen
