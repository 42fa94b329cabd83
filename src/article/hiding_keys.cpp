#include "article/hiding_keys.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> kOnWords{"true", "yes", "on", "y",
                                                   "t",    "1",   "是", "はい"};
constexpr std::array<std::string_view, 9> kOffWords{"false", "no", "off",    "n",   "f",
                                                    "0",     "否", "いいえ", "null"};
constexpr std::array<std::string_view, 2> kFalse{"false", "never"};

enum class Said { kOn, kOff, kBlank, kOther };

// Exporters write single values as lists of one.
const Node& only_item(const Node& value) {
  return value.is_list() && value.items.size() == 1 ? value.items.front() : value;
}

std::string word_of(const Node& value) {
  constexpr std::size_t kLongest = 64;
  const Node& item = only_item(value);
  if (!item.is_scalar() || item.text.size() > kLongest) return {};
  return ascii_lower(trim(item.text));
}

Said said_by(const Node& value) {
  const Node& item = only_item(value);
  if (item.is_null() || (item.is_list() && item.items.empty())) return Said::kBlank;
  if (!item.is_scalar()) return Said::kOther;
  const std::string_view text = trim(item.text);
  if (text.empty() || text == "~") return Said::kBlank;
  const std::string word = word_of(item);
  if (is_one_of(word, kOnWords)) return Said::kOn;
  return is_one_of(word, kOffWords) ? Said::kOff : Said::kOther;
}

// Words that mean "not public" as the value of any key that says so.
constexpr std::array<std::string_view, 13> kNotPublic{
    "hide",     "hidden",  "none",     "never",  "private", "draft", "exclude",
    "excluded", "disable", "disabled", "secret", "非公開",  "私密"};

// A text may be a date (`published`) or an address (`rss`), which hide nothing.
Verdict hides_when_off(const Node& value, const HidingHabits&) {
  switch (said_by(value)) {
    case Said::kOff: return Verdict::kHides;
    case Said::kOn:
    case Said::kBlank: return Verdict::kShows;
    case Said::kOther: break;
  }
  const std::string word = word_of(value);
  if (is_one_of(word, kNotPublic)) return Verdict::kHides;
  return misspelled(word, kFalse).empty() ? Verdict::kShows : Verdict::kUnclear;
}

// Jekyll and Hexo take a blank value for false.
Verdict hides_when_unpublished(const Node& value, const HidingHabits& habits) {
  const bool is_blank = said_by(value) == Said::kBlank;
  if (is_blank && habits.blank_published_hides) return Verdict::kHides;
  return hides_when_off(value, habits);
}

constexpr std::array<std::string_view, 10> kPlainScopes{
    "all", "index", "home", "list", "always", "friends", "family", "me", "self", "feed"};

// Parts of a page that a theme is told to leave out: Material for MkDocs' `hide`.
constexpr std::array<std::string_view, 18> kPageParts{
    "navigation", "nav",   "toc",     "footer",      "path",     "tags",
    "feedback",   "title", "sidebar", "header",      "comments", "meta",
    "author",     "date",  "cover",   "breadcrumbs", "search",   "authors"};

Verdict hides_unless_page_parts(const Node& value, const HidingHabits& habits) {
  const auto is_part = [](const Node& item) { return is_one_of(word_of(item), kPageParts); };
  const bool is_all_parts = value.is_list() && !value.items.empty() && all_of(value.items, is_part);
  if (is_all_parts || is_part(value)) return Verdict::kShows;
  return hides_when_on(value, habits);
}

const Node* member(const Node& map, std::string_view plain) {
  for (const Node::Member& one : map.members) {
    if (plain_key(one.key) == plain) return &one.value;
  }
  return nullptr;
}

bool is_off_in(const Node& map, std::string_view plain) {
  const Node* value = member(map, plain);
  return value != nullptr && said_by(*value) == Said::kOff;
}

