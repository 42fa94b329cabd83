#include "render/entry_cache.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "article/read_article.h"
#include "body/body.h"
#include "body/describe_files.h"
#include "feed/assemble.h"
#include "read/read.h"
#include "system/process.h"
#include "system/watched_files.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

EntryBody as_text(const ArticleBody& source, const BodyRequest& request) {
  BodyRequest text = request;
  text.markup = Markup::kText;
  Result<Body> body = render_body(source.text, text);
  if (!body) return {};
  return {std::move(body->html), std::move(body->summary), {}};
}

// What a reader sees in the place of a tag.
std::string shown_for(const DroppedTag& tag) {
  switch (tag.shown) {
    case DroppedTag::Shown::kNothing: return "nothing is shown for it";
    case DroppedTag::Shown::kInside: return "the text inside of it is kept";
    case DroppedTag::Shown::kCode: return "what is inside of it is shown as code";
    case DroppedTag::Shown::kWords:
      return tag.words.empty() ? "its picture or link is kept"
                               : fmt::format("the words '{}' are kept", tag.words);
    case DroppedTag::Shown::kSecret: return "nothing of it is shown";
  }
  return {};
}

std::string here_and_in_others(std::size_t uses) {
  if (uses == 1) return {};
  return fmt::format(", here and in {} other article{}", uses - 1, uses == 2 ? "" : "s");
}

// One line for all protected parts, by any kind of tag; they are removed from `tags`.
void report_secrets(std::vector<DroppedTag>& tags, Report& report) {
  const auto secrets = std::stable_partition(tags.begin(), tags.end(), [](const DroppedTag& tag) {
    return tag.shown != DroppedTag::Shown::kSecret;
  });
  if (secrets == tags.end()) return;
  std::set<std::string> articles;
  for (auto tag = secrets; tag != tags.end(); ++tag) articles.insert(tag->place.path);
  report.diagnostics.push_back(
      {Severity::kWarning, Message{fmt::format("a part of the article is protected by {}{}",
                                               secrets->name, here_and_in_others(articles.size())),
                                   shown_for(*secrets), std::move(secrets->place)}});
  tags.erase(secrets, tags.end());
}

// Once for each name in a run: on the site of a generator, each article may use the same tags.
void report_dropped_tags(std::vector<DroppedTag> tags, Report& report) {
  report_secrets(tags, report);
  std::map<std::string, std::size_t> uses;
  for (const DroppedTag& tag : tags) ++uses[tag.name];
  for (DroppedTag& tag : tags) {
    const auto use = uses.find(tag.name);
    if (use == uses.end()) continue;
    report.diagnostics.push_back(
        {Severity::kWarning, Message{fmt::format("the template tag {} is left out{}", tag.name,
                                                 here_and_in_others(use->second)),
                                     shown_for(tag), std::move(tag.place)}});
    uses.erase(use);
  }
}

// Whether the path is one of those, or lies in one that is a folder.
bool is_reported(std::string path, const std::set<std::string>& reported) {
  while (!reported.contains(path)) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return false;
    path.resize(slash);
  }
  return true;
}

bool by_path(const KnownArticle& a, const KnownArticle& b) {
  return std::tuple(path_below_root(a.key), a.key.folder.root) <
         std::tuple(path_below_root(b.key), b.key.folder.root);
}

// Chirpy's keys for the folder of a post's pictures.
constexpr std::array<std::string_view, 2> kPictureFolders{"media_subpath", "img_path"};

// Without reading the front matter.
bool names_picture_folder(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return std::any_of(kPictureFolders.begin(), kPictureFolders.end(), [&](std::string_view key) {
    return head.find(key) != std::string_view::npos;
  });
}

// Roughly, in bytes: most is text.
std::size_t size_of(const Entry& entry) {
  constexpr std::size_t kRest = 1024;
  return entry.html.size() + entry.summary.size() + entry.title.size() + kRest;
}

std::string picture_folder_of(const Node& page) {
  for (const Node::Member& member : page.members) {
    const bool is_one = std::find(kPictureFolders.begin(), kPictureFolders.end(), member.key) !=
                        kPictureFolders.end();
    if (is_one && member.value.is_scalar()) return member.value.text;
  }
  return {};
}

}  // namespace

