#include "notify/notices.h"

#include <algorithm>
#include <set>
#include <utility>

#include "text/hash.h"

namespace feedgen {
namespace {

// What a service knows that is told of the site as a whole.
Digest digest_of(const PublicSite& site, Digest PublicFeed::*part) {
  std::string text;
  for (const PublicFeed& feed : site.feeds) {
    text += feed.url;
    text += '\n';
    const Digest& digest = feed.*part;
    text.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  }
  return hash128(text);
}

class Finder {
 public:
  Finder(const PublicSite& site, const Outbox& outbox) : site_(site), outbox_(outbox) {}

  std::vector<Notice> find() {
    for (target_ = 0; target_ < outbox_.targets().size(); ++target_) {
      switch (outbox_.targets()[target_].protocol) {
        case Protocol::kWebSub:
          add_feeds([](const PublicFeed&) { return true; });
          break;
        case Protocol::kRssCloud:
          add_feeds([](const PublicFeed& feed) { return feed.is_rss; });
          break;
        case Protocol::kXmlRpc:
          if (!site_.feeds.empty()) {
            add(site_.url, digest_of(site_, &PublicFeed::bytes),
                digest_of(site_, &PublicFeed::found));
          }
          break;
        case Protocol::kIndexNow:
          add_articles();
          break;
      }
    }
    return std::move(notices_);
  }

 private:
  template <class Condition>
  void add_feeds(Condition condition) {
    std::set<std::string_view> seen;
    for (const PublicFeed& feed : site_.feeds) {
      if (condition(feed) && seen.insert(feed.url).second) add(feed.url, feed.bytes, feed.found);
    }
  }

  void add(const std::string& topic, const Digest& wanted, const Digest& found) {
    Notice notice{target_, topic, wanted, NoticeState::kDue, {}, 0};
    const NoticeRecord* record = outbox_.find(target_, topic);
    if (record != nullptr) notice.record = *record;
    const Digest& known = record == nullptr ? found : record->accepted;
    if (known == wanted) {
      notice.state = NoticeState::kAccepted;
    } else if (outbox_.record(target_).is_gone || notice.record.given_up == wanted) {
      notice.state = NoticeState::kGivenUp;
    }
    notices_.push_back(std::move(notice));
  }

  void add_articles() {
    const NoticeRecord* record = outbox_.find(target_, kAllArticles);
    const bool is_gone = outbox_.record(target_).is_gone;
    for (const ChangedAddress& address : site_.addresses) {
      notices_.push_back({target_,
                          address.url,
                          {},
                          is_gone ? NoticeState::kGivenUp : NoticeState::kDue,
                          record == nullptr ? NoticeRecord{} : *record,
                          address.change});
    }
  }

  const PublicSite& site_;
  const Outbox& outbox_;
  std::size_t target_ = 0;
  std::vector<Notice> notices_;
};

Instant ready_at(const Notice& notice, const Outbox& outbox) {
  return std::max(notice.record.next_try, outbox.record(notice.target).not_before);
}

}  // namespace

std::vector<Notice> notices_of(const PublicSite& site, const Outbox& outbox) {
  return Finder(site, outbox).find();
}

bool is_ahead(Instant at, Instant now) {
  constexpr std::chrono::seconds kLongest = std::chrono::days{1};
  return at > now && at - now <= kLongest;
}

bool is_ready(const Notice& notice, const Outbox& outbox, Instant now) {
  return notice.state == NoticeState::kDue && !is_ahead(notice.record.next_try, now) &&
         !is_ahead(outbox.record(notice.target).not_before, now);
}

std::optional<Instant> next_try(const std::vector<Notice>& notices, const Outbox& outbox) {
  std::optional<Instant> earliest;
  for (const Notice& notice : notices) {
    if (notice.state != NoticeState::kDue || notice.is_missing) continue;
    const Instant at = ready_at(notice, outbox);
    earliest = std::min(earliest.value_or(at), at);
  }
  return earliest;
}

void forget_other_topics(const std::vector<Notice>& notices, Outbox& outbox) {
  std::vector<std::set<std::string_view>> topics(outbox.targets().size());
  for (const Notice& notice : notices) topics[notice.target].insert(notice.topic);
  for (std::size_t target = 0; target < topics.size(); ++target) {
    std::vector<std::string> others;
    for (const auto& [topic, record] : outbox.topics(target)) {
      if (topic != kAllArticles && !topics[target].contains(topic)) others.push_back(topic);
    }
    for (const std::string& topic : others) outbox.remove(target, topic);
  }
}

}  // namespace feedgen
