#include "cli/list_command.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/ids_tsv.h"
#include "cli/json_list.h"
#include "cli/request.h"
#include "feed/assemble.h"
#include "survey.h"
#include "text/display.h"

namespace feedgen {
namespace {

// What is recorded, and the ids that other articles have as long as no feed has shown them.
std::vector<LedgerRow> ids_of(const Survey& site) {
  std::vector<LedgerRow> rows = site.identities->rows([](const Article&) { return true; });
  std::sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) {
    return std::tie(a.path, a.id) < std::tie(b.path, b.id);
  });
  return rows;
}

std::vector<FeedListing> feeds_of(const Survey& site, const Settings& settings) {
  std::vector<FeedListing> feeds;
  for (const Selection& selection : site.selections) {
    const bool is_site = selection.category.empty();
    const std::string folder = is_site ? std::string() : site.folders.at(selection.category);
    FeedListing feed{selection.category, selection.total, {}};
    for (const Format format : settings.formats) {
      const std::string url = feed_url(folder, format, settings);
      feed.addresses.push_back(!url.empty()     ? url
                               : folder.empty() ? file_name(format)
                                                : folder + '/' + file_name(format));
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

std::string text_of(const Survey& site, const Settings& settings, const Options& options) {
  if (options.ids) return options.json ? json_ids(ids_of(site)) : write_ids_tsv(ids_of(site));
  const std::vector<FeedListing> feeds = feeds_of(site, settings);
  return options.json ? json_feeds(feeds) : tree_of(feeds, settings);
}

}  // namespace

ExitCode list_command(const Options& options, const Surroundings& around) {
  Result<PreparedBuild> prepared = prepare_build(options, around.files);
  if (!prepared) return give_up(prepared.error(), options, around);
  BuildRequest& request = prepared->request;
  request.mode = PublishMode::kDryRun;
  request.state.mode = StateMode::kRead;
  const Progress progress = [&](const char* stage, std::size_t done, std::size_t total) {
    around.console.progress(stage, done, total);
  };
  const Result<std::unique_ptr<Survey>> surveyed =
      survey(request, around.files, around.git, progress);
  if (!surveyed) return give_up(surveyed.error(), options, around);
  Survey& site = **surveyed;
  Diagnostics& diagnostics = site.report.diagnostics;
  diagnostics.insert(diagnostics.begin(), prepared->notes.begin(), prepared->notes.end());
  around.console.show_messages(site.report);
  const std::string text = text_of(site, request.settings, options);
  std::fwrite(text.data(), 1, text.size(), around.out);
  return ExitCode::kDone;
}

}  // namespace feedgen
