// JUnit's XML, as continuous integration reads it: a suite a feed, and a failed case a finding.
#include <algorithm>

#include <fmt/format.h>

#include "cli/check_report.h"
#include "text/display.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

std::string in_xml(std::string_view text) { return escape_html(to_xml_text(printable(text))); }

}  // namespace

std::string junit_findings(const std::vector<CheckedFile>& files) {
  std::size_t cases = 0;
  std::size_t failures = 0;
  std::string suites;
  for (const CheckedFile& file : files) {
    std::string inside;
    std::size_t failed = 0;
    for (const PlacedFinding& one : file.findings) {
      // A warning is no failed case: the exit code says whether it counts.
      const bool is_error = one.severity == Severity::kError;
      failed += is_error ? 1 : 0;
      const std::string place =
          fmt::format("{}:{}:{}", file.name, one.place.line, one.place.column);
      inside += fmt::format("    <testcase classname=\"{}\" name=\"{} {}\">\n", in_xml(place),
                            one.rule->code, one.rule->name);
      const std::string words = in_xml(fmt::format("{}; {}", one.problem, one.remedy));
      inside += is_error ? fmt::format("      <failure type=\"error\" message=\"{}\"/>\n", words)
                         : fmt::format("      <system-out>{}: {}</system-out>\n",
                                       word_for(one.severity), words);
      inside += "    </testcase>\n";
    }
    if (file.findings.empty()) {
      inside = fmt::format("    <testcase classname=\"{}\" name=\"feed\"/>\n", in_xml(file.name));
    }
    const std::size_t tests = std::max<std::size_t>(file.findings.size(), 1);
    suites += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                          in_xml(file.name), tests, failed);
    suites += inside + "  </testsuite>\n";
    cases += tests;
    failures += failed;
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"feedgen check\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}"
      "</testsuites>\n",
      cases, failures, suites);
}

}  // namespace feedgen
