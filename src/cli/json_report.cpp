#include "cli/json_report.h"

#include <nlohmann/json.hpp>

#include "protocols/protocols.h"
#include "text/url.h"
#include "text/utf8.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const Message& message, ordered_json json = ordered_json::object()) {
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
    case FeedState::kKept:
      return "kept";
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

const char* kind_name(SettingOrigin::Kind kind) {
  switch (kind) {
    case SettingOrigin::Kind::kGenerator:
      return "generator";
    case SettingOrigin::Kind::kSettings:
      return "settings";
    case SettingOrigin::Kind::kOption:
      break;
  }
  return "option";
}

ordered_json to_json(const SettingOrigin& origin) {
  ordered_json json;
  json["name"] = origin.setting;
  json["value"] = repair_utf8(origin.value);
  json["from"] = kind_name(origin.kind);
  json["source"] = repair_utf8(origin.source);
  if (!origin.place.path.empty()) json["path"] = repair_utf8(origin.place.path);
  if (origin.place.line > 0) json["line"] = origin.place.line;
  return json;
}

ordered_json messages(const Diagnostics& diagnostics, Severity severity) {
  ordered_json list = ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == severity) list.push_back(to_json(diagnostic.message));
  }
  return list;
}

const char* state_name(NoticeState state) {
  switch (state) {
    case NoticeState::kAccepted:
      return "accepted";
    case NoticeState::kDue:
      return "due";
    case NoticeState::kGivenUp:
      break;
  }
  return "given_up";
}

ordered_json to_json(const Notice& notice) {
  ordered_json json;
  json["topic"] = notice.topic;
  json["state"] = state_name(notice.state);
  json["attempts"] = notice.record.attempts;
  if (!notice.record.answer.empty()) json["answer"] = notice.record.answer;
  const bool waits = notice.state == NoticeState::kDue && notice.record.next_try != Instant{};
  if (waits) json["next_try"] = rfc3339(notice.record.next_try);
  return json;
}

ordered_json to_json(const TargetReport& target) {
  ordered_json json;
  json["protocol"] = target.target.protocol->word;
  json["url"] = shown_address(target.target.url);
  json["accepted"] = target.count(NoticeState::kAccepted);
  json["due"] = target.count(NoticeState::kDue);
  json["given_up"] = target.count(NoticeState::kGivenUp);
  if (target.record.is_gone) json["gone"] = true;
  if (!target.record.answer.empty()) json["answer"] = target.record.answer;
  if (target.record.not_before != Instant{}) {
    json["not_before"] = rfc3339(target.record.not_before);
  }
  json["notices"] = ordered_json::array();
  for (const Notice& notice : target.notices) json["notices"].push_back(to_json(notice));
  return json;
}

std::string dump(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string json_report(const Report& report) {
  ordered_json json;
  json["output"] = repair_utf8(report.output);
  json["dry_run"] = report.dry_run;
  json["settings"] = ordered_json::array();
  for (const SettingOrigin& origin : report.settings) json["settings"].push_back(to_json(origin));
  json["articles"] = {
      {"found", report.found},    {"read", report.read},     {"skipped", report.skipped.size()},
      {"drafts", report.drafts},  {"hidden", report.hidden}, {"expired", report.expired},
      {"waiting", report.waiting}};
  json["skipped"] = ordered_json::array();
  for (const Message& message : report.skipped) json["skipped"].push_back(to_json(message));
  json["unreadable"] = ordered_json::array();
  for (const Message& message : report.unreadable) json["unreadable"].push_back(to_json(message));
  json["errors"] = messages(report.diagnostics, Severity::kError);
  json["warnings"] = messages(report.diagnostics, Severity::kWarning);
  json["feeds"] = ordered_json::array();
  for (const FeedReport& feed : report.feeds) json["feeds"].push_back(to_json(feed));
  json["removed"] = report.removed;
  if (!report.refusal.empty()) json["refused"] = repair_utf8(report.refusal);
  if (report.notifications) {
    json["notifications"] = {{"sent", report.notifications->sent},
                             {"due", report.notifications->due},
                             {"given_up", report.notifications->given_up}};
  }
  json["timings_us"] = ordered_json::object();
  for (const StageTime& time : report.times) json["timings_us"][time.stage] = time.time.count();
  return dump(json);
}

std::string json_report(const std::string& written, const Diagnostics& notes) {
  ordered_json json;
  json["written"] = repair_utf8(written);
  json["notes"] = messages(notes, Severity::kNote);
  json["warnings"] = messages(notes, Severity::kWarning);
  return dump(json);
}

std::string json_report(const PingReport& report, bool is_dry_run) {
  ordered_json json;
  json["dry_run"] = is_dry_run;
  json["targets"] = ordered_json::array();
  for (const TargetReport& target : report.targets) json["targets"].push_back(to_json(target));
  json["sent"] = report.sent;
  json["due"] = report.count(NoticeState::kDue);
  json["given_up"] = report.count(NoticeState::kGivenUp);
  json["errors"] = messages(report.diagnostics, Severity::kError);
  json["warnings"] = messages(report.diagnostics, Severity::kWarning);
  return dump(json);
}

std::string json_problems(const std::vector<ListedMessage>& problems) {
  ordered_json list = ordered_json::array();
  for (const ListedMessage& one : problems) {
    const bool is_error = one.severity == Severity::kError;
    list.push_back(to_json(one.message, {{"severity", is_error ? "error" : "warning"}}));
  }
  return dump({{"problems", std::move(list)}});
}

std::string json_report(const Error& error) {
  ordered_json json;
  json["error"] = to_json(error.message);
  return dump(json);
}

}  // namespace feedgen
