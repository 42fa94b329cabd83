// Any bytes as what a client sends to `feedgen serve`: a request or a refusal, the same however the
// bytes arrive, and an answer whose headers are lines and whose body is of the file.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "serve/conditions.h"
#include "serve/http_request.h"
#include "serve/respond.h"

namespace {

using namespace feedgen;

const Instant kBuilt{std::chrono::seconds(784111777)};
constexpr std::string_view kFeed = "0123456789";

void require(bool holds) {
  if (!holds) std::abort();
}

PreviewSnapshot small_site() {
  PreviewSnapshot::Files files;
  const auto put = [&](const char* path, std::string bytes, const char* type) {
    files[path] = std::make_shared<BuiltFile>(built_file(std::move(bytes), type, kBuilt));
  };
  put("feed.txt", std::string(kFeed), "text/plain");
  put("a b/\xC3\xA9.xml", "<a/>", "application/xml");
  put("tech/index.html", "<html><head></head><body><p>", "text/html; charset=utf-8");
  put("large.xml", std::string(5000, 'x'), "application/rss+xml; charset=utf-8");
  return {std::move(files), {"a.md:1:1: warning: <b>"}, kBuilt};
}

bool is_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

void check_request(const HeardRequest& heard, std::string_view bytes) {
  require(heard.size <= bytes.size() && heard.size <= kLargestHead);
  const HttpQuestion& question = heard.question;
  require(!question.method.empty() && is_line(question.method));
  require(!question.target.empty() && is_line(question.target));
  require(question.target.find(' ') == std::string::npos);
  for (const auto& [name, value] : question.headers) {
    require(!name.empty() && is_line(name) && is_line(value));
    require(std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
  require(!question.has_body || question.closes);
}

bool is_same(const HeardRequest& a, const HeardRequest& b) {
  return a.heard == b.heard && a.size == b.size && a.question.method == b.question.method &&
         a.question.target == b.question.target && a.question.host == b.question.host &&
         a.question.headers == b.question.headers;
}

// The beginning of what arrives is heard first: what it says does not change by what follows.
void check_beginning(std::string_view bytes, std::size_t size, const HeardRequest& whole) {
  const HeardRequest heard = hear(bytes.substr(0, size));
  if (heard.heard == Heard::kPart) return;
  require(heard.heard == whole.heard);
  if (heard.heard == Heard::kRequest) require(is_same(heard, whole));
}

void check_reply(const HttpQuestion& question) {
  static const PreviewSnapshot kSite = small_site();
  const HttpReply reply = respond(question, kSite, "127.0.0.1", kBuilt + std::chrono::seconds(10));
  constexpr std::array kStatuses{200, 206, 301, 304, 403, 404, 405, 412, 413, 416, 501};
  require(std::find(kStatuses.begin(), kStatuses.end(), reply.status) != kStatuses.end());
  bool has_range = false;
  for (const auto& [name, value] : reply.headers) {
    require(is_line(name) && is_line(value));
    has_range = has_range || name == "Content-Range";
  }
  require(has_range == (reply.status == 206 || reply.status == 416));
  if (reply.status == 304 || reply.status == 416) require(reply.body.empty());
  if (reply.status == 200 || reply.status == 206) require(reply.keeps != nullptr);
  if (question.target != "/feed.txt") return;
  if (reply.status == 200) require(reply.body == kFeed);
  if (reply.status == 206)
    require(!reply.body.empty() && kFeed.find(reply.body) != std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HeardRequest heard = hear(bytes);
  const std::size_t step = std::max<std::size_t>(1, size / 64);
  for (std::size_t at = 0; at < size; at += step) check_beginning(bytes, at, heard);
  if (heard.heard == Heard::kPart) return 0;
  if (heard.heard == Heard::kRefused) {
    require(heard.status == 400 || heard.status == 414 || heard.status == 431 ||
            heard.status == 505);
    return 0;
  }
  check_request(heard, bytes);
  require(is_same(hear(bytes.substr(0, heard.size)), heard));
  require(hear(bytes.substr(0, heard.size - 1)).heard == Heard::kPart);
  check_reply(heard.question);
  return 0;
}
