#include "cli/list_command.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "article/read_article.h"
#include "cli/json_list.h"
#include "cli/json_report.h"
#include "cli/message_list.h"
#include "cli/request.h"
#include "feed/assemble.h"
#include "ids/ids_tsv.h"
#include "survey.h"
#include "text/display.h"

namespace feedgen {
namespace {

// What is recorded, and the ids that other articles have as long as no feed has shown them.
std::vector<LedgerRow> ids_of(Survey& site, const Settings& settings, FileReader& files) {
  // As the next build would have them; this run's state goes away with it.
  site.identities->record({});
  std::vector<LedgerRow> rows = site.identities->rows();
  std::set<std::string> recorded;
  for (const LedgerRow& row : rows) recorded.insert(row.id);
  for (const KnownArticle& known : site.catalog->shown()) {
    const SourceFile source = site.folders->source(site.folder_of(known.folder.root),
                                                   joined_path(known.folder.path, known.name));
    const Result<std::string> bytes = files.read(source.shown, kLargestArticle);
    if (!bytes) continue;
    std::optional<Article> article = read_article(source, *bytes, settings).article;
    if (!article) continue;
    article->id = site.catalog->id_of(known.number).value_or(article->id);
    if (recorded.contains(article->id)) continue;
    rows.push_back({article->id, known.folder.root + source.path,
                    std::string(recorded_title(article->title)), article->published,
                    article->fingerprint, LedgerRow::State::kLive});
  }
  std::sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) {
    return std::tie(a.path, a.id) < std::tie(b.path, b.id);
  });
  return rows;
}

std::vector<FeedListing> feeds_of(const Survey& site, const Settings& settings) {
  std::vector<FeedListing> feeds;
  const CategoryTree& tree = site.catalog->categories();
  for (const Category* category : tree.in_order()) {
    FeedListing feed{tree.path_of(*category), category->articles, {}};
    for (const FeedFormat* format : formats_of(settings)) {
      const std::string url = feed_url(category->folder, *format, settings);
      feed.addresses.push_back(!url.empty() ? url : joined_path(category->folder, format->file));
    }
    feeds.push_back(std::move(feed));
  }
  return feeds;
}

// Two spaces a level; the addresses one a line below their category.
std::string tree_of(const std::vector<FeedListing>& feeds, const Settings& settings) {
  std::string text;
  for (const FeedListing& feed : feeds) {
    const std::string indent(2 * feed.category.size(), ' ');
    const std::string& name = feed.category.empty() ? settings.title : feed.category.back();
    text += fmt::format("{}{} ({})\n", indent, printable(name), feed.articles);
    for (const std::string& address : feed.addresses) {
      text += fmt::format("{}  {}\n", indent, printable(address));
    }
  }
  return text;
}

std::string text_of(Survey& site, const Settings& settings, const Options& options,
                    FileReader& files) {
  if (options.ids) {
    const std::vector<LedgerRow> ids = ids_of(site, settings, files);
    return options.json ? json_ids(ids) : write_ids_tsv(ids);
  }
  const std::vector<FeedListing> feeds = feeds_of(site, settings);
  return options.json ? json_feeds(feeds) : tree_of(feeds, settings);
}

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
  Result<PreparedBuild> prepared = find_articles(options, around.world.files).and_then([&] {
    return prepare_build(options, around.world);
  });
  if (!prepared) return give_up(prepared.error(), options, around);
  BuildRequest& request = prepared->request;
  request.mode = PublishMode::kDryRun;
  request.state.mode = StateMode::kRead;
  if (options.problems) request.trust = Trust::kNothing;
  const Result<std::unique_ptr<Survey>> surveyed =
      survey(request, around.world.files, around.world.git, around.world.progress);
  if (!surveyed) return give_up(surveyed.error(), options, around);
  Survey& site = **surveyed;
  Diagnostics& diagnostics = site.report.diagnostics;
  const Diagnostics& notes = site.kept->notes;
  diagnostics.insert(diagnostics.begin(), notes.begin(), notes.end());
  diagnostics.insert(diagnostics.begin(), prepared->notes.begin(), prepared->notes.end());
  if (options.problems) return list_problems(options, around, site.report);
  around.console.show_messages(site.report);
  const std::string text = text_of(site, request.settings, options, around.world.files);
  std::fwrite(text.data(), 1, text.size(), around.out);
  if (!site.report.unreadable.empty()) return ExitCode::kNotWritten;
  return ExitCode::kDone;
}

}  // namespace feedgen
