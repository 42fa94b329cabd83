#include "check/served.h"

#include <charconv>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "check/judge.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/encoding.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "H101",
     .name = "served-type",
     .says = "A feed is served with a media type of feeds.",
     .remedy = "have the server send application/rss+xml, application/atom+xml or "
               "application/feed+json",
     .source = "RFC 7303 section 9; RFC 4287 section 7; JSON Feed 1.1, Suggestions for Publishers",
     .breaks = "Browsers show text, and readers that trust the type take it for a page",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: text/html\nETag: \"a\"\nCache-Control: max-age=600",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H102",
     .name = "served-charset",
     .severity = Severity::kWarning,
     .says = "The charset of the answer is that of the feed.",
     .remedy = "have the server send charset=utf-8, or none",
     .source = "RFC 7303 section 3",
     .breaks = "Readers that trust the server show other letters",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml; charset=iso-8859-1\nETag: \"a\"\n"
            "Cache-Control: max-age=600",
     .good = "Content-Type: application/rss+xml; charset=UTF-8\nETag: \"a\"\n"
             "Cache-Control: max-age=600"},
    {.code = "H103",
     .name = "served-validator",
     .severity = Severity::kWarning,
     .says = "The answer has an ETag or Last-Modified.",
     .remedy = "have the server send one of them",
     .source = "RFC 9110 section 8.8",
     .breaks = "Every reader fetches the whole feed each time",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nCache-Control: max-age=600",
     .good = "Content-Type: application/rss+xml\nLast-Modified: Sat, 10 Jul 2021 13:01:16 GMT\n"
             "Cache-Control: max-age=600"},
    {.code = "H104",
     .name = "served-not-modified",
     .severity = Severity::kWarning,
     .says = "Asked with the feed's own ETag or Last-Modified, the server answers 304.",
     .remedy = "have the server compare If-None-Match and If-Modified-Since",
     .source = "RFC 9110 section 13.1",
     .breaks = "Every reader fetches the whole feed each time",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600\n"
            "-not-modified",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H105",
     .name = "served-compressed",
     .severity = Severity::kWarning,
     .says = "A feed is compressed for those who take that.",
     .remedy = "turn gzip on in the server for the feed's media type",
     .source = "RFC 9110 section 8.4",
     .breaks = "Readers load several times as many bytes",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600\n"
            "-compressed",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H106",
     .name = "served-elsewhere",
     .severity = Severity::kNote,
     .says = "The address that readers subscribe to is the one that the feed is served at.",
     .remedy = "name the last address where the feed is linked",
     .source = "RFC 9110 section 15.4",
     .breaks = "Each fetch costs another request; after a permanent redirect readers change the "
               "address that they keep",
     .sample = Sample::kAnswer,
     .bad = "301 https://site.example/a https://site.example/rss.xml\n"
            "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H107",
     .name = "served-downgrade",
     .says = "No redirect leads from https to http.",
     .remedy = "redirect to the https address",
     .source = "RFC 9110 section 4.2.2",
     .breaks = "Readers refuse it, and anyone on the way may change the feed",
     .sample = Sample::kAnswer,
     .bad = "302 https://site.example/a http://site.example/rss.xml\n"
            "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600",
     .good = "302 http://site.example/a https://site.example/rss.xml\n"
             "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H108",
     .name = "served-max-age",
     .severity = Severity::kWarning,
     .says = "Caches keep a feed for a day at most.",
     .remedy = "send Cache-Control: max-age with 5 to 60 minutes",
     .source = "RFC 9111 section 5.2.2.1",
     .breaks = "Miniflux and other readers that obey it see new entries late",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=31536000",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=3600"},
    {.code = "H109",
     .name = "served-to-browsers-only",
     .says = "A feed is served to whoever asks, not to browsers alone.",
     .remedy = "leave the feed's address out of the wall against bots",
     .source = "RFC 9110 section 10.1.5",
     .breaks = "No reader gets the feed",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600\n-readers",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H110",
     .name = "served-other-self",
     .severity = Severity::kWarning,
     .says = "A feed is served at the address that it says is its own.",
     .remedy =
         "write that address into the link with rel=\"self\", or feed_url, or serve the feed there",
     .source = "RFC 4287 section 4.2.7.2; JSON Feed 1.1, feed_url; W3C WebSub section 4",
     .breaks = "Hubs deliver nothing to those who subscribe to this address, and readers list the "
               "feed twice",
     .sample = Sample::kAnswer,
     .bad = "at https://site.example/feed\nContent-Type: application/rss+xml\nETag: \"a\"\n"
            "Cache-Control: max-age=600",
     .good = "at https://site.example/rss.xml\nContent-Type: application/rss+xml\nETag: \"a\"\n"
             "Cache-Control: max-age=600"},
    {.code = "H111",
     .name = "served-other-type",
     .severity = Severity::kWarning,
     .says = "The media type of the answer is that of the feed's format.",
     .remedy = "have the server send the type of the format, or application/xml for XML",
     .source = "RFC 4287 section 7; RFC 8259 section 11; JSON Feed 1.1",
     .breaks = "Readers that trust the type read the feed as another format, and fail",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/feed+json\nETag: \"a\"\nCache-Control: max-age=600",
     .good = "Content-Type: text/xml\nETag: \"a\"\nCache-Control: max-age=600"},
    {.code = "H112",
     .name = "served-last-modified",
     .severity = Severity::kWarning,
     .says = "Last-Modified is a date of HTTP, and lies in the past.",
     .remedy = "have the server send the time at which the file was written, in GMT",
     .source = "RFC 9110 sections 5.6.7 and 8.8.2",
     .breaks = "Servers and caches do not compare it, so readers fetch the whole feed each time",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nLast-Modified: 2021-07-10 13:01\n"
            "Cache-Control: max-age=600",
     .good = "Content-Type: application/rss+xml\nLast-Modified: Sat, 10 Jul 2021 13:01:16 GMT\n"
             "Cache-Control: max-age=600"},
    {.code = "H113",
     .name = "served-no-store",
     .severity = Severity::kWarning,
     .says = "Readers may keep a feed until the next time.",
     .remedy = "send Cache-Control: max-age with 5 to 60 minutes",
     .source = "RFC 9111 section 5.2.2.5",
     .breaks = "Readers that obey it fetch the whole feed each time",
     .sample = Sample::kAnswer,
     .bad = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: no-store",
     .good = "Content-Type: application/rss+xml\nETag: \"a\"\nCache-Control: no-cache"},
};

