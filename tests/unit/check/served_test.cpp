#include "check/served.h"

#include <string>
#include <string_view>

#include "check/check.h"
#include "check/samples.h"
#include "support/catch.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// An example: header lines, redirections, and what the server does not do.
ServedFeed served_of(std::string_view example, std::string& address) {
  ServedFeed served;
  served.not_modified = served.compressed = ServedAnswer::kYes;
  while (!example.empty()) {
    const std::string_view line = take_until(example, '\n');
    std::string_view rest = line;
    const std::string_view name = take_until(rest, ':');
    if (line == "-not-modified") served.not_modified = ServedAnswer::kNo;
    if (line == "-compressed") served.compressed = ServedAnswer::kNo;
    if (line == "-readers") served.refuses_readers = true;
    if (name == "Content-Type") served.content_type = trim(rest);
    if (name == "ETag") served.etag = trim(rest);
    if (name == "Last-Modified") served.last_modified = trim(rest);
    if (name == "Cache-Control") served.cache_control = trim(rest);
    if (line.starts_with("at ")) address = line.substr(3);
    if (line.starts_with('3')) {
      std::string_view words = line;
      take_until(words, ' ');
      const std::string from(take_until(words, ' '));
      served.redirections.push_back({301, from, std::string(words)});
    }
  }
  return served;
}

constexpr std::string_view kOwnAddress = "https://site.example/rss.xml";

std::vector<std::string_view> judged(const ServedFeed& served,
                                     const std::string& address = std::string(kOwnAddress)) {
  const CheckRule& sound = *find_rule("rss-language");
  const std::string text = sample_document(sound, sound.good) + std::string(2'000, '\n');
  JudgeRequest request;
  request.name = request.address = address;
  request.outline = OutlineExtent::kWhole;
  request.served = &served;
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  std::vector<std::string_view> names;
  for (const PlacedFinding& one : check_document(text, request).findings) {
    if (one.rule->name.starts_with("served-")) names.push_back(one.rule->name);
  }
  return names;
}

std::vector<std::string_view> judged_example(std::string_view example) {
  std::string address(kOwnAddress);
  const ServedFeed served = served_of(example, address);
  return judged(served, address);
}

}  // namespace

TEST_CASE("the examples of answers break their rule, and none") {
  std::size_t tried = 0;
  for (const CheckRule* rule : all_rules()) {
    if (rule->sample != Sample::kAnswer) continue;
    INFO(rule->name);
    const auto bad = judged_example(rule->bad);
    CHECK(any_of(bad, [&](std::string_view name) { return name == rule->name; }));
    const auto good = judged_example(rule->good);
    CHECK_FALSE(any_of(good, [](std::string_view name) { return name != "served-elsewhere"; }));
    CHECK_FALSE(any_of(good, [&](std::string_view name) { return name == rule->name; }));
    ++tried;
  }
  CHECK(tried >= 13);
}

TEST_CASE("an answer without headers is judged") {
  CHECK(judged({}) == std::vector<std::string_view>{"served-type", "served-validator"});
  ServedFeed hostile;
  hostile.content_type = "a/b; charset=\"";
  hostile.cache_control = "max-age=99999999999999999999999";
  hostile.etag = "x";
  CHECK(judged(hostile) == std::vector<std::string_view>{"served-type", "served-charset"});
  hostile.content_type = "text/xml; charset=";
  hostile.cache_control = "s-max-age=99999999, max-age=";
  CHECK(judged(hostile) == std::vector<std::string_view>{"served-charset"});
}

}  // namespace feedgen