EntryCache::EntryCache(const Plan& plan, Run& run)
    : plan_(plan),
      run_(run),
      index_(
          [this] {
            named_ = run_.index.articles.shown();
            std::sort(named_.begin(), named_.end(), by_path);
            std::vector<std::string> paths;
            for (const KnownArticle& known : named_) paths.push_back(path_below_root(known.key));
            return paths;
          },
          [this](std::size_t place) -> Result<Article> {
            ArticleFile file = read_article_file(run_.source(named_[place].key),
                                                 run_.request.settings, run_.world.files);
            if (!file.content) return tl::unexpected(file.content.error());
            if (!file.reading.article) return fail("not shown");
            return std::move(*file.reading.article);
          }) {
  for (const FeedJob& job : plan.jobs) {
    for (const SelectedArticle* article : job.selection.newest) {
      Slot*& slot = by_article_[article->number];
      if (slot == nullptr) {
        slots_.push_back(std::make_unique<Slot>());
        slot = slots_.back().get();
        slot->selected = article;
      }
      ++slot->uses;
      slot->is_in_document = slot->is_in_document || job.archive.is_document;
    }
  }
}

// A body, read again now that it is known to stand in a feed.
void EntryCache::render(const Article& article, const ArticleFile& file, Slot& slot) {
  const auto warn = [&](Message message) {
    if (message.place.path.empty()) message.place.path = article.file;
    slot.diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  const Settings& settings = run_.request.settings;
  const ArticleAddresses addresses(index_);
  WatchedFiles watched(run_.world.files);
  const std::string_view bytes = file.content->bytes;
  const ArticleBody source = article_body(article, bytes, settings);
  // Only tags ask for the front matter, and most bodies have none; and a few themes' pictures.
  const bool has_folder = names_picture_folder(bytes);
  const Node page = has_folder || may_have_template_tags(source.text)
                        ? article_head(file.source, bytes, settings)
                        : Node();
  const std::string folder = has_folder ? picture_folder_of(page) : std::string();
  const BodyPlace place{settings,
                        article,
                        file.source.site_path,
                        run_.request.source,
                        &addresses,
                        watched,
                        folder,
                        [&](std::string_view path, std::string_view other) {
                          return page_address(path, other, settings);
                        }};
  const BodyRequest request{markup_of(article.path),
                            article.url,
                            settings,
                            article.title,
                            &addresses,
                            article.excerpt_separator,
                            source.first_line,
                            &place,
                            &page,
                            article.content.value_or(settings.content) == ContentRule::kRaw};
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
  if (addresses.unreadable()) set_unreadable(slot, *addresses.unreadable(), Quality::kPartial);
  Entry& entry = *slot.entry;
  entry = make_entry(article, std::move(shown), settings);
  if (!article.picture.empty()) entry.picture.url = LinkTargets(place).existing(article.picture);
  describe_files(article, settings, watched, entry, slot.diagnostics);
  place_picture(settings, entry);
  if (watched.unreadable()) set_unreadable(slot, *watched.unreadable(), Quality::kPartial);
  for (const auto& [path, answer] : watched.seen()) {
    slot.used.files[run_.folders.from_home(absolute_path(path))] = answer;
  }
}

void EntryCache::set_unreadable(Slot& slot, const Error& error, Quality quality) {
  slot.quality = quality;
  slot.unreadable = error.message;
}

void EntryCache::make(Slot& slot) {
  const SelectedArticle& selected = *slot.selected;
  if (plan_.unknown.contains(selected.number)) {
    slot.quality = Quality::kNone;
    return;
  }
  ArticleFile file =
      read_article_file(run_.source(selected.key), run_.request.settings, run_.world.files);
  if (!file.content && file.content.error().kind == ErrorKind::kUnreadable) {
    return set_unreadable(slot, file.content.error(), Quality::kNone);
  }
  ArticleReading& reading = file.reading;
  const std::string path = path_from_home(selected.key);
  const ArticleRecord record = record_of(reading, path, run_.request.now, run_.request.settings);
  const bool is_stale = !reading.article || record.entry_digest != selected.entry_digest;
  slot.is_stale = slot.is_stale || is_stale;
  // An article that changes each time that it is looked at is shown as it is at last, if it is
  // still the same one.
  if (!reading.article || (is_stale && reading.article->published != selected.published)) {
    set_unreadable(slot,
                   {ErrorKind::kUnreadable,
                    {"this file changes or moves whenever it is looked at",
                     "run again when nothing writes the articles", Place{file.source.shown}}},
                   Quality::kNone);
    return;
  }
  Article& article = *reading.article;
  if (!selected.id.empty()) article.id = selected.id;
  slot.published = {article.id,          path,         article.title, article.published,
                    article.fingerprint, slot.is_stale};
  render(article, file, slot);
}

// An entry that was freed for want of room says nothing a second time.
void EntryCache::make_again(Slot& slot) {
  Slot again;
  again.selected = slot.selected;
  again.entry = std::make_unique<Entry>();
  make(again);
  slot.entry = std::move(again.entry);
  slot.is_stale = slot.is_stale || again.is_stale;
  if (again.quality <= slot.quality) return;
  slot.quality = again.quality;
  slot.unreadable = std::move(again.unreadable);
}

std::vector<const Entry*> EntryCache::take(const FeedJob& job) {
  std::vector<const Entry*> entries;
  for (const SelectedArticle* article : job.selection.newest) {
    Slot& slot = slot_of(*article);
    const std::scoped_lock lock(slot.mutex);
    ++slot.takers;
    entries.push_back(slot.entry.get());
    if (slot.entry) continue;
    if (slot.was_made) {
      make_again(slot);
    } else {
      slot.was_made = true;
      slot.entry = std::make_unique<Entry>();
      make(slot);
      run_.world.progress("rendering", ++done_, slots_.size());
    }
    held_ += size_of(*slot.entry);
    entries.back() = slot.entry.get();
  }
  return entries;
}

EntryCache::Quality EntryCache::quality_of(const FeedJob& job) const {
  Quality quality = Quality::kWhole;
  for (const SelectedArticle* article : job.selection.newest) {
    quality = std::max(quality, by_article_.at(article->number)->quality);
  }
  return quality;
}

void EntryCache::mark_shown(const FeedJob& job) {
  for (const SelectedArticle* article : job.selection.newest) slot_of(*article).is_shown = true;
}

void EntryCache::release(const FeedJob& job) {
  for (const SelectedArticle* article : job.selection.newest) {
    Slot& slot = slot_of(*article);
    const std::scoped_lock lock(slot.mutex);
    --slot.takers;
    --slot.uses;
    const bool is_to_go = slot.uses == 0 || held_ > kMostHeld;
    if (slot.takers > 0 || !is_to_go) continue;
    held_ -= size_of(*slot.entry);
    slot.entry.reset();
  }
}

std::vector<std::int64_t> EntryCache::stale() const {
  std::vector<std::int64_t> articles;
  for (const auto& slot : slots_) {
    if (slot->is_stale) articles.push_back(slot->selected->number);
  }
  return articles;
}

std::vector<PublishedArticle> EntryCache::take_shown() {
  std::vector<PublishedArticle> all;
  for (const auto& slot : slots_) {
    if (slot->is_shown) all.push_back(std::move(slot->published));
  }
  return all;
}

std::vector<std::pair<std::int64_t, Uses>> EntryCache::take_document_uses() {
  std::vector<std::pair<std::int64_t, Uses>> all;
  for (const auto& slot : slots_) {
    if (slot->is_in_document && slot->is_shown) {
      all.emplace_back(slot->selected->number, std::move(slot->used));
    }
  }
  return all;
}

Uses EntryCache::uses_of(const FeedJob& job) const {
  Uses all;
  for (const SelectedArticle* article : job.selection.newest) {
    const Uses& used = by_article_.at(article->number)->used;
    all.files.insert(used.files.begin(), used.files.end());
    all.articles.insert(all.articles.end(), used.articles.begin(), used.articles.end());
  }
  return all;
}

void EntryCache::report(Report& report) {
  std::vector<DroppedTag> tags;
  std::set<std::string> reported;
  for (const Message& message : report.unreadable) reported.insert(message.place.path);
  for (const auto& slot : slots_) {
    if (slot->unreadable && !is_reported(slot->unreadable->place.path, reported)) {
      report.unreadable.push_back(std::move(*slot->unreadable));
    }
    for (Diagnostic& one : slot->diagnostics) report.diagnostics.push_back(std::move(one));
    for (DroppedTag& tag : slot->dropped_tags) tags.push_back(std::move(tag));
  }
  report_dropped_tags(std::move(tags), report);
}

}  // namespace feedgen
