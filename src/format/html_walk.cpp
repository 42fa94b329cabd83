#include "format/html_walk.h"

#include <algorithm>
#include <deque>
#include <string>

#include "format/html_tree.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/xml_text.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// Character references name what no text may hold, and gumbo makes invalid UTF-8 of those that
// overflow.
std::string to_legal(std::string_view text) {
  std::string legal = to_xml_text(is_utf8(text) ? std::string(text) : repair_utf8(text));
  std::replace(legal.begin(), legal.end(), '\r', '\n');
  return legal;
}

bool is_legal(std::string_view text) {
  return text.find('\r') == std::string_view::npos && is_utf8(text) && is_xml_text(text);
}

HtmlSpace space_of(const GumboElement& element) {
  switch (element.tag_namespace) {
    case GUMBO_NAMESPACE_SVG: return HtmlSpace::kSvg;
    case GUMBO_NAMESPACE_MATHML: return HtmlSpace::kMathMl;
    case GUMBO_NAMESPACE_HTML: break;
  }
  return HtmlSpace::kHtml;
}

class Walker {
 public:
  explicit Walker(HtmlVisitor& visitor) : visitor_(visitor) {}

  void walk(const GumboNode& root) {
    open_.push_back({&root});
    while (!open_.empty()) {
      Open& open = open_.back();
      const GumboVector& children = open.node->v.element.children;
      if (open.next < children.length) {
        visit(*static_cast<const GumboNode*>(children.data[open.next++]));
        continue;
      }
      open_.pop_back();
      if (!open_.empty()) visitor_.leave();
    }
  }

 private:
  struct Open {
    const GumboNode* node;
    unsigned next = 0;
  };

  void visit(const GumboNode& node) {
    kept_.clear();
    switch (node.type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        read(node.v.element);
        if (visitor_.enter(element_) == Walk::kInside) open_.push_back({&node});
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA: visitor_.text(legal(node.v.text.text)); break;
      case GUMBO_NODE_COMMENT: visitor_.comment(legal(node.v.text.text)); break;
      case GUMBO_NODE_DOCUMENT: break;
    }
  }

  void read(const GumboElement& element) {
    element_.name = name_of(element);
    element_.space = space_of(element);
    element_.attributes.clear();
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      element_.attributes.push_back({legal(attribute.name), legal(attribute.value)});
    }
  }

  std::string_view name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece name = element.original_tag;
    if (name.data == nullptr) return {};
    gumbo_tag_from_original_text(&name);
    return keep(ascii_lower({name.data, name.length}));
  }

  std::string_view legal(std::string_view text) {
    return is_legal(text) ? text : keep(to_legal(text));
  }

  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  HtmlVisitor& visitor_;
  std::vector<Open> open_;
  HtmlElement element_;
  std::deque<std::string> kept_;  // texts of the present node that gumbo has otherwise
};

}  // namespace

bool HtmlElement::has(std::string_view attribute) const {
  return any_of(attributes, [&](const HtmlAttribute& each) { return each.name == attribute; });
}

std::string_view HtmlElement::value(std::string_view attribute) const {
  for (const HtmlAttribute& each : attributes) {
    if (each.name == attribute) return each.value;
  }
  return {};
}

Result<void> walk_html(std::string_view html, HtmlVisitor& visitor) {
  const HtmlTree tree(html, GUMBO_TAG_DIV, kMostWalkMemory);
  if (tree.is_too_deep()) {
    return fail("its HTML nests too deeply to be cleaned",
                "close the elements that are opened again and again");
  }
  if (tree.root() == nullptr)
    return fail("its HTML is too large to be cleaned", "split the article");
  Walker(visitor).walk(*tree.root());
  return {};
}

}  // namespace feedgen
