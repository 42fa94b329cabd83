// A search engine is pinged about the pages on the site's own host, many with each request.
#include "protocols/index_now.h"

#include <any>
#include <array>

#include <fmt/format.h>

#include "format/json_writer.h"
#include "format/node_values.h"
#include "protocols/protocols.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::string_view kWord = "indexnow";
constexpr const char* kEndpoint = "https://api.indexnow.org/indexnow";

// The members of the setting.
struct Written {
  std::string endpoint = kEndpoint;
  std::string key;
  std::string key_location;
};

Result<void> endpoint(const Node& node, Written& written) {
  return read_target(node).map([&](std::string url) { written.endpoint = std::move(url); });
}

Result<void> key(const Node& node, Written& written) {
  return read_text(node).and_then([&](std::string text) -> Result<void> {
    if (!is_index_now_key(text)) {
      return fail(
          ErrorKind::kUsage, fmt::format("{} is no key", in_quotes(text)),
          "a key has 8 to 128 letters, digits and hyphens; feedgen init --indexnow makes one");
    }
    written.key = std::move(text);
    return {};
  });
}

constexpr std::array kRules{
    Rule<Written>{"endpoint", endpoint},
    Rule<Written>{"key", key},
    Rule<Written>{"key_location", text_rule<Written, &Written::key_location>},
};

// A key, or a map with it.
Result<void> read_setting(const Node& node, NotifyRules& rules) {
  Written written;
  Result<void> read = node.is_map() ? read_rules(node, kRules, written) : key(node, written);
  if (read && written.key.empty()) {
    return fail(ErrorKind::kUsage, "there is no key", "feedgen init --indexnow makes one");
  }
  return read.map([&] {
    rules.protocols[std::string(kWord)] = {
        {std::move(written.endpoint)},
        IndexNowSite{{}, std::move(written.key), std::move(written.key_location)}};
  });
}

Result<void> complete(Settings& settings) {
  if (Result<void> known = require_base_url(kWord, settings); !known) return known;
  auto& site = std::any_cast<IndexNowSite&>(settings.notify.protocols.find(kWord)->second.own);
  site.host = split_url(settings.base_url).authority;
  // The key lies at the root of the host, or vouches only for what lies beside and below it.
  site.key_location = resolve_url(
      settings.base_url, site.key_location.empty() ? '/' + site.key + ".txt" : site.key_location);
  if (is_web_url(site.key_location) && split_url(site.key_location).authority == site.host)
    return {};
  return fail(ErrorKind::kUsage,
              fmt::format("notify: indexnow: key_location: {} is no address of this site",
                          in_quotes(site.key_location)),
              "the key's file lies on the host whose pages are pinged about");
}

bool takes_page(const std::string& url, const Settings& settings) {
  const IndexNowSite* site = index_now_site(settings);
  return site != nullptr && split_url(url).authority == site->host;
}

PingRequest request(const std::string& url, std::span<const std::string> topics, const PublicSite&,
                    const Settings& settings) {
  const IndexNowSite& site = *index_now_site(settings);
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("host", site.host);
    json.text("key", site.key);
    json.text("keyLocation", site.key_location);
    const auto list = json.array("urlList");
    for (const std::string& address : topics) json.text(address);
  }
  Reading reading;
  // 202: the search engine has the request, and has yet to look at the key.
  reading.success = [](const HttpAnswer& answer) {
    return PingAnswer{Outcome::kAccepted, shown_answer("accepted", std::to_string(answer.status))};
  };
  return post_request(url, "application/json; charset=utf-8", json.finish(), std::move(reading));
}

}  // namespace

const IndexNowSite* index_now_site(const Settings& settings) {
  const auto found = settings.notify.protocols.find(kWord);
  return found == settings.notify.protocols.end() ? nullptr
                                                  : std::any_cast<IndexNowSite>(&found->second.own);
}

bool is_index_now_key(std::string_view key) {
  constexpr std::size_t kLeast = 8;
  constexpr std::size_t kMost = 128;
  const auto is_fitting = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-';
  };
  return key.size() >= kLeast && key.size() <= kMost && all_of(key, is_fitting);
}

extern constexpr Protocol kIndexNow{.word = kWord,
                                    .setting = "indexnow",
                                    .read = read_setting,
                                    .complete = complete,
                                    .topics = page_topics,
                                    .takes_page = takes_page,
                                    .most_topics = 10'000,
                                    .request = request};

}  // namespace feedgen
