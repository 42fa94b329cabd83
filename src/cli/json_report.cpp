#include "cli/json_report.h"

#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace feedgen {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const Message& message) {
  ordered_json json;
  // JSON is UTF-8; names in a file system need not be.
  if (!message.place.path.empty()) json["path"] = repair_utf8(message.place.path);
  if (message.place.line > 0) json["line"] = message.place.line;
  if (message.place.column > 0) json["column"] = message.place.column;
  json["problem"] = repair_utf8(message.problem);
  if (!message.remedy.empty()) json["remedy"] = repair_utf8(message.remedy);
  return json;
}

const char* state_name(FeedState state) {
  switch (state) {
    case FeedState::kUnchanged:
      return "unchanged";
    case FeedState::kNew:
      return "new";
    case FeedState::kReplaced:
      return "replaced";
    case FeedState::kFailed:
      break;
  }
  return "failed";
}

ordered_json to_json(const FeedReport& feed) {
  ordered_json json;
  json["path"] = feed.path;
  if (!feed.url.empty()) json["url"] = feed.url;
  json["category"] = feed.category;
  json["articles"] = feed.articles;
  json["entries"] = feed.entries;
  json["changed"] = feed.state == FeedState::kNew || feed.state == FeedState::kReplaced;
  json["state"] = state_name(feed.state);
  return json;
}

ordered_json messages(const Report& report, Severity severity) {
  ordered_json list = ordered_json::array();
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.severity == severity) list.push_back(to_json(diagnostic.message));
  }
  return list;
}

std::string dump(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string json_report(const Report& report) {
  ordered_json json;
  json["output"] = repair_utf8(report.output);
  json["dry_run"] = report.dry_run;
  json["articles"] = {
      {"found", report.found},    {"read", report.read},     {"skipped", report.skipped.size()},
      {"drafts", report.drafts},  {"hidden", report.hidden}, {"expired", report.expired},
      {"waiting", report.waiting}};
  json["skipped"] = ordered_json::array();
  for (const Message& message : report.skipped) json["skipped"].push_back(to_json(message));
  json["errors"] = messages(report, Severity::kError);
  json["warnings"] = messages(report, Severity::kWarning);
  json["feeds"] = ordered_json::array();
  for (const FeedReport& feed : report.feeds) json["feeds"].push_back(to_json(feed));
  json["timings_us"] = ordered_json::object();
  for (const StageTime& time : report.times) json["timings_us"][time.stage] = time.time.count();
  return dump(json);
}

std::string json_report(const Error& error) {
  ordered_json json;
  json["error"] = to_json(error.message);
  return dump(json);
}

}  // namespace feedgen
