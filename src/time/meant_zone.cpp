// Zone::find_meant(): what people write as the zone of a site.
#include <array>
#include <string>

#include <fmt/format.h>

#include "text/display.h"
#include "text/unicode.h"
#include "time/scanner.h"
#include "time/written_date.h"
#include "time/zone.h"

namespace feedgen {
namespace {

struct MeantZone {
  std::string_view words;  // as norm_of() has them
  std::string_view zone;
};

// Countries with one zone, cities that the database does not have, Windows' names.
constexpr std::array kMeant{MeantZone{"china", "Asia/Shanghai"},
                            MeantZone{"cn", "Asia/Shanghai"},
                            MeantZone{"beijing", "Asia/Shanghai"},
                            MeantZone{"asiabeijing", "Asia/Shanghai"},
                            MeantZone{"peking", "Asia/Shanghai"},
                            MeantZone{"shenzhen", "Asia/Shanghai"},
                            MeantZone{"guangzhou", "Asia/Shanghai"},
                            MeantZone{"beijingtime", "Asia/Shanghai"},
                            MeantZone{"北京", "Asia/Shanghai"},
                            MeantZone{"北京时间", "Asia/Shanghai"},
                            MeantZone{"上海", "Asia/Shanghai"},
                            MeantZone{"中国", "Asia/Shanghai"},
                            MeantZone{"chinastandardtime", "Asia/Shanghai"},
                            MeantZone{"hk", "Asia/Hong_Kong"},
                            MeantZone{"hkt", "Asia/Hong_Kong"},
                            MeantZone{"taiwan", "Asia/Taipei"},
                            MeantZone{"tw", "Asia/Taipei"},
                            MeantZone{"台北", "Asia/Taipei"},
                            MeantZone{"taipeistandardtime", "Asia/Taipei"},
                            MeantZone{"jp", "Asia/Tokyo"},
                            MeantZone{"jst", "Asia/Tokyo"},
                            MeantZone{"日本", "Asia/Tokyo"},
                            MeantZone{"東京", "Asia/Tokyo"},
                            MeantZone{"japan", "Asia/Tokyo"},
                            MeantZone{"tokyostandardtime", "Asia/Tokyo"},
                            MeantZone{"korea", "Asia/Seoul"},
                            MeantZone{"southkorea", "Asia/Seoul"},
                            MeantZone{"kr", "Asia/Seoul"},
                            MeantZone{"kst", "Asia/Seoul"},
                            MeantZone{"koreastandardtime", "Asia/Seoul"},
                            MeantZone{"india", "Asia/Kolkata"},
                            MeantZone{"mumbai", "Asia/Kolkata"},
                            MeantZone{"delhi", "Asia/Kolkata"},
                            MeantZone{"newdelhi", "Asia/Kolkata"},
                            MeantZone{"bangalore", "Asia/Kolkata"},
                            MeantZone{"indiastandardtime", "Asia/Kolkata"},
                            MeantZone{"vietnam", "Asia/Ho_Chi_Minh"},
                            MeantZone{"hanoi", "Asia/Ho_Chi_Minh"},
                            MeantZone{"seasiastandardtime", "Asia/Bangkok"},
                            MeantZone{"thailand", "Asia/Bangkok"},
                            MeantZone{"singaporestandardtime", "Asia/Singapore"},
                            MeantZone{"philippines", "Asia/Manila"},
                            MeantZone{"malaysia", "Asia/Kuala_Lumpur"},
                            MeantZone{"germany", "Europe/Berlin"},
                            MeantZone{"deutschland", "Europe/Berlin"},
                            MeantZone{"munich", "Europe/Berlin"},
                            MeantZone{"hamburg", "Europe/Berlin"},
                            MeantZone{"frankfurt", "Europe/Berlin"},
                            MeantZone{"weuropestandardtime", "Europe/Berlin"},
                            MeantZone{"austria", "Europe/Vienna"},
                            MeantZone{"switzerland", "Europe/Zurich"},
                            MeantZone{"france", "Europe/Paris"},
                            MeantZone{"romancestandardtime", "Europe/Paris"},
                            MeantZone{"italy", "Europe/Rome"},
                            MeantZone{"netherlands", "Europe/Amsterdam"},
                            MeantZone{"belgium", "Europe/Brussels"},
                            MeantZone{"poland", "Europe/Warsaw"},
                            MeantZone{"centraleuropeanstandardtime", "Europe/Warsaw"},
                            MeantZone{"centraleuropestandardtime", "Europe/Budapest"},
                            MeantZone{"sweden", "Europe/Stockholm"},
                            MeantZone{"norway", "Europe/Oslo"},
                            MeantZone{"denmark", "Europe/Copenhagen"},
                            MeantZone{"finland", "Europe/Helsinki"},
                            MeantZone{"flestandardtime", "Europe/Helsinki"},
                            MeantZone{"greece", "Europe/Athens"},
                            MeantZone{"gtbstandardtime", "Europe/Bucharest"},
                            MeantZone{"uk", "Europe/London"},
                            MeantZone{"england", "Europe/London"},
                            MeantZone{"unitedkingdom", "Europe/London"},
                            MeantZone{"gmtstandardtime", "Europe/London"},
                            MeantZone{"ireland", "Europe/Dublin"},
                            MeantZone{"ukraine", "Europe/Kyiv"},
                            MeantZone{"russianstandardtime", "Europe/Moscow"},
                            MeantZone{"turkeystandardtime", "Europe/Istanbul"},
                            MeantZone{"easternstandardtime", "America/New_York"},
                            MeantZone{"centralstandardtime", "America/Chicago"},
                            MeantZone{"mountainstandardtime", "America/Denver"},
                            MeantZone{"pacificstandardtime", "America/Los_Angeles"},
                            MeantZone{"sanfrancisco", "America/Los_Angeles"},
                            MeantZone{"seattle", "America/Los_Angeles"},
                            MeantZone{"boston", "America/New_York"},
                            MeantZone{"argentina", "America/Argentina/Buenos_Aires"},
                            MeantZone{"esouthamericastandardtime", "America/Sao_Paulo"},
                            MeantZone{"auseasternstandardtime", "Australia/Sydney"},
                            MeantZone{"newzealandstandardtime", "Pacific/Auckland"}};

// Lower case, without blanks and marks.
std::string norm_of(std::string_view text) {
  std::string norm;
  for (const char c : lower_case(text)) {
    if (is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80) norm += c;
  }
  return norm;
}

// "+08:00", "UTC+8", "(UTC+08:00) Beijing", "Z": plus is east.
std::optional<std::chrono::seconds> read_meant_offset(std::string_view text) {
  const bool is_enclosed = text.starts_with('(');
  if (is_enclosed) text = text.substr(1, text.find(')') - 1);
  Scanner in(text, Scanner::Blanks::kPlain);
  const std::string_view word = in.letters();
  const bool is_utc = same_word(word, "UTC") || same_word(word, "GMT") || same_word(word, "Z");
  if (!word.empty() && !is_utc) return std::nullopt;
  in.skip();
  if (in.at_end() && is_utc) return std::chrono::seconds{};
  if (in.peek() != '+' && in.peek() != '-' && in.peek() != '\xE2') return std::nullopt;
  WrittenDate date;
  if (!read_zone(in, date) || !in.at_end() || !date.zone.has_offset) return std::nullopt;
  if (date.zone.hours > 14 || date.zone.minutes > 59) return std::nullopt;
  return date.zone.sign *
         (std::chrono::hours{date.zone.hours} + std::chrono::minutes{date.zone.minutes});
}

}  // namespace

Result<Zone> Zone::find_meant(std::string_view text) {
  text = trim(text);
  if (const auto offset = read_meant_offset(text)) return at_offset(*offset);
  const std::string norm = norm_of(text);
  if (norm == "cst") {
    return fail("CST is a zone of China, of America and of Cuba",
                "write Asia/Shanghai or America/Chicago");
  }
  if (norm == "ist" || norm == "bst") {
    return fail(fmt::format("{} is the name of several zones", in_quotes(text)),
                "write a name of the IANA database, like Asia/Kolkata or Europe/London");
  }
  for (const MeantZone& meant : kMeant) {
    if (norm == meant.words) return find(meant.zone);
  }
  Result<Zone> found = find(text);
  if (found || text.size() > 64) return found;
  std::string name(text);
  for (char& c : name) {
    if (c == ' ') c = '_';
  }
  if (name != text) {
    if (Result<Zone> again = find(name)) return again;
  }
  if (const auto by_city = find_by_city(name)) return *by_city;
  return found;
}

}  // namespace feedgen
