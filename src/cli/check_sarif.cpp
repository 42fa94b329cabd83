// SARIF 2.1.0 (OASIS): what code hosts and editors read.
#include <map>

#include "cli/check_report.h"
#include "format/json_writer.h"
#include "text/percent.h"
#include "value/version.h"

namespace feedgen {
namespace {

void write_text(std::string_view key, std::string_view text, JsonWriter& json) {
  const auto object = json.object(key);
  json.text("text", text);
}

void write_rule(const CheckRule& rule, JsonWriter& json) {
  const auto object = json.object();
  json.text("id", rule.code);
  json.text("name", rule.name);
  write_text("shortDescription", rule.says, json);
  write_text("help",
             std::string(rule.says) + " What to do: " + std::string(rule.remedy) +
                 ". Who breaks: " + std::string(rule.breaks) +
                 ". Source: " + std::string(rule.source) + ".",
             json);
  const auto configuration = json.object("defaultConfiguration");
  json.text("level", word_for(rule.severity));
}

using RuleNumbers = std::map<const CheckRule*, std::size_t>;

RuleNumbers write_rules(const std::vector<CheckedFile>& files, JsonWriter& json) {
  RuleNumbers numbers;
  const auto tool = json.object("tool");
  const auto driver = json.object("driver");
  json.text("name", "feedgen");
  json.text("version", kVersion);
  const auto rules = json.array("rules");
  for (const CheckedFile& file : files) {
    for (const PlacedFinding& one : file.findings) {
      if (numbers.emplace(one.rule, numbers.size()).second) write_rule(*one.rule, json);
    }
  }
  return numbers;
}

void write_physical(const Place& place, JsonWriter& json) {
  const auto physical = json.object("physicalLocation");
  {
    const auto artifact = json.object("artifactLocation");
    json.text("uri", place.path == "-" ? std::string("stdin") : encode_path(place.path));
  }
  if (place.line == 0) return;
  const auto region = json.object("region");
  json.number("startLine", place.line);
  if (place.column > 0) json.number("startColumn", place.column);
}

void write_places(const PlacedFinding& one, const CheckedFile& file, JsonWriter& json) {
  {
    const auto locations = json.array("locations");
    const auto location = json.object();
    write_physical(place_in_sources(file, one), json);
  }
  if (one.article.path.empty()) return;
  const auto related = json.array("relatedLocations");
  const auto location = json.object();
  write_physical({file.name, one.place.line, one.place.column}, json);
  write_text("message", "the feed", json);
}

}  // namespace

std::string sarif_findings(const std::vector<CheckedFile>& files) {
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.text("version", "2.1.0");
    const auto runs = json.array("runs");
    const auto run = json.object();
    const RuleNumbers numbers = write_rules(files, json);
    json.text("columnKind", "unicodeCodePoints");
    const std::vector<std::string> prints = fingerprints(files);
    auto print = prints.begin();
    const auto results = json.array("results");
    for (const CheckedFile& file : files) {
      for (const PlacedFinding& one : file.findings) {
        const auto result = json.object();
        json.text("ruleId", one.rule->code);
        json.number("ruleIndex", numbers.at(one.rule));
        json.text("level", word_for(one.severity));
        write_text("message", one.problem + "; " + one.remedy, json);
        write_places(one, file, json);
        const auto partial = json.object("partialFingerprints");
        json.text("feedgen/v1", *print++);
      }
    }
  }
  return json.finish();
}

}  // namespace feedgen
