#include "article/keys.h"

#include "article/attachments.h"
#include "article/categories.h"
#include "article/dates.h"
#include "article/episodes.h"
#include "article/heading.h"
#include "article/kept_back.h"
#include "article/near_misses.h"
#include "article/pictures.h"
#include "article/relations.h"
#include "article/site_link.h"
#include "config/read_settings.h"
#include "config/site_settings.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/language.h"
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

// `feed: {excerpt_only: true}`, and the words of the setting; other values of `content` are
// themes'.
Result<void> read_shown_part(Names names, KeyReading& reading) {
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr) continue;
    if (member->value.is_map()) {
      const Node::Member* only = member_of(member->value, {"excerpt_only"});
      if (only == nullptr || switch_value(only->value) != true) continue;
      reading.article.content = ContentRule::kSummary;
      return {};
    }
    if (name != "content" || !member->value.is_scalar()) continue;
    const Result<ContentRule> rule = read_content_rule(ascii_lower(trim(member->value.text)));
    if (!rule) continue;
    reading.article.content = *rule;
    if (*rule != ContentRule::kRaw || reading.settings.content == ContentRule::kRaw) continue;
    // What an article holds is not trusted by its own word.
    reading.article.content = ContentRule::kFull;
    warn_of_member(*member, "the feeds of this site are cleaned, and so is this text",
                   "set content: raw in feedgen.yaml if all articles may be shown as they are",
                   reading.diagnostics);
  }
  return {};
}

// The text as it is: line ends may be all of it.
Result<void> read_excerpt_separator(Names names, KeyReading& reading) {
  const Node::Member* member = reading.fields.find(names);
  if (member == nullptr || !member->value.is_scalar()) return {};
  constexpr std::size_t kLongest = site_settings::kLongestSeparator;
  if (member->value.text.size() > kLongest) {
    add_warning(reading.diagnostics,
                fmt::format("{}: a separator of {} bytes is too long, so it is not used",
                            member->key, member->value.text.size()),
                fmt::format("write it in at most {} bytes", kLongest), place_of(*member));
    return {};
  }
  reading.article.excerpt_separator = member->value.text;
  return {};
}

// Of a list, as sites in several languages write it, the first.
Result<void> read_language(Names names, KeyReading& reading) {
  const Node::Member* member = reading.fields.find(names);
  if (member == nullptr) return {};
  const Node& value = member->value;
  const Node& first = value.is_list() && !value.items.empty() ? value.items.front() : value;
  if (first.is_scalar()) reading.article.language = language_tag(first.text);
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
bool has_number_of_comments(const Node&, const Article& article) {
  return article.comment_count.has_value();
}

bool has_language(const Node&, const Article& article) { return !article.language.empty(); }
template <auto list>
bool has_some(const Node&, const Article& article) {
  return !(article.*list).empty();
}

// The words of a text.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) all.push_back(take_word(text, " "));
  return all;
}

