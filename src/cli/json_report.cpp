#include "cli/json_report.h"

#include <algorithm>
#include <array>

#include "format/json_writer.h"
#include "protocols/protocols.h"
#include "text/url.h"
#include "text/utf8.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

// JSON is UTF-8; names in a file system need not be.
void write_text(std::string_view key, std::string_view text, JsonWriter& json) {
  json.text(key, repair_utf8(text));
}

void write_if_any(std::string_view key, std::string_view text, JsonWriter& json) {
  if (!text.empty()) write_text(key, text, json);
}

void write_members(const Message& message, JsonWriter& json) {
  write_if_any("path", message.place.path, json);
  if (message.place.line > 0) json.number("line", message.place.line);
  if (message.place.column > 0) json.number("column", message.place.column);
  write_text("problem", message.problem, json);
  write_if_any("remedy", message.remedy, json);
}

void write(std::string_view key, const std::vector<Message>& messages, JsonWriter& json) {
  const auto list = json.array(key);
  for (const Message& message : messages) {
    const auto object = json.object();
    write_members(message, json);
  }
}

const char* state_name(FeedState state) {
  switch (state) {
    case FeedState::kUnchanged: return "unchanged";
    case FeedState::kNew: return "new";
    case FeedState::kReplaced: return "replaced";
    case FeedState::kKept: return "kept";
    case FeedState::kFailed: break;
  }
  return "failed";
}

void write(const FeedReport& feed, JsonWriter& json) {
  const auto object = json.object();
  write_text("path", feed.path, json);
  write_if_any("url", feed.url, json);
  json.text("family", feed.group.family);
  json.texts("category", feed.group.path);
  json.number("articles", feed.articles);
  json.number("entries", feed.entries);
  json.truth("changed", feed.state == FeedState::kNew || feed.state == FeedState::kReplaced);
  json.text("state", state_name(feed.state));
}

const char* kind_name(SettingOrigin::Kind kind) {
  switch (kind) {
    case SettingOrigin::Kind::kGenerator: return "generator";
    case SettingOrigin::Kind::kSettings: return "settings";
    case SettingOrigin::Kind::kFound: return "found";
    case SettingOrigin::Kind::kOption: break;
  }
  return "option";
}

void write(const SettingOrigin& origin, JsonWriter& json) {
  const auto object = json.object();
  write_text("name", origin.setting, json);
  write_text("value", origin.value, json);
  json.text("from", kind_name(origin.kind));
  write_text("source", origin.source, json);
  write_if_any("path", origin.place.path, json);
  if (origin.place.line > 0) json.number("line", origin.place.line);
}

void write(std::string_view key, const Diagnostics& diagnostics, Severity severity,
           JsonWriter& json) {
  const auto list = json.array(key);
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != severity) continue;
    const auto object = json.object();
    write_members(diagnostic.message, json);
  }
}

const char* state_name(NoticeState state) {
  switch (state) {
    case NoticeState::kAccepted: return "accepted";
    case NoticeState::kDue: return "due";
    case NoticeState::kGivenUp: break;
  }
  return "given_up";
}

void write(const Notice& notice, JsonWriter& json) {
  const auto object = json.object();
  write_text("topic", notice.topic, json);
  json.text("state", state_name(notice.state));
  json.number("attempts", notice.record.attempts);
  write_if_any("answer", notice.record.answer, json);
  const bool waits = notice.state == NoticeState::kDue && notice.record.next_try != Instant{};
  if (waits) json.text("next_try", rfc3339(notice.record.next_try));
}

void write(const TargetReport& target, JsonWriter& json) {
  const auto object = json.object();
  json.text("protocol", target.target.protocol->word);
  write_text("url", shown_address(target.target.url), json);
  json.number("accepted", target.count(NoticeState::kAccepted));
  json.number("due", target.count(NoticeState::kDue));
  json.number("given_up", target.count(NoticeState::kGivenUp));
  if (target.record.is_gone) json.truth("gone", true);
  write_if_any("answer", target.record.answer, json);
  if (target.record.not_before != Instant{}) {
    json.text("not_before", rfc3339(target.record.not_before));
  }
  const auto notices = json.array("notices");
  for (const Notice& notice : target.notices) write(notice, json);
}

