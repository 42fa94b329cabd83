// Everything that one site generator knows, as a struct of functions and plain facts: where its
// configuration lies and what it says, which files are articles, what their front matter means,
// which addresses and ids they have. A generator is a folder here and a row of generators.cpp; its
// name stands nowhere else.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/node_values.h"
#include "sites/page_partial.h"
#include "sites/translation.h"
#include "system/file_system.h"
#include "time/instant.h"
#include "time/zone.h"
#include "value/names.h"
#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// A file that may be a generator's configuration.
struct ConfigurationFile {
  std::string name;  ///< below the site's folder
  bool is_its_own;   ///< no other program uses the name
};

/// A file beside the configuration that belongs to it.
struct ConfigurationPart {
  /// A part that is broken ends the run, or only leaves out what it would say.
  enum class Need { kNeeded, kOptional };

  std::string file;                ///< below the site's folder
  std::vector<std::string> below;  ///< the keys below which its data stand; none: beside the root's
  Need need = Need::kNeeded;
  Node (*read)(std::string_view text) = nullptr;  ///< a map; null: as the file's ending says
};

/// The files at any depth below a folder of the site, as paths below that folder, in order.
using FilesBelow = std::function<std::vector<std::string>(std::string_view folder)>;

/// What a site's folders mean beyond their names. Looks at files below the source, each folder
/// once; for one thread at a time. Paths count from the source.
class SiteFolders {
 public:
  virtual ~SiteFolders() = default;

  /// The nearest folder that is a section and holds the file at `path`; empty: none.
  virtual std::string section_of(std::string_view path) = 0;

  /// Whether the file at `path` belongs to another article and is none itself.
  virtual bool is_resource(std::string_view path) = 0;
};

/// What the address of an article may be made of. Pure: what is not in the facts does not count.
struct AddressFacts {
  std::string_view path;     ///< in the site: below its source, with the extension
  std::string_view section;  ///< the nearest folder that is a section (SiteFolders); may be empty
  std::string_view title = {};                            ///< of the article, wherever it was found
  const std::vector<CategoryPath>* categories = nullptr;  ///< never null when asked
  Instant published{};
  std::chrono::local_seconds local{};    ///< the same on the site's clocks
  std::chrono::local_seconds written{};  ///< the same on the clocks that the date was written for
  /// The front matter's text under a name in lower case; empty where there is none.
  std::function<std::string_view(std::string_view name)> field;
};

/// Where an address grows longer than this many bytes, the rest of its pattern is left out.
inline constexpr std::size_t kLongestAddress = 8192;

enum class CategoryHabit {
  kBySetting,        ///< `categories:` of the settings decides
  kFoldersAndWords,  ///< folders above `_posts`, then lists, or words between blanks
};

/// What a generator makes of keys that keep articles back (article/hiding_keys.h).
struct HidingHabits {
  std::string_view only_status = {};  ///< the one `status` that shows; empty: all that hide nothing
  bool blank_published_hides = false;  ///< `published:` without a value is false
  bool any_password_hides = false;     ///< even `password: false`
};

/// What a site's plugins keep back.
struct SiteSecrets {
  std::string hidden_key = "hidden";  ///< hides instead of `hidden`; empty: neither does
  std::vector<std::string> tags;      ///< articles with one of them that have no own `password`
};

/// What a folder's own `_index.*` says for all articles below it.
struct FolderSays {
  std::vector<FrontMatterDefaults> values;  ///< paths count from the source; the first counts
  bool hides = false;                       ///< all of them, whatever they say themselves
};

/// A language of a site that has articles and feeds of its own.
struct SiteEdition {
  std::string name;    ///< as the configuration has it
  std::string folder;  ///< of its pages, below the site's output, with '/'
};

/// What of a site's theme lies in the site's folder, below it.
struct ThemeFiles {
  std::vector<std::string> configuration;  ///< files that people change
  std::vector<std::string> folders;        ///< whose files the site serves at its root
};

struct SiteGenerator {
  std::string_view word;  ///< in settings and options
  std::string_view name;  ///< for people

