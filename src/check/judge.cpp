#include "check/judge.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feedgen {

void FeedJudge::add(std::string_view rule, std::size_t offset, std::string problem,
                    std::string remedy) {
  add(rule, offset, std::move(problem), std::move(remedy), {});
}

void FeedJudge::add(std::string_view rule, std::size_t offset, std::string problem,
                    std::string remedy, std::vector<Fix> fixes) {
  const CheckRule* row = find_rule(rule);
  assert(row != nullptr);
  if (row == nullptr) return;
  if (++counts_[row] > kMostOfOne) {
    ++left_out_[row];
    return;
  }
  if (remedy.empty()) remedy = row->remedy;
  findings_.push_back({row, std::min(offset, text_.size()), std::move(problem), std::move(remedy),
                       std::move(fixes)});
}

void FeedJudge::drop(std::string_view rule) {
  const CheckRule* row = find_rule(rule);
  std::erase_if(findings_, [&](const Finding& one) { return one.rule == row; });
  left_out_.erase(row);
}

std::vector<Finding> FeedJudge::take_findings() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
  return std::move(findings_);
}

}  // namespace feedgen
