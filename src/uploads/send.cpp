#include "uploads/send.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace feedgen {
namespace {

using Milliseconds = std::chrono::milliseconds;

// Between two calls of `rest` that say kHold.
constexpr Milliseconds kHeldPause{100};

class Sender {
 public:
  Sender(const Sending& sending, HttpClient& client, const SendRules& rules, const Clock& clock,
         const std::function<double()>& random)
      : sending_(sending),
        client_(client),
        rules_(rules),
        clock_(clock),
        random_(random),
        window_(std::max(rules.most_at_once, 1U)),
        end_(clock.ticks() + rules.patience) {}

  TargetState run();

 private:
  struct Again {
    std::size_t number = 0;
    Ticks at{};
  };
  struct Active {
    std::size_t number = 0;
    std::unique_ptr<Upload> upload;
  };

  bool is_over() const { return has_failed_ || clock_.ticks() >= end_; }
  bool is_waiting() const { return next_ < sending_.count || !again_.empty(); }
  std::optional<std::size_t> take_next();
  void admit();
  void step(Active active, UploadStep next);
  void decide(std::size_t number, const UploadAnswer& answer);
  void judge_target(const UploadAnswer& answer);
  bool is_tried_again(std::size_t number, const UploadAnswer& answer);
  Milliseconds left() const;
  void end();

  const Sending& sending_;
  HttpClient& client_;
  const SendRules& rules_;
  const Clock& clock_;
  const std::function<double()>& random_;
  unsigned window_;  // how many at once now
  Ticks end_;        // unless something is accepted before
  Ticks held_until_{};
  std::size_t next_ = 0;
  std::deque<Again> again_;
  std::map<std::size_t, int> tries_;
  std::map<std::size_t, Active> active_;  // by ticket
  std::size_t ticket_ = 0;
  unsigned unkept_ = 0;    // decided since the last rest: a crash would repeat them, too
  unsigned failures_ = 0;  // in a row
  bool has_failed_ = false;
};

TargetState Sender::run() {
  GoOn pace = GoOn::kYes;
  while (!is_over()) {
    if (pace == GoOn::kYes) admit();
    std::optional<HttpFinished> finished;
    if (!active_.empty()) finished = client_.wait(Milliseconds{0});
    if (!finished) {
      const bool is_room_made = pace == GoOn::kHold || unkept_ > 0;
      pace = sending_.rest();
      if (pace == GoOn::kStop) break;
      if (pace == GoOn::kYes) unkept_ = 0;
      if (pace == GoOn::kYes && active_.empty() && !is_waiting()) break;
      if (pace == GoOn::kYes && is_room_made) continue;
      finished = client_.wait(pace == GoOn::kHold ? std::min(left(), kHeldPause) : left());
    }
    if (!finished) continue;
    const auto found = active_.find(finished->ticket);
    if (found == active_.end()) continue;
    Active active = std::move(found->second);
    active_.erase(found);
    UploadStep next = active.upload->next(finished->result, clock_.now());
    step(std::move(active), std::move(next));
  }
  end();
  return has_failed_ ? TargetState::kFailing : TargetState::kWell;
}

// Until something may begin, or all patience is used up.
Milliseconds Sender::left() const {
  const Ticks now = clock_.ticks();
  Ticks until = end_;
  if (active_.size() < window_ && is_waiting()) {
    Ticks next = next_ < sending_.count ? now : end_;
    for (const Again& one : again_) next = std::min(next, one.at);
    until = std::min(until, std::max(next, held_until_));
  }
  return std::max(std::chrono::ceil<Milliseconds>(until - now), Milliseconds{1});
}

std::optional<std::size_t> Sender::take_next() {
  const Ticks now = clock_.ticks();
  if (now < held_until_) return std::nullopt;
  const auto ready =
      std::find_if(again_.begin(), again_.end(), [&](const Again& one) { return one.at <= now; });
  if (ready != again_.end()) {
    const std::size_t number = ready->number;
    again_.erase(ready);
    return number;
  }
  if (next_ < sending_.count) return next_++;
  return std::nullopt;
}

void Sender::admit() {
  while (!has_failed_ && active_.size() + unkept_ < window_) {
    const std::optional<std::size_t> number = take_next();
    if (!number) return;
    Active active{*number, sending_.make(*number)};
    if (!active.upload) continue;  // `make` has decided it
    UploadStep first = active.upload->begin(clock_.now());
    step(std::move(active), std::move(first));
  }
}

void Sender::step(Active active, UploadStep next) {
  if (const auto* const answer = std::get_if<UploadAnswer>(&next)) {
    return decide(active.number, *answer);
  }
  const std::size_t ticket = ++ticket_;
  client_.start(ticket, std::get<HttpRequest>(next));
  active_.emplace(ticket, std::move(active));
}

void Sender::judge_target(const UploadAnswer& answer) {
  switch (answer.outcome) {
    case UploadOutcome::kDone:
      failures_ = 0;
      end_ = clock_.ticks() + rules_.patience;
      window_ = std::min(window_ + 1, std::max(rules_.most_at_once, 1U));
      break;
    case UploadOutcome::kRetry:
      ++failures_;
      window_ = std::max(window_ / 2, 1U);
      if (answer.not_before) {
        held_until_ = std::max(held_until_, clock_.ticks() + *answer.not_before);
      }
      if (failures_ >= rules_.most_at_once + rules_.most_failures || held_until_ >= end_)
        has_failed_ = true;
      break;
    case UploadOutcome::kDenied: has_failed_ = true; break;
    case UploadOutcome::kRefused:
    case UploadOutcome::kForeign:
    case UploadOutcome::kPostponed: break;
  }
}

bool Sender::is_tried_again(std::size_t number, const UploadAnswer& answer) {
  if (answer.outcome != UploadOutcome::kRetry || has_failed_) return false;
  const int tries = ++tries_[number];
  if (tries >= rules_.most_tries) return false;
  Milliseconds most = rules_.first_pause;
  for (int i = 1; i < tries; ++i) most *= 2;
  // Half of it at least, so that a target in need has some peace.
  const auto part =
      static_cast<Milliseconds::rep>(static_cast<double>(most.count()) * (0.5 + random_() / 2));
  const Ticks at = std::max(clock_.ticks() + Milliseconds{part}, held_until_);
  again_.push_back({number, at});
  return true;
}

void Sender::decide(std::size_t number, const UploadAnswer& answer) {
  judge_target(answer);
  if (is_tried_again(number, answer)) return;
  ++unkept_;
  sending_.done(number, answer);
}

// An upload that is under way may have arrived, and is made again later.
void Sender::end() {
  client_.abandon();
  for (const auto& [ticket, active] : active_) {
    sending_.done(active.number, {UploadOutcome::kRetry, "no answer before the time was up", {}});
  }
  const UploadAnswer postponed{UploadOutcome::kPostponed, {}, {}};
  for (const Again& one : again_) sending_.done(one.number, postponed);
  while (next_ < sending_.count) sending_.done(next_++, postponed);
  active_.clear();
  again_.clear();
}

}  // namespace

TargetState send(const Sending& sending, HttpClient& client, const SendRules& rules,
                 const Clock& clock, const std::function<double()>& random) {
  return Sender(sending, client, rules, clock, random).run();
}

}  // namespace feedgen