  // Its configuration.
  /// The files to look for, in this order.
  std::vector<ConfigurationFile> (*configuration_files)(const IsBeside& is_beside);
  /// For a file whose name others use too: how much speaks for this generator; 0: nothing. Null: it
  /// has no such file.
  std::ptrdiff_t (*likeness)(const Node& root, const IsBeside& is_beside) = nullptr;
  /// Whether a folder is a site of this generator, though it has no configuration; null: never.
  bool (*is_bare_site)(const IsBeside& is_beside) = nullptr;
  std::span<const std::string_view> parts_folders = {};  ///< of split configuration
  /// The parts, later ones over earlier ones: maps are joined, all else is replaced. Null: none.
  std::vector<ConfigurationPart> (*parts)(const Node& root,
                                          const FilesBelow& files_below) = nullptr;
  /// Adds to the root (a map or null) what shows in the files around it; null: nothing does.
  void (*look_around)(Node& root, const IsBeside& is_beside) = nullptr;
  std::string_view site_key = {};  ///< of the root, whose value is the site's address
  /// As feedgen's own settings. `root` is the file's map; null where the generator's defaults are
  /// all there is. Total: any tree of data makes settings, what can't be used makes warnings. Paths
  /// in the settings count from the site's folder. docs/sites.md lists the keys.
  SiteReading (*read_configuration)(const Node& root);
  /// Other languages of the site that have articles, and feeds, of their own in the site's output,
  /// as the configuration names them; null: there are none.
  std::vector<SiteEdition> (*editions)(const Node& root) = nullptr;
  /// The configuration as that of a site which has this edition only.
  Node (*edition)(Node root, const std::string& name) = nullptr;
  /// Reads the map of rules that only this generator has. Fails as the readers of
  /// format/node_values.h do.
  Result<void> (*read_rules)(const Node& node, Settings& settings);
  std::string_view rules_comment;  ///< of that map, for `feedgen init`
  std::string_view rules_example;

  // Which files are articles.
  std::string_view posts_folder = {};  ///< where a folder is taken to lie that is not the site's
  /// The folder in which the site's paths begin, below the source; null: the source.
  std::string (*source_part)(const Settings& settings) = nullptr;
  /// `path` counts from there.
  bool (*is_article)(std::string_view path, const Settings& settings);
  /// Null: folders mean nothing.
  std::unique_ptr<SiteFolders> (*open_folders)(FileReader& files, const std::string& source,
                                               const Settings& settings) = nullptr;
  /// Whether a file of that name changes what its folder means; null: none does.
  bool (*is_folder_mark)(std::string_view name) = nullptr;

  // What front matter means.
  /// Front matter (a map or null) as feedgen's own would say it; `path` is the article's in the
  /// site. Null: it says so already.
  Node (*read_head)(Node head, std::string_view path, const Settings& settings) = nullptr;
  /// Between lines of "---" stand lines of "Key: value", which only look like YAML.
  bool heads_are_lines = false;
  bool metas_are_head = false;   ///< each `<meta name>` of a page of HTML is a key of its head
  std::string_view address_key;  ///< gives an address
  CategoryHabit categories = CategoryHabit::kBySetting;
  /// The type by which defaults name the article at `path`; null: "posts".
  std::string_view (*type_of)(std::string_view path, const Settings& settings) = nullptr;
  bool scopes_are_lower_case = false;  ///< paths in defaults, whatever case folders have
  std::string_view hidden_key = {};    ///< true: the article is hidden
  HidingHabits hiding = {};
  SiteSecrets (*secrets)(const Settings& settings) = nullptr;  ///< null: what is so by default
  /// Names of the files by which the folder of that name (of the source: its own) speaks for all
  /// below it; the first that is there counts.
  std::vector<std::string> (*folder_files)(std::string_view folder,
                                           const Settings& settings) = nullptr;
  /// `front_matter` is that of such a file, or what a file of data holds; a map or null. Both null:
  /// folders say nothing.
  FolderSays (*read_folder)(const Node& front_matter, const Settings& settings) = nullptr;
  bool feeds_leave_out_drafts = false;  ///< even where pages of drafts are made
  /// The date in a file's name, where it is written otherwise than feedgen knows; null: it is not.
  std::string_view (*date_in_name)(std::string_view path) = nullptr;
  bool (*is_name_first)(const Settings& settings) = nullptr;  ///< the name's date wins; null: no
  bool plain_timestamps_are_utc = false;                      ///< YAML's timestamps without a zone
  bool zoned_timestamps_are_local = false;  ///< YAML's with one: their UTC is the site's clock
  /// Whether what has no date has that of its file; null: no.
  bool (*dates_by_file)(const Settings& settings) = nullptr;
  bool change_is_date = false;       ///< `lastmod` is the publication of what has no other date
  bool is_utc_by_default = false;    ///< times without a zone, where the site names none
  bool publish_date_is_due = false;  ///< `publishDate` beside `date`

