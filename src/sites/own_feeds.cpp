#include "sites/own_feeds.h"

#include <utility>

namespace feedgen {

FeedPlace own_place(std::string_view family, std::string_view format, std::string file,
                    FeedPlace::Slug slug) {
  return {.family = std::string(family),
          .format = std::string(format),
          .file = std::move(file),
          .slug = slug};
}

Family own_family(std::string_view word, std::string_view title, FeedPlace::Slug slug) {
  Family family{.word = std::string(word)};
  family.slug = slug;
  family.rules.title = title;
  return family;
}

std::string path_at(Translation& site, std::initializer_list<std::string_view> keys,
                    std::string_view otherwise) {
  const Node::Member* found = site.find_text(keys);
  std::string path = found == nullptr ? std::string(otherwise) : found->value.text;
  path.erase(0, path.find_first_not_of('/'));
  while (path.ends_with('/')) path.pop_back();
  return path;
}

std::vector<std::string> texts_of(const Node::Member* member) {
  return member == nullptr ? std::vector<std::string>() : texts_in(member->value);
}

}  // namespace feedgen
