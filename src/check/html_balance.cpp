#include "check/html_balance.h"

#include <utility>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "text/ascii.h"
#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "C110",
     .name = "content-unbalanced",
     .severity = Severity::kNote,
     .says = "Each tag in content that needs an end tag has one, and they are nested.",
     .remedy = "add the end tag, or remove the one that closes nothing",
     .source = "WHATWG HTML sections 13.1.2.2 and 13.1.2.4",
     .breaks = "Readers repair it in different ways: what follows may be bold, or a link",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;p&gt;Some &lt;b&gt;words&lt;/p&gt;</description>",
     .good = "<description>&lt;p&gt;Some &lt;b&gt;words&lt;/b&gt;</description>"},
};

// That have no end tag, and those that may do without (WHATWG HTML sections 13.1.2 and 13.1.2.4).
constexpr std::string_view kVoid =
    " area base basefont br col command embed frame hr img input isindex keygen link meta param "
    "source track wbr ";
constexpr std::string_view kMayStayOpen =
    " html head body p li dt dd rt rp rb rtc optgroup option colgroup caption thead tbody tfoot tr "
    "td th ";

}  // namespace

std::span<const CheckRule> html_balance_rules() { return kRules; }

void HtmlBalance::take(const MarkupToken& token, std::size_t offset, FeedJudge& judge) {
  constexpr std::size_t kDeepest = 1'000;
  if (is_done_) return;
  if (token.kind == MarkupToken::Kind::kOpen) {
    if (token.is_self_closing || holds_word(kVoid, token.name)) return;
    open_.push_back({std::string(token.name), offset});
    is_done_ = open_.size() > kDeepest;
    return;
  }
  if (token.kind != MarkupToken::Kind::kClose) return;
  const auto is_same = [&](const Open& one) { return one.name == token.name; };
  if (open_.empty() || (!is_same(open_.back()) && !any_of(open_, is_same))) {
    return add(fmt::format("</{}> closes nothing", printable(token.name)), offset, judge);
  }
  while (!is_same(open_.back())) {
    if (!holds_word(kMayStayOpen, open_.back().name)) {
      return add(fmt::format("</{}> stands before </{}>", printable(token.name),
                             printable(open_.back().name)),
                 offset, judge);
    }
    open_.pop_back();
  }
  open_.pop_back();
}

void HtmlBalance::finish(FeedJudge& judge) {
  if (is_done_) return;
  for (const Open& one : open_) {
    if (holds_word(kMayStayOpen, one.name)) continue;
    return add(fmt::format("<{}> is not closed", printable(one.name)), one.offset, judge);
  }
}

void HtmlBalance::add(std::string problem, std::size_t offset, FeedJudge& judge) {
  is_done_ = true;
  judge.add("content-unbalanced", offset, std::move(problem));
}

}  // namespace feedgen
