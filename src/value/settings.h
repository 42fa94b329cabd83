// What the site says about itself, complete: every value is usable as it is.
#pragma once

#include <any>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "time/zone.h"
#include "value/check_settings.h"
#include "value/feed_rules.h"
#include "value/names.h"
#include "value/node.h"
#include "value/notify_rules.h"
#include "value/own_elements.h"
#include "value/page_look.h"
#include "value/picture.h"
#include "value/podcast.h"
#include "value/publish_rules.h"
#include "value/refresh.h"
#include "value/result.h"

namespace feedgen {

/// Whether a list of categories is one path (Hexo) or separate names (Jekyll, Hugo), or the folders
/// are the path.
enum class CategoryRule { kHierarchy, kFlat, kFolders };
enum class FutureRule { kWait, kShow };
enum class ExpiredRule { kHide, kShow };
/// By which time the newest come first.
enum class Order { kPublished, kUpdated };

/// A site generator whose rules hold: a row of sites/generators.cpp.
struct SiteGenerator;

/// Rules that only one generator has.
struct GeneratorRules {
  Node settings;   ///< the map that says them
  std::any rules;  ///< the same as that generator's own struct
};

/// Names with what they stand for, in the order of the source.
using NameMap = std::vector<std::pair<std::string, std::string>>;

/// The addresses of one folder: a section, a collection.
struct FolderPattern {
  std::string folder;
  std::string pattern;
};

/// Front matter for the articles in a folder that do not say otherwise.
struct FrontMatterDefaults {
  std::string path;  ///< what the article's path in the site begins with; may hold `*`
  std::string type;  ///< "posts" or the name of a collection; empty: all
  Node values;       ///< a map
};

/// Addresses that begin with `from` begin with `to` instead.
struct Rewrite {
  std::string from;  ///< absolute and encoded
  std::string to;    ///< absolute and encoded, or empty

  bool operator==(const Rewrite&) const = default;
};

/// "jdoe" in front matter stands for a person who is described once.
struct KnownAuthor {
  std::string key;
  Person person;

  bool operator==(const KnownAuthor&) const = default;
};

/// Where the value of a setting came from.
struct SettingOrigin {
  enum class Kind {
    kGenerator,
    kSettings,
    kOption,
    kFound,  ///< nothing says it; it lies among the site's files
  };

