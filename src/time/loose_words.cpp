#include "time/loose_words.h"

#include <algorithm>
#include <string>

#include "text/ascii.h"
#include "text/unicode.h"
#include "time/date_words.h"

namespace feedgen {
namespace {

// Beginnings of names, without accents and in lower case, the longest that a month needs.
struct MonthWord {
  std::string_view begin;
  int month;
};
constexpr std::array kMonthWords{
    MonthWord{"januar", 1},     MonthWord{"janvier", 1},    MonthWord{"enero", 1},
    MonthWord{"gennaio", 1},    MonthWord{"janeiro", 1},    MonthWord{"январ", 1},
    MonthWord{"янв", 1},        MonthWord{"janv", 1},       MonthWord{"ene", 1},
    MonthWord{"genn", 1},       MonthWord{"februar", 2},    MonthWord{"fevrier", 2},
    MonthWord{"febrero", 2},    MonthWord{"febbraio", 2},   MonthWord{"fevereiro", 2},
    MonthWord{"феврал", 2},     MonthWord{"фев", 2},        MonthWord{"fev", 2},
    MonthWord{"fevr", 2},       MonthWord{"marz", 3},       MonthWord{"mars", 3},
    MonthWord{"marco", 3},      MonthWord{"maart", 3},      MonthWord{"март", 3},
    MonthWord{"мар", 3},        MonthWord{"mrt", 3},        MonthWord{"april", 4},
    MonthWord{"avril", 4},      MonthWord{"abril", 4},      MonthWord{"aprile", 4},
    MonthWord{"апрел", 4},      MonthWord{"апр", 4},        MonthWord{"avr", 4},
    MonthWord{"abr", 4},        MonthWord{"mai", 5},        MonthWord{"mayo", 5},
    MonthWord{"maggio", 5},     MonthWord{"maio", 5},       MonthWord{"mei", 5},
    MonthWord{"мая", 5},        MonthWord{"май", 5},        MonthWord{"маи", 5},
    MonthWord{"magg", 5},       MonthWord{"juni", 6},       MonthWord{"juin", 6},
    MonthWord{"junio", 6},      MonthWord{"giugno", 6},     MonthWord{"junho", 6},
    MonthWord{"июн", 6},        MonthWord{"giu", 6},        MonthWord{"juli", 7},
    MonthWord{"juillet", 7},    MonthWord{"julio", 7},      MonthWord{"luglio", 7},
    MonthWord{"julho", 7},      MonthWord{"июл", 7},        MonthWord{"juil", 7},
    MonthWord{"lug", 7},        MonthWord{"august", 8},     MonthWord{"aout", 8},
    MonthWord{"agosto", 8},     MonthWord{"augustus", 8},   MonthWord{"август", 8},
    MonthWord{"авг", 8},        MonthWord{"ago", 8},        MonthWord{"septembre", 9},
    MonthWord{"septiembre", 9}, MonthWord{"settembre", 9},  MonthWord{"setembro", 9},
    MonthWord{"сентябр", 9},    MonthWord{"сен", 9},        MonthWord{"сент", 9},
    MonthWord{"set", 9},        MonthWord{"sett", 9},       MonthWord{"oktober", 10},
    MonthWord{"octobre", 10},   MonthWord{"octubre", 10},   MonthWord{"ottobre", 10},
    MonthWord{"outubro", 10},   MonthWord{"октябр", 10},    MonthWord{"окт", 10},
    MonthWord{"okt", 10},       MonthWord{"ott", 10},       MonthWord{"out", 10},
    MonthWord{"novembre", 11},  MonthWord{"noviembre", 11}, MonthWord{"novembro", 11},
    MonthWord{"ноябр", 11},     MonthWord{"ноя", 11},       MonthWord{"нояб", 11},
    MonthWord{"dezember", 12},  MonthWord{"decembre", 12},  MonthWord{"diciembre", 12},
    MonthWord{"dicembre", 12},  MonthWord{"dezembro", 12},  MonthWord{"декабр", 12},
    MonthWord{"дек", 12},       MonthWord{"dez", 12},       MonthWord{"dic", 12}};

struct Named {
  std::string_view word;
  int value;
};

constexpr std::array kHalfDays{
    Named{"a.m.", 0}, Named{"p.m.", 1}, Named{"A.M.", 0}, Named{"P.M.", 1}, Named{"上午", 0},
    Named{"早上", 0}, Named{"早晨", 0}, Named{"凌晨", 0}, Named{"清晨", 0}, Named{"午前", 0},
    Named{"오전", 0}, Named{"下午", 1}, Named{"中午", 1}, Named{"晚上", 1}, Named{"傍晚", 1},
    Named{"午後", 1}, Named{"午后", 1}, Named{"오후", 1}};

constexpr std::array kWeekdayBegins{std::string_view("星期"), std::string_view("礼拜"),
                                    std::string_view("禮拜"), std::string_view("周"),
                                    std::string_view("週")};
constexpr std::array kChineseDays{Named{"日", 0}, Named{"天", 0}, Named{"一", 1}, Named{"二", 2},
                                  Named{"三", 3}, Named{"四", 4}, Named{"五", 5}, Named{"六", 6}};
constexpr std::array kOtherDays{Named{"日", 0}, Named{"月", 1}, Named{"火", 2}, Named{"水", 3},
                                Named{"木", 4}, Named{"金", 5}, Named{"土", 6}, Named{"일", 0},
                                Named{"월", 1}, Named{"화", 2}, Named{"수", 3}, Named{"목", 4},
                                Named{"금", 5}, Named{"토", 6}};

constexpr std::array kEras{Named{"令和", 2018}, Named{"平成", 1988}, Named{"昭和", 1925},
                           Named{"民國", 1911}, Named{"民国", 1911}};

struct ZoneWords {
  std::string_view words, zone;
};
constexpr std::array kZoneWords{ZoneWords{"北京时间", "Asia/Shanghai"},
                                ZoneWords{"北京時間", "Asia/Shanghai"},
                                ZoneWords{"中国标准时间", "Asia/Shanghai"},
                                ZoneWords{"台北時間", "Asia/Taipei"},
                                ZoneWords{"日本時間", "Asia/Tokyo"},
                                ZoneWords{"한국시간", "Asia/Seoul"},
                                ZoneWords{"China Standard Time", "Asia/Shanghai"},
                                ZoneWords{"Taipei Standard Time", "Asia/Taipei"},
                                ZoneWords{"Japan Standard Time", "Asia/Tokyo"},
                                ZoneWords{"Korean Standard Time", "Asia/Seoul"},
                                ZoneWords{"India Standard Time", "Asia/Kolkata"}};

template <std::size_t N>
std::optional<int> find_named(const std::array<Named, N>& all, std::string_view text,
                              std::string_view& found) {
  for (const Named& one : all) {
    if (!text.starts_with(one.word)) continue;
    found = text.substr(0, one.word.size());
    return one.value;
  }
  return std::nullopt;
}

}  // namespace

std::string fold_full_width(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    // U+FF01 to U+FF5E stand for '!' to '~', U+3000 for a blank.
    const std::string_view three = text.substr(i, 3);
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(three[n]); };
    if (three.size() == 3 && byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD)) {
      const unsigned code = (byte(1) - 0xBCU) * 0x40U + (byte(2) - 0x80U);
      if (code >= 1 && code <= 0x5E) {
        folded += static_cast<char>(code + 0x20U);
        i += 3;
        continue;
      }
    }
    if (three == "\u3000") {
      folded += ' ';
      i += 3;
      continue;
    }
    if (text.substr(i, 2) == "\u00A0") {
      folded += ' ';
      i += 2;
      continue;
    }
    folded += text[i++];
  }
  return folded;
}

