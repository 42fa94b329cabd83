#include "config/notify_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr const char* kIndexNow = "https://api.indexnow.org/indexnow";
constexpr std::string_view kRegister = "pleaseNotify";  // what clouds call it (rsscloud.co)

Result<std::string> read_target(const Node& node) {
  return read_text(node).and_then([](const std::string& text) -> Result<std::string> {
    if (is_web_url(text)) return encode_url(text);
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no web address", in_quotes(shown_address(text))),
                "begin it with https:// or http:// and a host");
  });
}

Result<void> xml_rpc(const Node& node, NotifyRules& rules) {
  rules.xml_rpc.clear();
  const std::span<const Node> items = node.is_list() ? std::span(node.items) : std::span(&node, 1);
  for (const Node& item : items) {
    Result<std::string> target = read_target(item);
    if (!target) return tl::unexpected(std::move(target.error()));
    const bool is_known =
        std::find(rules.xml_rpc.begin(), rules.xml_rpc.end(), *target) != rules.xml_rpc.end();
    if (!is_known) rules.xml_rpc.push_back(std::move(*target));
  }
  return {};
}

Result<void> ping(const Node& node, RssCloud& cloud) {
  return read_target(node).map([&](std::string url) { cloud.ping = std::move(url); });
}

Result<void> register_path(const Node& node, RssCloud& cloud) {
  return read_text(node).and_then([&](std::string path) -> Result<void> {
    if (!path.starts_with('/') || path != encode_url(path)) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no path", in_quotes(path)),
                  "write it like /pleaseNotify");
    }
    cloud.cloud.register_path = std::move(path);
    return {};
  });
}

constexpr std::array kCloudRules{
    Rule<RssCloud>{"ping", ping},
    Rule<RssCloud>{"register", register_path},
};

// Subscribers register where pings go, under another name.
Result<void> rss_cloud(const Node& node, NotifyRules& rules) {
  RssCloud told;
  Result<void> read = node.is_map() ? read_rules(node, kCloudRules, told) : ping(node, told);
  if (read && told.ping.empty()) {
    return fail(ErrorKind::kUsage, "the cloud has no address",
                "write ping: https://cloud.example/ping");
  }
  if (!read) return read;
  const UrlParts parts = split_url(told.ping);
  Cloud& cloud = told.cloud;
  std::string_view host = parts.authority.substr(parts.authority.rfind('@') + 1);
  cloud.port = parts.scheme == "https" ? 443 : 80;
  if (const std::size_t colon = host.rfind(':');
      colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    std::from_chars(port.data(), port.data() + port.size(), cloud.port);
    host = host.substr(0, colon);
  }
  cloud.domain = host;
  if (cloud.register_path.empty()) {
    cloud.register_path = before_last_part(parts.path);
    cloud.register_path += kRegister;
  }
  rules.rss_cloud = std::move(told);
  return {};
}

Result<void> endpoint(const Node& node, IndexNowSite& site) {
  return read_target(node).map([&](std::string url) { site.endpoint = std::move(url); });
}

Result<void> key(const Node& node, IndexNowSite& site) {
  return read_text(node).and_then([&](std::string text) -> Result<void> {
    if (!is_index_now_key(text)) {
      return fail(
          ErrorKind::kUsage, fmt::format("{} is no key", in_quotes(text)),
          "a key has 8 to 128 letters, digits and hyphens; feedgen init --indexnow makes one");
    }
    site.key = std::move(text);
    return {};
  });
}

constexpr std::array kIndexNowRules{
    Rule<IndexNowSite>{"endpoint", endpoint},
    Rule<IndexNowSite>{"key", key},
    Rule<IndexNowSite>{"key_location", text_rule<IndexNowSite, &IndexNowSite::key_location>},
};

Result<void> index_now(const Node& node, NotifyRules& rules) {
  IndexNowSite site;
  site.endpoint = kIndexNow;
  Result<void> read = node.is_map() ? read_rules(node, kIndexNowRules, site) : key(node, site);
  if (read && site.key.empty()) {
    return fail(ErrorKind::kUsage, "there is no key", "feedgen init --indexnow makes one");
  }
  return read.map([&] { rules.index_now = std::move(site); });
}

Result<void> moment(const Node& node, NotifyRules& rules) {
  return read_choice<NotifyMoment>(
             node, {{"published", NotifyMoment::kPublished}, {"live", NotifyMoment::kLive}})
      .map([&](NotifyMoment value) { rules.moment = value; });
}

Result<void> give_up_after(const Node& node, NotifyRules& rules) {
  return read_text(node).and_then(read_time_span).map([&](std::chrono::seconds time) {
    rules.give_up_after = time;
  });
}

constexpr std::array kNotifyRules{
    Rule<NotifyRules>{"give_up_after", give_up_after},
    Rule<NotifyRules>{"indexnow", index_now},
    Rule<NotifyRules>{"private_addresses",
                      switch_rule<NotifyRules, &NotifyRules::private_addresses>},
    Rule<NotifyRules>{"rsscloud", rss_cloud},
    Rule<NotifyRules>{"when", moment},
    Rule<NotifyRules>{"xmlrpc", xml_rpc},
};

tl::unexpected<Error> needs_address(const char* what) {
  return fail(ErrorKind::kUsage, fmt::format("notify: {} needs the address of the site", what),
              "set base_url: https://example.org/");
}

}  // namespace

Result<NotifyRules> read_notify(const Node& node) {
  NotifyRules rules;
  return read_rules(node, kNotifyRules, rules).map([&] { return rules; });
}

Result<void> complete_notify(Settings& settings) {
  NotifyRules& rules = settings.notify;
  if (!rules.xml_rpc.empty() && settings.base_url.empty()) return needs_address("xmlrpc");
  if (!rules.index_now) return {};
  if (settings.base_url.empty()) return needs_address("indexnow");
  IndexNowSite& site = *rules.index_now;
  site.host = split_url(settings.base_url).authority;
  // The key lies at the root of the host, or vouches only for what lies beside and below it.
  site.key_location = resolve_url(
      settings.base_url, site.key_location.empty() ? '/' + site.key + ".txt" : site.key_location);
  if (is_web_url(site.key_location) && split_url(site.key_location).authority == site.host)
    return {};
  return fail(ErrorKind::kUsage,
              fmt::format("notify: indexnow: key_location: {} is no address of this site",
                          in_quotes(site.key_location)),
              "the key's file lies on the host whose pages are told");
}

Result<std::chrono::seconds> read_time_span(std::string_view text) {
  constexpr std::chrono::seconds kMost = std::chrono::days{366};
  constexpr std::array<std::pair<char, long>, 4> kUnits{
      {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}}};
  long number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  for (const auto& [unit, seconds] : kUnits) {
    const bool is_whole = error == std::errc() && parsed + 1 == end && *parsed == unit;
    if (is_whole && number > 0 && number <= kMost.count() / seconds) {
      return std::chrono::seconds(number * seconds);
    }
  }
  return fail(ErrorKind::kUsage, fmt::format("{} is no such time", in_quotes(text)),
              "write a number with s, m, h or d behind it, such as 3d; a year at most");
}

bool is_index_now_key(std::string_view key) {
  constexpr std::size_t kLeast = 8;
  constexpr std::size_t kMost = 128;
  const auto is_fitting = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-';
  };
  return key.size() >= kLeast && key.size() <= kMost &&
         std::all_of(key.begin(), key.end(), is_fitting);
}

}  // namespace feedgen
