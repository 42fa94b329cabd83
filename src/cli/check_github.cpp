// GitHub's workflow commands: lines by which a finding stands beside the line of the file.
#include <fmt/format.h>

#include "cli/check_report.h"
#include "text/display.h"

namespace feedgen {
namespace {

// A line end would begin another command; in properties `:` and `,` end the value.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : printable(text)) {
    const bool is_special = c == '%' || (is_property && (c == ':' || c == ','));
    if (is_special) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string github_findings(const std::vector<CheckedFile>& files) {
  std::string lines;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& one : file.findings) {
      const Place place = place_in_sources(file, one);
      const std::string_view command =
          one.severity == Severity::kNote ? "notice" : word_for(one.severity);
      std::string where = escaped(place.path, true);  // lines and columns count from 1
      if (place.line > 0) where += fmt::format(",line={}", place.line);
      if (place.line > 0 && place.column > 0) where += fmt::format(",col={}", place.column);
      lines += fmt::format("::{} file={},title={} {}::{}\n", command, where, one.rule->code,
                           one.rule->name, escaped(one.problem + "; " + one.remedy, false));
    }
  }
  return lines;
}

}  // namespace feedgen
