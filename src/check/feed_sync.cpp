// FeedSync 1.0 (feedsync.org): entries that several programs change.
#include <fmt/format.h>

#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/hash.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "G211",
     .name = "sync-attribute",
     .says = "Elements of FeedSync have the attributes and elements that they need.",
     .remedy = "add what is missing",
     .source = "FeedSync 1.0 sections 2.2 to 2.6",
     .breaks = "Programs that synchronize lose changes",
     .sample = Sample::kRssItem,
     .bad = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a\" updates=\"1\"/>",
     .good = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a\" updates=\"1\">"
             "<sx:history sequence=\"1\" when=\"2021-07-10T13:01:16Z\" by=\"me\"/></sx:sync>"},
    {.code = "G212",
     .name = "sync-value",
     .says = "Values of FeedSync have the form that it asks for.",
     .remedy = "correct the value",
     .source = "FeedSync 1.0 sections 2.2 to 2.6",
     .breaks = "Programs that synchronize lose changes",
     .sample = Sample::kRssItem,
     .bad = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a b\" updates=\"1\">"
            "<sx:history sequence=\"1\" by=\"me\" when=\"2021-07-10T13:01:16Z\"/></sx:sync>",
     .good = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a\" updates=\"1\">"
             "<sx:history sequence=\"1\" by=\"me\" when=\"2021-07-10T13:01:16Z\"/></sx:sync>"},
    {.code = "G213",
     .name = "sync-who-and-when",
     .severity = Severity::kWarning,
     .says = "A change says who made it, and when.",
     .remedy = "add by=\"…\" and when=\"…\"",
     .source = "FeedSync 1.0 section 2.5",
     .breaks = "Programs that synchronize can't tell which change is the newer one",
     .sample = Sample::kRssItem,
     .bad = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a\" updates=\"1\">"
            "<sx:history sequence=\"1\" by=\"me\"/></sx:sync>",
     .good = "<sx:sync xmlns:sx=\"http://feedsync.org/2007/feedsync\" id=\"a\" updates=\"1\">"
             "<sx:history sequence=\"1\" by=\"me\" when=\"2021-07-10T13:01:16Z\"/></sx:sync>"},
};

constexpr std::string_view kNeeded = "sync-attribute";

void truth(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "true" || value.text == "false") return;
  add_wrong_value("sync-value", value, "which is neither true nor false", judge);
}

void number(const JudgedValue& value, FeedJudge& judge) {
  positive_number(value, judge);
  constexpr std::string_view kMost = "2147483647";
  const std::string_view text = value.text;
  if (!is_all_digits(text)) return;
  if (text.size() > kMost.size() || (text.size() == kMost.size() && text > kMost)) {
    add_wrong_value("sync-value", value, "which is more than 2147483647", judge);
  }
}

// The part of a URN behind its namespace (RFC 2141 section 2.2).
void name(const JudgedValue& value, FeedJudge& judge) {
  static constexpr std::string_view kMarks = "()+,-.:=@;$_!*'/?#%";
  const bool is_name = !value.text.empty() && all_of(value.text, [](char c) {
    return is_ascii_alphanumeric(c) || kMarks.find(c) != std::string_view::npos;
  });
  if (!is_name) add_wrong_value("sync-value", value, "which is no name", judge);
}

void link_kind(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "complete" || value.text == "aggregated") return;
  add_wrong_value("sync-value", value, "which is neither complete nor aggregated", judge);
}

void sync_whole(const CheckedElement& sync, const CheckedElement*, FeedJudge& judge) {
  if (sync.child(Space::kFeedSync, "history") == nullptr) {
    judge.add(kNeeded, sync.offset, "<sx:sync> has no <sx:history>");
  }
  const std::string* id = sync.attribute("id");
  if (id == nullptr || id->empty()) return;
  if (!judge.facts.sync_ids.insert(hash64(*id)).second) {
    judge.add("sync-value", sync.offset,
              fmt::format("the id {} of <sx:sync> is there more than once", in_quotes(*id)));
  }
}

void sharing_whole(const CheckedElement& sharing, const CheckedElement*, FeedJudge& judge) {
  const std::string* since = sharing.attribute("since");
  const std::string* until = sharing.attribute("until");
  if ((since == nullptr) != (until == nullptr)) {
    judge.add(kNeeded, sharing.offset, "<sx:sharing> has one of since and until, and not both");
  } else if (since != nullptr && *since > *until) {
    judge.add("sync-value", sharing.offset, "since is later than until");
  }
}

void history_whole(const CheckedElement& history, const CheckedElement*, FeedJudge& judge) {
  const bool has_when = history.attribute("when") != nullptr;
  const bool has_by = history.attribute("by") != nullptr;
  if (!has_when && !has_by) {
    judge.add(kNeeded, history.offset, "<sx:history> has neither by nor when");
  } else if (has_when != has_by) {
    judge.add("sync-who-and-when", history.offset,
              fmt::format("<sx:history> lacks {}", has_by ? "when" : "by"));
  }
}

constexpr AttributeRow kRelatedAttributes[] = {
    {"link", full_address, kNeeded}, {"title", plain_line}, {"type", link_kind, kNeeded}};
constexpr Shape kRelated{.attributes = kRelatedAttributes};
constexpr ChildRow kSharingRows[] = {{Space::kFeedSync, "related", &kRelated}};
constexpr ChildRows kSharingChildren[] = {kSharingRows};
constexpr AttributeRow kSharingAttributes[] = {
    {"expires", rfc3339_date}, {"since", rfc3339_date}, {"until", rfc3339_date}};
constexpr Shape kSharing{
    .attributes = kSharingAttributes, .children = kSharingChildren, .whole = sharing_whole};

constexpr AttributeRow kHistoryAttributes[] = {
    {"by", name}, {"sequence", number, kNeeded}, {"when", rfc3339_date}};
constexpr Shape kHistory{.attributes = kHistoryAttributes, .whole = history_whole};
constexpr ChildRow kConflictRows[] = {{Space::kNone, "item", nullptr},
                                      {Space::kAtom, "entry", nullptr}};
constexpr ChildRows kConflictChildren[] = {kConflictRows};
constexpr Shape kConflicts{.children = kConflictChildren};
constexpr ChildRow kSyncRows[] = {{Space::kFeedSync, "history", &kHistory},
                                  {Space::kFeedSync, "conflicts", &kConflicts}};
constexpr ChildRows kSyncChildren[] = {kSyncRows};
constexpr AttributeRow kSyncAttributes[] = {{"deleted", truth},
                                            {"noconflicts", truth},
                                            {"id", name, kNeeded},
                                            {"updates", number, kNeeded}};
constexpr Shape kSync{
    .attributes = kSyncAttributes, .children = kSyncChildren, .whole = sync_whole};

constexpr ChildRow kOfFeed[] = {{Space::kFeedSync, "sharing", &kSharing}};
constexpr ChildRow kOfEntry[] = {{Space::kFeedSync, "sync", &kSync}};

}  // namespace

std::span<const CheckRule> feed_sync_rules() { return kRules; }

void add_feed_sync_rows(Holder holder, std::vector<ChildRows>& rows) {
  rows.push_back(is_of_feed(holder) ? ChildRows(kOfFeed) : ChildRows(kOfEntry));
}

}  // namespace feedgen