bool is_type_of_feeds(std::string_view type) {
  constexpr std::string_view kTypes[] = {"application/rss+xml",
                                         "application/atom+xml",
                                         "application/rdf+xml",
                                         "application/xml",
                                         "text/xml",
                                         "application/feed+json",
                                         "application/json",
                                         "text/x-opml"};
  return any_of(kTypes, [&](std::string_view one) { return one == type; });
}

// Of the types that name one format.
void judge_type_of_format(std::string_view type, FeedJudge& judge) {
  const bool is_json = judge.kind == FeedKind::kJsonFeed;
  const bool is_atom = judge.kind == FeedKind::kAtom10 || judge.kind == FeedKind::kAtomEntry;
  const bool is_rss = is_rss2_family(judge.kind) || is_rss1_family(judge.kind);
  if (!is_json && !is_atom && !is_rss) return;
  const bool names_json = type.ends_with("json");
  const bool is_other = is_type_of_feeds(type) &&
                        (names_json != is_json || (type == "application/rss+xml" && !is_rss) ||
                         (type == "application/atom+xml" && !is_atom));
  if (is_other) {
    judge.add("served-other-type", 0,
              fmt::format("the Content-Type is {}, and the feed is {}", in_quotes(type),
                          is_json   ? "a JSON Feed"
                          : is_atom ? "Atom"
                                    : "RSS"));
  }
}

// Where the feed came from in the end, and what it calls itself.
void judge_self(const ServedFeed& served, FeedJudge& judge) {
  const std::string& at =
      served.redirections.empty() ? judge.request().address : served.redirections.back().to;
  const std::string& self = judge.outline.self;
  if (at.empty() || self.empty() || encode_url(self) == encode_url(at)) return;
  judge.add("served-other-self", 0,
            fmt::format("the feed says that its address is {}, and it is served at {}",
                        in_quotes(self), in_quotes(at)));
}

void judge_last_modified(const ServedFeed& served, FeedJudge& judge) {
  if (served.last_modified.empty()) return;
  const bool is_http = served.last_modified.ends_with(" GMT");
  const std::optional<Instant> instant = instant_of_mail_date(served.last_modified);
  if (!is_http || !instant) {
    judge.add("served-last-modified", 0,
              fmt::format("Last-Modified is {}", in_quotes(served.last_modified)));
  } else if (*instant > judge.request().now + std::chrono::hours(1)) {
    judge.add(
        "served-last-modified", 0,
        fmt::format("Last-Modified is {}, which is to come", in_quotes(served.last_modified)));
  }
}

