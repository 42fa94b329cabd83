// The words of dates that people write, beyond the English ones of the standards: months in several
// languages, parts of East Asian dates, names of zones.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

inline constexpr std::array<std::string_view, 2> kYearMarks{"年", "년"};
inline constexpr std::array<std::string_view, 2> kMonthMarks{"月", "월"};
inline constexpr std::array<std::string_view, 4> kDayMarks{"日", "号", "號", "일"};
inline constexpr std::array<std::string_view, 6> kHourMarks{"点钟", "点", "點", "时", "時", "시"};
inline constexpr std::array<std::string_view, 2> kMinuteMarks{"分", "분"};
inline constexpr std::array<std::string_view, 2> kSecondMarks{"秒", "초"};

/// Full-width digits, letters and marks as ASCII; nothing else is changed.
std::string fold_full_width(std::string_view text);

/// "at", "of", "the", "de": says nothing between the parts of a date.
bool is_filler_word(std::string_view word);

/// "st", "nd", "rd", "th", "er", "º" behind a number.
bool is_ordinal_ending(std::string_view word);

/// 1 to 12; in English, German, French, Spanish, Italian, Portuguese, Dutch or Russian, whatever
/// its case and accents.
std::optional<int> find_any_month(std::string_view word);

struct HalfDayWord {
  bool is_late;  ///< the hours 1 to 11 are those after noon
};

/// "pm", "a.m.", "下午", "오후" at the beginning of `text`; sets `found` to it.
std::optional<HalfDayWord> find_half_day(std::string_view text, std::string_view& found);

/// "星期六", "周六", "土曜日", "토요일" at the beginning of `text`, and between parentheses "土"
/// alone: 0 is Sunday; sets `found`.
std::optional<int> find_eastern_weekday(std::string_view text, bool is_enclosed,
                                        std::string_view& found);

/// "令和", "民國" at the beginning of `text`: the year before the era's first one; sets `found`.
std::optional<int> find_era(std::string_view text, std::string_view& found);

/// "北京时间", "China Standard Time" at the beginning of `text`: the zone of the database; sets
/// `found`.
std::string_view find_zone_words(std::string_view text, std::string_view& found);

}  // namespace feedgen