void write_counts(std::string_view name,
                  const std::vector<std::pair<std::string, std::size_t>>& counts,
                  JsonWriter& json) {
  const auto object = json.object(name);
  for (const auto& [key, count] : counts) json.number(repair_utf8(key), count);
}

void write_articles(const Report& report, JsonWriter& json) {
  const auto articles = json.object("articles");
  json.number("found", report.found);
  json.number("read", report.read);
  json.number("skipped", report.skipped.size());
  json.number("drafts", report.drafts);
  json.number("hidden", report.hidden);
  json.number("expired", report.expired);
  json.number("waiting", report.waiting);
  json.number("undated", report.undated);
  write_counts("kept_back", report.kept_back, json);
  write_counts("passed_over", report.passed_over, json);
}

// A stage that ran again has the time of its last run.
void write_times(const std::vector<StageTime>& times, JsonWriter& json) {
  const auto object = json.object("timings_us");
  for (auto first = times.begin(); first != times.end(); ++first) {
    const auto is_same = [&](const StageTime& other) { return other.stage == first->stage; };
    if (std::any_of(times.begin(), first, is_same)) continue;
    const auto last = std::find_if(times.rbegin(), times.rend(), is_same);
    json.number(last->stage, static_cast<std::uint64_t>(last->time.count()));
  }
}

// The documents that had to be made or removed; the others are as they were.
void write_archives(const Report& report, JsonWriter& json) {
  const auto archives = json.object("archives");
  json.number("sealed_changed", report.sealed_changed);
  {
    const auto documents = json.array("documents");
    for (const FeedReport& document : report.documents) write(document, json);
  }
  const auto removed = json.array("removed");
  for (const std::string& path : report.removed_documents) json.text(repair_utf8(path));
}

void write_summary(const Report& report, JsonWriter& json) {
  const auto summary = json.object("summary");
  const auto write_counts = [&](std::string_view what, std::size_t removed, const auto& count) {
    const auto counts = json.object(what);
    json.number("changed", count(FeedState::kNew) + count(FeedState::kReplaced));
    json.number("unchanged", count(FeedState::kUnchanged));
    json.number("kept", count(FeedState::kKept));
    json.number("failed", count(FeedState::kFailed));
    json.number("removed", removed);
  };
  write_counts("feeds", report.removed.size() - report.removed_companions,
               [&](FeedState state) { return report.count_feeds(state); });
  write_counts("companions", report.removed_companions,
               [&](FeedState state) { return report.count_companions(state); });
}

void write(const Report& report, JsonWriter& json) {
  const auto object = json.object();
  write_text("output", report.output, json);
  json.truth("dry_run", report.dry_run);
  {
    const auto settings = json.array("settings");
    for (const SettingOrigin& origin : report.settings) write(origin, json);
  }
  write_articles(report, json);
  write("skipped", report.skipped, json);
  write("unreadable", report.unreadable, json);
  write("errors", report.diagnostics, Severity::kError, json);
  write("warnings", report.diagnostics, Severity::kWarning, json);
  {
    const auto feeds = json.array("feeds");
    for (const FeedReport& feed : report.feeds) {
      if (!feed.is_companion) write(feed, json);
    }
  }
  if (report.count_feeds() < report.feeds.size()) {
    const auto companions = json.array("companions");
    for (const FeedReport& feed : report.feeds) {
      if (feed.is_companion) write(feed, json);
    }
  }
  {
    const auto removed = json.array("removed");
    for (const std::string& path : report.removed) json.text(repair_utf8(path));
  }
  write_summary(report, json);
  if (!report.documents.empty() || !report.removed_documents.empty()) write_archives(report, json);
  write_if_any("refused", report.refusal, json);
  if (report.check) {
    const auto check = json.object("check");
    json.number("feeds", report.check->feeds);
    json.truth("held_back", report.check->holds_back);
    write("errors", report.check->findings, Severity::kError, json);
    write("warnings", report.check->findings, Severity::kWarning, json);
    write("notes", report.check->findings, Severity::kNote, json);
  }
  if (report.pages) {
    const auto pages = json.object("pages");
    json.number("found", report.pages->found);
    json.number("changed", report.pages->changed.size());
    json.number("unchanged", report.pages->unchanged);
    json.number("own_links", report.pages->own_links);
    json.number("left_alone", report.pages->left_alone);
    json.number("failed", report.pages->failed);
  }
  if (report.uploads) {
    const auto uploads = json.object("uploads");
    json.number("sent", report.uploads->sent);
    json.number("removed", report.uploads->removed);
    json.number("due", report.uploads->due);
  }
  if (report.notifications) {
    const auto notifications = json.object("notifications");
    json.number("sent", report.notifications->sent);
    json.number("due", report.notifications->due);
    json.number("given_up", report.notifications->given_up);
  }
  write_times(report.times, json);
}

