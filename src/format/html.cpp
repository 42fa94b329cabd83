#include "format/html.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "format/html_tree.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr GumboTag kBlocks[] = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_BODY,    GUMBO_TAG_BR,      GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,
    GUMBO_TAG_DD,      GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,      GUMBO_TAG_DIV,
    GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,     GUMBO_TAG_H1,
    GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,       GUMBO_TAG_H5,
    GUMBO_TAG_H6,      GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,
    GUMBO_TAG_LEGEND,  GUMBO_TAG_LI,      GUMBO_TAG_LISTING,  GUMBO_TAG_MAIN,
    GUMBO_TAG_MENU,    GUMBO_TAG_NAV,     GUMBO_TAG_OL,       GUMBO_TAG_P,
    GUMBO_TAG_PRE,     GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,   GUMBO_TAG_TD,      GUMBO_TAG_TFOOT,    GUMBO_TAG_TH,
    GUMBO_TAG_THEAD,   GUMBO_TAG_TR,      GUMBO_TAG_UL,       GUMBO_TAG_XMP,
};

// Whose contents nobody reads as part of the text.
constexpr GumboTag kUnread[] = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT, GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_SVG,
    GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,    GUMBO_TAG_SELECT,
    GUMBO_TAG_RT,     GUMBO_TAG_RP,       GUMBO_TAG_RTC,      GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_TITLE,  GUMBO_TAG_DATALIST, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_FIGCAPTION,
};

template <std::size_t kSize>
bool is_one_of(GumboTag tag, const GumboTag (&tags)[kSize]) {
  return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

// `visibility: hidden` does not count: whole articles are wrapped in it until a script runs.
bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, "style");
  if (attribute == nullptr) return false;
  std::string style = ascii_lower(attribute->value);
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

const GumboNode& child_of(const GumboNode& element, unsigned i) {
  return *static_cast<const GumboNode*>(element.v.element.children.data[i]);
}

// gumbo makes invalid UTF-8 of numeric references that overflow.
std::string plain(std::string_view text) { return collapse_space(repair_utf8(text)); }

class FactsReader {
 public:
  // Without recursion: documents nest as deep as they like.
  HtmlFacts read(const GumboNode& root) {
    enter(root);
    while (!open_.empty()) {
      Open& open = open_.back();
      if (open.next == open.node->v.element.children.length) {
        leave(open);
        open_.pop_back();
      } else {
        enter(child_of(*open.node, open.next++));
      }
    }
    facts_.text = plain(text_);
    return std::move(facts_);
  }

 private:
  struct Open {
    const GumboNode* node;
    std::size_t text_start;
    unsigned next = 0;
  };

  void enter(const GumboNode& node) {
    if (is_text(node)) text_ += node.v.text.text;
    if (!is_element(node)) return;
    const GumboElement& element = node.v.element;
    if (element.tag == GUMBO_TAG_TITLE) read_title(node);
    if (is_one_of(element.tag, kBlocks)) text_ += ' ';
    if (is_one_of(element.tag, kUnread) || is_hidden(element)) return;
    open_.push_back({&node, text_.size()});
  }

  void leave(const Open& open) {
    const GumboTag tag = open.node->v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) read_heading(tag, open.text_start);
    if (is_one_of(tag, kBlocks)) text_ += ' ';
  }

  void read_title(const GumboNode& node) {
    if (!facts_.title.empty() || node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML) return;
    std::string title;
    for (unsigned i = 0; i < node.v.element.children.length; ++i) {
      if (is_text(child_of(node, i))) title += child_of(node, i).v.text.text;
    }
    facts_.title = plain(title);
  }

  void read_heading(GumboTag tag, std::size_t text_start) {
    const bool is_first = tag == GUMBO_TAG_H1 && !has_h1_;
    if (!is_first && !facts_.heading.empty()) return;
    std::string heading = plain(std::string_view(text_).substr(text_start));
    if (heading.empty()) return;
    facts_.heading = std::move(heading);
    has_h1_ = tag == GUMBO_TAG_H1;
  }

  HtmlFacts facts_;
  std::string text_;
  std::vector<Open> open_;
  bool has_h1_ = false;
};

// Cut between characters, and not inside a tag, where gumbo would leave a "<" behind.
std::string_view first_bytes(std::string_view html, std::size_t most) {
  if (html.size() <= most) return html;
  while (most > 0 && (static_cast<std::uint8_t>(html[most]) & 0xC0U) == 0x80U) --most;
  html = html.substr(0, most);
  const std::size_t tag = html.rfind('<');
  if (tag != std::string_view::npos && html.find('>', tag) == std::string_view::npos) {
    html = html.substr(0, tag);
  }
  return html;
}

}  // namespace

HtmlFacts read_html_facts(std::string_view html, std::size_t most) {
  for (html = first_bytes(html, most); !html.empty(); html = first_bytes(html, html.size() / 4)) {
    const HtmlTree tree(html);
    if (tree.root() != nullptr) return FactsReader().read(*tree.root());
  }
  return {};
}

}  // namespace feedgen
