#include "render/entry_shelf.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "article/read_article.h"
#include "article/record.h"
#include "body/body.h"
#include "body/describe_files.h"
#include "feed/assemble.h"
#include "system/process.h"
#include "system/watched_files.h"

namespace feedgen {
namespace {

EntryBody as_text(const ArticleBody& source, const BodyRequest& request) {
  BodyRequest text = request;
  text.markup = Markup::kText;
  Result<Body> body = render_body(source.text, text);
  if (!body) return {};
  return {std::move(body->html), std::move(body->summary), {}};
}

// Once for each name in a run: on the site of a generator, each article may use the same tags.
void report_dropped_tags(std::vector<DroppedTag> tags, Report& report) {
  std::map<std::string, std::size_t> uses;
  for (const DroppedTag& tag : tags) ++uses[tag.name];
  for (DroppedTag& tag : tags) {
    const auto use = uses.find(tag.name);
    if (use == uses.end()) continue;
    const std::string where = use->second == 1
                                  ? ""
                                  : fmt::format(", here and in {} other article{}", use->second - 1,
                                                use->second == 2 ? "" : "s");
    report.diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("the template tag {} is left out{}", tag.name, where),
                 "the text inside of it is kept", std::move(tag.place)}});
    uses.erase(use);
  }
}

// Whether the path is one of those, or lies in one that is a folder.
bool is_told(std::string path, const std::set<std::string>& told) {
  while (!told.contains(path)) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return false;
    path.resize(slash);
  }
  return true;
}

bool by_path(const KnownArticle& a, const KnownArticle& b) {
  const auto path = [](const KnownArticle& one) {
    return std::pair(one.folder.path.empty() ? one.name : one.folder.path + '/' + one.name,
                     one.folder.root);
  };
  return path(a) < path(b);
}

}  // namespace

EntryShelf::EntryShelf(const std::vector<FeedJob>& jobs, Survey& site, const BuildRequest& request,
                       FileSystem& files, const Progress& progress)
    : site_(site),
      request_(request),
      files_(files),
      progress_(progress),
      index_(
          [this] {
            named_ = site_.catalog->shown();
            std::sort(named_.begin(), named_.end(), by_path);
            std::vector<std::string> paths;
            for (const KnownArticle& known : named_) {
              paths.push_back(joined_path(known.folder.path, known.name));
            }
            return paths;
          },
          [this](std::size_t place) -> Result<Article> {
            const KnownArticle& known = named_[place];
            const SourceFile source = site_.folders->source(
                site_.folder_of(known.folder.root), joined_path(known.folder.path, known.name));
            const Result<FileContent> content = files_.read_content(source.shown, kLargestArticle);
            if (!content) return tl::unexpected(content.error());
            ArticleReading reading = read_article(source, content->bytes, request_.settings);
            if (!reading.article) return fail("not shown");
            return std::move(*reading.article);
          }) {
  for (const FeedJob& job : jobs) {
    for (const SelectedArticle& article : job.selection.newest) {
      Slot*& slot = by_article_[article.number];
      if (slot == nullptr) {
        slots_.push_back(std::make_unique<Slot>());
        slot = slots_.back().get();
        slot->selected = &article;
      }
      ++slot->uses;
    }
  }
}