bool is_filler_word(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords{"at", "of",  "the", "on", "de",
                                                   "um", "den", "del", "the"};
  return !word.empty() && word.size() <= 3 && is_one_of(ascii_lower(word), kWords);
}

bool is_ordinal_ending(std::string_view word) {
  constexpr std::array<std::string_view, 8> kEndings{"st", "nd", "rd", "th", "er", "º", "ª", "°"};
  return is_one_of(ascii_lower(word), kEndings);
}

std::optional<int> find_any_month(std::string_view word) {
  if (const auto month = find_month(word)) return month;
  if (word.size() < 3 || word.size() > 40) return std::nullopt;
  const std::string folded = lower_case(without_accents(word));
  // A name may have an ending: "января", "januari".
  for (const MonthWord& one : kMonthWords) {
    if (folded == one.begin) return one.month;
  }
  for (const MonthWord& one : kMonthWords) {
    const std::size_t rest = folded.size() - std::min(folded.size(), one.begin.size());
    if (one.begin.size() >= 5 && folded.starts_with(one.begin) && rest <= 2) return one.month;
  }
  return std::nullopt;
}

std::optional<HalfDayWord> find_half_day(std::string_view text, std::string_view& found) {
  std::optional<int> value = find_named(kHalfDays, text, found);
  if (!value && text.size() >= 2) {
    const std::string two = ascii_lower(text.substr(0, 2));
    const char next = text.size() > 2 ? text[2] : ' ';
    const bool ends = !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
    if (ends && (two == "am" || two == "pm")) {
      value = two == "pm" ? 1 : 0;
      found = text.substr(0, 2);
    }
  }
  if (!value) return std::nullopt;
  return HalfDayWord{*value == 1};
}

std::optional<int> find_eastern_weekday(std::string_view text, bool is_enclosed,
                                        std::string_view& found) {
  for (const std::string_view begin : kWeekdayBegins) {
    if (!text.starts_with(begin)) continue;
    const auto day = find_named(kChineseDays, text.substr(begin.size()), found);
    if (day) found = text.substr(0, begin.size() + found.size());
    return day;
  }
  const auto day = find_named(kOtherDays, text, found);
  if (!day) return std::nullopt;
  for (const std::string_view ending : {"曜日", "曜", "요일"}) {
    if (!text.substr(found.size()).starts_with(ending)) continue;
    found = text.substr(0, found.size() + ending.size());
    return day;
  }
  return is_enclosed ? day : std::nullopt;
}

std::optional<int> find_era(std::string_view text, std::string_view& found) {
  return find_named(kEras, text, found);
}

std::string_view find_zone_words(std::string_view text, std::string_view& found) {
  for (const ZoneWords& one : kZoneWords) {
    if (!text.starts_with(one.words)) continue;
    found = text.substr(0, one.words.size());
    return one.zone;
  }
  return {};
}

}  // namespace feedgen
