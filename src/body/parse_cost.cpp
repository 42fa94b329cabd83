#include "body/parse_cost.h"

#include <cstddef>
#include <string>
#include <unordered_map>

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

}  // namespace feedgen
