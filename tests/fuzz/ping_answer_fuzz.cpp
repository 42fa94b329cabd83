// Any bytes as what a service or a cloud answers: an answer that can be shown, in bounded time;
// and what is written as a call of XML-RPC is well-formed, with the same texts.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "format/xml_reader.h"
#include "format/xml_rpc.h"
#include "support/ping_requests.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace {

using namespace feedgen;

constexpr XmlLimits kLimits = {1U << 20U, 32, 4096};

void check_text(const std::string& text) {
  if (!is_utf8(text)) std::abort();
}

void check(const XmlElement& element, std::size_t depth) {
  if (depth > kLimits.most_depth || element.name.empty()) std::abort();
  check_text(element.name);
  check_text(element.text);
  for (const auto& [name, value] : element.attributes) {
    check_text(name);
    check_text(value);
  }
  for (const XmlElement& child : element.children) check(child, depth + 1);
}

void check(const PingAnswer& ping_answer) {
  if (ping_answer.answer.empty() || ping_answer.answer.size() > 200) std::abort();
  check_text(ping_answer.answer);
  for (const char c : ping_answer.answer) {
    if (static_cast<unsigned char>(c) < 0x20) std::abort();
  }
}

// Line ends are XML's to change (XML 1.0 section 2.11), but for those that are written as
// references.
void check_call(const std::string& text) {
  const std::array<std::string, 1> parameters = {to_xml_text(repair_utf8(text))};
  const auto call = read_xml(write_xml_rpc_call("a", parameters), kLimits);
  if (!call || call->children.size() != 2) std::abort();
  const XmlElement& value = call->children[1].children.at(0).children.at(0);
  if (value.child("string") == nullptr || value.child("string")->text != parameters[0])
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const PingRequest kPing = xml_rpc_request("http://a.example/", "A", "u", "f");
  static const PingRequest kCloud = rss_cloud_request("http://a.example/", "f");
  HttpAnswer answer;
  answer.status = 200;
  answer.body.assign(reinterpret_cast<const char*>(data), size);
  if (const auto root = read_xml(answer.body, kLimits)) check(*root, 1);
  check(kCloud.judge(answer, Instant{}));
  check(kPing.judge(answer, Instant{}));
  check_call(answer.body);
  return 0;
}
