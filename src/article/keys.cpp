#include "article/keys.h"

#include <fmt/format.h>

#include "article/attachments.h"
#include "article/categories.h"
#include "article/dates.h"
#include "article/episodes.h"
#include "article/heading.h"
#include "article/kept_back.h"
#include "article/near_misses.h"
#include "article/site_link.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// What many keys say (article/hiding_keys.h), and folders above.
Result<void> read_kept_back(Names, KeyReading& reading) {
  const std::string& folder = reading.file.inherited.kept_back_by;
  reading.kept_back = folder.empty()
                          ? kept_back(reading.fields.root(), reading.settings, reading.diagnostics)
                          : KeptBack{Hidden::kDraft, folder, 1, 1};
  return {};
}

template <auto member>
Result<void> read_text_into(Names names, KeyReading& reading) {
  reading.article.*member = plain_text(reading.fields.text(names));
  return {};
}

bool is_text(const Node& node, const Article&) { return node.is_scalar(); }
bool is_address(const Node& node, const Article&) {
  return node.is_scalar() &&
         (is_web_url(trim(node.text)) || !split_url(trim(node.text)).has_scheme);
}
template <auto list>
bool has_some(const Node&, const Article& article) {
  return !(article.*list).empty();
}

std::vector<FrontMatterKey> all_keys() {
  return {
      {"kept back",
       {"draft", "published", "hidden", "private", "password", "status", "feed"},
       read_kept_back,
       "[and more](#not-public)",
       "shown"},
      {"title",
       {"title"},
       read_title,
       "",
       "the first heading, `<title>`, the file's name (for `index.*` the folder's)",
       {"this is no text, so the title is taken from elsewhere", "write the title in one line",
        is_text}},
      {"published",
       {"date", "published", "publishDate", "publish_date", "pubDate", "pub_date"},
       read_published,
       "a [date](#dates)",
       "a date in the path: `2021-07-10-title.md`, `2021/07/10/title.md`; a date in the "
       "permalink; with a warning, the file's modification time"},
      {"updated",
       {"updated", "lastmod", "last_modified_at", "modified"},
       read_updated,
       "a date",
       "published"},
      {"shown until",
       {"expiryDate", "expiry_date", "unpublishdate"},
       read_expiry,
       "a date",
       "for ever"},
      {"categories",
       {"categories", "category"},
       read_all_categories,
       "names",
       "only the site's feed",
       {"no category's name was found in it", "write a list such as [News, Local]",
        has_some<&Article::categories>}},
      {"tags",
       {"tags", "tag"},
       read_all_tags,
       "a list, or a text with commas",
       "none",
       {"no tag was found in it", "write a list such as [sea, wind]", has_some<&Article::tags>}},
      {"authors",
       {"author", "authors"},
       read_authors,
       "both together: a name, `Name <mail>`, a key of the setting "
       "[`authors`](configuration.md#authors), a map with `name`, `email`, `url`, or a list",
       "`params.author`, the site's",
       {"no author's name was found in it", "write a name, or a map with name, email and url",
        has_some<&Article::authors>}},
      {"language", {"lang", "language"}, read_text_into<&Article::language>, "", "the site's"},
      {"address",
       {kAddressKeys.begin(), kAddressKeys.end()},
       read_address,
       "whole, or below `base_url`; on a [generator's site](sites.md) its own key alone",
       "the [`permalink`](configuration.md#permalink) pattern",
       {"this is no web address and was not used",
        "write it with https:// in front, or as a path like /news/first/", is_address}},
      {"id",
       {"id", "guid"},
       read_id,
       "",
       "what [`ids`](configuration.md#ids) says: the address, or the id in the generator's own "
       "feed; without an address a UUID of the path"},
      {"summary",
       {"description", "summary", "excerpt", "intro"},
       read_summary,
       "",
       "the part before `<!-- more -->`, the first text"},
      {"picture",
       {"thumbnail", "cover", "image", "headimg", "img", "banner", "featured_image", "top_img",
        "header-img", "header", "photos"},
       read_picture,
       "an address, a map that holds one (`header` only so), or a list whose first counts",
       "the first picture of the body"},
      {"attachments",
       {kAttachmentKeys.begin(), kAttachmentKeys.end()},
       read_enclosures,
       "an address, `address length type`, a map with `url`, `length`, `type`, `duration`, or a "
       "list of those",
       "none",
       {"no web address was found in it",
        "write the address of the file, or a map with url, length and type",
        has_some<&Article::enclosures>}},
      {"episode",
       {"season", "episode"},
       read_episode,
       "[and more](#attachments-and-episodes)",
       "none"},
  };
}

bool says_something(const Node& node) {
  if (node.is_scalar()) return !trim(node.text).empty() && !switch_value(node);
  return !node.items.empty() || !node.members.empty();
}

// Nothing that an author wrote is dropped without a word.
void warn_of_unused(const FrontMatterKey& key, const KeyReading& reading) {
  if (key.unused.problem.empty()) return;
  const Node::Member* member = reading.fields.find(key.names);
  if (member == nullptr || !says_something(member->value)) return;
  if (key.unused.is_used(member->value, reading.article)) return;
  warn_of_member(*member, std::string(key.unused.problem), std::string(key.unused.remedy),
                 reading.diagnostics);
}

}  // namespace

std::span<const FrontMatterKey> front_matter_keys() {
  static const std::vector<FrontMatterKey> kKeys = all_keys();
  return kKeys;
}

Result<void> read_keys(KeyReading& reading) {
  for (const FrontMatterKey& key : front_matter_keys()) {
    Result<void> read = key.read(key.names, reading);
    if (!read || reading.kept_back.kind != Hidden::kNo) return read;
  }
  reading.kept_back =
      kept_back_by_tag(reading.fields.root(), reading.article.tags, reading.settings);
  if (reading.kept_back.kind != Hidden::kNo) return {};
  for (const FrontMatterKey& key : front_matter_keys()) warn_of_unused(key, reading);
  warn_of_near_misses(reading.fields.root(), reading.fields, reading.diagnostics);
  return {};
}

}  // namespace feedgen
