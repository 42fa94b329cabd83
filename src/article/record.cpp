#include "article/record.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/hash.h"

namespace feedgen {
namespace {

ArticleState hidden_state(const ArticleReading& reading) {
  switch (reading.kept_back.kind) {
    case Hidden::kDraft:
      return ArticleState::kDraft;
    case Hidden::kHidden:
      return ArticleState::kHidden;
    case Hidden::kNoArticle:
      return ArticleState::kNoArticle;
    case Hidden::kUndated:
      return ArticleState::kUndated;
    case Hidden::kNo:
      break;
  }
  return ArticleState::kSkipped;
}

void append(std::int64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t digest_of(const KeptBack& reason) {
  return hash64(fmt::format("{}\n{}:{}", reason.key, reason.line, reason.column));
}

std::uint64_t entry_digest_of(const Message& problem) {
  return hash64(fmt::format("{}\n{}\n{}:{}", problem.problem, problem.remedy, problem.place.line,
                            problem.place.column));
}

// The file, its place, and what settings, the clock and other files make of them. Everything else
// that an entry shows follows from these.
std::uint64_t entry_digest_of(const Article& article, std::string_view path, Instant sorted) {
  std::string text;
  text.reserve(512);
  text.append(reinterpret_cast<const char*>(article.fingerprint.content.data()),
              article.fingerprint.content.size());
  append(article.published.time_since_epoch().count(), text);
  append(article.updated.time_since_epoch().count(), text);
  append(sorted.time_since_epoch().count(), text);
  append(article.due ? article.due->time_since_epoch().count() : -1, text);
  append(article.expires ? article.expires->time_since_epoch().count() : -1, text);
  for (const std::string_view part :
       {path, std::string_view(article.url), std::string_view(article.id)}) {
    append(static_cast<std::int64_t>(part.size()), text);
    text += part;
  }
  for (const GroupKey& group : article.groups) {
    text.append(group.family).push_back('\0');
    append(static_cast<std::int64_t>(group.path.size()), text);
    for (const std::string& name : group.path) text.append(name).push_back('\0');
  }
  return hash64(text);
}

}  // namespace

ArticleRecord record_of(const ArticleReading& reading, std::string_view path, Instant now,
                        const Settings& settings) {
  ArticleRecord record;
  record.content = reading.fingerprint.content;
  record.is_undated = reading.is_undated;
  if (!reading.article) {
    record.state = hidden_state(reading);
    record.problem = reading.skipped;
    record.kept_back = reading.kept_back;
    record.entry_digest =
        reading.skipped ? entry_digest_of(*reading.skipped) : digest_of(reading.kept_back);
    return record;
  }
  const Article& article = *reading.article;
  record.published = article.published;
  record.starts = article.due;
  record.expires = article.expires;
  record.sorted = settings.order == Order::kUpdated ? article.updated : article.published;
  record.groups = article.groups;
  record.claim = claim_of(article.id);
  record.state = state_at(now, article.due.value_or(article.published), article.expires,
                          settings.future == FutureRule::kWait);
  record.entry_digest = entry_digest_of(article, path, record.sorted);
  return record;
}

}  // namespace feedgen