void write(const PingReport& report, bool is_dry_run, JsonWriter& json) {
  const auto object = json.object();
  json.truth("dry_run", is_dry_run);
  {
    const auto targets = json.array("targets");
    for (const TargetReport& target : report.targets) write(target, json);
  }
  json.number("sent", report.sent);
  json.number("due", report.count(NoticeState::kDue));
  json.number("given_up", report.count(NoticeState::kGivenUp));
  write("errors", report.diagnostics, Severity::kError, json);
  write("warnings", report.diagnostics, Severity::kWarning, json);
}

}  // namespace

std::string json_report(const Report& report) {
  JsonWriter json;
  write(report, json);
  return json.finish();
}

std::string json_report(const std::string& written, const Diagnostics& notes) {
  JsonWriter json;
  {
    const auto object = json.object();
    write_text("written", written, json);
    write("notes", notes, Severity::kNote, json);
    write("warnings", notes, Severity::kWarning, json);
  }
  return json.finish();
}

std::string json_report(const PingReport& report, bool is_dry_run) {
  JsonWriter json;
  write(report, is_dry_run, json);
  return json.finish();
}

std::string json_problems(const std::vector<ListedMessage>& problems) {
  JsonWriter json;
  {
    const auto object = json.object();
    const auto list = json.array("problems");
    for (const ListedMessage& one : problems) {
      const auto problem = json.object();
      json.text("severity", one.severity == Severity::kError ? "error" : "warning");
      write_members(one.message, json);
    }
  }
  return json.finish();
}

std::string json_report(const Error& error) {
  JsonWriter json;
  {
    const auto object = json.object();
    const auto problem = json.object("error");
    write_members(error.message, json);
  }
  return json.finish();
}

namespace {

constexpr std::array kStates{"live", "gone", "replaced"};

void write(const FeedListing& feed, JsonWriter& json) {
  const auto object = json.object();
  json.text("family", feed.group.family);
  json.texts("category", feed.group.path);
  json.number("articles", feed.articles);
  json.texts("addresses", feed.addresses);
  if (feed.documents == 0) return;
  const auto archive = json.object("archive");
  json.number("documents", feed.documents);
  json.texts("newest", feed.newest_documents);
}

void write(const LedgerRow& row, const std::string& edition, JsonWriter& json) {
  const auto object = json.object();
  json.text("id", row.id);
  // JSON is UTF-8; names in a file system need not be.
  json.text("path", repair_utf8(row.path));
  json.text("title", row.title);
  json.text("published", rfc3339(row.published));
  json.text("state", kStates[static_cast<std::size_t>(row.state)]);
  write_if_any("edition", edition, json);
}

void write(const FeedLink& link, JsonWriter& json) {
  const auto object = json.object();
  json.text("type", link.type);
  write_if_any("hreflang", link.language, json);
  json.text("title", link.title);
  json.text("href", link.href);
}

// `{"name": […]}`
template <class Row>
std::string list_of(std::string_view name, const std::vector<Row>& rows) {
  JsonWriter json;
  {
    const auto object = json.object();
    const auto list = json.array(name);
    for (const Row& row : rows) write(row, json);
  }
  return json.finish();
}

}  // namespace

std::string json_feeds(const std::vector<FeedListing>& feeds) { return list_of("feeds", feeds); }

std::string json_links(const std::vector<FeedLink>& links) { return list_of("links", links); }

std::string json_ids(const std::vector<EditionIds>& editions) {
  JsonWriter json;
  {
    const auto object = json.object();
    const auto list = json.array("ids");
    for (const EditionIds& one : editions) {
      for (const LedgerRow& row : one.rows) write(row, one.edition, json);
    }
  }
  return json.finish();
}

}  // namespace feedgen
