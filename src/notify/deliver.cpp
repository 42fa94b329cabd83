#include "notify/deliver.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "notify/letter.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Ticks = std::chrono::steady_clock::time_point;
using Done = std::function<void(std::size_t, const Verdict&)>;

// A chain of letters that take each other's place ends, whatever a protocol says.
constexpr int kMostInstead = 5;

// Between two questions to whoever says kHold.
constexpr milliseconds kHeld{100};

// Scheme, name and port, as far as they are written.
std::string host_of(const std::string& url) {
  const std::string spelled = encode_url(url);
  const UrlParts parts = split_url(spelled);
  const std::size_t user = parts.authority.rfind('@');
  const std::string_view host =
      user == std::string_view::npos ? parts.authority : parts.authority.substr(user + 1);
  return std::string(parts.scheme) + "://" + std::string(host);
}

struct Host {
  std::string name;
  std::deque<std::size_t> waiting;  // letters, the next first
  unsigned under_way = 0;
  unsigned unkept = 0;              // decided since the last rest
  unsigned failures = 0;            // in a row
  std::optional<Ticks> not_before;  // asked for
};

// A failure that says something about the host, and not about the letter.
bool is_failure_of_host(const HttpResult& result) {
  if (!result) {
    const HttpFault fault = result.error().fault;
    return fault != HttpFault::kTooLarge && fault != HttpFault::kBadAddress;
  }
  return result->status == 429 || result->status >= 500;
}

bool asks_to_wait(const HttpResult& result, const Verdict& verdict) {
  return result && (result->status == 429 || result->status == 503) && verdict.not_before;
}

class Delivery {
 public:
  Delivery(std::span<const Letter> letters, HttpClient& client, const DeliveryRules& rules,
           const DeliveryClock& clock, const Done& done, const std::function<GoOn()>& rest)
      : letters_(letters),
        client_(client),
        rules_(rules),
        clock_(clock),
        done_(done),
        rest_(rest),
        end_(clock.ticks() + rules.patience) {}

  void run();

 private:
  // A letter on its way through its replacements.
  struct Course {
    std::size_t host = 0;
    std::unique_ptr<Letter> instead;
    int replaced = 0;
    bool is_under_way = false;
  };

  const Letter& letter(std::size_t i) const {
    return courses_[i].instead ? *courses_[i].instead : letters_[i];
  }
  std::size_t host_index(const std::string& url);
  void admit();
  void forget_unkept();
  void start(std::size_t i);
  void take(HttpFinished finished);
  void close_if_due(Host& host);
  void postpone_same(Host& host, std::size_t gone, const std::string& answer);
  void postpone_waiting(Host& host, std::string_view why, std::optional<seconds> not_before);
  void end();

  std::span<const Letter> letters_;
  HttpClient& client_;
  DeliveryRules rules_;
  const DeliveryClock& clock_;
  const Done& done_;
  const std::function<GoOn()>& rest_;
  Ticks end_;
  std::vector<Course> courses_;
  std::vector<Host> hosts_;
  std::map<std::string, std::size_t> host_by_name_;
  std::size_t next_host_ = 0;  // so that each has its turn
  unsigned under_way_ = 0;
  unsigned unkept_ = 0;  // decided since the last rest: a crash would repeat them, too; also
                         // counted for each host
};

std::size_t Delivery::host_index(const std::string& url) {
  std::string name = host_of(url);
  const auto [place, is_new] = host_by_name_.emplace(name, hosts_.size());
  if (is_new) hosts_.emplace_back().name = std::move(name);
  return place->second;
}

void Delivery::run() {
  courses_.resize(letters_.size());
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    courses_[i].host = host_index(letters_[i].request.url);
    hosts_[courses_[i].host].waiting.push_back(i);
  }
  GoOn pace = GoOn::kYes;
  while (true) {
    const Ticks now = clock_.ticks();
    if (now >= end_) break;
    if (pace == GoOn::kYes) admit();
    if (pace == GoOn::kYes && under_way_ + unkept_ == 0) break;
    std::optional<HttpFinished> finished = client_.wait(milliseconds{0});
    if (!finished) {
      const bool is_room_made = pace == GoOn::kHold || unkept_ > 0;
      pace = rest_ ? rest_() : GoOn::kYes;
      if (pace == GoOn::kStop) break;
      if (pace == GoOn::kYes) forget_unkept();
      if (pace == GoOn::kYes && is_room_made) continue;
      const auto left = std::chrono::ceil<milliseconds>(end_ - now);
      finished = client_.wait(pace == GoOn::kHold ? std::min(left, kHeld) : left);
    }
    if (finished) take(std::move(*finished));
  }
  end();
}

