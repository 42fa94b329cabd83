// What the help says of each command: a line among the others, what stands above its options, and
// what below.
#pragma once

namespace feedgen {

constexpr const char* kBuildSummary = "turns a folder of articles into feeds";
constexpr const char* kBuildDescription =
    "Turns a folder of articles into RSS, Atom and JSON feeds, for the site and every category.\n";
constexpr const char* kListSummary =
    "categories, how many articles they have, addresses of their feeds";
constexpr const char* kListDescription =
    "Lists the categories, how many articles they have, and the addresses of their feeds.\n";
constexpr const char* kInitSummary = "writes a commented feedgen.yaml, guessed from the site";
constexpr const char* kInitDescription =
    "Writes a commented feedgen.yaml, guessed from the configuration of the site's generator.\n";
constexpr const char* kHookSummary = "has git rebuild the feeds after each commit";
constexpr const char* kHookDescription =
    "Has git rebuild the feeds after each commit, merge, rebase and checkout.\n";
constexpr const char* kPingSummary =
    "pings hubs, aggregators and search engines about what has changed";
constexpr const char* kPingDescription =
    "Pings hubs, aggregators and search engines about feeds and articles that have changed.\n";
constexpr const char* kPublishSummary = "uploads what has changed to where it is served";
constexpr const char* kPublishDescription =
    "Uploads the feeds that have changed to where they are served: S3-compatible storage, WebDAV, "
    "SFTP or a folder.\n";
constexpr const char* kCheckSummary = "judges feeds, anyone's, against the formats and practice";
constexpr const char* kCheckDescription =
    "Judges feeds, anyone's: RSS, Atom, JSON Feed and OPML. Each finding says where, what "
    "is wrong, and what to do.\n";
constexpr const char* kServeSummary =
    "shows the feeds in a browser while you write; publishes nothing";
constexpr const char* kServeDescription =
    "Builds what would be published, serves it on this machine alone, and builds it again after "
    "each change. Nothing is published or kept.\n";
constexpr const char* kStateSummary = "carries ids and what was published to another place";
constexpr const char* kStateDescription =
    "Exports, imports or moves what can't be found out again: the ids of articles, what is "
    "published, and which pings were accepted.\n";
constexpr const char* kWatchSummary = "builds the feeds again after each change";
constexpr const char* kWatchDescription =
    "Builds as feedgen build does, now and after each change.\n";

constexpr const char* kBuildFooter = R"(
Settings are read from feedgen.yaml beside the articles or in a folder above them; options win.

Examples:
  feedgen articles/ -o feeds/                        all feeds, in RSS, Atom and JSON
  feedgen articles/ -o feeds/ --base-url https://example.org/
  feedgen -o public --inject                         and lead to the feeds from the site's pages

Exit codes:
  0  done
  1  done, but --strict was given and an article was skipped, or --check found errors
  2  the command line or the configuration is wrong
  3  nothing, or not everything, could be written
  4  done, but with --ping or --publish something is still due; feedgen ping and publish try again

Files:
  feedgen.yaml       the settings, beside the articles or in a folder above them
  .feedgen/          what feedgen keeps from one run to the next, beside the settings
  ids.tsv            ids of articles that another machine has published, beside the settings

Environment:
  FEEDGEN_STATE      where builders share ids, what is published and what was pinged
  NO_COLOR           no colours
  SOURCE_DATE_EPOCH  the time (Unix seconds) that decides which articles are due or expired)";

constexpr const char* kListFooter = R"(
Nothing is written but standard output. With --html, the lines are <link> elements for the head of
pages: those of the site, and of a PAGE named by its address, by its path in the finished site, or
by the file of its article, also those of its category; or, with a word of a template language (ejs,
liquid, go, jinja, tera), a piece of a template that prints them in any page. With --ids, a line is:
id, path, title, time of publication and, where there is more to say, "gone" or "replaced", with
tabs between them.

Examples:
  feedgen list articles/ --base-url https://example.org/
  feedgen list articles/ --ids > ids.tsv             ids for another machine: commit the file
  feedgen list --html                                for the head of every page
  feedgen list --html=liquid > _includes/feeds.html  the same as a piece of a template
  feedgen list --changed                             which files targets of uploads have yet to take
  feedgen list articles/ --problems                  what is wrong with which article)";

