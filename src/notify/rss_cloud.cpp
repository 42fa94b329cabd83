#include "notify/rss_cloud.h"

#include <fmt/format.h>

#include "format/xml_reader.h"
#include "notify/ping_request.h"
#include "text/percent.h"
#include "text/unicode.h"

namespace feedgen {

PingRequest rss_cloud_request(const std::string& endpoint, const std::string& feed) {
  return post_request(endpoint, "application/x-www-form-urlencoded", "url=" + encode_segment(feed),
                      Reading{judge_rss_cloud_answer});
}

// Not to be understood is a reason to try again: it may be a page that stands in for the cloud.
PingAnswer judge_rss_cloud_answer(const HttpAnswer& answer) {
  const tl::expected<XmlElement, std::string> result = read_xml(answer.body);
  const std::string what = fmt::format("answered {}", answer.status);
  if (!result) return {Outcome::kRetry, shown_answer(what + " with no XML", result.error())};
  const std::string success = ascii_lower(trim(result->attribute("success")));
  const std::string_view message = result->attribute("msg");
  if (success == "true") return {Outcome::kAccepted, shown_answer("accepted", message)};
  if (success == "false") return {Outcome::kRetry, shown_answer("declined", message)};
  return {Outcome::kRetry, shown_answer(what + " without success=\"true\"", result->name)};
}

namespace {

std::vector<std::string> targets(const Settings& settings) {
  if (!settings.notify.rss_cloud) return {};
  return {settings.notify.rss_cloud->ping};
}

PingRequest request(const std::string& url, std::span<const std::string> topics, const PublicSite&,
                    const Settings&) {
  return rss_cloud_request(url, topics.front());
}

}  // namespace

constexpr Protocol kRssCloud{.word = "rsscloud",
                             .setting = "rsscloud",
                             .targets = targets,
                             .topics = rss_feed_topics,
                             .request = request};

}  // namespace feedgen