  // Addresses and ids.
  /// Percent-encoded, below the address of the site, without a slash in front. Never fails: what a
  /// pattern names and no article has leaves the text that the generator itself would leave.
  std::string (*address)(const AddressFacts& facts, const Settings& settings);
  /// Fails on a variable that the dialect does not have.
  Result<void> (*check_permalink)(std::string_view pattern);
  /// The id in the generator's own feed, below the address of the site or a `tag:` as it is; null:
  /// the address.
  std::string (*former_id)(const AddressFacts& facts, const Settings& settings) = nullptr;
  std::string_view former_feed = {};  ///< the program that makes that feed, for `feedgen init`
  /// Whose days stand in addresses; null: the site's.
  Zone (*address_clock)(const Settings& settings) = nullptr;
  bool addresses_have_written_day = false;  ///< the day as it was written, whatever its zone

  // Feeds.
  /// Where its own feeds lie, by its configuration. `packages` is the map of package.json beside
  /// it, or null. OwnFeeds::output is below the site's folder. Null: that is not known.
  OwnFeeds (*own_feeds)(const Node& root, const Node& packages, const Settings& settings) = nullptr;

  /// How its templates find the category of a page; null: that is not known.
  const TemplateWords* feed_links = nullptr;

  // Its icon.
  ThemeFiles (*theme_files)(const Node& root) = nullptr;  ///< null: not known
  /// Where the file at `path`, below a folder of `files`, is served, below the site's address;
  /// empty: nowhere. Null: at its path.
  std::string (*served_at)(const Settings& settings, std::string_view folder,
                           std::string_view path) = nullptr;

  // Bodies.
  /// What its renderer of Markdown and its links do beside what Markdown says, into
  /// Settings::markdown and Settings::paths. `packages` is the map of package.json beside the
  /// configuration, or null. The function is null: nothing.
  void (*read_habits)(const Node& root, const Node& packages, Settings& settings) = nullptr;
};

/// All of them. Where two are equally like a file, the later one counts.
std::span<const SiteGenerator* const> site_generators();

/// Null: there is none.
const SiteGenerator* generator_of_word(std::string_view word);

/// "Hexo, Jekyll or Hugo".
std::string generator_names();

/// Finds the rules of one generator in settings; where they have none, its defaults hold.
template <class Rules>
struct RulesOf {
  std::string_view word;  ///< the generator's

  const Rules& operator()(const Settings& settings) const {
    static const Rules kDefaults;
    const auto found = settings.rules.find(word);
    const Rules* rules =
        found == settings.rules.end() ? nullptr : std::any_cast<Rules>(&found->second.rules);
    return rules == nullptr ? kDefaults : *rules;
  }
  Rules& operator()(Settings& settings) const {
    std::any& rules = settings.rules[std::string(word)].rules;
    if (!rules.has_value()) rules = Rules{};
    return std::any_cast<Rules&>(rules);
  }
};

/// SiteGenerator::read_rules by a table of members: `read_own_rules<kRules, hexo_rules>`.
template <const auto& kRules, const auto& kRulesOf>
Result<void> read_own_rules(const Node& node, Settings& settings) {
  return read_rules(node, kRules, kRulesOf(settings));
}

}  // namespace feedgen
