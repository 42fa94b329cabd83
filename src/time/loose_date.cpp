#include <array>
#include <span>

#include "time/date_forms.h"
#include "time/date_words.h"
#include "time/loose_words.h"

namespace feedgen {
namespace {

// One pass over the text: each part is read once, in whatever order they stand.
class LooseReader {
 public:
  LooseReader(std::string_view text, DateOrder order)
      : in_(text, Scanner::Blanks::kPlain), text_(text), order_(order) {}

  std::optional<WrittenDate> read() {
    date_.is_loose = true;
    for (pass_filler(); !in_.at_end(); pass_filler()) {
      const std::size_t begin = in_.position();
      if (!read_part() || in_.position() == begin) return std::nullopt;
    }
    if (!has_day_) return std::nullopt;
    return date_;
  }

 private:
  bool read_part() {
    if (read_weekday() || read_half_day()) return true;
    if (!date_.has_clock && (attempt(&LooseReader::clock) || read_joined_clock())) return true;
    if (!has_day_ && (attempt(&LooseReader::year_first) || attempt(&LooseReader::year_last) ||
                      attempt(&LooseReader::era_year) || attempt(&LooseReader::word_day))) {
      has_day_ = true;
      behind_day_ = in_.position();
      return true;
    }
    return (has_day_ || date_.has_clock) && !has_zone_ && read_zone_part();
  }

  bool attempt(bool (LooseReader::*part)()) {
    const std::size_t begin = in_.position();
    const WrittenDate before = date_;
    if ((this->*part)()) return true;
    in_.return_to(begin);
    date_ = before;
    return false;
  }

  std::string_view rest() const { return text_.substr(in_.position()); }

  // A word of letters of any script at the cursor, which stays where it is.
  std::string_view word_ahead() const {
    std::size_t length = 0;
    const std::string_view all = rest();
    while (length < all.size() &&
           (is_ascii_letter(all[length]) || static_cast<unsigned char>(all[length]) >= 0x80)) {
      ++length;
    }
    return all.substr(0, length);
  }

  void pass(std::string_view bytes) { in_.return_to(in_.position() + bytes.size()); }

  bool accept_word(std::span<const std::string_view> words) {
    return any_of(words, [&](std::string_view word) { return in_.accept(word); });
  }

  // A dash is filler only between blanks: "2021-07-10-my-post" is a name.
  void pass_filler() {
    for (;;) {
      const bool after_blank = in_.skip() || in_.position() == 0;
      if (in_.accept(',') || in_.accept('@') || in_.accept('|') || in_.accept("·") ||
          in_.accept("、")) {
        continue;
      }
      if (after_blank && in_.peek() == '-' && in_.peek(1) == ' ') {
        in_.accept('-');
        continue;
      }
      const std::string_view word = word_ahead();
      if (is_filler_word(word)) {
        pass(word);
        continue;
      }
      if (has_day_ && in_.position() == behind_day_ && (in_.peek() == 'T' || in_.peek() == 't') &&
          is_ascii_digit(in_.peek(1))) {
        in_.accept(in_.peek());
        continue;
      }
      return;
    }
  }

  bool read_weekday() {
    if (has_weekday_) return false;
    const std::size_t begin = in_.position();
    const bool is_enclosed = in_.accept('(');
    const std::string_view word = word_ahead();
    std::optional<int> weekday = find_weekday(word);
    std::string_view found = weekday ? word : std::string_view();
    if (!weekday) weekday = find_eastern_weekday(rest(), is_enclosed, found);
    if (weekday) pass(found);
    if (!weekday || (is_enclosed && !in_.accept(')'))) {
      in_.return_to(begin);
      return false;
    }
    in_.accept('.');
    date_.weekday = weekday;
    return has_weekday_ = true;
  }

  bool read_half_day() {
    if (date_.half_day != WrittenDate::HalfDay::kNone) return false;
    std::string_view found;
    const std::optional<HalfDayWord> word = find_half_day(rest(), found);
    if (!word) return false;
    pass(found);
    date_.half_day = word->is_late ? WrittenDate::HalfDay::kPm : WrittenDate::HalfDay::kAm;
    return true;
  }

