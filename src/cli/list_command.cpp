#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "build.h"
#include "cli/command.h"
#include "cli/editions.h"
#include "cli/json_report.h"
#include "cli/list_links.h"
#include "cli/message_list.h"
#include "cli/request.h"
#include "feed/assemble.h"
#include "feed/places.h"
#include "ids/ids_tsv.h"
#include "publish/documents.h"
#include "publish/published_feeds.h"
#include "render/group_feeds.h"
#include "text/display.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

// What is recorded, and the ids that other articles have as long as no feed has shown them.
std::vector<LedgerRow> rows_of(const AssignedIds& ids, Run& run) {
  // As the next build would have them; this run's state goes away with it.
  record_ids(ids, {}, IdBinding::kBinds, run.session);
  std::vector<LedgerRow> rows = LedgerStore(run.session).all();
  std::set<std::string> recorded;
  for (const LedgerRow& row : rows) recorded.insert(row.id);
  // A trial binds no id, on no machine.
  const bool is_trial = run.request.settings.has_trial_address;
  const std::vector<KnownArticle> unrecorded =
      is_trial ? std::vector<KnownArticle>{} : run.index.articles.shown();
  for (const KnownArticle& known : unrecorded) {
    std::optional<Article> article =
        read_article_file(run.source(known.key), run.request.settings, run.world.files)
            .reading.article;
    if (!article) continue;
    article->id = run.index.articles.id_of(known.number).value_or(article->id);
    if (recorded.contains(article->id)) continue;
    rows.push_back({article->id, path_from_home(known.key),
                    std::string(recorded_title(article->title)), article->published,
                    article->fingerprint, LedgerRow::State::kLive});
  }
  std::sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) {
    return std::tie(a.path, a.id) < std::tie(b.path, b.id);
  });
  return rows;
}

std::vector<FeedListing> listed(const std::vector<FeedReport>& feeds) {
  std::vector<FeedListing> list;
  for (const FeedReport& feed : feeds) {
    if (feed.is_copy || feed.is_companion) continue;
    if (list.empty() || list.back().group != feed.group) {
      list.push_back({feed.group, feed.articles, {}, 0, {}});
    }
    list.back().addresses.push_back(feed.url.empty() ? feed.path : feed.url);
  }
  return list;
}

// What earlier builds have published of the groups' archives.
void add_archives(Run& run, std::vector<FeedListing>& feeds) {
  const BuildRequest& request = run.request;
  const PublishedFeeds published(
      run.session, output_from_home(run.world.files, request.output, request.state.home));
  PublishedDocuments documents(run.session, published.number());
  if (published.number() == 0 || documents.entries() == 0) return;
  std::map<GroupKey, std::int64_t> numbers;
  for (const Group* group : run.index.groups.in_order()) {
    numbers.emplace(run.index.groups.key_of(*group), group->number);
  }
  for (FeedListing& feed : feeds) {
    const std::int64_t group = numbers.at(feed.group);
    const std::optional<Document> newest = documents.newest(group);
    if (!newest) continue;
    feed.documents = documents.count(group);
    for (const DocumentFile& file : newest->files) {
      const std::string url = feed_url(file.path, request.settings);
      feed.newest_documents.push_back(url.empty() ? file.path : url);
    }
  }
}

// Names of categories need no word for what they are.
std::string name_of(const GroupKey& group, const Settings& settings) {
  if (group.is_site()) return settings.title;
  const bool is_category = group.family == kCategoryFamily;
  return is_category ? group.path.back() : fmt::format("{}: {}", group.family, group.path.back());
}

// Two spaces a level; the addresses one a line below their category.
std::string tree_of(const std::vector<FeedListing>& feeds, const Settings& settings) {
  std::string text;
  for (const FeedListing& feed : feeds) {
    const std::string indent(2 * feed.group.path.size(), ' ');
    const std::string name = name_of(feed.group, settings);
    text += fmt::format("{}{} ({})\n", indent, printable(name), feed.articles);
    for (const std::string& address : feed.addresses) {
      text += fmt::format("{}  {}\n", indent, printable(address));
    }
    if (feed.documents == 0) continue;
    text += fmt::format("{}  {} document{} of the archive, the newest:\n", indent, feed.documents,
                        feed.documents == 1 ? "" : "s");
    for (const std::string& address : feed.newest_documents) {
      text += fmt::format("{}    {}\n", indent, printable(address));
    }
  }
  return text;
}

