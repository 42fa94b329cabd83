#include "notify/index_now.h"

#include "notify/letter.h"
#include "syntax/json_writer.h"

namespace feedgen {
namespace {

std::string body_of(const IndexNowTarget& target, std::span<const std::string> addresses) {
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("host", target.host);
    json.text("key", target.key);
    json.text("keyLocation", target.key_location);
    const auto list = json.array("urlList");
    for (const std::string& address : addresses) json.text(address);
  }
  return json.finish();
}

}  // namespace

Letter index_now_letter(const IndexNowTarget& target, std::span<const std::string> addresses) {
  Reading reading;
  // 202: taken, and the key is still to be looked at.
  reading.success = [](const HttpAnswer& answer) {
    return Verdict{Outcome::kAccepted, shown_answer("accepted", std::to_string(answer.status))};
  };
  return post_letter(target.endpoint, "application/json; charset=utf-8", body_of(target, addresses),
                     std::move(reading));
}

}  // namespace feedgen