constexpr const char* kPingFooter = R"(
feedgen.yaml names the targets: hubs, and notify with xmlrpc, rsscloud and indexnow. A target that
has accepted a ping is not pinged about the same content again; a ping that failed stays due.

Examples:
  feedgen ping                                       once, after the feeds have been uploaded
  feedgen ping --wait                                until nothing is due or all is given up
  feedgen ping --status                              which pings failed, and why
  feedgen ping --now                                 after settings were mended: at once

Exit codes:
  0  nothing is due any more
  2  the command line or the configuration is wrong, or it names no target
  4  some pings are still due)";

constexpr const char* kPublishFooter = R"(
feedgen.yaml names the targets: publish. What a target has taken is not sent to it again; what
failed stays due. Credentials are the user's own, from the usual variables and files:
docs/publishing.md.

Examples:
  feedgen publish                                    after a build
  feedgen publish --dry-run                          what would be uploaded or removed
  feedgen publish --status                           what is due, and why
  feedgen publish --to /srv/www/feeds                to another target than the settings'

Exit codes:
  0  nothing is due any more
  2  the command line or the configuration is wrong, or it names no target
  4  something is still due)";

constexpr const char* kCheckFooter = R"(
In folders, files that begin as feeds do are judged, and links are not followed. An address is asked
for a few times, as readers do, and its answers are judged too. docs/checking.md says more.

Examples:
  feedgen check feeds/                               all feeds of a folder
  feedgen check https://site.example/atom.xml        a feed, and how its server serves it
  feedgen check - < feed.json                        standard input
  feedgen check feeds/ --ignore rss-self-link,D1     without a rule, and without a group of them
  feedgen check feeds/ --against published/          what has changed for subscribers
  feedgen check feeds/ --fix                         mend what can be mended without doubt
  feedgen check --explain date-weekday               what a rule asks for, and why

Exit codes:
  0  no errors were found
  1  errors were found; with --strict, warnings
  2  the command line is wrong
  3  a file could not be read or written, or no feed came from an address)";

constexpr const char* kServeFooter = R"(
Pages in the browser are loaded again after each build, and show what is wrong with articles. With
--host and another address, others in the network can read your drafts. Ctrl-C ends it.
docs/preview.md says more.

Examples:
  feedgen serve articles/                            then open http://127.0.0.1:8642/
  feedgen serve articles/ --port 0                   on a free port, which is printed

Exit codes:
  0  ended by Ctrl-C or SIGTERM
  2  the command line or the configuration is wrong, or another program has the port)";

constexpr const char* kWatchFooter = R"(
Several changes at once, such as those of a checkout, are one build. Ctrl-C ends it, after a build
that is running. docs/preview.md says more.

Examples:
  feedgen watch articles/ -o feeds/                  the feeds follow each edit
  feedgen watch -o public --inject                   of a site, with links to them in its pages

Exit codes:
  0  ended by Ctrl-C or SIGTERM
  2  the command line or the configuration is wrong)";

constexpr const char* kStateFooter = R"(
The state is that of .feedgen beside the settings, or the one that builders share (--state, or the
variable FEEDGEN_STATE). An import adds what is not known; what is known stays. A move fills a place
that is empty, and leaves what it has moved where it was. docs/many-builders.md says more.

Examples:
  feedgen state export backup.state                  all of it, as a text
  feedgen state import ids.tsv                       ids alone
  feedgen state move postgresql://db.example/site    builders share it from now on
  feedgen state move none --state postgresql://db.example/site

Exit codes:
  0  done
  2  the command line or the configuration is wrong
  3  the state or the file could not be read or written)";

constexpr const char* kInitFooter = R"(
The file is written beside the generator's own, which is looked for in FOLDER and above; without a
generator it is written into FOLDER. On a terminal the address, the title and the time zone are
asked for where no file says them: an empty answer takes the proposal, Ctrl-D leaves the setting
out. An existing feedgen.yaml is never changed; with --indexnow, what to add to it is printed.)";

}  // namespace feedgen
