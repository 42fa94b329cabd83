// Sends one ping and says what came of it, so that servers in other languages can judge it:
//
//   send_ping websub HUB TOPIC
//   send_ping xml-rpc ENDPOINT NAME URL FEED_URL
//   send_ping rss-cloud ENDPOINT FEED
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "notify/deliver.h"
#include "support/ping_requests.h"
#include "system/clock.h"
#include "system/curl_client.h"

namespace {

using namespace feedgen;

std::optional<PingRequest> request_of(const std::vector<std::string>& words) {
  if (words.size() == 3 && words[0] == "websub") return websub_request(words[1], words[2]);
  if (words.size() == 3 && words[0] == "rss-cloud") return rss_cloud_request(words[1], words[2]);
  if (words.size() == 5 && words[0] == "xml-rpc") {
    return xml_rpc_request(words[1], words[2], words[3], words[4]);
  }
  return std::nullopt;
}

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted: return "accepted";
    case Outcome::kRetry: return "retry";
    case Outcome::kRefused: return "refused";
    case Outcome::kGone: return "gone";
    case Outcome::kPostponed: return "postponed";
  }
  return "";
}

}  // namespace

int main(int count, char** words) {
  const std::optional<PingRequest> request = request_of({words + 1, words + count});
  if (!request) {
    std::cerr << "usage: send_ping websub|xml-rpc|rss-cloud ENDPOINT TEXT...\n";
    return 2;
  }
  HttpLimits limits;
  limits.private_addresses = PrivateAddresses::kAllow;
  CurlClient client(limits);
  deliver({&*request, 1}, client, {}, system_clock(),
          [](std::size_t, const PingAnswer& ping_answer) {
            std::cout << name_of(ping_answer.outcome) << ' ' << ping_answer.answer << '\n';
          });
  return 0;
}
