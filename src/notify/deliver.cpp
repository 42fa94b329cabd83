#include "notify/deliver.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/url.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Done = std::function<void(std::size_t, const PingAnswer&)>;

// A chain of requests that replace each other has at most so many, even if a protocol wants more.
constexpr int kMostInstead = 5;

// Between two calls of `rest` that say kHold.
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
  std::deque<std::size_t> waiting;  // requests, the next first
  unsigned under_way = 0;
  unsigned unkept = 0;              // decided since the last rest
  unsigned failures = 0;            // in a row
  std::optional<Ticks> not_before;  // asked for
};

// Whether the host has failed, and not only this request.
bool is_failure_of_host(const HttpResult& result) {
  if (!result) {
    const HttpFault fault = result.error().fault;
    return fault != HttpFault::kTooLarge && fault != HttpFault::kBadAddress;
  }
  return result->status == 429 || result->status >= 500;
}

bool asks_to_wait(const HttpResult& result, const PingAnswer& ping_answer) {
  return result && (result->status == 429 || result->status == 503) && ping_answer.not_before;
}

class Delivery {
 public:
  Delivery(std::span<const PingRequest> requests, HttpClient& client, const DeliveryRules& rules,
           const Clock& clock, const Done& done, const std::function<GoOn()>& rest)
      : requests_(requests),
        client_(client),
        rules_(rules),
        clock_(clock),
        done_(done),
        rest_(rest),
        end_(clock.ticks() + rules.patience) {}

  void run();

 private:
  // A request on its way through its replacements.
  struct Attempt {
    std::size_t host = 0;
    std::unique_ptr<PingRequest> instead;
    int replaced = 0;
    bool is_under_way = false;
  };

  const PingRequest& request(std::size_t i) const {
    return attempts_[i].instead ? *attempts_[i].instead : requests_[i];
  }
  std::size_t host_index(const std::string& url);
  void admit();
  void forget_unkept();
  void start(std::size_t i);
  void handle(HttpFinished finished);
  void close_if_due(Host& host);
  void postpone_same(Host& host, std::size_t gone, const std::string& answer);
  void postpone_waiting(Host& host, std::string_view why, std::optional<seconds> not_before);
  void end();

  std::span<const PingRequest> requests_;
  HttpClient& client_;
  DeliveryRules rules_;
  const Clock& clock_;
  const Done& done_;
  const std::function<GoOn()>& rest_;
  Ticks end_;
  std::vector<Attempt> attempts_;
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
  attempts_.resize(requests_.size());
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    attempts_[i].host = host_index(requests_[i].http.url);
    hosts_[attempts_[i].host].waiting.push_back(i);
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
    if (finished) handle(std::move(*finished));
  }
  end();
}

// One request of each host in turn, so that a slow host does not take all the room.
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
  attempts_[i].is_under_way = true;
  ++hosts_[attempts_[i].host].under_way;
  ++under_way_;
  client_.start(i, request(i).http);
}

void Delivery::handle(HttpFinished finished) {
  const std::size_t i = finished.ticket;
  if (i >= attempts_.size() || !attempts_[i].is_under_way) return;
  Attempt& attempt = attempts_[i];
  attempt.is_under_way = false;
  --under_way_;
  const std::size_t from = attempt.host;
  --hosts_[from].under_way;
  PingAnswer ping_answer = request(i).judge(finished.result, clock_.now());
  hosts_[from].failures = is_failure_of_host(finished.result) ? hosts_[from].failures + 1 : 0;
  if (asks_to_wait(finished.result, ping_answer)) {
    const Ticks until = clock_.ticks() + *ping_answer.not_before;
    hosts_[from].not_before = std::max(hosts_[from].not_before.value_or(until), until);
  }
  if (ping_answer.instead && attempt.replaced < kMostInstead) {
    ++attempt.replaced;
    attempt.instead = std::move(ping_answer.instead);
    attempt.host = host_index(attempt.instead->http.url);
    hosts_[attempt.host].waiting.push_front(i);
    close_if_due(hosts_[attempt.host]);
  } else {
    if (ping_answer.outcome == Outcome::kGone) postpone_same(hosts_[from], i, ping_answer.answer);
    done_(i, ping_answer);
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

// Postpones the other requests to an address that is gone.
void Delivery::postpone_same(Host& host, std::size_t gone, const std::string& answer) {
  std::deque<std::size_t> others;
  for (const std::size_t i : std::exchange(host.waiting, {})) {
    if (request(i).http.url != request(gone).http.url) {
      others.push_back(i);
    } else {
      done_(i, PingAnswer{Outcome::kPostponed, shown_answer("not tried", answer)});
    }
  }
  host.waiting = std::move(others);
}

void Delivery::postpone_waiting(Host& host, std::string_view why,
                                std::optional<seconds> not_before) {
  const std::deque<std::size_t> waiting = std::exchange(host.waiting, {});
  const std::string answer = shown_answer("not tried", host.name + ' ' + std::string(why));
  for (const std::size_t i : waiting) done_(i, PingAnswer{Outcome::kPostponed, answer, not_before});
}

// A request that is under way may have arrived and is sent again later: better twice than not at
// all.
void Delivery::end() {
  client_.abandon();
  for (std::size_t i = 0; i < attempts_.size(); ++i) {
    if (attempts_[i].is_under_way) {
      done_(i, PingAnswer{Outcome::kRetry, "no answer before the time was up"});
    }
  }
  for (Host& host : hosts_) postpone_waiting(host, "had no turn before the time was up", {});
}

}  // namespace

void deliver(std::span<const PingRequest> requests, HttpClient& client, const DeliveryRules& rules,
             const Clock& clock,
             const std::function<void(std::size_t request, const PingAnswer& ping_answer)>& done,
             const std::function<GoOn()>& rest) {
  Delivery(requests, client, rules, clock, done, rest).run();
}

}  // namespace feedgen