bool is_on_in(const Node& map, std::string_view plain) {
  const Node* value = member(map, plain);
  return value != nullptr && said_by(*value) == Said::kOn;
}

bool is_switched_off(const Node& map) {
  return is_off_in(map, "enable") || is_off_in(map, "enabled") || is_off_in(map, "include");
}

// The value may be the password itself, or a map of a plugin's settings.
Verdict hides_when_encrypted(const Node& value, const HidingHabits&) {
  if (value.is_map()) return is_switched_off(value) ? Verdict::kShows : Verdict::kHides;
  const Said said = said_by(value);
  return said == Said::kOff || said == Said::kBlank ? Verdict::kShows : Verdict::kHides;
}

// VuePress knows a map of what the feed shows instead.
Verdict hides_when_left_out(const Node& value, const HidingHabits& habits) {
  if (!value.is_map()) return hides_when_off(value, habits);
  for (const std::string_view key : {"exclude", "excluded", "hide", "hidden", "disable"}) {
    if (is_on_in(value, key)) return Verdict::kHides;
  }
  return is_switched_off(value) ? Verdict::kHides : Verdict::kShows;
}

// Eleventy 3 knows a list of the collections that the article is left out of.
Verdict hides_in_collections(const Node& value, const HidingHabits& habits) {
  constexpr std::array<std::string_view, 7> kOfFeeds{"posts",   "post", "blog", "articles",
                                                     "article", "all",  "feed"};
  const Said said = said_by(value);
  if (said == Said::kOn || said == Said::kOff) return hides_when_on(value, habits);
  const auto names_one = [&](std::string_view text) {
    while (true) {
      const std::size_t comma = text.find(',');
      if (is_one_of(ascii_lower(trim(text.substr(0, comma))), kOfFeeds)) return true;
      if (comma == std::string_view::npos) return false;
      text.remove_prefix(comma + 1);
    }
  };
  if (value.is_scalar()) return names_one(value.text) ? Verdict::kHides : Verdict::kShows;
  const bool hides = any_of(
      value.items, [&](const Node& item) { return item.is_scalar() && names_one(item.text); });
  return hides ? Verdict::kHides : Verdict::kShows;
}

constexpr std::array<std::string_view, 28> kHiddenStatus{
    "draft", "drafts",  "private", "hidden",    "pending",  "unpublished",   "unlisted",
    "skip",  "trash",   "trashed", "autodraft", "inherit",  "pendingreview", "sent",
    "held",  "deleted", "secret",  "protected", "inreview", "members",       "草稿",
    "待审",  "私密",    "隐藏",    "隱藏",      "下書き",   "非公開",        "비공개"};

// Too short, or too like other words, to be looked for in misspelled ones.
constexpr std::array<std::string_view, 5> kHiddenWords{"locked", "membersonly", "paid",
                                                       "subscribers", "wip"};

Verdict hides_by_status(const Node& value, const HidingHabits& habits) {
  const std::string word = plain_key(word_of(value));
  if (word.empty()) return Verdict::kShows;
  if (!habits.only_status.empty()) {
    return word == habits.only_status ? Verdict::kShows : Verdict::kHides;
  }
  if (is_one_of(word, kHiddenStatus) || is_one_of(word, kHiddenWords)) return Verdict::kHides;
  return misspelled(word, kHiddenStatus).empty() ? Verdict::kShows : Verdict::kUnclear;
}

// Words of a key that means other things as well: nothing else hides.
Verdict hides_by_word(const Node& value, const HidingHabits&) {
  const std::string word = plain_key(word_of(value));
  const bool hides = is_one_of(word, kHiddenStatus) || is_one_of(word, kHiddenWords);
  return hides ? Verdict::kHides : Verdict::kShows;
}

