#include "cli/check_report.h"

#include <map>

#include <fmt/format.h>

#include "format/json_writer.h"
#include "text/display.h"
#include "text/sha256.h"

namespace feedgen {
namespace {

void write(const PlacedFinding& one, JsonWriter& json) {
  const auto finding = json.object();
  json.text("severity", word_for(one.severity));
  json.text("code", one.rule->code);
  json.text("rule", one.rule->name);
  json.text("problem", one.problem);
  json.text("remedy", one.remedy);
  json.number("line", one.place.line);
  json.number("column", one.place.column);
  json.truth("fixable", !one.fixes.empty());
  if (one.article.path.empty()) return;
  const auto article = json.object("article");
  json.text("path", printable(one.article.path));
  if (one.article.line > 0) json.number("line", one.article.line);
  if (one.article.column > 0) json.number("column", one.article.column);
}

void write(const CheckedFile& file, JsonWriter& json) {
  const auto object = json.object();
  json.text("path", printable(file.name));
  json.text("kind", name_of(file.kind));
  json.number("entries", file.entries);
  const auto findings = json.array("findings");
  for (const PlacedFinding& one : file.findings) write(one, json);
}

constexpr CheckOutput kOutputs[] = {
    {"text", nullptr},         {"json", json_findings},     {"sarif", sarif_findings},
    {"junit", junit_findings}, {"github", github_findings}, {"gitlab", gitlab_findings},
};

}  // namespace

std::span<const CheckOutput> check_outputs() { return kOutputs; }

std::string_view word_for(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kNote: break;
  }
  return "note";
}

std::vector<std::string> fingerprints(const std::vector<CheckedFile>& files) {
  std::vector<std::string> all;
  std::map<std::string, std::size_t> seen;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& one : file.findings) {
      std::string words = fmt::format("{}\n{}\n{}", file.name, one.rule->code, one.problem);
      words += fmt::format("\n{}", seen[words]++);
      std::string digits;
      for (const std::uint8_t byte : sha256(words)) digits += fmt::format("{:02x}", byte);
      all.push_back(std::move(digits));
    }
  }
  return all;
}

std::string_view name_of(FeedKind kind) {
  switch (kind) {
    case FeedKind::kRss091: return "rss-0.91";
    case FeedKind::kRss092: return "rss-0.92";
    case FeedKind::kRss20: return "rss-2.0";
    case FeedKind::kRss10: return "rss-1.0";
    case FeedKind::kRss090: return "rss-0.90";
    case FeedKind::kAtom10: return "atom-1.0";
    case FeedKind::kAtom03: return "atom-0.3";
    case FeedKind::kAtomEntry: return "atom-entry";
    case FeedKind::kJsonFeed: return "json-feed";
    case FeedKind::kRss11: return "rss-1.1";
    case FeedKind::kOpml: return "opml";
    case FeedKind::kPublishing: return "atompub";
    case FeedKind::kOpenSearch: return "opensearch";
    case FeedKind::kXrds: return "xrds";
    case FeedKind::kKml: return "kml";
    case FeedKind::kUnknown: break;
  }
  return "unknown";
}

std::string place_text(const Place& place) {
  std::string text = printable(place.path);
  if (place.line > 0) text += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
  return text;
}

Place place_in_sources(const CheckedFile& file, const PlacedFinding& finding) {
  if (!finding.article.path.empty()) return finding.article;
  return {file.name, finding.place.line, finding.place.column};
}

std::size_t count(const std::vector<CheckedFile>& files, Severity severity) {
  std::size_t number = 0;
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& one : file.findings) number += one.severity == severity ? 1 : 0;
  }
  return number;
}

std::string json_findings(const std::vector<CheckedFile>& files) {
  JsonWriter json;
  {
    const auto object = json.object();
    {
      const auto list = json.array("files");
      for (const CheckedFile& file : files) write(file, json);
    }
    json.number("errors", count(files, Severity::kError));
    json.number("warnings", count(files, Severity::kWarning));
  }
  return json.finish();
}

}  // namespace feedgen