std::string ids_text(const std::vector<EditionIds>& editions, const Options& options) {
  if (options.json) return json_ids(editions);
  std::string text;
  for (const EditionIds& one : editions) text += write_ids_tsv(one.rows, one.edition);
  return text;
}

// The feeds of all editions: for people below each other, in JSON one list.
struct FeedList {
  std::string tree;
  std::vector<FeedListing> feeds;

  void add(Run& run) {
    const Settings& settings = run.request.settings;
    name_folders(run.index.groups, settings);
    std::vector<FeedListing> more = listed(feeds_of(run.index.groups, settings));
    add_archives(run, more);
    tree += tree_of(more, settings);
    feeds.insert(feeds.end(), more.begin(), more.end());
  }
};

// Errors and warnings that have a place in a file; the others are said as in a build.
std::vector<ListedMessage> problems_of(const Report& report) {
  std::vector<ListedMessage> problems = all_messages(report);
  std::erase_if(problems, [](const ListedMessage& one) {
    return one.severity == Severity::kNote || one.message.place.path.empty();
  });
  return problems;
}

std::string text_of(const std::vector<ListedMessage>& problems) {
  std::string text;
  for (const ListedMessage& one : problems) {
    text += message_line(one.severity, one.message) + '\n';
  }
  return text;
}

// All files have been read: the state records only what is wrong with skipped articles.
ExitCode list_problems(const Options& options, const Surroundings& around, Report& report) {
  const std::vector<ListedMessage> problems = problems_of(report);
  report.skipped.clear();
  report.reported_before.clear();
  std::erase_if(report.diagnostics, [](const Diagnostic& one) {
    return one.severity != Severity::kNote && !one.message.place.path.empty();
  });
  around.console.show_messages(report);
  const std::string text = options.json ? json_problems(problems) : text_of(problems);
  std::fwrite(text.data(), 1, text.size(), around.out);
  return ExitCode::kDone;
}

}  // namespace

ExitCode list_command(const Options& options, const Surroundings& around) {
  if (options.changed) return list_changed_files(options, around);
  std::string text;
  FeedList list;
  std::vector<EditionIds> editions;
  const UseArticles describe = [&](const ArticleChanges&, const AssignedIds& ids,
                                   Run& run) -> Result<Step> {
    report_articles(run);
    if (options.html) {
      const Result<std::string> links = html_links(options, run);
      if (!links) return tl::unexpected(links.error());
      text = *links;
    } else if (options.ids) {
      editions.push_back({run.request.edition, rows_of(ids, run)});
    } else if (!options.problems) {
      list.add(run);
    }
    return Step::kDone;
  };
  const auto describe_edition = [&](const std::string& edition, std::vector<SiteEdition>& others) {
    return find_articles(options, around.world.files)
        .and_then([&] { return prepare_build(options, around.world, edition); })
        .and_then([&](PreparedBuild prepared) {
          prepared.request.mode = PublishMode::kDryRun;
          prepared.request.state.mode = StateMode::kRead;
          if (options.problems) prepared.request.reuse = Reuse::kNothing;
          others = std::move(prepared.editions);
          return with_articles(prepared.request, around.world, describe).map([&](Report report) {
            report.diagnostics.insert(report.diagnostics.begin(), prepared.notes.begin(),
                                      prepared.notes.end());
            return report;
          });
        });
  };

  std::vector<SiteEdition> others, none;
  Result<Report> report = describe_edition({}, others);
  if (!report) return give_up(report.error(), options, around);
  // Links for pages are those of the main edition.
  if (options.html) others.clear();
  for (const SiteEdition& edition : others) {
    Result<Report> other = describe_edition(edition.name, none);
    if (!other) return give_up(other.error(), options, around);
    append(std::move(*other), *report);
  }
  if (options.problems) return list_problems(options, around, *report);
  if (options.ids) text = ids_text(editions, options);
  if (!options.ids && !options.html) text = options.json ? json_feeds(list.feeds) : list.tree;
  around.console.show_messages(*report);
  std::fwrite(text.data(), 1, text.size(), around.out);
  if (!report->unreadable.empty()) return ExitCode::kNotWritten;
  return ExitCode::kDone;
}

}  // namespace feedgen
