#include "render/inputs_digest.h"

#include "text/hash.h"

namespace feedgen {
namespace {

void append(std::uint64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append(std::string_view part, std::string& text) {
  append(part.size(), text);
  text += part;
}

void append(const GroupKey& group, std::string& text) {
  append(group.family, text);
  append(group.path.size(), text);
  for (const std::string& name : group.path) append(name, text);
}

}  // namespace

Digest inputs_digest_of(const Selection& selection, std::uint64_t rules,
                        std::initializer_list<std::string_view> facts) {
  std::string text;
  append(rules, text);
  append(selection.folder, text);
  append(selection.group, text);
  for (const std::string_view fact : facts) append(fact, text);
  for (const SelectedArticle* article : selection.newest) {
    append(article->entry_digest, text);
    append(article->id, text);
  }
  return hash128(text);
}

Digest inputs_digest_of(Digest inputs, const std::vector<LanguageFeed>& languages) {
  if (languages.empty()) return inputs;
  std::string text(inputs.begin(), inputs.end());
  for (const LanguageFeed& one : languages) {
    append(one.language, text);
    append(one.url, text);
  }
  return hash128(text);
}

Digest inputs_digest_of(const std::vector<ListedFeed>& feeds, std::string_view path,
                        std::uint64_t rules) {
  std::string text;
  append(rules, text);
  append(path, text);
  for (const ListedFeed& feed : feeds) {
    append(feed.group, text);
    append(feed.articles, text);
    append(feed.files.size(), text);
    for (const FeedAddress& file : feed.files) {
      append(file.path, text);
      append(file.url, text);
    }
  }
  return hash128(text);
}

Digest inputs_digest_of(std::int64_t number, std::string_view path, std::uint64_t rules) {
  std::string text;
  append(rules, text);
  append(path, text);
  append(static_cast<std::uint64_t>(number), text);
  return hash128(text);
}

Digest inputs_digest_of(Digest entries, Digest feeds) {
  std::string text(entries.begin(), entries.end());
  text.append(feeds.begin(), feeds.end());
  return hash128(text);
}

}  // namespace feedgen
