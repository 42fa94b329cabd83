#include "feed/assemble.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "feed/folder_name.h"
#include "text/hash.h"
#include "text/percent.h"

namespace feedgen {
namespace {

void add_label(Label label, std::vector<Label>& labels) {
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
    labels.push_back(std::move(label));
  }
}

// The names from the outside in, "A/B". A slash in a name must not look like two levels.
void append_term(const std::string& name, std::string& term) {
  if (!term.empty()) term += '/';
  for (const char c : name) {
    if (c == '/' || c == '~') {
      term += c == '/' ? "~2F" : "~7E";
    } else {
      term += c;
    }
  }
}

std::vector<Label> make_labels(const Article& article) {
  std::vector<Label> labels;
  for (const CategoryPath& path : article.categories) {
    std::string term;
    for (const std::string& name : path) {
      append_term(name, term);
      add_label({term, name}, labels);
    }
  }
  for (const std::string& tag : article.tags) add_label({tag, tag}, labels);
  return labels;
}

}  // namespace

CategoryFolders category_folders(const std::vector<CategoryPath>& categories) {
  std::map<CategoryPath, std::vector<std::string>> children;
  for (const CategoryPath& category : categories) {
    if (category.empty()) continue;
    CategoryPath parent = category;
    parent.pop_back();
    children[std::move(parent)].push_back(category.back());
  }
  CategoryFolders folders;
  // Parents sort before their children, so that a parent's folder is always there already.
  for (const auto& [parent, names] : children) {
    const std::vector<std::string> own = folder_names(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      CategoryPath path = parent;
      path.push_back(names[i]);
      folders[std::move(path)] = parent.empty() ? own[i] : folders.at(parent) + '/' + own[i];
    }
  }
  return folders;
}

Entry make_entry(const Article& article, EntryBody body, const Settings& settings) {
  Entry entry;
  static_cast<ShownFacts&>(entry) = article;
  entry.labels = make_labels(article);
  if (entry.language == settings.language) entry.language.clear();
  if (entry.summary.empty()) entry.summary = std::move(body.summary);
  if (settings.content != ContentRule::kSummary) entry.html = std::move(body.html);
  // An entry shows some text: Atom and JSON Feed ask for it, and readers show an empty line.
  if (entry.summary.empty() && entry.html.empty()) entry.summary = entry.title;
  entry.picture.url = article.picture.empty() ? std::move(body.picture) : article.picture;
  if (!article.episode.empty()) entry.episode = article.episode.front();
  return entry;
}

Feed make_feed(const Selection& selection, std::vector<const Entry*> entries,
               const Settings& settings) {
  Feed feed;
  feed.title = settings.title;
  feed.site_title = settings.title;
  if (!selection.category.empty()) {
    feed.title += fmt::format(": {}", fmt::join(selection.category, " / "));
  }
  feed.description = settings.description;
  feed.home_url = settings.base_url;
  feed.id = urn_of("feed\n" + selection.folder);
  feed.language = settings.language;
  feed.rights = settings.copyright;
  feed.icon = settings.icon;
  feed.logo = settings.logo;
  feed.authors = settings.authors;
  feed.hubs = settings.hubs;
  feed.cloud = settings.notify.cloud;
  if (!entries.empty()) {
    feed.published = entries.front()->published;
    feed.updated = entries.front()->updated;
  }
  for (const Entry* entry : entries) {
    if (entry->episode) feed.podcast = settings.podcast;
    feed.published = std::max(feed.published, entry->published);
    feed.updated = std::max(feed.updated, entry->updated);
  }
  feed.entries = std::move(entries);
  // A guid is one show's; the others are made from their addresses.
  if (feed.podcast && !selection.category.empty()) feed.podcast->guid.clear();
  return feed;
}

std::vector<ListedFeed> list_feeds(const std::vector<FeedReport>& feeds,
                                   const CategoryPath& category) {
  std::vector<ListedFeed> list;
  for (const FeedReport& feed : feeds) {
    const bool is_below = feed.category.size() >= category.size() &&
                          std::equal(category.begin(), category.end(), feed.category.begin());
    const FeedFormat* format = format_of_file(feed.path);
    if (!is_below || format == nullptr || !format->is_topic) continue;
    if (list.empty() || list.back().category != feed.category) {
      list.push_back({feed.category, feed.articles, {}});
    }
    list.back().files.push_back({feed.path, feed.url, std::string(format->media_type)});
  }
  return list;
}

std::string feed_url(const std::string& folder, const FeedFormat& format,
                     const Settings& settings) {
  if (settings.feeds_url.empty()) return {};
  std::string path = encode_path(folder);
  if (!path.empty()) path += '/';
  return settings.feeds_url + path.append(format.file);
}

}  // namespace feedgen
