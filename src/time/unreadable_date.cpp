#include "time/unreadable_date.h"

#include <fmt/format.h>

#include "text/display.h"
#include "time/scanner.h"

namespace feedgen {
namespace {

Error because(std::string problem, std::string remedy) {
  return Error{ErrorKind::kInput, Message{std::move(problem), std::move(remedy), {}}};
}

/// "07/10/2021", "7.10.21", "10-07-2021": one or two digits twice, then a year.
bool has_unknown_order(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const auto first = in.digits().size();
  const char separator = in.peek();
  if (separator != '/' && separator != '.' && separator != '-') return false;
  in.accept(separator);
  const auto second = in.digits().size();
  if (!in.accept(separator)) return false;
  const auto third = in.digits().size();
  return (first == 1 || first == 2) && (second == 1 || second == 2) && third >= 1 && third <= 4;
}

/// "2021", "2021-07", "2021-W27": the beginning of a date.
bool lacks_day(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  if (in.digits().size() != 4) return false;
  if (in.accept('-') || in.accept('/') || in.accept('.')) {
    in.accept('W');
    const auto count = in.digits().size();
    if (count != 1 && count != 2) return false;
  }
  in.skip();
  return in.at_end();
}

bool is_bare_number(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const bool has_digits = !in.digits().empty();
  in.skip();
  return has_digits && in.at_end();
}

}  // namespace

Error unreadable_date(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return because("the date is empty", "write it like 2021-07-10 13:01:16 +08:00");
  if (has_unknown_order(text))
    return because(fmt::format("can't tell the day from the month in {}", in_quotes(text)),
                   "write the year first, like 2021-07-10");
  if (lacks_day(text))
    return because(fmt::format("the date {} names no day", in_quotes(text)),
                   "write it in full, like 2021-07-10");
  if (is_bare_number(text))
    return because(fmt::format("can't tell what the number {} means", in_quotes(text)),
                   "write it like 2021-07-10 13:01:16 +08:00, or @ and Unix seconds");
  return because(fmt::format("can't read the date {}", in_quotes(text)),
                 "write it like 2021-07-10 13:01:16 +08:00");
}

}  // namespace feedgen