  // "13:01", "13:1:16.5", "18::48::00", "13点01分16秒", "13h01".
  bool clock() {
    const std::string_view hour = in_.digits();
    if (hour.empty() || hour.size() > 2) return false;
    date_.hour = number(hour);
    in_.skip();
    if (accept_word(kHourMarks)) return minutes_behind_mark();
    if (to_lower(in_.peek()) == 'h' && is_ascii_digit(in_.peek(1))) {
      in_.accept(in_.peek());
      return one_or_two(date_.minute) && (date_.has_clock = true);
    }
    if (!colons() || !one_or_two(date_.minute)) return false;
    in_.skip();
    if (in_.peek() == ':') {
      if (!colons() || !one_or_two(date_.second)) return false;
    }
    if (in_.peek() == '.' && is_ascii_digit(in_.peek(1))) {
      in_.accept('.');
      in_.digits();
    }
    return date_.has_clock = true;
  }

  bool minutes_behind_mark() {
    date_.has_clock = true;
    in_.skip();
    if (in_.accept("半")) {
      date_.minute = 30;
      return true;
    }
    if (!is_ascii_digit(in_.peek())) return true;
    if (!one_or_two(date_.minute)) return false;
    in_.skip();
    if (!accept_word(kMinuteMarks)) return false;
    in_.skip();
    if (!is_ascii_digit(in_.peek())) return true;
    if (!one_or_two(date_.second)) return false;
    in_.skip();
    return accept_word(kSecondMarks);
  }

  bool colons() {
    int count = 0;
    while (in_.accept(':')) ++count;
    in_.skip();
    date_.has_slip = date_.has_slip || count > 1;
    return count == 1 || count == 2;
  }

  bool one_or_two(int& value) { return in_.one_or_two_digits(value); }

  // "-13-01-16" or " 13.01.16" behind the day: two digits each.
  bool read_joined_clock() {
    if (!has_day_) return false;
    const std::size_t begin = in_.position();
    if (begin == behind_day_ && !in_.accept('-') && !in_.accept('_')) return false;
    std::array<int, 3> parts{};
    std::size_t count = 0;
    char separator = '\0';
    for (; count < parts.size(); ++count) {
      if (count > 0) {
        const char next = in_.peek();
        if ((next != '-' && next != '.') || (separator != '\0' && next != separator)) break;
        if (!is_ascii_digit(in_.peek(1))) break;
        separator = next;
        in_.accept(next);
      }
      const std::string_view digits = in_.digits();
      if (digits.size() != 2) break;
      parts[count] = number(digits);
    }
    if (count < 2 || is_ascii_digit(in_.peek()) || in_.peek() == '-') {
      in_.return_to(begin);
      return false;
    }
    date_.hour = parts[0];
    date_.minute = parts[1];
    date_.second = parts[2];
    return date_.has_clock = true;
  }

  // "2021-7-1", "2021_07_10", "2021. 7. 10.", "2021年7月10日", "2021 Jul 10", "202107101301".
  bool year_first() {
    const std::string_view digits = in_.digits();
    if (digits.size() == 8 || digits.size() == 12) return packed(digits);
    if (digits.size() != 4) return false;
    date_.year = number(digits);
    return behind_year();
  }

  bool packed(std::string_view digits) {
    date_.year = number(digits.substr(0, 4));
    date_.month = number(digits.substr(4, 2));
    date_.day = number(digits.substr(6, 2));
    if (digits.size() == 8) return true;
    date_.hour = number(digits.substr(8, 2));
    date_.minute = number(digits.substr(10));
    return date_.has_clock = true;
  }

  bool behind_year() {
    in_.skip();
    if (accept_word(kYearMarks)) return marked_month();
    const char separator = in_.peek();
    if (separator == '-' || separator == '/' || separator == '.' || separator == '_') {
      in_.accept(separator);
      in_.skip();
      if (!one_or_two(date_.month)) return false;
      in_.skip();
      if (!in_.accept(separator)) return false;
      in_.skip();
      if (!one_or_two(date_.day)) return false;
      if (separator == '.') in_.accept('.');
      return true;
    }
    return month_word() && day_number();
  }

  bool marked_month() {
    in_.skip();
    if (!one_or_two(date_.month)) return false;
    in_.skip();
    if (!accept_word(kMonthMarks)) return false;
    in_.skip();
    if (!one_or_two(date_.day)) return false;
    in_.skip();
    return accept_word(kDayMarks);
  }

