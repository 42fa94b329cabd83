#include "body/clean_html.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "body/cleaner.h"
#include "body/picture.h"
#include "format/html_plain.h"
#include "format/html_walk.h"
#include "format/markup_scan.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

using Kind = MarkupToken::Kind;

std::uint64_t count_tags(std::string_view raw) {
  std::uint64_t tags = 0;
  for (std::size_t at = raw.find('<'); at != std::string_view::npos; at = raw.find('<', at + 1)) {
    const char next = at + 1 < raw.size() ? raw[at + 1] : ' ';
    if (is_ascii_letter(next)) ++tags;
  }
  return tags;
}

class Cost {
 public:
  ParseCost cost() const { return cost_; }

  void open(const MarkupToken& tag) {
    add_tag(tag);
    if (tag.element != nullptr && tag.element->is(Element::kIgnoresTags)) trusts_raw_text_ = false;
    // What it nests in is counted.
    if (tag.element != nullptr && tag.element->is(Element::kFlat)) return;
    std::uint64_t& open = open_[std::string(tag.name)];
    if (tag.name == "a" && open > 0) return;  // a link ends the link before it
    ++open;
    ++depth_;
  }

  void close(const MarkupToken& tag) {
    add_tag(tag);
    const auto found = open_.find(std::string(tag.name));
    if (found == open_.end() || found->second == 0) return;
    --found->second;
    --depth_;
  }

  void add_raw_text(std::string_view text) {
    if (trusts_raw_text_) return;
    const std::uint64_t tags = count_tags(text);
    cost_.nesting += tags * (depth_ + tags / 2);
    depth_ += tags;
  }

 private:
  void add_tag(const MarkupToken& tag) {
    cost_.nesting += depth_;
    cost_.attributes += tag.attributes * tag.attributes / 2;
    if (tag.attributes > 0 && (tag.name == "html" || tag.name == "body")) {
      cost_.attributes += tag.attributes * joined_;
      joined_ += tag.attributes;
    }
  }

  std::unordered_map<std::string, std::uint64_t> open_;
  std::uint64_t depth_ = 0;
  std::uint64_t joined_ = 0;  // attributes of <html> and <body>
  ParseCost cost_;
  bool trusts_raw_text_ = true;
};

constexpr std::size_t kMostHtml = 16U * 1024 * 1024;

// A second or less. Ordinary articles stay below a thousandth of it.
constexpr std::uint64_t kMostCost = 50'000'000;

// HTML that is shorter costs little, whatever it holds.
constexpr std::size_t kHarmless = 8U * 1024;

// After one or two readings the next one changes nothing.
constexpr int kMostReadings = 4;

tl::unexpected<Error> too_large() {
  return fail("its HTML is too large to be cleaned", "split the article");
}

Result<void> check_cost(std::string_view html) {
  if (html.size() <= kHarmless) return {};
  if (html.size() > kMostHtml) return too_large();
  const ParseCost cost = parse_cost(html);
  if (cost.nesting > kMostCost) {
    return fail("its HTML nests too deeply to be cleaned",
                "close the elements that are opened again and again");
  }
  if (cost.attributes > kMostCost) {
    return fail("its HTML has too many attributes to be cleaned",
                "remove those of its largest tags");
  }
  return {};
}

// Most articles are plain; the others are read as browsers read them.
Result<void> read(std::string_view html, Cleaner& cleaner) {
  if (walk_plain_html(html, cleaner)) return {};
  return walk_html(html, cleaner);
}

}  // namespace

ParseCost parse_cost(std::string_view html) {
  Cost cost;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == Kind::kOpen) cost.open(token);
    if (token.kind == Kind::kClose) cost.close(token);
    if (token.is_raw) cost.add_raw_text(html.substr(token.begin, token.end - token.begin));
  }
  return cost.cost();
}

Result<CleanHtml> clean_html(std::string_view html, const CleanRules& rules) {
  if (Result<void> cheap = check_cost(html); !cheap) return tl::unexpected(cheap.error());
  Cleaner cleaner(BodyAddress(rules.url, rules.settings, rules.targets), Misfits::kWrite);
  cleaner.expect(html.size() + html.size() / 4);
  if (has_light_pictures(html)) cleaner.expect_light_pictures();
  if (Result<void> done = read(html, cleaner); !done) return tl::unexpected(done.error());
  if (cleaner.is_full()) {
    return fail("its links are too long in full to be cleaned",
                "shorten the address of the site, of the article, or what rewrite writes");
  }
  CleanHtml clean = cleaner.take();
  if (cleaner.is_sound()) return clean;

  // Its addresses are rewritten already, and once is enough.
  Settings settings = rules.settings;
  settings.rewrite.clear();
  for (int reading = 2; reading <= kMostReadings; ++reading) {
    Cleaner again(BodyAddress(rules.url, settings),
                  reading < kMostReadings ? Misfits::kWrite : Misfits::kUnwrap);
    if (Result<void> done = read(clean.html, again); !done) return tl::unexpected(done.error());
    clean.html = again.take().html;
    if (again.is_sound()) break;
  }
  return clean;
}

}  // namespace feedgen
