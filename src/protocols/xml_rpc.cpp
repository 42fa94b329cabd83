// weblogUpdates over XML-RPC (xmlrpc.com/weblogsCom): a service is pinged about the site when any
// of its feeds has changed.
#include "format/xml_rpc.h"

#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "protocols/protocols.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::string_view kWord = "xmlrpc";

// xmlrpc.com/weblogsCom
constexpr std::size_t kMostName = 1024;
constexpr std::size_t kMostAddress = 255;

// To a length in bytes, since the simplest parsers of XML-RPC count bytes.
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

// A service that does not know the method will not know it later either.
bool is_unknown_method(const Node& fault) {
  return text_of(xml_rpc_member(fault, "faultCode")) == "-32601";
}

std::string words_of_fault(const Node& fault) {
  return fmt::format("{} {}", text_of(xml_rpc_member(fault, "faultCode")),
                     text_of(xml_rpc_member(fault, "faultString")));
}

PingAnswer judge_value(const Node& value) {
  const std::string_view message = text_of(xml_rpc_member(value, "message"));
  // Most often because the last ping was not long ago.
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

// weblogUpdates.ping
PingRequest plain_request(const std::string& endpoint, const Settings& settings) {
  const std::array<std::string, 2> parameters = {cut(settings.title), settings.base_url};
  return post_request(
      endpoint, "text/xml", write_xml_rpc_call("weblogUpdates.ping", parameters),
      Reading{[](const HttpAnswer& answer) { return judge_answer(answer, nullptr); }});
}

// weblogUpdates.extendedPing; after a fault, or where an address is too long for it,
// weblogUpdates.ping.
PingRequest request(const std::string& url, std::span<const std::string>, const PublicSite& site,
                    const Settings& settings) {
  std::string feed_url;
  // RSS, if there is one: its name comes last.
  for (const PublicFeed& feed : site.feeds) {
    if (feed.is_of_site) feed_url = feed.url;
  }
  PingRequest plain = plain_request(url, settings);
  if (settings.base_url.size() > kMostAddress || feed_url.size() > kMostAddress) return plain;
  // The third is the page to look at for what is new.
  const std::array<std::string, 4> parameters = {cut(settings.title), settings.base_url,
                                                 settings.base_url, std::move(feed_url)};
  Reading reading;
  reading.success = [plain = std::move(plain)](const HttpAnswer& answer) {
    return judge_answer(answer, &plain);
  };
  return post_request(url, "text/xml", write_xml_rpc_call("weblogUpdates.extendedPing", parameters),
                      std::move(reading));
}

// An address or a list of them, each once.
Result<void> read_setting(const Node& node, NotifyRules& rules) {
  std::vector<std::string> targets;
  const std::span<const Node> items = node.is_list() ? std::span(node.items) : std::span(&node, 1);
  for (const Node& item : items) {
    Result<std::string> target = read_target(item);
    if (!target) return tl::unexpected(std::move(target.error()));
    const bool is_known = is_one_of(*target, targets);
    if (!is_known) targets.push_back(std::move(*target));
  }
  rules.protocols[std::string(kWord)].targets = std::move(targets);
  return {};
}

Result<void> complete(Settings& settings) { return require_base_url(kWord, settings); }

}  // namespace

// Services decline a second ping within five minutes, so the changes of that time are one ping.
extern constexpr Protocol kXmlRpc{.word = kWord,
                                  .setting = "xmlrpc",
                                  .read = read_setting,
                                  .complete = complete,
                                  .topics = site_topic,
                                  .request = request,
                                  .pause = std::chrono::minutes{5}};

}  // namespace feedgen
