// WebSub, the publisher's side: a hub is pinged about each feed that has changed. W3C's
// recommendation leaves the form open (section 7); hubs take PubSubHubbub 0.4's.
#include "protocols/protocols.h"
#include "text/percent.h"

namespace feedgen {
namespace {

// The setting `hubs` is read as one of the feeds, which show it too.
std::vector<std::string> targets(const Settings& settings) { return settings.hubs; }

// The topic is byte for byte the feed's own `self`: hubs compare. Hubs fetch it themselves, so it
// has been published. One topic a request, for hubs differ on several. 410 says that the hub is
// gone.
PingRequest request(const std::string& url, std::span<const std::string> topics, const PublicSite&,
                    const Settings&) {
  Reading reading;
  reading.gone = Outcome::kGone;
  // Hubs answer 204, 202 and 200.
  reading.success = [](const HttpAnswer& answer) {
    return PingAnswer{Outcome::kAccepted, shown_answer("accepted", std::to_string(answer.status))};
  };
  return post_request(url, "application/x-www-form-urlencoded",
                      "hub.mode=publish&hub.url=" + encode_segment(topics.front()),
                      std::move(reading));
}

}  // namespace

extern constexpr Protocol kWebSub{
    .word = "websub", .setting = "", .targets = targets, .topics = feed_topics, .request = request};

}  // namespace feedgen
