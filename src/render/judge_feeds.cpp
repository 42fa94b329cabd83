#include "render/judge_feeds.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "article/place_of_fact.h"
#include "article/read_article.h"
#include "check/content.h"
#include "check/entry_field.h"
#include "feed/places.h"
#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {

// An entry of the feed that is judged.
struct JudgedEntry {
  const Entry* entry = nullptr;
  const SelectedArticle* article = nullptr;
  bool needs_text = false;
};

namespace {

// Stands in the place of bodies that are judged by themselves: the words, between tags, since
// formats write a text without any otherwise.
constexpr std::string_view kWords = "the body of the entry stands here";
constexpr std::string_view kBody = "<p>the body of the entry stands here</p>";

// Whether RSS, Atom and JSON Feed say of it only what all entries have.
bool is_usual(const Entry& entry) {
  return entry.id == entry.url && entry.enclosures.empty() && entry.elements.empty() &&
         entry.objects.is_null() && entry.comments.empty() && entry.external_url.empty() &&
         entry.source.url.empty() && entry.language.empty() && !entry.episode;
}

// The places of a document without bodies in the one with them. A part of an entry that is the same
// in both is looked for behind the one before it.
class WholePlaces {
 public:
  WholePlaces(std::string_view part, std::string_view whole) : part_(part), whole_(whole) {}

  std::size_t of_head(std::size_t offset) const { return std::min(offset, whole_.size()); }

  std::size_t of(const OutlinedEntry& entry, std::size_t offset) const {
    const auto [begin, end] = body_of(entry);
    const std::string_view before = part_.substr(entry.begin, begin - entry.begin);
    const std::size_t found = whole_.find(before);
    if (found == std::string_view::npos) return 0;
    if (offset < end) return found + std::min(offset, begin) - entry.begin;
    constexpr std::size_t kEnough = 64;
    const std::size_t next = whole_.find(part_.substr(end, kEnough), found + before.size());
    return next == std::string_view::npos ? found : next + offset - end;
  }

  // Where its body begins and ends, both at the end of the entry where it has none.
  std::pair<std::size_t, std::size_t> body_of(const OutlinedEntry& entry) const {
    const std::size_t last = std::min(entry.end, part_.size());
    std::size_t begin = part_.find(kWords, entry.begin);
    if (begin >= last) return {last, last};
    std::size_t end = begin + kWords.size();
    for (const std::string_view tag :
         {"<p>", "&lt;p>", "&lt;p&gt;", "\\u003cp>", "\\u003cp\\u003e"}) {
      if (!part_.substr(0, begin).ends_with(tag)) continue;
      begin -= tag.size();
      end += tag.size() + 1;  // "</p>"
      break;
    }
    return {begin, std::min(end, last)};
  }

 private:
  std::string_view part_, whole_;
};

JudgeRequest request_for(const Feed& feed, const Run& run) {
  JudgeRequest request;
  request.name = run.request.output + '/' + feed.path;
  request.now = run.request.now;
  request.outline = OutlineExtent::kPlaces;
  return request;
}

// In the order of the feed; its places are found in one pass.
void set_places(std::vector<FeedFinding>& findings, const std::string& bytes) {
  std::stable_sort(
      findings.begin(), findings.end(),
      [](const FeedFinding& a, const FeedFinding& b) { return a.found.offset < b.found.offset; });
  PlaceScan places(bytes);
  for (FeedFinding& one : findings) {
    one.found.place = places.of(one.found.offset, one.found.place.path);
  }
}

// All but its body, which would only be copied to be thrown away.
Entry without_body(const Entry& entry) {
  Entry shown;
  static_cast<ShownFacts&>(shown) = entry;
  shown.labels = entry.labels;
  shown.picture = entry.picture;
  shown.episode = entry.episode;
  if (!entry.html.empty()) shown.html = kBody;
  return shown;
}

// The feed with these entries alone, as that format has it.
std::string without_bodies(const std::vector<JudgedEntry>& judged, const FeedFormat& format,
                           Feed& feed) {
  std::vector<Entry> shown;
  shown.reserve(judged.size());
  std::vector<const Entry*> entries;
  for (const JudgedEntry& one : judged) {
    shown.push_back(without_body(*one.entry));
    entries.push_back(&shown.back());
  }
  std::swap(feed.entries, entries);
  std::string text = format.write(feed);
  std::swap(feed.entries, entries);
  return text;
}

}  // namespace

struct FeedsCheck::Work {
  bool is_whole = false;
  std::vector<JudgedEntry> entries;
};

FeedsCheck::FeedsCheck(const Plan& plan, const Run& run) : plan_(plan), run_(run) {
  if (!run.request.check) return;
  for (std::size_t number = 0; number < plan.jobs.size(); ++number) {
    const FeedJob& job = plan.jobs[number];
    const bool has_texts = shows_texts(job.selection.group, run.request.settings);
    for (const SelectedArticle* article : job.selection.newest) {
      Judges& judges = judges_.try_emplace(article->number, Judges{number, {}}).first->second;
      if (has_texts && !judges.text) judges.text = number;
    }
  }
}

