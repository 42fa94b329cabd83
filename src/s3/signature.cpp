#include "s3/signature.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "text/sha256.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using Hash = std::array<std::uint8_t, 32>;

std::string hexadecimal(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : hash) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

// RFC 2104.
Hash hmac(std::string_view key, std::string_view text) {
  constexpr std::size_t kBlock = 64;
  const Hash short_key = sha256(key);
  std::string block(key.size() > kBlock ? bytes_of(short_key) : key);
  block.resize(kBlock, '\0');
  std::string inner = block, outer = block;
  for (char& c : inner) c = static_cast<char>(static_cast<std::uint8_t>(c) ^ 0x36U);
  for (char& c : outer) c = static_cast<char>(static_cast<std::uint8_t>(c) ^ 0x5CU);
  const Hash first = sha256(inner.append(text));
  return sha256(outer.append(bytes_of(first)));
}

// "20130524T000000Z" of "2013-05-24T00:00:00Z".
std::string basic_time(Instant now) {
  std::string time = rfc3339(now);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  return time;
}

}  // namespace

std::vector<std::string> signing_headers(const SignedParts& parts, const SigningKey& key,
                                         Instant now) {
  const std::string time = basic_time(now);
  const std::string day = time.substr(0, 8);
  const std::string body = hexadecimal(sha256(parts.body));
  std::map<std::string, std::string, std::less<>> headers(parts.headers.begin(),
                                                          parts.headers.end());
  headers.emplace("host", parts.host);
  headers.emplace("x-amz-content-sha256", body);
  headers.emplace("x-amz-date", time);
  if (!key.session_token.empty()) headers.emplace("x-amz-security-token", key.session_token);
  std::string lines, names;
  for (const auto& [name, value] : headers) {
    lines += fmt::format("{}:{}\n", name, value);
    names += fmt::format("{}{}", names.empty() ? "" : ";", name);
  }
  const std::string request = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", parts.method, parts.path,
                                          parts.query, lines, names, body);
  const std::string scope = fmt::format("{}/{}/s3/aws4_request", day, key.region);
  const std::string text =
      fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", time, scope, hexadecimal(sha256(request)));
  Hash signing = hmac(fmt::format("AWS4{}", key.secret), day);
  for (const std::string_view part : {key.region, std::string_view("s3"),
                                      std::string_view("aws4_request"), std::string_view(text)}) {
    signing = hmac(bytes_of(signing), part);
  }
  std::vector<std::string> made{
      fmt::format("Authorization: AWS4-HMAC-SHA256 Credential={}/{},SignedHeaders={},Signature={}",
                  key.key_id, scope, names, hexadecimal(signing)),
      "x-amz-date: " + time, "x-amz-content-sha256: " + body};
  if (!key.session_token.empty()) {
    made.push_back(fmt::format("x-amz-security-token: {}", key.session_token));
  }
  return made;
}

}  // namespace feedgen
