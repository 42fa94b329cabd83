// What the site says about itself, complete: every value is usable as it is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "time/zone.h"
#include "value/article.h"

namespace feedgen {

enum class Format { kRss, kAtom, kJson };
/// What entries carry: cleaned bodies, bodies as they were written, or none.
enum class ContentRule { kFull, kRaw, kSummary };
/// Whether a list of categories is one path (Hexo) or separate names (Jekyll, Hugo).
enum class CategoryRule { kHierarchy, kFlat };
enum class FutureRule { kWait, kShow };

/// Addresses that begin with `from` begin with `to` instead.
struct Rewrite {
  std::string from;  ///< absolute and encoded
  std::string to;    ///< absolute and encoded, or empty

  bool operator==(const Rewrite&) const = default;
};

struct Settings {
  std::string title;        ///< of the site; empty: "Articles"
  std::string description;  ///< empty: the title
  std::string base_url;     ///< absolute, encoded, with a slash at the end; empty: not known
  std::string feeds_url;    ///< where the output folder is served, with a slash; empty: not known
  std::vector<Person> authors;
  std::string language;  ///< BCP 47
  std::string copyright;
  Zone timezone;
  std::string icon;  ///< absolute or empty, like `logo`
  std::string logo;
  std::string permalink = "/:path.html";  ///< a pattern: article/permalink.h
  std::vector<std::string> articles;      ///< folders to read when the command line names none
  std::string output;                     ///< empty: "feeds"
  std::vector<std::string> exclude;       ///< globs: article/glob.h
  std::vector<Format> formats{Format::kRss, Format::kAtom, Format::kJson};
  std::size_t limit = 20;  ///< entries a feed; 0: all
  ContentRule content = ContentRule::kFull;
  std::size_t summary_length = 200;  ///< graphemes
  CategoryRule categories = CategoryRule::kHierarchy;
  FutureRule future = FutureRule::kWait;
  std::vector<std::string> hubs;  ///< absolute
  std::vector<Rewrite> rewrite;
};

}  // namespace feedgen