std::vector<FrontMatterKey> all_keys() {
  return {
      {"kept back",
       {"draft", "published", "hidden", "private", "password", "status", "feed"},
       read_kept_back,
       "[and more](#not-public)",
       "shown"},
      {"how much of it is shown",
       {"feed", "content"},
       read_shown_part,
       "`feed` a map with `excerpt_only: true`; `content` one of `full`, `summary`, and `raw` "
       "where "
       "the setting is `raw` too",
       "what [`content`](configuration.md#content) says",
       {},
       false},
      {"end of the summary",
       {"excerpt_separator"},
       read_excerpt_separator,
       "a text that stands in the body",
       "what [`excerpt_separator`](configuration.md#excerpt_separator) says"},
      {"title",
       {"title"},
       read_title,
       "",
       "the first heading, `<title>`, the file's name (for `index.*` the folder's)",
       {"this is no text, so the title is taken from elsewhere", "write the title in one line",
        is_text}},
      {"published",
       words("date published publishDate publish_date publish-date pubDate pub_date "
             "pub-date publishedAt published_at published-at publishedDate published_date "
             "published-date publishedOn published_on published-on publishedTime "
             "published_time published-time publishTime publish_time publish-time "
             "datePublished date_published date-published pubDatetime pub_datetime "
             "pub-datetime posted postedAt posted_at posted-at postDate post_date "
             "post-date postedOn posted_on posted-on created createdAt created_at "
             "created-at createdDate created_date created-date createdOn created_on "
             "created-on createTime create_time create-time creationDate creation_date "
             "creation-date creationTime creation_time creation-time dateCreated "
             "date_created date-created datetime article:published_time 日期 发布日期 "
             "发布时间 创建时间"),
       read_published, "a [date](#dates)",
       "a date in the path: `2021-07-10-title.md`, `2021/07/10/title.md`; a date in the "
       "permalink; the file's first commit in git; [else](#no-date) no feed shows it"},
      {"updated",
       words("updated lastmod last_modified_at lastModifiedAt last-modified-at modified "
             "updatedDate updated_date updated-date updatedAt updated_at updated-at "
             "updatedOn updated_on updated-on updateTime update_time update-time "
             "updatedTime updated_time updated-time updateDate update_date update-date "
             "lastModified last_modified last-modified lastModifiedDate last_modified_date "
             "last-modified-date lastModifiedTime last_modified_time last-modified-time "
             "modifiedAt modified_at modified-at modifiedDate modified_date modified-date "
             "modifiedTime modified_time modified-time modDatetime mod_datetime "
             "mod-datetime modDate mod_date mod-date dateModified date_modified "
             "date-modified dateUpdated date_updated date-updated lastUpdated last_updated "
             "last-updated lastUpdate last_update last-update lastUpdatedAt "
             "last_updated_at last-updated-at lastUpdatedOn last_updated_on "
             "last-updated-on edited editedAt edited_at edited-at lastEdited last_edited "
             "last-edited revised article:modified_time 更新时间 更新日期 修改时间"),
       read_updated, "a date", "published"},
      {"shown until",
       words("expiryDate expiry_date expiry-date unpublishDate unpublish_date "
             "unpublish-date expires expiresOn expires_on expires-on expiresAt expires_at "
             "expires-at expire"),
       read_expiry, "a date", "for ever"},
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
      {"language",
       {"lang", "language"},
       read_language,
       "a tag such as `en` or `zh-TW` (BCP 47)",
       "the site's",
       {"this is no language tag, so the site's language holds",
        "write it like en or zh-CN (BCP 47)", has_language}},
      {"address",
       {kAddressKeys.begin(), kAddressKeys.end()},
       read_address,
       "whole, or below `base_url`; on a [generator's site](sites.md) its own key alone",
       "the [`permalink`](configuration.md#permalink) pattern",
       {"this is no web address and was not used",
        "write it with https:// in front, or as a path like /news/first/", is_address}},
      {"id",
       {"guid", "id"},
       read_id,
       "an address or another IRI, or a UUID",
       "what [`ids`](configuration.md#ids) says: the address, or the id in the generator's own "
       "feed; without an address a UUID of the path"},
      {"discussion",
       {kCommentKeys.begin(), kCommentKeys.end()},
       read_comments,
       "the address of the page where it is discussed, a map with `url`, or with `host`, "
       "`username` and `id` of a post in the fediverse; `true` and `false` are none",
       "none",
       {},
       false},
      {"number of comments",
       {kCommentCountKeys.begin(), kCommentCountKeys.end()},
       read_comment_count,
       "a whole number, for sites whose build writes it: feedgen asks no server",
       "none",
       {"this is no number of comments and was not used", "write a whole number, such as 12",
        has_number_of_comments}},
      {"source",
       {kSourceKeys.begin(), kSourceKeys.end()},
       read_source,
       "the address of the page that it was taken from, or a map with `url` and `title`; the title "
       "also as `source_title`; `canonical` only on another host than the site",
       "none; of a [scraped page](#whole-pages-of-html) its address, where it is not the entry's",
       {},
       false},
      {"page that it is about",
       {kExternalKeys.begin(), kExternalKeys.end()},
       read_external,
       "an address; `link` too, where it does not give the article's own and is on another host",
       "none",
       {},
       false},
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
    if (!read || reading.kept_back.kind != Hidden::kNo) return read;
  }
  reading.kept_back =
      kept_back_by_tag(reading.fields.root(), reading.article.tags, reading.settings);
  if (reading.kept_back.kind != Hidden::kNo) return {};
  for (const FrontMatterKey& key : front_matter_keys()) warn_of_unused(key, reading);
  warn_of_near_misses(reading.fields.root(), reading.fields, reading.settings, reading.diagnostics);
  return {};
}

}  // namespace feedgen
