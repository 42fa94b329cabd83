#include "notify/index_now.h"

#include "format/json_writer.h"
#include "notify/ping_request.h"
#include "text/url.h"

namespace feedgen {
namespace {

std::string body_of(const IndexNowSite& site, std::span<const std::string> addresses) {
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("host", site.host);
    json.text("key", site.key);
    json.text("keyLocation", site.key_location);
    const auto list = json.array("urlList");
    for (const std::string& address : addresses) json.text(address);
  }
  return json.finish();
}

}  // namespace

PingRequest index_now_request(const IndexNowSite& site, std::span<const std::string> addresses) {
  Reading reading;
  // 202: taken, and the key is still to be looked at.
  reading.success = [](const HttpAnswer& answer) {
    return PingAnswer{Outcome::kAccepted, shown_answer("accepted", std::to_string(answer.status))};
  };
  return post_request(site.endpoint, "application/json; charset=utf-8", body_of(site, addresses),
                      std::move(reading));
}

namespace {

std::vector<std::string> targets(const Settings& settings) {
  if (!settings.notify.index_now) return {};
  return {settings.notify.index_now->endpoint};
}

bool takes_page(const std::string& url, const Settings& settings) {
  const std::optional<IndexNowSite>& site = settings.notify.index_now;
  return site && split_url(url).authority == site->host;
}

PingRequest request(const std::string&, std::span<const std::string> topics, const PublicSite&,
                    const Settings& settings) {
  return index_now_request(*settings.notify.index_now, topics);
}

}  // namespace

constexpr Protocol kIndexNow{.word = "indexnow",
                             .setting = "indexnow",
                             .targets = targets,
                             .topics = page_topics,
                             .takes_page = takes_page,
                             .most_topics = 10'000,
                             .request = request};

}  // namespace feedgen
