#include "cli/json_upload.h"

#include "format/json_writer.h"
#include "text/url.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

void write_target(const UploadTargetReport& target, JsonWriter& json) {
  const auto object = json.object();
  json.text("url", repair_utf8(shown_address(target.target.url)));
  json.number("uploaded", target.uploaded);
  json.number("due", target.due.size());
  if (!target.answer.empty()) json.text("answer", repair_utf8(target.answer));
  const auto files = json.array("files");
  for (const DueFile& file : target.due) {
    const auto one = json.object();
    json.text("path", repair_utf8(file.path));
    json.text("action", file.is_removal ? "remove" : "upload");
    if (!file.answer.empty()) json.text("answer", repair_utf8(file.answer));
  }
}

void write_messages(const char* key, Severity severity, const Diagnostics& diagnostics,
                    JsonWriter& json) {
  const auto list = json.array(key);
  for (const Diagnostic& one : diagnostics) {
    if (one.severity != severity) continue;
    const auto object = json.object();
    if (!one.message.place.path.empty()) json.text("path", repair_utf8(one.message.place.path));
    if (one.message.place.line > 0) json.number("line", one.message.place.line);
    json.text("problem", repair_utf8(one.message.problem));
    if (!one.message.remedy.empty()) json.text("remedy", repair_utf8(one.message.remedy));
  }
}

}  // namespace

std::string json_report(const UploadReport& report, bool is_dry_run) {
  JsonWriter json;
  {
    const auto object = json.object();
    json.truth("dry_run", is_dry_run);
    {
      const auto targets = json.array("targets");
      for (const UploadTargetReport& target : report.targets) write_target(target, json);
    }
    json.number("sent", report.sent);
    json.number("removed", report.removed);
    json.number("due", report.due());
    write_messages("errors", Severity::kError, report.diagnostics, json);
    write_messages("warnings", Severity::kWarning, report.diagnostics, json);
  }
  return json.finish();
}

}  // namespace feedgen
