#include "serve/conditions.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "text/ascii.h"
#include "text/unicode.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

enum class Comparison { kStrong, kWeak };

// Whether the list names the tag. Commas may stand in a tag, but not its quotes.
bool names_tag(std::string_view list, std::string_view etag, Comparison comparison) {
  if (trimmed(list) == "*") return true;
  while (!list.empty()) {
    const std::size_t begin = list.find('"');
    if (begin == std::string_view::npos) return false;
    const std::size_t end = list.find('"', begin + 1);
    if (end == std::string_view::npos) return false;
    const bool is_weak = list.substr(0, begin).ends_with("W/");
    const bool may_match = !is_weak || comparison == Comparison::kWeak;
    if (may_match && list.substr(begin, end - begin + 1) == etag) return true;
    list.remove_prefix(end + 1);
  }
  return false;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "0", "0.", "0.000": never; a value that is none is taken for 1.
bool is_zero_weight(std::string_view weight) {
  return weight.starts_with('0') && weight.size() <= 5 &&
         weight.find_first_not_of('0', 1) ==
             (weight.size() > 1 && weight[1] == '.' ? 1 : std::string_view::npos) &&
         (weight.size() < 2 || weight.substr(2).find_first_not_of('0') == std::string_view::npos);
}

// A date that can't be read, or was not sent, says nothing.
std::optional<Instant> date_in(const HttpQuestion& question, std::string_view name) {
  const std::string* const text = question.header(name);
  return text == nullptr ? std::nullopt : http_date(*text);
}

}  // namespace

bool names_tag(std::string_view list, std::string_view etag) {
  return names_tag(list, etag, Comparison::kWeak);
}

std::optional<Instant> http_date(std::string_view text) {
  text = trimmed(text);
  constexpr std::size_t kAsctime = std::string_view("Sun Nov  6 08:49:37 1994").size();
  const bool is_form = text.ends_with(" GMT") || text.size() == kAsctime;
  if (text.empty() || !is_ascii_letter(text.front()) || !is_form) return std::nullopt;
  const Result<DateReading> read = read_date(text, Zone());
  if (!read || !read->problem.empty()) return std::nullopt;
  return read->instant;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool is_allowed = false;
  while (!accept_encoding.empty()) {
    std::string_view parameters = take_until(accept_encoding, ',');
    const std::string coding = ascii_lower(trimmed(take_until(parameters, ';')));
    bool is_refused = false;
    while (!parameters.empty()) {
      std::string_view value = take_until(parameters, ';');
      const std::string name = ascii_lower(trimmed(take_until(value, '=')));
      if (name == "q") is_refused = is_zero_weight(trimmed(value));
    }
    // What names gzip goes before "*".
    if (coding == "gzip" || coding == "x-gzip") return !is_refused;
    if (coding == "*") is_allowed = !is_refused;
  }
  return is_allowed;
}

Precondition condition_of(const HttpQuestion& question, const Validators& validators) {
  if (const std::string* const tags = question.header("if-match")) {
    if (!names_tag(*tags, validators.etag, Comparison::kStrong)) return Precondition::kFailed;
  } else if (const auto time = date_in(question, "if-unmodified-since"); time) {
    if (validators.modified && *validators.modified > *time) return Precondition::kFailed;
  }
  if (const std::string* const tags = question.header("if-none-match")) {
    return names_tag(*tags, validators.etag) ? Precondition::kNotModified : Precondition::kServe;
  }
  const auto time = date_in(question, "if-modified-since");
  const bool is_known = time && validators.modified && *validators.modified <= *time;
  return is_known ? Precondition::kNotModified : Precondition::kServe;
}

const std::string* asked_range(const HttpQuestion& question, const Validators& validators) {
  const std::string* const range = question.header("range");
  if (question.method != "GET" || range == nullptr) return nullptr;
  const std::string* const same = question.header("if-range");
  if (same == nullptr) return range;
  const std::string_view value = trimmed(*same);
  if (value.find('"') != std::string_view::npos) return value == validators.etag ? range : nullptr;
  const std::optional<Instant> time = http_date(value);
  return time && time == validators.modified ? range : nullptr;
}

RangePart part_of(std::string_view range, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  const std::string text = ascii_lower(trimmed(range));
  if (!text.starts_with(kUnit) || text.find(',') != std::string::npos) return {};
  const std::string_view set = trimmed(std::string_view(text).substr(kUnit.size()));
  const std::size_t dash = set.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = number_of(set.substr(0, dash));
  const auto last = number_of(set.substr(dash + 1));
  if (dash == 0) {  // the last bytes
    if (!last) return {};
    const std::size_t count = std::min<std::uint64_t>(*last, size);
    if (count == 0) return {RangeKind::kNone, 0, 0};
    return {RangeKind::kPart, size - count, count};
  }
  if (!first || (dash + 1 < set.size() && !last) || (last && *last < *first)) return {};
  if (*first >= size) return {RangeKind::kNone, 0, 0};
  const std::size_t end = last ? std::min<std::size_t>(*last, size - 1) + 1 : size;
  return {RangeKind::kPart, *first, end - *first};
}

}  // namespace feedgen
