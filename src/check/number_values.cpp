// Numbers: whole ones, decimal ones, degrees.
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "V108",
     .name = "whole-number",
     .says =
         "A number is written in digits, without a sign, and is in the range that is asked for.",
     .remedy = "write it in digits",
     .source = "RSS 2.0; RFC 4287 section 4.2.7.6; the extensions' own specifications",
     .breaks = "Readers take it for 0",
     .sample = Sample::kRssChannel,
     .bad = "<ttl>an hour</ttl>",
     .good = "<ttl>60</ttl>"},
    {.code = "V110",
     .name = "coordinate",
     .says = "A latitude is from -90 to 90, a longitude from -180 to 180, in degrees.",
     .remedy = "write it as 51.5",
     .source = "W3C Basic Geo (WGS84 lat/long) Vocabulary; GeoRSS",
     .breaks = "Maps show another place",
     .sample = Sample::kRssItem,
     .bad = "<geo:lat>151.5</geo:lat><geo:long>0</geo:long>",
     .good = "<geo:lat>51.5</geo:lat><geo:long>0</geo:long>"},
    {.code = "V111",
     .name = "number-value",
     .says = "A number is a decimal one.",
     .remedy = "write it as 4.5",
     .source = "The extensions' own specifications",
     .breaks = "Readers take it for 0",
     .sample = Sample::kRssItem,
     .bad = "<georss:elev>high</georss:elev>",
     .good = "<georss:elev>4.5</georss:elev>"},
    {.code = "V113",
     .name = "coordinate-comma",
     .severity = Severity::kWarning,
     .says = "A blank stands between a latitude and a longitude.",
     .remedy = "write it as 51.5 -0.1",
     .source = "GeoRSS Simple",
     .breaks = "Maps do not show the place",
     .sample = Sample::kRssItem,
     .bad = "<georss:point>51.5,-0.1</georss:point>",
     .good = "<georss:point>51.5 -0.1</georss:point>"},
};

// What no program can count to is as large as can be.
std::optional<long long> whole(std::string_view written) {
  std::string_view text = trim(written);
  if (text.starts_with('+')) text.remove_prefix(1);
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc()) return number;
  return text.front() == '-' ? std::numeric_limits<long long>::min()
                             : std::numeric_limits<long long>::max();
}

std::optional<double> decimal(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void judge_degrees(const JudgedValue& value, double most, FeedJudge& judge) {
  const std::optional<double> degrees = decimal(value.text);
  if (!degrees || !(*degrees >= -most && *degrees <= most)) {
    add_wrong_value("coordinate", value, fmt::format("which is not from -{0} to {0}", most), judge);
  }
}

bool is_digits(std::string_view text) { return !text.empty() && is_all_digits(text); }

// Takes "12", "12." and "12.5" from the front; false where no digit stands there.
bool take_decimal(std::string_view& text) {
  const auto take_digits = [&] {
    std::size_t size = 0;
    while (size < text.size() && is_ascii_digit(text[size])) ++size;
    text.remove_prefix(size);
    return size;
  };
  if (take_digits() == 0) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    take_digits();
  }
  return true;
}

bool is_signed_decimal(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return take_decimal(text) && text.empty();
}

// Latitudes and longitudes by turns, with blanks between them; true where they are.
bool judge_coordinates(const JudgedValue& value, std::size_t least, std::size_t most,
                       std::string_view blanks, FeedJudge& judge) {
  std::string_view rest = value.text;
  std::size_t count = 0;
  bool is_good = true;
  for (;; ++count) {
    const std::string_view word = take_word(rest, blanks);
    if (word.empty()) break;
    const double bound = count % 2 == 0 ? 90 : 180;
    is_good = is_good && is_signed_decimal(word) && std::fabs(decimal(word).value_or(999)) <= bound;
  }
  if (is_good && count % 2 == 0 && count >= least && count <= most) return true;
  add_wrong_value("coordinate", value, "which is no list of latitudes and longitudes", judge);
  return false;
}

}  // namespace

std::span<const CheckRule> number_rules() { return kRules; }

void natural_number(const JudgedValue& value, FeedJudge& judge) {
  const std::optional<long long> number = whole(value.text);
  if (number && *number >= 0) return;
  add_wrong_value("whole-number", value, "which is no number from 0 on", judge);
}

void positive_number(const JudgedValue& value, FeedJudge& judge) {
  const std::optional<long long> number = whole(value.text);
  if (number && *number > 0) return;
  add_wrong_value("whole-number", value, "which is no number from 1 on", judge);
}

void whole_or_nothing(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty() || whole(value.text)) return;
  add_wrong_value("whole-number", value, "which is no whole number", judge);
}

void any_number(const JudgedValue& value, FeedJudge& judge) {
  if (!decimal(value.text)) {
    add_wrong_value("number-value", value, "which is no number", judge);
  }
}

void natural_decimal(const JudgedValue& value, FeedJudge& judge) {
  std::string_view rest = value.text;
  if (take_decimal(rest) && rest.empty()) return;
  add_wrong_value("number-value", value, "which is no decimal number from 0 on", judge);
}

void signed_decimal(const JudgedValue& value, FeedJudge& judge) {
  if (is_signed_decimal(value.text)) return;
  add_wrong_value("number-value", value, "which is no decimal number", judge);
}

void number_with_unit(const JudgedValue& value, FeedJudge& judge) {
  std::string_view rest = value.text;
  const bool is_number = take_decimal(rest);
  if (is_number && all_of(trim(rest), [](char c) {
        return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80;
      })) {
    return;
  }
  add_wrong_value("number-value", value, "which is no number with a unit", judge);
}

void percentage(const JudgedValue& value, FeedJudge& judge) {
  const std::optional<double> number = decimal(value.text);
  if (number && *number >= 0 && *number <= 100) return;
  add_wrong_value("number-value", value, "which is not from 0 to 100", judge);
}

void numbers_with_commas(const JudgedValue& value, FeedJudge& judge) {
  const bool are_numbers = all_of(parts_between(value.text, ','),
                                  [](std::string_view part) { return is_digits(trim(part)); });
  if (are_numbers) return;
  add_wrong_value("whole-number", value, "which is no list of numbers", judge);
}

void latitude(const JudgedValue& value, FeedJudge& judge) { judge_degrees(value, 90, judge); }
void longitude(const JudgedValue& value, FeedJudge& judge) { judge_degrees(value, 180, judge); }
void angle(const JudgedValue& value, FeedJudge& judge) { judge_degrees(value, 360, judge); }

void coordinate_pair(const JudgedValue& value, FeedJudge& judge) {
  // Many readers take a comma in the place of the blank, but not beside one.
  const std::size_t comma = value.text.find(',');
  const std::string_view blanks = comma == std::string_view::npos ? " \t\r\n" : ",";
  if (!judge_coordinates(value, 2, 2, blanks, judge) || comma == std::string_view::npos) return;
  judge.add("coordinate-comma", value.offset,
            fmt::format("a comma stands in {}", shown_place(value)));
}

void coordinate_pairs(const JudgedValue& value, FeedJudge& judge) {
  judge_coordinates(value, 4, 2'000'000, " \t\r\n", judge);
}

}  // namespace feedgen
