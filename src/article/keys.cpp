#include "article/keys.h"

#include <fmt/format.h>

#include "article/attachments.h"
#include "article/categories.h"
#include "article/dates.h"
#include "article/episodes.h"
#include "article/heading.h"
#include "article/pictures.h"
#include "article/site_link.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

Result<void> read_draft(Names names, KeyReading& reading) {
  const SiteGenerator* generator = reading.settings.generator;
  const bool shows_drafts =
      reading.settings.drafts && (generator == nullptr || !generator->feeds_leave_out_drafts);
  if (reading.fields.is_on(names.front()) && !shows_drafts) reading.hidden = Hidden::kDraft;
  return {};
}

// `published` may be a date too.
Result<void> read_unpublished(Names names, KeyReading& reading) {
  const bool is_off = reading.fields.is_off(names.front());
  if (is_off && !reading.settings.unpublished) reading.hidden = Hidden::kDraft;
  return {};
}

Result<void> read_hidden(Names names, KeyReading& reading) {
  const SiteGenerator* generator = reading.settings.generator;
  const std::string_view own_key = generator == nullptr ? "" : generator->hidden_key;
  const bool is_on =
      (!own_key.empty() && reading.fields.is_on(own_key)) || reading.fields.is_on(names.front());
  if (is_on) reading.hidden = Hidden::kHidden;
  return {};
}

Result<void> read_left_out(Names names, KeyReading& reading) {
  if (reading.fields.is_off(names.front())) reading.hidden = Hidden::kHidden;
  return {};
}

template <auto member>
Result<void> read_text_into(Names names, KeyReading& reading) {
  reading.article.*member = plain_text(reading.fields.text(names));
  return {};
}

// A value of these is a switch, or it has no effect.
bool is_never_used(const Node&, const Article&) { return false; }
bool is_text(const Node& node, const Article&) { return node.is_scalar(); }
bool is_address(const Node& node, const Article&) {
  return node.is_scalar() &&
         (is_web_url(trim(node.text)) || !split_url(trim(node.text)).has_scheme);
}
template <auto list>
bool has_some(const Node&, const Article& article) {
  return !(article.*list).empty();
}

constexpr UnusedValue kNoSwitch{"neither true nor false, so it has no effect",
                                "write true or false", is_never_used};

std::vector<FrontMatterKey> all_keys() {
  return {
      {"draft", {"draft"}, read_draft, "`true`", "shown", kNoSwitch},
      {"unpublished", {"published"}, read_unpublished, "`false`", "shown"},
      {"hidden", {"hidden"}, read_hidden, "`true`", "shown", kNoSwitch},
      {"left out of feeds", {"feed"}, read_left_out, "`false`", "shown", kNoSwitch},
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
       {kPictureKeys.begin(), kPictureKeys.end()},
       read_picture,
       "an address, a map that holds one (`header` only so), or a list whose first counts; what is "
       "no picture, such as a colour, does not",
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
    if (!read || reading.hidden != Hidden::kNo) return read;
  }
  for (const FrontMatterKey& key : front_matter_keys()) warn_of_unused(key, reading);
  return {};
}

}  // namespace feedgen
