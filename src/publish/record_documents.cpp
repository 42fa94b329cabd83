#include "publish/record_documents.h"

#include <algorithm>
#include <utility>

namespace feedgen {
namespace {

FeedState state_of(const RenderedFeed& made, bool is_kept, bool is_known) {
  if (is_kept) return is_known ? FeedState::kKept : FeedState::kFailed;
  if (!made.staged) return FeedState::kFailed;
  switch (made.staged->change) {
    case Change::kNew: return FeedState::kNew;
    case Change::kReplaced: return FeedState::kReplaced;
    case Change::kNone: break;
  }
  return FeedState::kUnchanged;
}

bool is_left(const FeedReport& report) {
  return report.state == FeedState::kFailed || report.state == FeedState::kKept;
}

// For each document that is to be made, what it is made of; zeros where that is not certain.
std::vector<Digest> digests_of(const Plan& plan, const Rendered& rendered) {
  std::vector<Digest> digests(plan.documents.size());
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    const bool is_certain = rendered.jobs[i].is_whole && rendered.stale.empty();
    if (!plan.jobs[i].archive.is_document || !is_certain) continue;
    for (const FeedJob::Target& target : plan.jobs[i].targets) {
      digests[target.document] = target.inputs_digest;
    }
  }
  return digests;
}

void record_change(const ArchiveChange& change, const Rendered& rendered,
                   const std::vector<Digest>& digests, const Report& report,
                   PublishedDocuments& documents) {
  using Written = PublishedDocuments::Written;
  for (const PlannedDocument& planned : change.documents) {
    for (std::size_t i = 0; i < planned.made.size(); ++i) {
      DocumentFile file = planned.document.files[i];
      if (!planned.made[i]) {
        documents.put(change.group, planned.document, file, Written::kEarlier);
        continue;
      }
      const std::size_t number = *planned.made[i];
      if (is_left(report.documents[number])) {
        file.inputs_digest = {};
      } else {
        const RenderedFeed& made = rendered.documents[number];
        const FileStamp stamp = made.staged ? made.staged->stamp : FileStamp{};
        file.inputs_digest = digests[number];
        file.content_digest = made.content_digest;
        file.stamp = {stamp.size, stamp.inode, stamp.modified, 0};
      }
      documents.put(change.group, planned.document, file, Written::kNow);
    }
  }
}

}  // namespace

void report_documents(const Plan& plan, Rendered& rendered, Report& report) {
  for (const DocumentToMake& document : plan.documents) {
    report.documents.push_back(document.report);
  }
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    const FeedJob& job = plan.jobs[i];
    if (!job.archive.is_document) continue;
    bool is_changed = false;
    for (const FeedJob::Target& target : job.targets) {
      FeedReport& document = report.documents[target.document];
      RenderedFeed& made = rendered.documents[target.document];
      document.state =
          state_of(made, rendered.jobs[i].is_kept, plan.documents[target.document].is_known);
      if (!made.staged && !rendered.jobs[i].is_kept) {
        report.diagnostics.push_back({Severity::kError, made.staged.error().message});
      }
      is_changed = is_changed || document.state == FeedState::kReplaced;
    }
    report.sealed_changed += job.was_sealed && is_changed ? 1 : 0;
  }
}

void record_documents(const Plan& plan, const Rendered& rendered, const PublishedFeeds& published,
                      Run& run) {
  PublishedDocuments documents(run.session, published.number());
  documents.mark_proven();
  plan.archives_are_anew ? documents.remove_all() : documents.remove_leftovers();
  const std::vector<Digest> digests = digests_of(plan, rendered);
  for (const ArchiveChange& change : plan.archive_changes) {
    if (!plan.archives_are_anew) documents.remove(change.group, change.from, change.to);
    record_change(change, rendered, digests, run.report, documents);
  }
  const std::vector<std::string>& forgotten = plan.document_leftovers.forgotten;
  for (const auto& [path, file] : plan.leftover_documents) {
    const bool is_forgotten =
        std::find(forgotten.begin(), forgotten.end(), path) != forgotten.end();
    if (!is_forgotten) documents.put_leftover(file);
  }
  EntryUses uses(run.session);
  const bool has_none = !uses.has_any_of_articles();
  for (const auto& [article, used] : rendered.document_uses) {
    const bool is_empty = used.files.empty() && used.articles.empty();
    if (!has_none || !is_empty) uses.replace_of_article(article, used);
  }
}

bool may_remove_documents(const Report& report) {
  return report.unreadable.empty() &&
         std::none_of(report.documents.begin(), report.documents.end(), is_left);
}

}  // namespace feedgen
