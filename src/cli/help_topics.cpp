// The topics of `feedgen help TOPIC`: what is needed most, and which page says more.
#include <array>

#include "cli/help.h"

namespace feedgen {
namespace {

constexpr const char* kDates = R"(Dates

An article's date stands in its front matter (date, published, pubDate ...) or in the head of its
page. Read are RFC 2822 and RFC 3339, YAML's timestamps, 2021/07/10 13:01, July 10th, 2021,
2021年7月10日 and Unix seconds. A zone that the date names always wins; a date without one is in the
site's zone:

  timezone: Europe/Lisbon       in feedgen.yaml
  date_order: day_first         what 07/10/2021 means

Without a date in the front matter the path counts (2021-07-10-title.md), then the first commit of
git. On a site where most articles are dated, one without any date stands in no feed.

docs/front-matter.md says which forms and keys are read.
)";

constexpr const char* kCategories = R"(Categories

Each category has feeds of its own, in a folder with its name. What a list in front matter means:

  categories: hierarchy         [Food, Bread] is one path, Food / Bread
  categories: flat              they are two categories
  categories: folders           the folders that an article lies in are its path

feedgen list shows the categories, and how many articles they have. Feeds of tags, authors and
sections come with the setting feeds, such as feeds: [site, categories, tags].

docs/configuration.md says more at feeds, places and category_fields.
)";

constexpr const char* kContent = R"(Content

Entries carry the whole text, cleaned: what readers may not run or can't show is left out, addresses
are absolute, lazy pictures have their real source.

  content: summary              only the summary; in feedgen.yaml, or --content summary
  content: raw                  the text as it is, with scripts and relative addresses

A summary is the description in the front matter, or the text before <!-- more -->, or the first
characters of the text (summary_length).

docs/content.md says how Markdown and template tags are read, docs/feeds.md what is cleaned.
)";

constexpr const char* kIds = R"(Ids

Readers know an entry by its id. An id never changes once it is published under the site's address:
not when the title, the date, the file's name or the address change. The state folder .feedgen keeps
them.

  feedgen list --ids            the id of each article
  feedgen list --ids > ids.tsv  for another machine: commit the file beside feedgen.yaml

Without base_url a build is a trial: its ids bind nothing. A guid in the front matter goes first.

docs/moving.md says how to keep the ids of a former feed, docs/state-format.md what is kept.
)";

constexpr const char* kFeeds = R"(Feeds

For the site and for each category there are rss.xml, atom.xml and feed.json, with the newest 20
entries.

  limit: 50                     entries a feed; 0 for all
  formats: [atom]               which formats are written
  feeds: [site, tags]           which families of feeds there are
  archives: 100                 older entries stay reachable, 100 in a document
  names: {rss: index.xml}       other names of files

Feeds are written whole or not at all, and only where their bytes change. A run that would remove
more than a tenth of them changes nothing without --prune.

docs/feeds.md says what stands in them, docs/found.md how readers find them.
)";

constexpr const char* kSettings = R"(Settings

feedgen.yaml lies beside the articles or in a folder above them; --config names another. Options win
over it, and it wins over the configuration of the site's own generator.

  feedgen init                  writes one, with a comment at each setting
  feedgen -v                    lists where each setting came from
  feedgen --generate schema     a JSON Schema, by which editors complete and check the file

The one setting that each site needs is its address, unless the generator's configuration has it:

  base_url: https://example.org/

docs/configuration.md explains all settings.
)";

constexpr const char* kSites = R"(Sites

In the folder of a site whose generator feedgen knows, no setting is needed: feedgen reads the
generator's configuration, and shows the articles, addresses and ids that the generator would make.

  feedgen -o public             into the site's own output: the feeds lie where the generator's lie
  feedgen -o public --inject    and the site's pages lead to them
  generator: none               reads no configuration but feedgen.yaml

docs/sites.md names the generators, and says what is read of each, docs/moving.md how to move
subscribers.
)";

constexpr const char* kNotifying = R"(Notifying

Hubs, aggregators and search engines are pinged about what has changed, after it is published:

  hubs: [https://hub.example/]  WebSub
  notify: {indexnow: KEY}       also xmlrpc and rsscloud

  feedgen --ping                builds, then pings
  feedgen ping                  pings that are still due, such as after an upload
  feedgen ping --status         which pings failed, and why

A target that has accepted a ping is not pinged about the same content again.

docs/notifying.md says who is pinged about what.
)";

constexpr const char* kHiding = R"(Hiding

