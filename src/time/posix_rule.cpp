#include "time/posix_rule.h"

#include "time/scanner.h"

namespace feedgen {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;

class PosixRuleReader {
 public:
  explicit PosixRuleReader(std::string_view text) : in_(text, Scanner::Blanks::kPlain) {}

  std::optional<PosixRule> read() {
    PosixRule rule;
    if (!read_name() || !read_offset(rule.standard_)) return std::nullopt;
    if (in_.at_end()) return rule;
    rule.has_daylight_ = true;
    rule.daylight_ = rule.standard_ + hours{1};
    if (!read_name()) return std::nullopt;
    if (in_.peek() != ',' && !read_offset(rule.daylight_)) return std::nullopt;
    if (!read_change(rule.begin_) || !read_change(rule.end_) || !in_.at_end()) return std::nullopt;
    return rule;
  }

 private:
  bool read_name() {
    if (!in_.accept('<')) return in_.letters().size() >= 3;
    const auto name =
        in_.run([](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '-'; });
    return name.size() >= 3 && in_.accept('>');
  }

  bool read_number(unsigned most, unsigned& value) {
    const std::string_view digits = in_.digits();
    value = static_cast<unsigned>(number(digits));
    return !digits.empty() && value <= most;
  }

  /// Hours to 167: RFC 9636 lets a change be days away from the day that names it.
  bool read_time(seconds& time) {
    const bool negative = in_.accept('-');
    if (!negative) in_.accept('+');
    unsigned h = 0;
    unsigned m = 0;
    unsigned s = 0;
    if (!read_number(167, h)) return false;
    if (in_.accept(':') && !read_number(59, m)) return false;
    if (in_.accept(':') && !read_number(59, s)) return false;
    time = hours{h} + minutes{m} + seconds{s};
    if (negative) time = -time;
    return true;
  }

  /// POSIX counts westward.
  bool read_offset(seconds& offset) {
    if (!read_time(offset) || offset > hours{24} || offset < hours{-24}) return false;
    offset = -offset;
    return true;
  }

  bool read_change(PosixRule::Change& change) {
    using Form = PosixRule::Change::Form;
    if (!in_.accept(',')) return false;
    if (in_.accept('M')) {
      change.form = Form::kWeekday;
      if (!read_number(12, change.month) || change.month < 1 || !in_.accept('.')) return false;
      if (!read_number(5, change.week) || change.week < 1 || !in_.accept('.')) return false;
      if (!read_number(6, change.day)) return false;
    } else {
      change.form = in_.accept('J') ? Form::kDayWithoutLeap : Form::kDay;
      if (!read_number(365, change.day)) return false;
      if (change.form == Form::kDayWithoutLeap && change.day < 1) return false;
    }
    return !in_.accept('/') || read_time(change.time);
  }

  Scanner in_;
};

std::optional<PosixRule> PosixRule::parse(std::string_view text) {
  return PosixRuleReader(text).read();
}

local_seconds PosixRule::Change::in_year(std::chrono::year year) const {
  const local_days first{year / 1 / 1};
  switch (form) {
    case Form::kDay: return first + days{day} + time;
    case Form::kDayWithoutLeap:
      return first + days{day - 1 + (year.is_leap() && day > 59 ? 1U : 0U)} + time;
    case Form::kWeekday: break;
  }
  const std::chrono::month in_month{month};
  const std::chrono::weekday on{day};
  if (week == 5) return local_days{year / in_month / on[std::chrono::last]} + time;
  return local_days{year / in_month / on[week]} + time;
}

seconds PosixRule::offset_at(Instant instant) const {
  if (!has_daylight_) return standard_;
  const local_seconds local{instant.time_since_epoch() + standard_};
  const auto year = std::chrono::year_month_day{std::chrono::floor<days>(local)}.year();
  const Instant begin{begin_.in_year(year).time_since_epoch() - standard_};
  const Instant end{end_.in_year(year).time_since_epoch() - daylight_};
  const bool is_daylight =
      begin < end ? begin <= instant && instant < end : instant < end || begin <= instant;
  return is_daylight ? daylight_ : standard_;
}

Instant PosixRule::to_instant(local_seconds local) const {
  // No zone is further than a day from Greenwich, and no two changes are that close.
  const Instant as_utc{local.time_since_epoch()};
  const seconds before = offset_at(as_utc - hours{25});
  const seconds after = offset_at(as_utc + hours{25});
  const bool after_holds = offset_at(as_utc - after) == after;
  const bool before_holds = offset_at(as_utc - before) == before;
  return as_utc - (before_holds || !after_holds ? before : after);
}

}  // namespace feedgen
