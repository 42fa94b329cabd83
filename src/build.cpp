#include "build.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "article/read_article.h"
#include "content/body.h"
#include "content/describe_files.h"
#include "feed/write.h"
#include "system/parallel.h"

namespace feedgen {
namespace {

using Entries = std::unordered_map<const Article*, Entry>;

// What all bodies have in common.
struct RenderContext {
  const Settings& settings;
  const ArticleAddresses& addresses;
};

// What there is to tell of one body.
struct RenderNotes {
  Diagnostics diagnostics;
  std::vector<DroppedTag> dropped_tags;  // their places name the file
};

// Once for each name in a run: on the site of a generator, each article may use the same tags.
void report_dropped_tags(std::vector<RenderNotes>& notes, Report& report) {
  std::map<std::string, std::size_t> uses;
  for (const RenderNotes& some : notes) {
    for (const DroppedTag& tag : some.dropped_tags) ++uses[tag.name];
  }
  for (RenderNotes& some : notes) {
    for (DroppedTag& tag : some.dropped_tags) {
      const auto use = uses.find(tag.name);
      if (use == uses.end()) continue;
      const std::string where = use->second == 1
                                    ? ""
                                    : fmt::format(", here and in {} other article{}",
                                                  use->second - 1, use->second == 2 ? "" : "s");
      report.diagnostics.push_back(
          {Severity::kWarning,
           Message{fmt::format("the template tag {} is left out{}", tag.name, where),
                   "the text inside of it is kept", std::move(tag.place)}});
      uses.erase(use);
    }
  }
}

// An article's body, read again now that it is known to stand in a feed.
EntryBody render_body_of(const Article& article, const RenderContext& context, FileSystem& files,
                         RenderNotes& notes) {
  const auto warn = [&](Message message) {
    if (message.place.path.empty()) message.place.path = article.file;
    notes.diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  const auto render_as = [&](Markup markup, const std::string& bytes) {
    const ArticleBody source = article_body(bytes);
    return render_body(source.text, {markup, article.url, context.settings, article.title,
                                     &context.addresses, source.first_line});
  };
  const Result<std::string> bytes = files.read(article.file, kLargestArticle);
  Result<Body> body =
      bytes ? render_as(markup_of(article.path), *bytes) : tl::unexpected(bytes.error());
  if (!body) {
    Message message = std::move(body.error().message);
    // Better the text as it was written than none.
    if (bytes) body = render_as(Markup::kText, *bytes);
    message.problem =
        (body ? "the body is shown as plain text: " : "the entry has no text: ") + message.problem;
    warn(std::move(message));
  }
  if (!body) return {};
  for (Diagnostic& diagnostic : body->diagnostics) warn(std::move(diagnostic.message));
  for (DroppedTag& tag : body->dropped_tags) {
    tag.place.path = article.file;
    notes.dropped_tags.push_back(std::move(tag));
  }
  return {std::move(body->html), std::move(body->summary), std::move(body->picture)};
}

// Each article that stands in some feed is rendered once, however many feeds and formats show it.
Entries render(Survey& site, const BuildRequest& request, FileSystem& files,
               const Progress& progress) {
  const std::vector<Selection>& selections = site.selections;
  Entries entries;
  for (const Selection& selection : selections) {
    for (const Article* article : selection.newest) entries.try_emplace(article);
  }
  // The site and its categories are sorted, so this order depends on the input alone.
  std::vector<Entries::value_type*> work;
  for (const Selection& selection : selections) {
    for (const Article* article : selection.newest) {
      Entries::value_type& slot = *entries.find(article);
      if (!slot.second.id.empty()) continue;
      slot.second.id = article->id;
      work.push_back(&slot);
    }
  }
  const ArticleAddresses addresses(site.catalog.articles());
  const RenderContext context{request.settings, addresses};
  std::vector<RenderNotes> notes(work.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(work.size(), request.jobs, [&](std::size_t i) {
    const Article& article = *work[i]->first;
    EntryBody body = render_body_of(article, context, files, notes[i]);
    work[i]->second = make_entry(article, std::move(body), request.settings);
    describe_files(article, request.settings, files, work[i]->second, notes[i].diagnostics);
    progress("rendering", ++done, work.size());
  });
  for (RenderNotes& some : notes) {
    for (Diagnostic& one : some.diagnostics) site.report.diagnostics.push_back(std::move(one));
  }
  report_dropped_tags(notes, site.report);
  return entries;
}

std::string write_feed(const Feed& feed, Format format) {
  switch (format) {
    case Format::kRss:
      return write_rss(feed);
    case Format::kAtom:
      return write_atom(feed);
    case Format::kJson:
      break;
  }
  return write_json_feed(feed);
}

// One file to publish: a scope in a format.
struct Target {
  const Selection* selection;
  const std::string* folder;
  Format format;
};

std::string file_of(const Target& target) {
  return target.folder->empty() ? file_name(target.format)
                                : *target.folder + '/' + file_name(target.format);
}

FeedState stage(const Target& target, const Entries& entries, const Settings& settings,
                Publisher& publisher, Result<Change>& change) {
  Feed feed = make_feed(*target.selection, *target.folder, settings);
  feed.self_url = feed_url(*target.folder, target.format, settings);
  for (const Article* article : target.selection->newest) {
    feed.entries.push_back(&entries.at(article));
  }
  change = publisher.stage(file_of(target), write_feed(feed, target.format));
  if (!change) return FeedState::kFailed;
  if (*change == Change::kNone) return FeedState::kUnchanged;
  return *change == Change::kNew ? FeedState::kNew : FeedState::kReplaced;
}

std::vector<Target> targets_of(const std::vector<Selection>& selections,
                               const CategoryFolders& folders, const Settings& settings) {
  static const std::string kSite;
  std::vector<Target> targets;
  for (const Selection& selection : selections) {
    const std::string* folder =
        selection.category.empty() ? &kSite : &folders.at(selection.category);
    for (const Format format : settings.formats) targets.push_back({&selection, folder, format});
  }
  return targets;
}

// Once: what is wrong with a folder is wrong with every feed in it.
void report_error(Error error, Report& report) {
  const auto says_the_same = [&](const Diagnostic& told) { return told.message == error.message; };
  if (std::any_of(report.diagnostics.begin(), report.diagnostics.end(), says_the_same)) return;
  report.diagnostics.push_back({Severity::kError, std::move(error.message)});
}

// The ids of all that stands in a feed are on the disk before the first reader can see them.
void record_ids(Identities& identities, const Entries& entries) {
  identities.record([&](const Article& article) { return entries.contains(&article); });
}

// Every feed is rendered and on the disk under a temporary name before the first is replaced.
void publish(Survey& survey, const Entries& entries, const BuildRequest& request, FileSystem& files,
             const Progress& progress) {
  Report& report = survey.report;
  const std::vector<Target> targets =
      targets_of(survey.selections, survey.folders, request.settings);
  Publisher publisher(files, request.output, request.mode);
  std::vector<Result<Change>> changes(targets.size(), Change::kNone);
  report.feeds.resize(targets.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(targets.size(), request.jobs, [&](std::size_t i) {
    const Target& target = targets[i];
    FeedReport& feed = report.feeds[i];
    feed.path = file_of(target);
    feed.url = feed_url(*target.folder, target.format, request.settings);
    feed.category = target.selection->category;
    feed.entries = target.selection->newest.size();
    feed.articles = target.selection->total;
    feed.state = stage(target, entries, request.settings, publisher, changes[i]);
    progress("writing", ++done, targets.size());
  });
  for (Result<Change>& change : changes) {
    if (!change) report_error(std::move(change.error()), report);
  }
  record_ids(*survey.identities, entries);
  for (Publisher::Failure& failure : publisher.commit()) {
    for (FeedReport& feed : report.feeds) {
      if (feed.path == failure.path) feed.state = FeedState::kFailed;
    }
    report_error(std::move(failure.error), report);
  }
}

}  // namespace

Result<Report> build(const BuildRequest& request, FileSystem& files, Git& git,
                     const Progress& progress) {
  // Folders become articles, each with its id, and articles the newest of the site's feeds.
  Result<std::unique_ptr<Survey>> surveyed = survey(request, files, git, progress);
  if (!surveyed) return tl::unexpected(std::move(surveyed.error()));
  Survey& site = **surveyed;
  site.report.output = request.output;
  site.report.dry_run = request.mode == PublishMode::kDryRun;

  // Selected articles become entries.
  check_podcast_picture(request.settings, files, site.report.diagnostics);
  const Entries entries = render(site, request, files, progress);
  site.finish_stage("render");

  // Entries become feeds, feeds bytes, bytes files.
  publish(site, entries, request, files, progress);
  site.finish_stage("publish");
  return std::move(site.report);
}

}  // namespace feedgen