  std::string setting;
  std::string value;  ///< as feedgen.yaml would write it, in one line
  Kind kind = Kind::kSettings;
  std::string source;  ///< what people call it: "_config.yml (Hexo)", "feedgen.yaml", "--title"
  Place place;         ///< in the file; line 0: the source's own default
};

using SettingOrigins = std::vector<SettingOrigin>;

/// What a site's Markdown renderer does beside CommonMark and GFM.
struct MarkdownHabits {
  enum class Dialect { kPlain, kKramdown, kGoldmark, kMarked, kMarkdownIt, kPython };
  Dialect dialect = Dialect::kPlain;
  bool breaks = false;                ///< a line end in a paragraph is a `<br>`
  bool has_block_attributes = false;  ///< `{.a}` below a block, without kramdown's colon
  bool leaves_out_html = false;       ///< the site's settings say that none is to be shown
};

/// Where a site's generator takes the paths to lie that begin with no slash.
struct PathHabits {
  enum class From {
    kPage,
    kSite,
    kBundle,  ///< the page where it is its folder's `index`, else the site
  };
  From pictures = From::kPage;      ///< those of pictures in Markdown
  From picture_keys = From::kPage;  ///< those in front matter
  bool has_post_folders = false;    ///< a picture in the folder of its post's name goes first
};

/// Where the site's own icon may lie (config/site_icon.h).
struct IconHints {
  std::vector<std::string> names;    ///< that configuration and theme say
  std::vector<std::string> folders;  ///< of themes, whose files the site serves at its root
};

struct Settings {
  std::string title;               ///< of the site; empty: "Articles"
  std::string description;         ///< empty: the title
  std::string base_url;            ///< absolute, encoded, with a slash at the end; empty: not known
  bool has_trial_address = false;  ///< base_url is none or a placeholder: no id is bound
  std::string feeds_url;  ///< where the output folder is served, with a slash; empty: not known
  std::vector<Person> authors;
  std::vector<KnownAuthor> authors_by_key;
  std::string language;  ///< BCP 47
  std::string copyright;
  Zone timezone;
  bool has_timezone = false;   ///< some source has said it, or the generator's default is UTC
  Picture icon;                ///< square; its address is absolute or empty, as of the next two
  Picture logo;                ///< twice as wide as high
  Picture cover;               ///< wide; behind the site's title
  std::string accent_color;    ///< six hexadecimal digits; empty: none
  bool has_pages = true;       ///< for people, beside the feeds of each group
  bool has_feed_list = true;   ///< of all feeds, as OPML
  bool has_stylesheet = true;  ///< by which browsers show feeds
  PageLook page_look;
  bool is_icon_found = false;  ///< by feedgen: the site asks for no icon in its feeds
  IconHints icon_hints;
  std::optional<Refresh> refresh;
  MarkdownHabits markdown;                  ///< of the site's generator; none of feedgen.yaml's
  PathHabits paths;                         ///< likewise
  std::shared_ptr<const Node> site_values;  ///< the generator's whole configuration; null: none
  std::string permalink;  ///< a pattern; empty: the dialect's own (sites/address.h)
  const SiteGenerator* permalink_dialect = nullptr;  ///< whose variables the patterns have; null:
                                                     ///< feedgen's own (sites/permalink.h)
  std::vector<FolderPattern> permalinks;             ///< go before `permalink`
  const SiteGenerator* generator = nullptr;  ///< whose rules tell what is an article; null: none
  std::string source;  ///< folder in which the site's paths begin; empty: the one that is read
  std::map<std::string, GeneratorRules, std::less<>> rules;  ///< by the generator's word
  /// Whose former feeds' ids the entries have that have none of their own; null: their address.
  const SiteGenerator* ids = nullptr;
  std::vector<FrontMatterDefaults> defaults;
  std::vector<std::string> category_fields{"categories", "category"};  ///< of the front matter
  std::vector<std::string> tag_fields{"tags", "tag"};
  std::vector<std::string> date_fields;     ///< of the front matter, before feedgen's own keys
  std::vector<std::string> updated_fields;  ///< likewise
  DateOrder date_order = DateOrder::kUnknown;
  std::vector<std::string> articles;       ///< folders to read when the command line names none
  std::string output;                      ///< empty: "feeds"
  std::vector<std::string> exclude;        ///< globs: article/glob.h
  std::vector<const FeedFormat*> formats;  ///< empty: all (feed/formats.h)
  std::size_t limit = 20;                  ///< entries a feed; 0: all
  std::size_t archives = 0;                ///< entries a document of an archive; 0: no archives
  ContentRule content = ContentRule::kFull;
  std::vector<Family> families{{"site", {}, {}}, {"categories", {}, {}}};
  bool lists_families = false;  ///< the settings do; else those of the site's generator come too
  std::vector<NamedFeed> named_feeds;
  NameMap file_names;              ///< of formats, by their words; others have their own names
  std::vector<FeedPlace> places;   ///< of feeds that lie elsewhere than feedgen would put them; the
                                   ///< first that fits counts
  OwnFeeds own_feeds;              ///< of the site's generator
  std::vector<FeedPlace> also_at;  ///< copies of feeds; all that fit count
  std::size_t summary_length = 200;     ///< graphemes
  bool has_picture_enclosures = false;  ///< the picture of an entry that has no attachment is one
  bool has_pictures_in_text = false;    ///< an entry's text begins with its picture
  CategoryRule categories = CategoryRule::kHierarchy;
  FutureRule future = FutureRule::kWait;
  ExpiredRule expired = ExpiredRule::kHide;
  bool drafts = false;            ///< `_drafts` and `draft: true` are shown
  bool unpublished = false;       ///< `published: false` is shown
  std::vector<std::string> show;  ///< keys that keep nothing back here
  Order order = Order::kPublished;
  std::string excerpt_separator;  ///< ends the summary in a body, beside `<!-- more -->`
  std::vector<std::string> hubs;  ///< absolute
  std::string state;              ///< where builders share theirs; empty: nowhere
  NotifyRules notify;
  PublishRules publish;
  CheckSettings check;
  std::vector<std::string> files;  ///< folders that are served at the site's root
  std::optional<Podcast> podcast;
  OwnElements extra;
  std::vector<FeedElement> feed_elements;  ///< of `extra`, as all feeds show them
  Node feed_objects;                       ///< likewise: a map or null
  std::vector<Rewrite> rewrite;
  /// The folder of pages that links to the feeds are put into; empty: the one that the site's
  /// generator fills; nullopt: pages are left alone.
  std::optional<std::string> inject;
  SettingOrigins origins;  ///< where every value that is no default came from
};

}  // namespace feedgen
