#include "notify/record.h"

#include <algorithm>
#include <utility>

#include "protocols/protocols.h"

namespace feedgen {
namespace {

bool is_page(const Notice& notice) { return notice.kind == TopicKind::kPage; }

Instant later(Instant known, Instant time, Instant now) {
  return is_ahead(known, now) ? std::max(known, time) : time;
}

// No ping is sent to `target` before `time`, or before a later time that holds already.
void put_off(TargetRecord& target, Instant time, Instant now) {
  target.not_before = later(target.not_before, time, now);
}

// The same, because the target or its protocol asks for it.
void put_off_as_asked(TargetRecord& target, Instant time, Instant now) {
  put_off(target, time, now);
  target.asked_until = later(target.asked_until, time, now);
}

}  // namespace

std::chrono::seconds backoff(int attempts, double random) {
  using std::chrono::seconds;
  constexpr seconds kFirst{60};
  constexpr seconds kMost = std::chrono::hours{6};
  seconds most = kFirst;
  for (int i = 1; i < attempts && most < kMost; ++i) most *= 2;
  most = std::min(most, kMost);
  const auto part = static_cast<seconds::rep>(static_cast<double>(most.count()) * random);
  return std::clamp(seconds{part}, seconds{1}, most);
}

void Recorder::write(const Notice& notice) {
  outbox_.put(notice.target, is_page(notice) ? kAllPages : notice.topic, notice.record);
}

void Recorder::accept(Notice& notice, const PingAnswer& ping_answer) {
  notice.state = NoticeState::kAccepted;
  notice.record = {};
  notice.record.accepted = notice.wanted;
  notice.record.answer = ping_answer.answer;
  if (is_page(notice)) pages_.remove({notice.topic, notice.change});
  write(notice);
}

// It is not known which of two contents the target has seen, so either one is due again.
void Recorder::note_failure(Notice& notice, const PingAnswer& ping_answer, Instant next_try,
                            Instant now) {
  NoticeRecord& record = notice.record;
  record.accepted = {};
  ++record.attempts;
  if (record.failing_since == Instant{}) record.failing_since = now;
  record.next_try = next_try;
  record.answer = ping_answer.answer;
  write(notice);
}

// What is published next has as many attempts as the first.
void Recorder::give_up(Notice& notice) {
  notice.state = NoticeState::kGivenUp;
  notice.record.given_up = notice.wanted;
  notice.record.failing_since = {};
  notice.record.next_try = {};
  if (is_page(notice)) pages_.remove({notice.topic, notice.change});
  write(notice);
}

void Recorder::record(std::span<Notice* const> notices, const PingAnswer& ping_answer,
                      Instant now) {
  if (notices.empty()) return;
  const std::size_t index = notices.front()->target;
  TargetRecord target = outbox_.record(index);
  switch (ping_answer.outcome) {
    case Outcome::kAccepted: {
      const std::chrono::seconds pause = outbox_.targets()[index].protocol->pause;
      // A ping that was under way when the target asked for a pause may still be accepted.
      TargetRecord before = std::exchange(target, {});
      if (is_ahead(before.not_before, now)) {
        target.not_before = before.not_before;
        target.asked_until = before.asked_until;
        target.answer = std::move(before.answer);
      }
      if (pause.count() > 0) put_off_as_asked(target, now + pause, now);
      for (Notice* notice : notices) accept(*notice, ping_answer);
      break;
    }
    case Outcome::kRetry: {
      const int attempts = static_cast<int>(notices.front()->record.attempts) + 1;
      const Instant next =
          now + (ping_answer.not_before ? *ping_answer.not_before : backoff(attempts, random_()));
      for (Notice* notice : notices) {
        // Pages have one record together.
        const bool is_counted = is_page(*notice) && notice != notices.front();
        if (is_counted) {
          notice->record = notices.front()->record;
        } else {
          note_failure(*notice, ping_answer, next, now);
        }
      }
      if (ping_answer.not_before) put_off_as_asked(target, next, now);
      if (target.failing_since == Instant{}) target.failing_since = now;
      target.answer = ping_answer.answer;
      break;
    }
    case Outcome::kRefused:
      for (Notice* notice : notices) {
        note_failure(*notice, ping_answer, {}, now);
        give_up(*notice);
      }
      break;
    case Outcome::kGone:
      target.is_gone = true;
      target.answer = ping_answer.answer;
      for (Notice* notice : notices) {
        note_failure(*notice, ping_answer, {}, now);
        notice->state = NoticeState::kGivenUp;
      }
      break;
    case Outcome::kPostponed:
      if (ping_answer.not_before) {
        put_off_as_asked(target, now + *ping_answer.not_before, now);
        target.answer = ping_answer.answer;
      }
      break;
  }
  outbox_.set_record(index, target);
}

void Recorder::try_anew(std::span<Notice> notices) {
  for (std::size_t i = 0; i < outbox_.targets().size(); ++i) {
    TargetRecord record = outbox_.record(i);
    if (record.is_gone || record == TargetRecord{}) continue;
    record.not_before = record.asked_until;
    record.failing_since = {};
    record.failures = 0;
    outbox_.set_record(i, record);
  }
  for (Notice& notice : notices) {
    if (notice.state == NoticeState::kAccepted || notice.record == NoticeRecord{}) continue;
    if (outbox_.record(notice.target).is_gone) continue;
    notice.state = NoticeState::kDue;
    notice.record.given_up = {};
    notice.record.attempts = 0;
    notice.record.failing_since = notice.record.next_try = {};
    write(notice);
  }
}

void Recorder::note_failed_round(std::size_t target) {
  TargetRecord record = outbox_.record(target);
  ++record.failures;
  outbox_.set_record(target, record);
}

void Recorder::pause(std::size_t target, Instant now) {
  TargetRecord record = outbox_.record(target);
  const int attempts = static_cast<int>(std::min<std::int64_t>(record.failures, 1000));
  put_off(record, now + backoff(attempts, random_()), now);
  outbox_.set_record(target, record);
}

std::vector<Notice*> Recorder::old_ones(std::span<Notice* const> notices, Instant now,
                                        std::chrono::seconds patience) const {
  const auto is_old = [&](Instant since) { return since != Instant{} && now - since >= patience; };
  std::vector<Notice*> old;
  for (Notice* notice : notices) {
    if (notice->state != NoticeState::kDue) continue;
    const TargetRecord& target = outbox_.record(notice->target);
    if (is_old(notice->record.failing_since) || is_old(target.failing_since)) old.push_back(notice);
  }
  return old;
}

}  // namespace feedgen
