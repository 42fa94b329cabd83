#include "notify/xml_rpc_ping.h"

#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "format/xml_rpc.h"
#include "notify/ping_request.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// xmlrpc.com/weblogsCom
constexpr std::size_t kMostName = 1024;
constexpr std::size_t kMostAddress = 255;

// The simplest parsers of XML-RPC count bytes, so bytes it is.
std::string cut(const std::string& text) {
  return text.size() <= kMostName ? text : text.substr(0, grapheme_prefix(text, kMostName));
}

std::string_view text_of(const Node* node) {
  return node != nullptr && node->is_scalar() ? std::string_view(node->text) : std::string_view();
}

bool is_true(const Node* node) {
  const std::string_view text = text_of(node);
  return text == "1" || ascii_lower(text) == "true";
}

// The method that a service does not know is another than one that fails.
bool is_unknown_method(const Node& fault) {
  return text_of(xml_rpc_member(fault, "faultCode")) == "-32601";
}

std::string words_of_fault(const Node& fault) {
  return fmt::format("{} {}", text_of(xml_rpc_member(fault, "faultCode")),
                     text_of(xml_rpc_member(fault, "faultString")));
}

PingAnswer judge_value(const Node& value) {
  const std::string_view message = text_of(xml_rpc_member(value, "message"));
  // Most often it is that the last ping was not long ago.
  if (is_true(xml_rpc_member(value, "flerror"))) {
    return {Outcome::kRetry, shown_answer("declined", message)};
  }
  return {Outcome::kAccepted, shown_answer("accepted", message)};
}

PingAnswer judge_answer(const HttpAnswer& answer, const PingRequest* after_fault) {
  const tl::expected<XmlRpcAnswer, std::string> read = read_xml_rpc_answer(answer.body);
  if (!read) {
    const std::string what = fmt::format("answered {} with no XML-RPC", answer.status);
    return {Outcome::kRetry, shown_answer(what, read.error())};
  }
  if (read->kind == XmlRpcAnswer::Kind::kValue) return judge_value(read->value);
  PingAnswer ping_answer{is_unknown_method(read->value) ? Outcome::kRefused : Outcome::kRetry,
                         shown_answer("fault", words_of_fault(read->value))};
  if (after_fault != nullptr) ping_answer.instead = std::make_unique<PingRequest>(*after_fault);
  return ping_answer;
}

PingRequest plain_request(const std::string& endpoint, const SitePing& ping) {
  const std::array<std::string, 2> parameters = {cut(ping.name), ping.url};
  return post_request(
      endpoint, "text/xml", write_xml_rpc_call("weblogUpdates.ping", parameters),
      Reading{[](const HttpAnswer& answer) { return judge_answer(answer, nullptr); }});
}

// "Multiple values may be pipe delimited."
std::string joined(const std::vector<std::string>& tags) {
  std::string all;
  for (const std::string& tag : tags) {
    if (all.size() + 1 + tag.size() > kMostName) break;
    if (!all.empty()) all += '|';
    all += tag;
  }
  return all;
}

}  // namespace

PingRequest xml_rpc_request(const std::string& endpoint, const SitePing& ping) {
  PingRequest plain = plain_request(endpoint, ping);
  if (ping.changed_url.size() > kMostAddress || ping.feed_url.size() > kMostAddress) return plain;
  std::vector<std::string> parameters = {cut(ping.name), ping.url, ping.changed_url, ping.feed_url};
  std::string tags = joined(ping.tags);
  if (!tags.empty()) parameters.push_back(std::move(tags));
  Reading reading;
  reading.success = [plain = std::move(plain)](const HttpAnswer& answer) {
    return judge_answer(answer, &plain);
  };
  return post_request(endpoint, "text/xml",
                      write_xml_rpc_call("weblogUpdates.extendedPing", parameters),
                      std::move(reading));
}

namespace {

std::vector<std::string> targets(const Settings& settings) { return settings.notify.xml_rpc; }

PingRequest request(const std::string& url, std::span<const std::string>, const PublicSite& site,
                    const Settings& settings) {
  SitePing ping{settings.title, settings.base_url, settings.base_url, {}, {}};
  // RSS, if there is one: its name comes last.
  for (const PublicFeed& feed : site.feeds) {
    if (feed.is_of_site) ping.feed_url = feed.url;
  }
  return xml_rpc_request(url, ping);
}

}  // namespace

// Services turn down who comes again sooner, so changes of five minutes are told together.
constexpr Protocol kXmlRpc{.word = "xmlrpc",
                           .setting = "xmlrpc",
                           .targets = targets,
                           .topics = site_topic,
                           .request = request,
                           .pause = std::chrono::minutes{5}};

}  // namespace feedgen
