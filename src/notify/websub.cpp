#include "notify/websub.h"

#include "notify/ping_request.h"
#include "text/percent.h"

namespace feedgen {

PingRequest websub_request(const std::string& hub, const std::string& topic) {
  Reading reading;
  reading.gone = Outcome::kGone;
  // 204, 202 and 200 are all seen.
  reading.success = [](const HttpAnswer& answer) {
    return PingAnswer{Outcome::kAccepted, shown_answer("accepted", std::to_string(answer.status))};
  };
  return post_request(hub, "application/x-www-form-urlencoded",
                      "hub.mode=publish&hub.url=" + encode_segment(topic), std::move(reading));
}

namespace {

std::vector<std::string> targets(const Settings& settings) { return settings.hubs; }

PingRequest request(const std::string& url, std::span<const std::string> topics, const PublicSite&,
                    const Settings&) {
  return websub_request(url, topics.front());
}

}  // namespace

constexpr Protocol kWebSub{
    .word = "websub", .setting = "", .targets = targets, .topics = feed_topics, .request = request};

}  // namespace feedgen
