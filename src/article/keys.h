// The keys of front matter: ONE row each, from which the reading of articles, the warnings of
// values that have no effect and the manual's table (docs/front-matter.md) come.
#pragma once

#include <array>
#include <chrono>
#include <span>
#include <string_view>
#include <vector>

#include "article/fields.h"
#include "value/article.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// One article while the rows read it. Each row may use what the rows before it have read.
struct KeyReading {
  const Fields& fields;
  const SourceFile& file;
  std::string_view body;
  const Settings& settings;
  Diagnostics& diagnostics;
  Article article{};
  std::chrono::local_seconds written{};  ///< `published` on the clocks that it was written for
  bool is_undated = false;  ///< `published` follows from what is outside of the article
  bool lacks_zone = false;  ///< a time of day that is in no zone that the site would name
  KeptBack kept_back = {};  ///< by something: the rows behind are not read
};

/// Warns of a value that says something, but nothing that the article could be made of.
struct UnusedValue {
  std::string_view problem;  ///< empty: no warning
  std::string_view remedy;
  bool (*is_used)(const Node& value, const Article& article) = nullptr;
};

struct FrontMatterKey {
  std::string_view what;                ///< the fact of the article that the keys give
  std::vector<std::string_view> names;  ///< the first that has a value counts
  /// Fails where the article can't be used.
  Result<void> (*read)(Names names, KeyReading& reading);
  std::string_view shape;      ///< of the value, in the manual; empty: a text
  std::string_view otherwise;  ///< what holds without the key, in the manual
  UnusedValue unused = {};
  bool has_near_misses = true;  ///< a key that is nearly one of `names` is warned of
};

/// In the order in which they are read, and of the manual.
std::span<const FrontMatterKey> front_matter_keys();

/// Reads all rows into `reading.article`, which is whole unless it is hidden.
[[nodiscard]] Result<void> read_keys(KeyReading& reading);

/// Keys that give an article's address.
inline constexpr std::array<std::string_view, 3> kAddressKeys{"permalink", "url", "link"};

}  // namespace feedgen
