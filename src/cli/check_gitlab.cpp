// GitLab's code quality report: a list of findings, each with a fingerprint.
#include <algorithm>

#include "cli/check_report.h"
#include "format/json_writer.h"
#include "text/display.h"

namespace feedgen {
namespace {

std::string_view gitlab_word(Severity severity) {
  switch (severity) {
    case Severity::kError: return "major";
    case Severity::kWarning: return "minor";
    case Severity::kNote: break;
  }
  return "info";
}

}  // namespace

std::string gitlab_findings(const std::vector<CheckedFile>& files) {
  const std::vector<std::string> prints = fingerprints(files);
  auto print = prints.begin();
  JsonWriter json;
  {
    const auto list = json.array();
    for (const CheckedFile& file : files) {
      for (const PlacedFinding& one : file.findings) {
        const Place place = place_in_sources(file, one);
        const auto object = json.object();
        json.text("description", one.problem + "; " + one.remedy);
        json.text("check_name", one.rule->name);
        json.text("fingerprint", *print++);
        json.text("severity", gitlab_word(one.severity));
        const auto location = json.object("location");
        json.text("path", printable(place.path));
        const auto lines = json.object("lines");
        json.number("begin", std::max(place.line, 1U));
      }
    }
  }
  return json.finish();
}

}  // namespace feedgen
