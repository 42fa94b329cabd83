#include "format/html_head.h"

#include <algorithm>

#include "format/html_tree.h"
#include "format/markup_scan.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr std::size_t kFirst = std::size_t{16} * 1024;
constexpr std::size_t kMost = std::size_t{1024} * 1024;
// A tag or character that ends the head is whole where this much of the page follows it.
constexpr std::size_t kMargin = 256;

std::string value_of(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string() : std::string(attribute->value);
}

const GumboElement* head_of(const GumboNode& root) {
  const GumboVector& children = root.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    const bool is_head =
        child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_HEAD;
    if (is_head) return &child->v.element;
  }
  return nullptr;
}

void read_children(const GumboElement& head, std::string_view html, const char* mark,
                   HtmlHead& out) {
  for (unsigned i = 0; i < head.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(head.children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    const GumboElement& element = child->v.element;
    if (element.tag == GUMBO_TAG_TITLE) out.has_title = true;
    if (element.tag == GUMBO_TAG_BASE && out.base.empty()) out.base = value_of(element, "href");
    if (element.tag != GUMBO_TAG_LINK || element.original_tag.data == nullptr) continue;
    const auto begin = static_cast<std::size_t>(element.original_tag.data - html.data());
    out.links.push_back({value_of(element, "rel"), value_of(element, "type"),
                         value_of(element, "href"),
                         gumbo_get_attribute(&element.attributes, mark) != nullptr, begin,
                         begin + element.original_tag.length});
  }
}

// Of a page's beginning. nullopt: it can't be read. What ends the head may be cut off: then `end`
// is near the end of `html`.
std::optional<HtmlHead> read_beginning(std::string_view html, const char* mark) {
  const HtmlTree tree(html);
  if (tree.root() == nullptr) return std::nullopt;
  const GumboElement* head = head_of(*tree.root());
  if (head == nullptr) return std::nullopt;
  HtmlHead out;
  // Of a head that ends by itself gumbo knows the place of the token that ended it.
  out.end = std::min<std::size_t>(head->end_pos.offset, html.size());
  out.language = value_of(tree.root()->v.element, "lang");
  read_children(*head, html, mark, out);
  return out;
}

// Whether a tag that begins there goes on behind the end of `html`: gumbo takes the head for one
// that ended before it.
bool is_in_cut_tag(std::string_view html, std::size_t at) {
  MarkupScan scan(html.substr(at));
  MarkupToken token;
  return scan.next(token) && token.kind != MarkupToken::Kind::kText &&
         at + token.end == html.size();
}

}  // namespace

std::optional<HtmlHead> read_html_head(std::string_view page, const char* mark) {
  const std::string_view html = without_byte_order_mark(page);
  const std::size_t skipped = page.size() - html.size();
  for (std::size_t size = kFirst;; size *= 4) {
    const std::string_view beginning = html.substr(0, std::min(size, kMost));
    std::optional<HtmlHead> head = read_beginning(beginning, mark);
    if (!head) return std::nullopt;
    const bool is_whole = beginning.size() == html.size();
    const bool has_end =
        head->end + kMargin <= beginning.size() && !is_in_cut_tag(beginning, head->end);
    if (is_whole || has_end) {
      head->end += skipped;
      for (HeadLink& link : head->links) {
        link.begin += skipped;
        link.end += skipped;
      }
      return head;
    }
    if (beginning.size() == kMost) return std::nullopt;
  }
}

}  // namespace feedgen
