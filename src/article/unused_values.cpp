#include "article/unused_values.h"

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

bool says_something(const Node& node) {
  if (node.is_scalar()) return !trim(node.text).empty() && !switch_value(node);
  return !node.items.empty() || !node.members.empty();
}

class Warner {
 public:
  Warner(const Fields& fields, Diagnostics& diagnostics)
      : fields_(fields), diagnostics_(diagnostics) {}

  // `is_used` is asked for the member that counts, if there is one that says something.
  template <class IsUsed>
  void check(std::initializer_list<std::string_view> names, const char* problem, const char* remedy,
             IsUsed is_used) {
    const Node::Member* member = fields_.find(names);
    if (member == nullptr || !says_something(member->value) || is_used(member->value)) return;
    diagnostics_.push_back(
        {Severity::kWarning, Message{fmt::format("{}: {}", member->key, problem), remedy,
                                     Place{{}, member->line, member->column}}});
  }

 private:
  const Fields& fields_;
  Diagnostics& diagnostics_;
};

bool is_address(const Node& node) {
  return node.is_scalar() &&
         (is_web_url(trim(node.text)) || !split_url(trim(node.text)).has_scheme);
}

}  // namespace

void warn_of_unused_values(const Fields& fields, const Article& article, Diagnostics& diagnostics) {
  Warner warner(fields, diagnostics);
  for (const std::string_view name : {"draft", "hidden", "feed"}) {
    warner.check({name}, "neither true nor false, so it has no effect", "write true or false",
                 [](const Node&) { return false; });
  }
  warner.check({"title"}, "this is no text, so the title is taken from elsewhere",
               "write the title in one line", [](const Node& node) { return node.is_scalar(); });
  warner.check({"permalink", "url", "link"}, "this is no web address and was not used",
               "write it with https:// in front, or as a path like /news/first/", is_address);
  warner.check({"categories", "category"}, "no category's name was found in it",
               "write a list such as [News, Local]",
               [&](const Node&) { return !article.categories.empty(); });
  warner.check({"tags", "tag"}, "no tag was found in it", "write a list such as [sea, wind]",
               [&](const Node&) { return !article.tags.empty(); });
  warner.check({"author", "authors"}, "no author's name was found in it",
               "write a name, or a map with name, email and url",
               [&](const Node&) { return !article.authors.empty(); });
  warner.check({"enclosure", "audio", "podcast", "video"}, "no web address was found in it",
               "write the address of the file, or a map with url, length and type",
               [&](const Node&) { return !article.enclosures.empty(); });
}

}  // namespace feedgen