Articles that their author keeps back stand in no feed: with draft: true, published: false,
hidden: true, password, an expiryDate in the past, a date in the future, and the other keys by which
site generators and their plugins hide pages.

  feedgen -v                    names each article that is kept back, and the key that does it
  show: [hidden]                this key hides nothing on this site; in feedgen.yaml
  drafts: true                  shows drafts; so do future, expired and unpublished

docs/front-matter.md lists the keys.
)";

constexpr const char* kPages = R"(Pages

Beside the feeds of each group lies a page for people, index.html, which says how to subscribe;
feeds.opml lists all feeds for readers to import, and a style sheet makes feeds legible in browsers.

  pages: false                  no index.html; so do opml and stylesheet, each for its file
  accent_color: "#a03050"       the one colour of the pages

They lead people to the feeds from the site itself:

  feedgen -o public --inject    puts links to the feeds into the site's finished pages
  feedgen list --html           prints these links, for a template

docs/pages.md shows the pages, docs/found.md says which page gets which links.
)";

constexpr const char* kPreviewing = R"(Previewing

  feedgen serve                 shows in a browser what a build would publish; Ctrl-C ends it
  feedgen watch -o feeds        builds the real feeds again after each change
  feedgen --dry-run             only lists what a build would change
  feedgen --preview DIR         writes what a build would write, elsewhere

serve and watch build again what depends on a change of an article, of the settings or of what
else a build reads; pages that are open in a browser are loaded again. The message about a broken
article stands at the top of each page until the article is mended. A preview publishes nothing and
binds no id.

Only this machine can read it. With --host ADDRESS others in the network can, too.

docs/preview.md says what serve answers to readers and browsers.
)";

constexpr const char* kChecking = R"(Checking

feedgen check judges feeds, anyone's, in files, folders and at addresses. Each line names the place,
the rule, what is wrong and what to do.

  feedgen check feeds/          the feeds of a folder
  feedgen check --explain RULE  what a rule asks for, and why; all: of every rule
  feedgen check feeds/ --fix    mends what can be mended without doubt
  feedgen build --check         the feeds that change, before they are published

Of a feed that feedgen has built, the article and its line are named too. --against OLD compares
with what was published before: ids that changed, entries that come back as new. In a folder the
formats of a feed are compared. The setting check of feedgen.yaml chooses rules for a site, and for
single paths.

In continuous integration, errors end it with 1. --output-format writes what the place shows beside
the lines of a change (github, gitlab, sarif, junit); --baseline leaves out what is known already.

docs/checking.md explains all of it, docs/rules.md lists the rules.
)";

constexpr const char* kAutomation = R"(Automation

A run costs what the change costs, so feeds can follow each change by themselves:

  feedgen hook install          git rebuilds them after each commit, merge, rebase and checkout
  */10 * * * * feedgen -q ...   cron, or a timer of systemd: articles appear when they are due
  make site && feedgen          after the site's own build, each time

There are plugins for site generators, an action for GitHub, packages for npm and Python, and
recipes for GitLab, Netlify and servers.

docs/recipes.md has complete files, docs/plugins.md what to install.
)";

constexpr const char* kExitCodes = R"(Exit codes

  0  done
  1  done, but --strict was given and an article was skipped; of check: errors were found
  2  the command line or the configuration is wrong; nothing was done
  3  nothing, or not everything, could be written, or something could not be read
  4  done, but some pings or uploads are still due; feedgen ping and publish try again

Data goes to standard output, everything for people to standard error. With --json, standard output
is one report.

docs/report.md explains the report, docs/troubleshooting.md the messages.
)";

constexpr std::array kTopics{
    HelpTopic{"dates", "which dates are read, and in which time zone", kDates},
    HelpTopic{"categories", "how articles are grouped", kCategories},
    HelpTopic{"content", "what entries carry", kContent},
    HelpTopic{"ids", "by what readers know entries", kIds},
    HelpTopic{"feeds", "which feeds there are, and what is in them", kFeeds},
    HelpTopic{"settings", "feedgen.yaml", kSettings},
    HelpTopic{"sites", "what is read of a site generator", kSites},
    HelpTopic{"hiding", "which articles stand in no feed", kHiding},
    HelpTopic{"notifying", "pings to hubs and search engines", kNotifying},
    HelpTopic{"pages", "files for people beside the feeds, and links to the feeds", kPages},
    HelpTopic{"previewing", "looking at feeds before they are published", kPreviewing},
    HelpTopic{"checking", "judging feeds, anyone's", kChecking},
    HelpTopic{"automation", "feeds that keep themselves current", kAutomation},
    HelpTopic{"exit-codes", "what the program answers to scripts", kExitCodes},
};

}  // namespace

std::span<const HelpTopic> help_topics() { return kTopics; }

}  // namespace feedgen