FeedsCheck::Work FeedsCheck::work_for(std::size_t number, const FeedFormat& format,
                                      const Feed& feed) const {
  const FeedJob& job = plan_.jobs[number];
  const std::vector<const SelectedArticle*>& articles = job.selection.newest;
  const bool is_first_format = &format == job.targets.front().format;
  Work work;
  work.is_whole = number == 0;
  if (feed.entries.size() != articles.size()) return work;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Entry& entry = *feed.entries[i];
    const Judges& judges = judges_.at(articles[i]->number);
    const bool needs_text = is_first_format && judges.text == number && !entry.html.empty();
    const bool needs_rest = judges.entry == number && (is_first_format || !is_usual(entry));
    if (!work.is_whole && !needs_text && !needs_rest) continue;
    work.entries.push_back({&entry, articles[i], needs_text});
  }
  return work;
}

void FeedsCheck::judge(std::size_t number, const FeedFormat& format, Feed& feed,
                       const std::string& bytes) {
  const Work work = work_for(number, format, feed);
  const JudgeRequest request = request_for(feed, run_);
  const std::string part =
      work.is_whole ? std::string() : without_bodies(work.entries, format, feed);
  CheckedDocument checked = check_document(work.is_whole ? bytes : part, request);
  const std::vector<OutlinedEntry>& outlined = checked.outline.entries;
  const WholePlaces places(part, bytes);
  std::vector<FeedFinding> findings;
  for (PlacedFinding& one : checked.findings) {
    FeedFinding finding{std::move(one), nullptr, {}};
    const std::size_t offset = finding.found.offset;
    if (const OutlinedEntry* const entry = entry_at(checked.outline, offset)) {
      const auto i = static_cast<std::size_t>(entry - outlined.data());
      finding.field = field_of_entry(checked.text, entry->begin, offset);
      if (i < work.entries.size()) finding.article = work.entries[i].article;
      if (!work.is_whole) finding.found.offset = places.of(*entry, offset);
    } else if (!work.is_whole) {
      finding.found.offset = places.of_head(offset);
    }
    findings.push_back(std::move(finding));
  }
  for (std::size_t i = 0; !work.is_whole && i < work.entries.size(); ++i) {
    const JudgedEntry& one = work.entries[i];
    if (!one.needs_text) continue;
    const std::string& html = one.entry->html;
    for (PlacedFinding& found : check_content(html, request)) {
      const std::size_t body =
          i < outlined.size() ? places.of(outlined[i], places.body_of(outlined[i]).first) : 0;
      // Where it is not escaped, the place in it is known.
      found.offset = body + (bytes.compare(body, html.size(), html) == 0 ? found.offset : 0);
      findings.push_back({std::move(found), one.article, "content"});
    }
  }
  set_places(findings, bytes);
  const std::scoped_lock lock(mutex_);
  ++checked_.feeds;
  for (FeedFinding& one : findings) checked_.findings.push_back(std::move(one));
}

namespace {

// The article's place, and beside it that in the feed.
Message message_of(const FeedFinding& one, const Run& run) {
  const PlacedFinding& found = one.found;
  Message message{fmt::format("{} {}: {}", found.rule->code, found.rule->name, found.problem),
                  found.remedy, found.place};
  if (one.article == nullptr) return message;
  const SourceFile file = run.source(one.article->key);
  const Result<std::string> bytes = run.world.files.read(file.shown, kLargestArticle);
  message.problem += fmt::format(" (in {}:{}:{})", printable(found.place.path), found.place.line,
                                 found.place.column);
  message.place = bytes
                      ? place_of_fact(file, *bytes, run.request.settings, one.field, found.problem)
                      : Place{file.shown};
  return message;
}

}  // namespace

bool is_held_back(CheckedFeeds checked, Run& run) {
  if (!run.request.check) return false;
  const CheckRequest& asked = *run.request.check;
  // Threads are done in any order.
  std::sort(checked.findings.begin(), checked.findings.end(),
            [](const FeedFinding& a, const FeedFinding& b) {
              const Place& one = a.found.place;
              const Place& other = b.found.place;
              return std::tie(one.path, a.found.offset, a.found.rule->code, a.found.problem) <
                     std::tie(other.path, b.found.offset, b.found.rule->code, b.found.problem);
            });
  CheckReport report;
  report.feeds = checked.feeds;
  // What is wrong with an article is said once for all formats that show it.
  std::set<std::tuple<std::int64_t, std::string_view, std::string_view>> said;
  for (const FeedFinding& one : checked.findings) {
    const PlacedFinding& found = one.found;
    const std::optional<Severity> severity =
        asked.rate(*found.rule, found.place.path, found.problem);
    if (!severity) continue;
    const bool is_again =
        one.article != nullptr &&
        !said.emplace(one.article->number, found.rule->code, found.problem).second;
    if (is_again) continue;
    report.findings.push_back({*severity, message_of(one, run)});
    report.fails = report.fails || *severity == Severity::kError ||
                   (*severity == Severity::kWarning && asked.fails_on_warnings);
  }
  report.holds_back = report.fails && asked.holds_back;
  run.report.check = std::move(report);
  return run.report.check->holds_back;
}

}  // namespace feedgen
