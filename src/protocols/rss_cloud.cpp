// rssCloud (RSS 2.0's `cloud` element, rsscloud.co): a cloud is pinged about each RSS feed that has
// changed. Its address for pings is "http://HOST:PORT/ping" as a rule.
#include <charconv>

#include <fmt/format.h>

#include "format/node_values.h"
#include "format/xml_reader.h"
#include "protocols/protocols.h"
#include "text/display.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::string_view kWord = "rsscloud";
constexpr std::string_view kRegister = "pleaseNotify";  // what clouds call it (rsscloud.co)

struct RssCloud {
  std::string ping;  // address for pings
  Cloud cloud;       // what feeds say of it
};

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
void complete_cloud(RssCloud& read) {
  const UrlParts parts = split_url(read.ping);
  Cloud& cloud = read.cloud;
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
    cloud.register_path = parts.path.substr(0, parts.path.rfind('/') + 1);
    cloud.register_path += kRegister;
  }
}

// An address, or a map with it.
Result<void> read_setting(const Node& node, NotifyRules& rules) {
  RssCloud read;
  Result<void> done = node.is_map() ? read_rules(node, kCloudRules, read) : ping(node, read);
  if (done && read.ping.empty()) {
    return fail(ErrorKind::kUsage, "the cloud has no address",
                "write ping: https://cloud.example/ping");
  }
  if (!done) return done;
  complete_cloud(read);
  rules.protocols[std::string(kWord)].targets = {std::move(read.ping)};
  rules.cloud = std::move(read.cloud);
  return {};
}

// The answer's XML decides, whatever the status: failure comes with status 200 too. A body that
// can't be read is a reason to try again: it may be a page that stands in for the cloud.
PingAnswer judge(const HttpAnswer& answer) {
  const tl::expected<XmlElement, std::string> result = read_xml(answer.body);
  const std::string what = fmt::format("answered {}", answer.status);
  if (!result) return {Outcome::kRetry, shown_answer(what + " with no XML", result.error())};
  const std::string success = ascii_lower(trim(result->attribute("success")));
  const std::string_view message = result->attribute("msg");
  if (success == "true") return {Outcome::kAccepted, shown_answer("accepted", message)};
  if (success == "false") return {Outcome::kRetry, shown_answer("declined", message)};
  return {Outcome::kRetry, shown_answer(what + " without success=\"true\"", result->name)};
}

PingRequest request(const std::string& url, std::span<const std::string> topics, const PublicSite&,
                    const Settings&) {
  return post_request(url, "application/x-www-form-urlencoded",
                      "url=" + encode_segment(topics.front()), Reading{judge});
}

}  // namespace

extern constexpr Protocol kRssCloud{.word = kWord,
                                    .setting = "rsscloud",
                                    .read = read_setting,
                                    .topics = rss_feed_topics,
                                    .request = request};

}  // namespace feedgen