  // "令和3年7月10日", "民國110年7月10日".
  bool era_year() {
    std::string_view found;
    const std::optional<int> before = find_era(rest(), found);
    if (!before) return false;
    pass(found);
    in_.skip();
    const std::string_view digits = in_.digits();
    const bool is_first = digits.empty() && in_.accept("元");
    if (!is_first && (digits.empty() || digits.size() > 3)) return false;
    date_.year = *before + (is_first ? 1 : number(digits));
    in_.skip();
    return accept_word(kYearMarks) && marked_month();
  }

  // "13/07/2019": what is greater than 12 is the day; between dots the day comes first.
  bool year_last() {
    int first = 0;
    int second = 0;
    if (!one_or_two(first)) return false;
    const char separator = in_.peek();
    if (separator != '/' && separator != '-' && separator != '.') return false;
    in_.accept(separator);
    if (separator == '.') in_.skip();
    if (!one_or_two(second) || !in_.accept(separator)) return false;
    if (separator == '.') in_.skip();
    const std::string_view year = in_.digits();
    if (year.size() != 4) return false;
    date_.year = number(year);
    DateOrder order = separator == '.' ? DateOrder::kDayFirst : order_;
    if (first > 12 || first == second) order = DateOrder::kDayFirst;
    if (second > 12 && first <= 12) order = DateOrder::kMonthFirst;
    if (order == DateOrder::kUnknown) return false;
    date_.day = order == DateOrder::kDayFirst ? first : second;
    date_.month = order == DateOrder::kDayFirst ? second : first;
    return true;
  }

  // "July 10th, 2021", "the 10th of July 2021", "10. Juli 2021", "tháng 7 10, 2021".
  bool word_day() {
    if (is_ascii_digit(in_.peek())) {
      if (!day_number() || !month_word()) return false;
    } else if (!month_word() || !day_number()) {
      return false;
    }
    pass_filler();
    in_.accept('/');
    const std::string_view year = in_.digits();
    date_.year = number(year);
    in_.skip();
    in_.accept("г.");
    return year.size() == 4 && in_.peek() != ':';
  }

  bool month_word() {
    pass_filler();
    if (!in_.accept('-')) in_.accept('/');
    const std::string_view word = word_ahead();
    const std::optional<int> month = find_any_month(word);
    if (!month) return false;
    pass(word);
    date_.month = *month;
    in_.accept('.');
    if (!in_.accept('-')) in_.accept('/');
    return true;
  }

  bool day_number() {
    pass_filler();
    if (!one_or_two(date_.day) || in_.peek() == ':') return false;
    const std::string_view word = word_ahead();
    if (is_ordinal_ending(word)) pass(word);
    in_.accept('.');
    return true;
  }

  // "+8", "(CST)", "(UTC+8)", "北京时间", "[Asia/Shanghai]".
  bool read_zone_part() {
    const bool is_enclosed = in_.accept('(');
    std::string_view found;
    const std::string_view meant = find_zone_words(rest(), found);
    if (!meant.empty()) {
      date_.zone.name = meant;
      pass(found);
    } else {
      date_.family = WrittenDate::Family::kIso;
      const std::string_view word = word_ahead();
      const bool may_be_zone = (word.empty() && date_.has_clock) || find_zone_hours(word) ||
                               word == "Z" || rest().substr(word.size()).starts_with('/') ||
                               rest().substr(word.size()).starts_with('_') ||
                               (word.size() >= 3 && word.size() <= 4 && is_upper(word));
      if (!may_be_zone || !read_zone(in_, date_)) return false;
    }
    if (is_enclosed && !in_.accept(')')) return false;
    return has_zone_ = true;
  }

  static bool is_upper(std::string_view word) {
    return all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  Scanner in_;
  std::string_view text_;
  DateOrder order_;
  WrittenDate date_;
  bool has_day_ = false;
  bool has_weekday_ = false;
  bool has_zone_ = false;
  std::size_t behind_day_ = 0;
};

}  // namespace

std::optional<WrittenDate> read_loose_date(std::string_view text, DateOrder order) {
  return LooseReader(text, order).read();
}

}  // namespace feedgen
