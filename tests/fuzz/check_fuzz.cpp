// A document, whatever its format, is judged to its end: findings lie in the text, in order.
// Its entries lie in it, too, and compared with itself it has not changed.
// Mending it leaves XML well-formed where it was, and mending twice is the same as mending once.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/edition.h"
#include "check/entry_field.h"
#include "check/formats_alike.h"
#include "check/mend.h"

namespace {

using namespace feedgen;

JudgeRequest request_of_fuzz() {
  JudgeRequest request;
  request.name = "feed";
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2026) / 1 / 1}};
  request.outline = OutlineExtent::kWhole;
  return request;
}

bool is_well_formed(const CheckedDocument& document) {
  for (const PlacedFinding& one : document.findings) {
    const std::string_view name = one.rule->name;
    if (name == "not-well-formed" || name == "json-syntax") return false;
  }
  return true;
}

void judge_places(const CheckedDocument& document) {
  Place last;
  for (const PlacedFinding& one : document.findings) {
    if (one.rule == nullptr || one.problem.empty() || one.remedy.empty()) std::abort();
    if (one.place.line == 0 || one.place.column == 0) std::abort();
    if (one.place.line < last.line) std::abort();
    last = one.place;
    for (const Fix& fix : one.fixes) {
      if (fix.begin > fix.end || fix.end > document.text.size()) std::abort();
    }
  }
}

void judge_entries(const CheckedDocument& document) {
  const FeedOutline& outline = document.outline;
  std::size_t last = 0;
  for (const OutlinedEntry& one : outline.entries) {
    if (one.begin < last || one.end < one.begin || one.end > document.text.size()) std::abort();
    if (one.place.line == 0 || one.place.column == 0) std::abort();
    last = one.begin;
  }
  for (const PlacedFinding& one : document.findings) {
    const OutlinedEntry* const entry = entry_at(outline, one.offset);
    if (entry == nullptr) continue;
    const std::string_view field = field_of_entry(document.text, entry->begin, one.offset);
    if (field.size() > document.text.size()) std::abort();
  }
  for (const PlacedFinding& one : compare_editions(outline, outline, "feed").findings) {
    if (one.rule->name == "changed-id" || one.rule->name == "changed-self") std::abort();
  }
  std::vector<ComparedFeed> feeds{{"a/x.xml", document.kind, &outline, {}},
                                  {"a/x.json", FeedKind::kJsonFeed, &outline, {}}};
  compare_formats(feeds);
}

void judge_mended(std::string_view bytes, Fixes fixes, const JudgeRequest& request,
                  bool was_well_formed) {
  const WantsRule all = [](const CheckRule&) { return true; };
  const MendedDocument once = mend_document(bytes, request, fixes, all);
  const MendedDocument twice = mend_document(once.bytes, request, fixes, all);
  if (twice.bytes != once.bytes) std::abort();
  if (was_well_formed && !is_well_formed(check_document(once.bytes, request))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const JudgeRequest request = request_of_fuzz();
  CheckedDocument document = check_document(bytes, request);
  place_entries(document);
  judge_places(document);
  judge_entries(document);
  judge_mended(bytes, Fixes::kSafe, request, is_well_formed(document));
  judge_mended(bytes, Fixes::kUnsafe, request, is_well_formed(document));
  return 0;
}