// A body, read again now that it is known to stand in a feed.
void EntryShelf::render(const Article& article, const FileContent& content, Slot& slot) {
  const auto warn = [&](Message message) {
    if (message.place.path.empty()) message.place.path = article.file;
    slot.diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  const ArticleAddresses addresses(index_);
  const ArticleBody source = article_body(content.bytes);
  const BodyRequest request{markup_of(article.path), article.url, request_.settings,
                            article.title,           &addresses,  source.first_line};
  Result<Body> body = render_body(source.text, request);
  EntryBody shown;
  if (body) {
    for (Diagnostic& diagnostic : body->diagnostics) warn(std::move(diagnostic.message));
    for (DroppedTag& tag : body->dropped_tags) {
      tag.place.path = article.file;
      slot.dropped_tags.push_back(std::move(tag));
    }
    shown = {std::move(body->html), std::move(body->summary), std::move(body->picture)};
  } else {
    // Better the text as it was written than none.
    Message message = std::move(body.error().message);
    message.problem = "the body is shown as plain text: " + message.problem;
    warn(std::move(message));
    shown = as_text(source, request);
  }
  slot.used.articles = addresses.asked();
  if (addresses.unreadable()) note_unreadable(slot, *addresses.unreadable(), Quality::kPartial);
  WatchedFiles watched(files_);
  slot.entry = make_entry(article, std::move(shown), request_.settings);
  describe_files(article, request_.settings, watched, slot.entry, slot.diagnostics);
  if (watched.unreadable()) note_unreadable(slot, *watched.unreadable(), Quality::kPartial);
  for (const auto& [path, answer] : watched.seen()) {
    slot.used.files[site_.identities->from_home(absolute_path(path))] = answer;
  }
}

void EntryShelf::note_unreadable(Slot& slot, const Error& error, Quality quality) const {
  slot.quality = quality;
  slot.unreadable = error.message;
}

void EntryShelf::make(Slot& slot) {
  const SelectedArticle& selected = *slot.selected;
  if (site_.undecided.contains(selected.number)) {
    slot.quality = Quality::kNone;
    return;
  }
  SourceFile source = site_.folders->source(site_.folder_of(selected.root), selected.path);
  Result<FileContent> content = files_.read_content(source.shown, kLargestArticle);
  if (!content && content.error().kind == ErrorKind::kUnreadable) {
    return note_unreadable(slot, content.error(), Quality::kNone);
  }
  ArticleReading reading;
  if (content) {
    source.modified = content->modified;
    reading = read_article(source, content->bytes, request_.settings);
  }
  const std::string path = selected.root + selected.path;
  const ArticleRecord record = record_of(reading, path, request_.now, request_.settings);
  slot.is_outdated = !reading.article || record.facts != selected.facts;
  // What changes each time that it is looked at is shown as it is at last, if it is still the same
  // article.
  if (!reading.article || (slot.is_outdated && reading.article->published != selected.published)) {
    note_unreadable(slot,
                    {ErrorKind::kUnreadable,
                     {"this file changes or moves whenever it is looked at",
                      "run again when nothing writes the articles", Place{source.shown}}},
                    Quality::kNone);
    return;
  }
  Article& article = *reading.article;
  if (!selected.id.empty()) article.id = selected.id;
  slot.published = {article.id,      path, article.title, article.published, article.fingerprint,
                    slot.is_outdated};
  render(article, *content, slot);
  progress_("rendering", ++done_, slots_.size());
}

std::vector<const Entry*> EntryShelf::take(const FeedJob& job) {
  std::vector<const Entry*> entries;
  for (const SelectedArticle& article : job.selection.newest) {
    Slot& slot = slot_of(article);
    std::call_once(slot.is_made, [&] { make(slot); });
    entries.push_back(&slot.entry);
  }
  return entries;
}

EntryShelf::Quality EntryShelf::quality_of(const FeedJob& job) const {
  Quality quality = Quality::kWhole;
  for (const SelectedArticle& article : job.selection.newest) {
    quality = std::max(quality, by_article_.at(article.number)->quality);
  }
  return quality;
}

void EntryShelf::note_shown(const FeedJob& job) {
  for (const SelectedArticle& article : job.selection.newest) slot_of(article).is_shown = true;
}

void EntryShelf::give_back(const FeedJob& job) {
  for (const SelectedArticle& article : job.selection.newest) {
    Slot& slot = slot_of(article);
    if (--slot.uses == 0) slot.entry = {};
  }
}

std::vector<std::int64_t> EntryShelf::outdated() const {
  std::vector<std::int64_t> articles;
  for (const auto& slot : slots_) {
    if (slot->is_outdated) articles.push_back(slot->selected->number);
  }
  return articles;
}

std::vector<PublishedArticle> EntryShelf::published() const {
  std::vector<PublishedArticle> all;
  for (const auto& slot : slots_) {
    if (slot->is_shown) all.push_back(slot->published);
  }
  return all;
}

Uses EntryShelf::uses_of(const FeedJob& job) const {
  Uses all;
  for (const SelectedArticle& article : job.selection.newest) {
    const Uses& used = by_article_.at(article.number)->used;
    all.files.insert(used.files.begin(), used.files.end());
    all.articles.insert(all.articles.end(), used.articles.begin(), used.articles.end());
  }
  return all;
}

void EntryShelf::report(Report& report) {
  std::vector<DroppedTag> tags;
  std::set<std::string> told;
  for (const Message& message : report.unreadable) told.insert(message.place.path);
  for (const auto& slot : slots_) {
    if (slot->unreadable && !is_told(slot->unreadable->place.path, told)) {
      report.unreadable.push_back(std::move(*slot->unreadable));
    }
    for (Diagnostic& one : slot->diagnostics) report.diagnostics.push_back(std::move(one));
    for (DroppedTag& tag : slot->dropped_tags) tags.push_back(std::move(tag));
  }
  report_dropped_tags(std::move(tags), report);
}

}  // namespace feedgen