Verdict hides_by_visibility(const Node& value, const HidingHabits&) {
  constexpr std::array<std::string_view, 8> kPublic{"public",   "published", "visible", "all",
                                                    "everyone", "公开",      "公開",    "공개"};
  constexpr std::array<std::string_view, 11> kOthers{
      "unlisted", "members",   "member",   "paid",    "tiers",      "filter",
      "password", "protected", "internal", "friends", "subscribers"};
  const Said said = said_by(value);
  if (said == Said::kBlank || said == Said::kOn) return Verdict::kShows;
  const std::string word = word_of(value);
  if (is_one_of(word, kPublic)) return Verdict::kShows;
  const bool is_known = said == Said::kOff || is_one_of(word, kNotPublic) ||
                        is_one_of(word, kOthers) || is_one_of(word, kHiddenStatus);
  return is_known ? Verdict::kHides : Verdict::kUnclear;
}

Verdict hides_by_password(const Node& value, const HidingHabits& habits) {
  switch (said_by(value)) {
    case Said::kBlank: return Verdict::kShows;
    case Said::kOff:
      // "0" is a password like any other.
      return habits.any_password_hides || word_of(value) == "0" ? Verdict::kHides : Verdict::kShows;
    default: return Verdict::kHides;
  }
}

Verdict hides_by_permalink(const Node& value, const HidingHabits&) {
  if (value.is_map()) return is_off_in(value, "build") ? Verdict::kHides : Verdict::kShows;
  return value.is_scalar() && word_of(value) == "false" ? Verdict::kHides : Verdict::kShows;
}

// Hugo: where a page is listed. A page that is only not rendered stays in lists.
Verdict hides_by_build(const Node& value, const HidingHabits&) {
  const Node* list = value.is_map() ? member(value, "list") : nullptr;
  if (list == nullptr) return Verdict::kShows;
  constexpr std::array<std::string_view, 2> kElsewhere{"never", "local"};
  const bool hides = said_by(*list) == Said::kOff || is_one_of(word_of(*list), kElsewhere);
  return hides ? Verdict::kHides : Verdict::kShows;
}

Verdict hides_by_layout(const Node& value, const HidingHabits&) {
  constexpr std::array<std::string_view, 6> kLayouts{"secretpost", "encrypted", "encrypt",
                                                     "protected",  "private",   "password"};
  return is_one_of(plain_key(word_of(value)), kLayouts) ? Verdict::kHides : Verdict::kShows;
}