// One of each host in turn, so that none that is slow takes all the room.
void Delivery::admit() {
  std::size_t without = 0;  // hosts in a row that had nothing to send
  while (under_way_ + unkept_ < std::max(rules_.most_at_once, 1U) && without < hosts_.size()) {
    Host& host = hosts_[next_host_];
    next_host_ = (next_host_ + 1) % hosts_.size();
    if (host.waiting.empty() ||
        host.under_way + host.unkept >= std::max(rules_.most_per_host, 1U)) {
      ++without;
      continue;
    }
    without = 0;
    const std::size_t i = host.waiting.front();
    host.waiting.pop_front();
    start(i);
  }
}

void Delivery::forget_unkept() {
  unkept_ = 0;
  for (Host& host : hosts_) host.unkept = 0;
}

void Delivery::start(std::size_t i) {
  courses_[i].is_under_way = true;
  ++hosts_[courses_[i].host].under_way;
  ++under_way_;
  client_.start(i, letter(i).request);
}

void Delivery::take(HttpFinished finished) {
  const std::size_t i = finished.ticket;
  if (i >= courses_.size() || !courses_[i].is_under_way) return;
  Course& course = courses_[i];
  course.is_under_way = false;
  --under_way_;
  const std::size_t from = course.host;
  --hosts_[from].under_way;
  Verdict verdict = letter(i).judge(finished.result, clock_.now());
  hosts_[from].failures = is_failure_of_host(finished.result) ? hosts_[from].failures + 1 : 0;
  if (asks_to_wait(finished.result, verdict)) {
    const Ticks until = clock_.ticks() + *verdict.not_before;
    hosts_[from].not_before = std::max(hosts_[from].not_before.value_or(until), until);
  }
  if (verdict.instead && course.replaced < kMostInstead) {
    ++course.replaced;
    course.instead = std::move(verdict.instead);
    course.host = host_index(course.instead->request.url);
    hosts_[course.host].waiting.push_front(i);
    close_if_due(hosts_[course.host]);
  } else {
    if (verdict.outcome == Outcome::kGone) postpone_same(hosts_[from], i, verdict.answer);
    done_(i, verdict);
    if (rest_) {
      ++unkept_;
      ++hosts_[from].unkept;
    }
  }
  close_if_due(hosts_[from]);
}

void Delivery::close_if_due(Host& host) {
  if (host.not_before) {
    const Ticks now = clock_.ticks();
    const auto left = std::chrono::ceil<seconds>(*host.not_before - now);
    if (left.count() > 0) {
      return postpone_waiting(host, "asks to be left alone for a while", left);
    }
    host.not_before.reset();
  }
  if (rules_.most_failures > 0 && host.failures >= rules_.most_failures) {
    postpone_waiting(host, "failed several times in a row", std::nullopt);
  }
}

// Whoever is gone is not asked for anything else.
void Delivery::postpone_same(Host& host, std::size_t gone, const std::string& answer) {
  std::deque<std::size_t> others;
  for (const std::size_t i : std::exchange(host.waiting, {})) {
    if (letter(i).request.url != letter(gone).request.url) {
      others.push_back(i);
    } else {
      done_(i, Verdict{Outcome::kPostponed, shown_answer("not tried", answer)});
    }
  }
  host.waiting = std::move(others);
}

void Delivery::postpone_waiting(Host& host, std::string_view why,
                                std::optional<seconds> not_before) {
  const std::deque<std::size_t> waiting = std::exchange(host.waiting, {});
  const std::string answer = shown_answer("not tried", host.name + ' ' + std::string(why));
  for (const std::size_t i : waiting) done_(i, Verdict{Outcome::kPostponed, answer, not_before});
}

// What is under way may have arrived, so it may be sent twice; that is better than not at all.
void Delivery::end() {
  client_.abandon();
  for (std::size_t i = 0; i < courses_.size(); ++i) {
    if (courses_[i].is_under_way) {
      done_(i, Verdict{Outcome::kRetry, "no answer before the time was up"});
    }
  }
  for (Host& host : hosts_) postpone_waiting(host, "had no turn before the time was up", {});
}

}  // namespace

DeliveryClock system_delivery_clock() {
  return {[] { return std::chrono::steady_clock::now(); },
          [] { return std::chrono::time_point_cast<seconds>(std::chrono::system_clock::now()); }};
}

void deliver(std::span<const Letter> letters, HttpClient& client, const DeliveryRules& rules,
             const DeliveryClock& clock,
             const std::function<void(std::size_t letter, const Verdict& verdict)>& done,
             const std::function<GoOn()>& rest) {
  Delivery(letters, client, rules, clock, done, rest).run();
}

}  // namespace feedgen
