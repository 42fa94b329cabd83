#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/notify_settings.h"
#include "config/podcast.h"
#include "config/read_settings.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/url.h"

namespace feedgen {
namespace {

bool is_from_site(const Settings& settings, std::string_view setting) {
  const SettingOrigin* origin = origin_of(settings, setting);
  return origin != nullptr && origin->kind == SettingOrigin::Kind::kGenerator;
}

// A mistake that only the whole tells stands where the setting was made.
Result<void> placed(Result<void> done, std::string_view setting, const Settings& settings) {
  const SettingOrigin* origin = origin_of(settings, setting);
  if (!done && origin != nullptr) done.error().message.place = origin->place;
  return done;
}

// Settings that hold addresses may leave out what `base_url` says already.
Result<void> make_absolute(std::string& url, std::string_view name, const Settings& settings) {
  if (url.empty()) return {};
  if (!settings.base_url.empty()) url = resolve_url(settings.base_url, url);
  if (is_web_url(url)) {
    url = encode_url(url);
    return {};
  }
  // Not worth the run: the generator's own feeds do without it too.
  if (is_from_site(settings, name)) {
    url.clear();
    return {};
  }
  return fail(ErrorKind::kUsage,
              fmt::format("{}: {} is no web address", name, in_quotes(shown_address(url))),
              "write it with https:// in front, or set base_url too");
}

// Hubs stand in every feed.
Result<void> without_user(std::string& hub, const Settings& settings) {
  if (split_url(hub).authority.find('@') == std::string_view::npos) return {};
  if (is_from_site(settings, "hubs")) {
    hub.clear();
    return {};
  }
  return fail(ErrorKind::kUsage, "hubs: an address holds a user's name or password",
              "leave out what stands before the @: it would stand in every feed");
}

}  // namespace

Result<std::string> read_base_url(std::string_view text) {
  if (!is_web_url(text)) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no web address", in_quotes(shown_address(text))),
                "write it like https://example.org/");
  }
  const UrlParts parts = split_url(text);
  if (parts.has_query || parts.has_fragment) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} has a query or a fragment", in_quotes(shown_address(text))),
                "leave out what follows ? or #");
  }
  if (parts.authority.find('@') != std::string_view::npos) {
    return fail(ErrorKind::kUsage, "the address holds a user's name or password",
                "leave out what stands before the @: it would stand in every link");
  }
  std::string url = encode_url(text);
  if (url.back() != '/') url += '/';
  return url;
}

bool is_language_tag(std::string_view text) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first = false;
      continue;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (first || c < '0' || c > '9')) return false;
    if (++length > 8) return false;
  }
  return length > 0 && !text.empty();
}

Result<std::vector<const FeedFormat*>> read_formats(const std::vector<std::string>& words) {
  std::vector<std::string_view> known;
  for (const FeedFormat* format : feed_formats()) known.push_back(format->word);
  std::vector<const FeedFormat*> formats;
  for (const std::string& word : words) {
    const FeedFormat* format = format_of_word(word);
    if (format == nullptr) return not_one_of(word, known);
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
      formats.push_back(format);
    }
  }
  if (!formats.empty()) return formats;
  return fail(ErrorKind::kUsage, "no format is named",
              fmt::format("name at least one of {}", fmt::join(known, ", ")));
}

Result<ContentRule> read_content_rule(std::string_view text) {
  return read_choice<ContentRule>(text, {{"full", ContentRule::kFull},
                                         {"raw", ContentRule::kRaw},
                                         {"summary", ContentRule::kSummary}});
}

Result<void> complete_settings(Settings& settings) {
  if (settings.title.empty()) settings.title = "Articles";
  if (settings.description.empty()) settings.description = settings.title;
  if (settings.summary_length == 0 && is_from_site(settings, "summary_length")) {
    settings.summary_length = Settings{}.summary_length;
  }
  if (settings.summary_length == 0) {
    return fail(ErrorKind::kUsage, "summary_length: a summary of no characters",
                "write a number such as 200");
  }
  if (settings.feeds_url.empty() && !settings.base_url.empty()) settings.feeds_url = "feeds/";
  if (!settings.feeds_url.empty() && settings.feeds_url.back() != '/') settings.feeds_url += '/';
  Result<void> result =
      placed(make_absolute(settings.feeds_url, "feeds_url", settings), "feeds_url", settings);
  if (result) result = placed(make_absolute(settings.icon, "icon", settings), "icon", settings);
  if (result) result = placed(make_absolute(settings.logo, "logo", settings), "logo", settings);
  std::vector<std::string> hubs = std::exchange(settings.hubs, {});
  for (std::string& hub : hubs) {
    if (result) result = placed(make_absolute(hub, "hubs", settings), "hubs", settings);
    if (result) result = placed(without_user(hub, settings), "hubs", settings);
  }
  for (std::string& hub : hubs) {
    const bool is_known =
        std::find(settings.hubs.begin(), settings.hubs.end(), hub) != settings.hubs.end();
    if (!hub.empty() && !is_known) settings.hubs.push_back(std::move(hub));
  }
  if (result) result = placed(complete_podcast(settings), "podcast", settings);
  if (result) result = placed(complete_notify(settings), "notify", settings);
  return result;
}

}  // namespace feedgen
