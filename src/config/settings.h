// What the site says about itself, complete: every value is usable as it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "config/notify_rules.h"
#include "config/site_rules.h"
#include "time/zone.h"
#include "value/article.h"
#include "value/node.h"
#include "value/podcast.h"
#include "value/setting_origin.h"

namespace feedgen {

enum class Format { kRss, kAtom, kJson };
/// What entries carry: cleaned bodies, bodies as they were written, or none.
enum class ContentRule { kFull, kRaw, kSummary };
/// Whether a list of categories is one path (Hexo) or separate names (Jekyll, Hugo).
enum class CategoryRule { kHierarchy, kFlat };
enum class FutureRule { kWait, kShow };
enum class ExpiredRule { kHide, kShow };
/// What entries of articles without an id of their own are called: by the address, or as
/// jekyll-feed does.
enum class IdRule { kPermalink, kJekyll };
/// By which time the newest come first.
enum class Order { kPublished, kUpdated };

/// Front matter for the articles in a folder that do not say otherwise (Jekyll's `defaults`).
struct FrontMatterDefaults {
  std::string path;  ///< what the article's path in the site begins with; may hold `*`
  std::string type;  ///< "posts" or a Jekyll collection; empty: all
  Node values;       ///< a map
};

/// Addresses that begin with `from` begin with `to` instead.
struct Rewrite {
  std::string from;  ///< absolute and encoded
  std::string to;    ///< absolute and encoded, or empty

  bool operator==(const Rewrite&) const = default;
};

/// "jdoe" in front matter stands for somebody who is described once (Jekyll's `authors`).
struct KnownAuthor {
  std::string key;
  Person person;

  bool operator==(const KnownAuthor&) const = default;
};

struct Settings {
  std::string title;        ///< of the site; empty: "Articles"
  std::string description;  ///< empty: the title
  std::string base_url;     ///< absolute, encoded, with a slash at the end; empty: not known
  std::string feeds_url;    ///< where the output folder is served, with a slash; empty: not known
  std::vector<Person> authors;
  std::vector<KnownAuthor> authors_by_key;
  std::string language;  ///< BCP 47
  std::string copyright;
  Zone timezone;
  std::string icon;  ///< absolute or empty, like `logo`
  std::string logo;
  std::string permalink;  ///< a pattern; empty: the dialect's own (article_address.h)
  Generator permalink_dialect = Generator::kNone;  ///< whose variables the patterns have
  std::vector<FolderPattern> permalinks;           ///< go before `permalink`
  Generator generator = Generator::kNone;          ///< whose rules tell what is an article
  std::string source;  ///< folder in which the site's paths begin; empty: the one that is read
  HexoRules hexo;
  JekyllRules jekyll;
  HugoRules hugo;
  IdRule ids = IdRule::kPermalink;
  std::vector<FrontMatterDefaults> defaults;
  std::vector<std::string> category_fields{"categories", "category"};  ///< of the front matter
  std::vector<std::string> tag_fields{"tags", "tag"};
  std::vector<std::string> articles;  ///< folders to read when the command line names none
  std::string output;                 ///< empty: "feeds"
  std::vector<std::string> exclude;   ///< globs: article/glob.h
  std::vector<Format> formats{Format::kRss, Format::kAtom, Format::kJson};
  std::size_t limit = 20;  ///< entries a feed; 0: all
  ContentRule content = ContentRule::kFull;
  std::size_t summary_length = 200;  ///< graphemes
  CategoryRule categories = CategoryRule::kHierarchy;
  FutureRule future = FutureRule::kWait;
  ExpiredRule expired = ExpiredRule::kHide;
  bool drafts = false;       ///< `_drafts` and `draft: true` are shown
  bool unpublished = false;  ///< `published: false` is shown
  Order order = Order::kPublished;
  std::string excerpt_separator;  ///< ends the summary in a body, beside `<!-- more -->`
  std::vector<std::string> hubs;  ///< absolute
  NotifyRules notify;
  std::vector<std::string> files;  ///< folders that are served at the site's root
  std::optional<Podcast> podcast;
  std::vector<Rewrite> rewrite;
  SettingOrigins origins;  ///< where every value that is no default came from
};

}  // namespace feedgen