void judge_type(const ServedFeed& served, FeedJudge& judge) {
  const std::string lower = ascii_lower(served.content_type);
  std::string_view rest = lower;
  const std::string_view type = trim(take_until(rest, ';'));
  if (!is_type_of_feeds(type)) {
    judge.add("served-type", 0,
              type.empty() ? std::string("the answer has no Content-Type")
                           : fmt::format("the Content-Type is {}", in_quotes(type)));
  }
  judge_type_of_format(type, judge);
  const std::optional<std::string> named = charset_of(served.content_type);
  if (!named) return;
  const std::string& charset = *named;
  const std::string_view encoding = encoding_of_label(charset);
  const bool is_ascii = charset == "us-ascii" && judge.facts.encoding == "utf-8";
  // Of UTF-16 the byte order mark says the rest.
  const bool is_wide = encoding.starts_with("utf-16") && judge.facts.encoding.starts_with("utf-16");
  if (encoding != judge.facts.encoding && !is_ascii && !is_wide) {
    judge.add("served-charset", 0, fmt::format("the server says charset={}", in_quotes(charset)));
  }
}

void judge_ways(const ServedFeed& served, FeedJudge& judge) {
  for (const Redirection& one : served.redirections) {
    judge.add(
        "served-elsewhere", 0,
        fmt::format("{} redirects to {} ({})", in_quotes(one.from), in_quotes(one.to), one.status));
    if (ascii_lower(one.from).starts_with("https:") && ascii_lower(one.to).starts_with("http:")) {
      judge.add("served-downgrade", 0,
                fmt::format("{} redirects to {}", in_quotes(one.from), in_quotes(one.to)));
    }
  }
}

std::optional<unsigned long long> max_age_of(const std::string& cache_control) {
  const std::string lower = ascii_lower(cache_control);
  const std::size_t at = lower.find("max-age=");
  if (at == std::string::npos || (at > 0 && lower[at - 1] == '-')) return std::nullopt;
  const char* const begin = lower.data() + at + 8;
  unsigned long long seconds = 0;
  const auto [end, error] = std::from_chars(begin, lower.data() + lower.size(), seconds);
  return error == std::errc() ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::span<const CheckRule> served_rules() { return kRules; }

std::optional<std::string> charset_of(std::string_view content_type) {
  const std::string lower = ascii_lower(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos || lower.find(';') > at) return std::nullopt;
  std::string_view rest = std::string_view(lower).substr(at + 8);
  std::string_view charset = trim(take_until(rest, ';'));
  if (charset.size() > 1 && charset.front() == '"') charset = charset.substr(1, charset.size() - 2);
  return std::string(charset);
}

void judge_served(const ServedFeed& served, FeedJudge& judge) {
  judge_ways(served, judge);
  if (served.refuses_readers) {
    judge.add("served-to-browsers-only", 0,
              "the server gives the feed to what calls itself a browser, and not to feedgen");
  }
  judge_type(served, judge);
  judge_self(served, judge);
  judge_last_modified(served, judge);
  if (ascii_lower(served.cache_control).find("no-store") != std::string::npos) {
    judge.add("served-no-store", 0,
              fmt::format("Cache-Control is {}", in_quotes(served.cache_control)));
  }
  if (served.etag.empty() && served.last_modified.empty()) {
    judge.add("served-validator", 0, "the answer has neither an ETag nor Last-Modified");
  }
  if (served.not_modified == ServedAnswer::kNo) {
    judge.add("served-not-modified", 0, "the server sends the whole feed again");
  }
  // In one packet compression saves nothing.
  if (served.compressed == ServedAnswer::kNo && judge.text().size() > 1'400) {
    judge.add("served-compressed", 0,
              fmt::format("the server sends all {} bytes", judge.text().size()));
  }
  constexpr unsigned long long kDay = 86'400;
  const auto seconds = max_age_of(served.cache_control);
  if (seconds && *seconds > kDay) {
    judge.add("served-max-age", 0, fmt::format("caches may keep the feed for {} s", *seconds));
  }
}

}  // namespace feedgen
