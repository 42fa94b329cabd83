#include "format/html_plain.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "format/html_plain_tags.h"
#include "format/nesting.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr auto kNowhere = std::string_view::npos;

constexpr std::size_t kMostHtml = 1024U * 1024;
constexpr std::size_t kMostDepth = 100;

struct Step {
  enum class Kind { kOpen, kVoid, kClose, kText, kComment };
  Kind kind = Kind::kText;
  std::string_view text;            // or the element's name
  std::size_t first_attribute = 0;  // of an element
  std::size_t attributes = 0;       // how many
  std::size_t end = 0;              // of an open element, the index of its kClose
};

// Makes steps of the whole HTML before the first is taken: a later one may make it decline.
class PlainReader {
 public:
  explicit PlainReader(std::string_view html) : tags_(html) {}

  bool read() {
    while (!tags_.at_end()) {
      if (!read_next()) return false;
    }
    while (!open_.empty()) close();
    return true;
  }

  void walk(HtmlVisitor& visitor) const {
    HtmlElement element;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      switch (step.kind) {
        case Step::Kind::kOpen:
        case Step::Kind::kVoid:
          read_element(step, element);
          if (visitor.enter(element) == Walk::kPast) {
            i = step.end;
          } else if (step.kind == Step::Kind::kVoid) {
            visitor.leave();
          }
          break;
        case Step::Kind::kClose:
          visitor.leave();
          break;
        case Step::Kind::kText:
          visitor.text(step.text);
          break;
        case Step::Kind::kComment:
          visitor.comment(step.text);
      }
    }
  }

 private:
  bool read_next() {
    switch (tags_.next()) {
      case PlainTags::Next::kText:
        return read_text();
      case PlainTags::Next::kStartTag:
        return read_start_tag();
      case PlainTags::Next::kEndTag:
        return read_end_tag();
      case PlainTags::Next::kComment:
        steps_.push_back({Step::Kind::kComment, {}});
        return tags_.take_comment(steps_.back().text);
      case PlainTags::Next::kOther:
        break;
    }
    return false;
  }

  bool read_text() {
    std::string_view text;
    if (!tags_.take_text(text)) return false;
    const bool is_first_of_pre = !steps_.empty() && steps_.back().kind == Step::Kind::kOpen &&
                                 nesting_.innermost()->is(Element::kDropsLineEnd);
    if (is_first_of_pre && text.starts_with('\n')) text.remove_prefix(1);
    if (text.empty()) return true;
    const bool holds_parts =
        nesting_.innermost() != nullptr && nesting_.innermost()->is(Element::kHoldsParts);
    if (holds_parts && text.find_first_not_of(" \t\n\f") != kNowhere) return false;
    steps_.push_back({Step::Kind::kText, text});
    return true;
  }

  bool read_start_tag() {
    PlainTags::StartTag tag;
    const std::size_t first = attributes_.size();
    if (!tags_.take_start_tag(tag, attributes_)) return false;
    const Element* element = find_element(tag.name);
    if (element == nullptr || !element->is(Element::kPlain)) return false;
    const bool is_void = element->is(Element::kVoid);
    if (tag.is_self_closing && !is_void) return false;
    if (element->is(Element::kEndsParagraph) && nesting_.innermost() != nullptr &&
        nesting_.innermost()->name == "p") {
      close();
    }
    if (!may_stand(*element)) return false;
    steps_.push_back({is_void ? Step::Kind::kVoid : Step::Kind::kOpen, element->name, first,
                      attributes_.size() - first, steps_.size()});
    if (is_void) return true;
    open_.push_back(steps_.size() - 1);
    nesting_.open(*element);
    return true;
  }

  bool read_end_tag() {
    std::string_view name;
    if (!tags_.take_end_tag(name)) return false;
    if (open_.empty() || nesting_.innermost()->name != name) return false;
    close();
    return true;
  }

  // Beyond what Nesting asks for: nothing moves, and nothing else ends or is opened again.
  bool may_stand(const Element& element) const {
    if (open_.size() >= kMostDepth) return false;
    const Element* around = nesting_.innermost();
    const bool belongs_here =
        element.parents.empty() || (around != nullptr && element.belongs_in(around->name));
    if (!belongs_here || !nesting_.admits(element)) return false;
    return !element.is(Element::kFormatting) || !nesting_.is_inside(element.name);
  }

  void close() {
    steps_[open_.back()].end = steps_.size();
    steps_.push_back({Step::Kind::kClose, {}});
    open_.pop_back();
    nesting_.close();
  }

  void read_element(const Step& step, HtmlElement& element) const {
    const auto first = attributes_.begin() + static_cast<std::ptrdiff_t>(step.first_attribute);
    element.name = step.text;
    element.attributes.assign(first, first + static_cast<std::ptrdiff_t>(step.attributes));
  }

  PlainTags tags_;
  std::vector<Step> steps_;
  std::vector<HtmlAttribute> attributes_;
  std::vector<std::size_t> open_;  // the steps of the open elements
  Nesting nesting_;
};

}  // namespace

bool walk_plain_html(std::string_view html, HtmlVisitor& visitor) {
  // A parser may take the byte order mark off.
  if (html.size() > kMostHtml || html.starts_with(kByteOrderMark)) return false;
  if (!is_plain_text(html)) return false;
  PlainReader reader(html);
  if (!reader.read()) return false;
  reader.walk(visitor);
  return true;
}

}  // namespace feedgen