std::vector<HidingKey> all_rows() {
  return {
      {{"password", "enc_pwd", "passwd", "passphrase", "passcode"},
       hides_by_password,
       Hidden::kHidden,
       "anything but `false`"},
      {{"encrypt", "encrypted", "isEncrypted"},
       hides_when_encrypted,
       Hidden::kHidden,
       "everything but `false`"},
      {{"private", "isPrivate", "secret", "isSecret", "protected", "isProtected", "confidential",
        "membersOnly", "unlisted", "isUnlisted", "unpublished", "hidden", "isHidden"},
       hides_when_on,
       Hidden::kHidden,
       "`true`"},
      {{"hide"},
       hides_unless_page_parts,
       Hidden::kHidden,
       "`true`, but no parts of a page: `[toc]`"},
      {{"feed_exclude",
        "exclude_feed",
        "exclude_from_feed",
        "exclude_from_feeds",
        "excluded_from_feed",
        "exclude_from_rss",
        "exclude_rss",
        "rss_exclude",
        "hiddenInRss",
        "hiddenFromRss",
        "hiddenInFeed",
        "hiddenFromFeed",
        "hide_in_rss",
        "hide_from_rss",
        "hide_in_feed",
        "hide_from_feed",
        "hide_rss",
        "hide_feed",
        "rss_hidden",
        "feed_hidden",
        "no_rss",
        "no_feed",
        "skip_rss",
        "skip_feed",
        "rss_skip",
        "feed_skip",
        "ignore_rss",
        "ignore_feed",
        "rss_ignore",
        "feed_ignore",
        "DisableFeed",
        "DisableRss",
        "rss_disable",
        "feed_disable"},
       hides_when_on,
       Hidden::kHidden,
       "`true`"},
      {{"eleventyExcludeFromCollections", "buildawesomeExcludeFromCollections"},
       hides_in_collections,
       Hidden::kHidden,
       "`true`, or a list that names `posts`, `blog`, `articles` or `all`"},
      {{"draft", "isDraft"}, hides_when_on, Hidden::kDraft, "`true`", &Settings::drafts},
      {{"published", "isPublished"},
       hides_when_unpublished,
       Hidden::kDraft,
       "`false`",
       &Settings::unpublished},
      {{"publish", "dg-publish", "public", "isPublic"},
       hides_when_off,
       Hidden::kDraft,
       "`false`",
       &Settings::unpublished},
      {{"status", "post_status"},
       hides_by_status,
       Hidden::kDraft,
       "`draft`, `private`, `hidden`, `pending`, `unlisted`, `trash` and the like"},
      {{"state", "access", "privacy"}, hides_by_word, Hidden::kHidden, "the same words"},
      {{"visibility"},
       hides_by_visibility,
       Hidden::kHidden,
       "all but `public`, `published`, `visible`, `all`, `everyone`"},
      {{"visible", "isVisible", "listed", "isListed", "discoverable", "in_feed", "in_rss",
        "show_in_feed", "show_in_rss", "include_in_feed", "include_in_rss", "add_to_feed"},
       hides_when_off,
       Hidden::kHidden,
       "`false`, `hide`, `none`"},
      {{"feed", "rss", "xml"},
       hides_when_left_out,
       Hidden::kHidden,
       "`false`, or a map with `exclude: true` or `enable: false`"},
      {{"permalink"}, hides_by_permalink, Hidden::kHidden, "`false`, `{build: false}`"},
      {{"build"}, hides_by_build, Hidden::kHidden, "`{list: never}`, `{list: local}`"},
      {{"layout"}, hides_by_layout, Hidden::kHidden, "`secret_post`, `encrypted`, `private` …"},
  };
}

struct Name {
  std::string plain;
  const HidingKey* key;
};

std::vector<Name> all_names() {
  std::vector<Name> names;
  for (const HidingKey& key : hiding_keys()) {
    for (const std::string_view name : key.names) names.push_back({plain_key(name), &key});
  }
  std::sort(names.begin(), names.end(),
            [](const Name& a, const Name& b) { return a.plain < b.plain; });
  return names;
}

const std::vector<Name>& ordered_names() {
  static const std::vector<Name> kNames = all_names();
  return kNames;
}

}  // namespace

Verdict hides_when_on(const Node& value, const HidingHabits&) {
  switch (said_by(value)) {
    case Said::kOn: return Verdict::kHides;
    case Said::kOff:
    case Said::kBlank: return Verdict::kShows;
    case Said::kOther: break;
  }
  const std::string word = word_of(value);
  const bool is_clear = is_one_of(word, kPlainScopes) || is_one_of(word, kNotPublic);
  return is_clear ? Verdict::kHides : Verdict::kUnclear;
}

std::span<const HidingKey> hiding_keys() {
  static const std::vector<HidingKey> kRows = all_rows();
  return kRows;
}

std::string plain_key(std::string_view key) {
  std::string plain;
  plain.reserve(key.size());
  for (const char c : key) {
    if (c == '-' || c == '_' || c == ':' || c == '.' || c == ' ' || c == '\t') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

const HidingKey* find_hiding_key(std::string_view plain) {
  const auto found = find_sorted(ordered_names(), plain, &Name::plain);
  return found == nullptr ? nullptr : found->key;
}

std::span<const std::string_view> plain_hiding_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const Name& name : ordered_names()) names.emplace_back(name.plain);
    return names;
  }();
  return kNames;
}

}  // namespace feedgen
