#include "article/kept_back.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include <fmt/format.h>

#include "article/fields.h"
#include "article/hiding_keys.h"
#include "article/near_misses.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/nearest.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// A reason that was found; of several, that of the first row of the table is named.
struct Reason {
  const Node::Member* member = nullptr;
  std::size_t row = 0;
  Hidden kind = Hidden::kHidden;
  Verdict verdict = Verdict::kShows;
  std::string_view meant;  // where the key is a near miss
};

bool is_better(const Reason& a, const Reason& b) {
  if (b.member == nullptr) return true;
  if (a.verdict != b.verdict) return a.verdict == Verdict::kHides;
  if (a.meant.empty() != b.meant.empty()) return a.meant.empty();
  return a.row < b.row;
}

// Keys that others know, and that are near to keys that hide.
constexpr std::array<std::string_view, 10> kOtherKeys{
    "publisher", "publishers", "states", "stats",   "layouts",
    "listen",    "disablecss", "nocss",  "hidecss", "skipcss"};

// What a key of that plain form is a misspelling of. Sites use the same keys again and again, and a
// comparison with all names takes longer than all other reading.
std::string_view near_hiding_name(const std::string& plain) {
  constexpr std::size_t kMost = 512;
  if (plain.size() > kLongestKey) return {};
  thread_local std::unordered_map<std::string, std::string_view> known;
  const auto found = known.find(plain);
  if (found != known.end()) return found->second;
  if (known.size() == kMost) known.clear();
  const bool is_other = is_one_of(plain, kOtherKeys);
  const std::string_view near =
      is_other || is_key_of_articles(plain) ? "" : misspelled(plain, plain_hiding_names());
  known.emplace(plain, near);
  return near;
}

class Judge {
 public:
  explicit Judge(const Settings& settings) : settings_(settings) {
    const SiteGenerator* generator = settings.generator;
    if (generator == nullptr) return;
    habits_ = generator->hiding;
    generator_key_ = generator->hidden_key;
    leaves_out_drafts_ = generator->feeds_leave_out_drafts;
    if (generator->secrets != nullptr)
      hidden_key_ = plain_key(generator->secrets(settings).hidden_key);
  }

  // `params` (Hugo) and `extra` (Zola) hold what themes read.
  void judge_all(const Node& map) {
    for (const Node::Member& member : map.members) {
      const std::string plain = plain_key(member.key);
      judge(plain, member);
      if (plain != "params" && plain != "extra") continue;
      for (const Node::Member& inner : member.value.members) judge(plain_key(inner.key), inner);
    }
  }

  const Reason& reason() const { return best_; }

 private:
  void judge(const std::string& plain, const Node::Member& member) {
    if (is_shown(plain)) return;
    const bool is_sites = (!generator_key_.empty() && plain == generator_key_) ||
                          (!hidden_key_.empty() && plain == hidden_key_);
    if (is_sites) {
      const Verdict verdict = hides_when_on(member.value, habits_);
      return take({&member, row_of(*find_hiding_key("hidden")), Hidden::kHidden, verdict, {}});
    }
    if (plain == "hidden") return;  // the site has another key, or shows these
    const HidingKey* key = find_hiding_key(plain);
    std::string_view meant;
    if (key == nullptr && misses_left_ > 0) {
      --misses_left_;
      meant = near_hiding_name(plain);
      key = meant.empty() ? nullptr : find_hiding_key(meant);
    }
    if (key == nullptr || is_switched_off(*key) || is_shown(meant)) return;
    const Verdict verdict = key->judge(member.value, habits_);
    take({&member, row_of(*key), key->kind, verdict, meant});
  }

  static std::size_t row_of(const HidingKey& key) {
    return static_cast<std::size_t>(&key - hiding_keys().data());
  }

  void take(const Reason& reason) {
    if (reason.verdict != Verdict::kShows && is_better(reason, best_)) best_ = reason;
  }

  bool is_shown(std::string_view plain) const {
    return any_of(settings_.show, [&](const std::string& key) { return plain_key(key) == plain; });
  }

  bool is_switched_off(const HidingKey& key) const {
    if (key.shown_by == nullptr || !(settings_.*key.shown_by)) return false;
    return key.shown_by != &Settings::drafts || !leaves_out_drafts_;
  }

  const Settings& settings_;
  HidingHabits habits_;
  std::string_view generator_key_;
  std::string hidden_key_ = "hidden";
  bool leaves_out_drafts_ = false;
  std::size_t misses_left_ = 200;  // of hostile front matter
  Reason best_;
};

void warn_of(const Reason& reason, Diagnostics& diagnostics) {
  const Node::Member& member = *reason.member;
  if (!reason.meant.empty()) {
    warn_of_member(member, fmt::format("taken for {}, so the article is left out", reason.meant),
                   fmt::format("write {}, or show: [{}] in feedgen.yaml", reason.meant, member.key),
                   diagnostics);
  } else if (reason.verdict == Verdict::kUnclear) {
    warn_of_member(member, "what this means is not clear, so the article is left out",
                   "write true or false", diagnostics);
  }
}

// For messages and counts.
std::string name_of(const Node::Member& member) {
  constexpr std::size_t kLongest = 64;
  return member.key.size() <= kLongest ? clean_text(member.key)
                                       : plain_key(member.key).substr(0, kLongest);
}

}  // namespace

KeptBack kept_back(const Node& front_matter, const Settings& settings, Diagnostics& diagnostics) {
  Judge judge(settings);
  judge.judge_all(front_matter);
  const Reason& reason = judge.reason();
  if (reason.member == nullptr) return {};
  warn_of(reason, diagnostics);
  const Node::Member& member = *reason.member;
  return {reason.kind, name_of(member), member.line, member.column};
}

KeptBack kept_back_by_tag(const Node& front_matter, const std::vector<std::string>& tags,
                          const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  if (tags.empty() || generator == nullptr || generator->secrets == nullptr) return {};
  const std::vector<std::string> secret = generator->secrets(settings).tags;
  const auto found = std::find_first_of(tags.begin(), tags.end(), secret.begin(), secret.end());
  if (found == tags.end()) return {};
  for (const Node::Member& member : front_matter.members) {
    if (plain_key(member.key) == "password" && !member.value.is_null()) return {};
  }
  return {Hidden::kHidden, fmt::format("the tag {}", *found), 1, 1};
}

}  // namespace feedgen
