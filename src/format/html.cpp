#include "format/html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "format/elements.h"
#include "format/html_tree.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

const Element* element_of(GumboTag tag) {
  static const auto elements = [] {
    std::array<const Element*, GUMBO_TAG_LAST> known{};
    for (int i = 0; i < GUMBO_TAG_LAST; ++i) {
      known[static_cast<std::size_t>(i)] =
          find_element(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
    }
    return known;
  }();
  return elements[tag];
}

bool sets_text_apart(GumboTag tag) {
  const Element* element = element_of(tag);
  return element != nullptr && element->sets_text_apart();
}

bool is_unread(GumboTag tag) {
  const Element* element = element_of(tag);
  return element != nullptr && element->is(Element::kUnread);
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
    if (sets_text_apart(element.tag)) text_ += ' ';
    if (is_unread(element.tag) || is_hidden(element)) return;
    open_.push_back({&node, text_.size()});
  }

  void leave(const Open& open) {
    const GumboTag tag = open.node->v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) read_heading(tag, open.text_start);
    if (sets_text_apart(tag)) text_ += ' ';
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

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789ABCDEFabcdef";
constexpr std::string_view kAlphanumerics =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// `reference` begins with '&' and holds nothing that could be markup.
void append_decoded(std::string_view reference, std::string& out) {
  const HtmlTree tree(reference, GUMBO_TAG_TITLE);
  if (tree.root() == nullptr) {
    out += reference;
    return;
  }
  const GumboVector& children = tree.root()->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
      out += child->v.text.text;
    }
  }
}

std::size_t run_length(std::string_view text, std::size_t start, std::string_view characters) {
  const std::size_t end = text.find_first_not_of(characters, start);
  return (end == std::string_view::npos ? text.size() : end) - start;
}

// The length of "&#39;", "&#x27;" and the like at the beginning of `text`; 0 if there is none.
// Sets `digits` to its digits without leading zeros.
std::size_t numeric_length(std::string_view text, std::string_view& digits) {
  if (text.substr(0, 2) != "&#") return 0;
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t start = is_hex ? 3 : 2;
  const std::size_t length = run_length(text, start, is_hex ? kHexDigits : kDigits);
  if (length == 0) return 0;
  digits = text.substr(start, length);
  digits.remove_prefix(run_length(digits, 0, "0"));
  const std::size_t end = start + length;
  return text.substr(end, 1) == ";" ? end + 1 : end;
}

// Decodes the reference at the beginning of `text` and returns the length of what it took.
std::size_t decode_one(std::string_view text, std::string& out) {
  std::string_view digits;
  const std::size_t numeric = numeric_length(text, digits);
  // gumbo lets large numbers overflow; the largest code point, 1114111, has seven digits.
  if (numeric > 0 && digits.size() > 7) {
    out += kReplacementCharacter;
    return numeric;
  }
  std::size_t length = numeric;
  if (numeric == 0) {
    length = 1 + run_length(text, 1, kAlphanumerics);
    if (length == 1) {
      out += '&';
      return 1;
    }
    if (text.substr(length, 1) == ";") ++length;
  }
  append_decoded(text.substr(0, length), out);
  return length;
}

}  // namespace

HtmlFacts read_html_facts(std::string_view html, std::size_t most) {
  for (html = first_bytes(html, most); !html.empty(); html = first_bytes(html, html.size() / 4)) {
    const HtmlTree tree(html);
    if (tree.root() != nullptr) return FactsReader().read(*tree.root());
  }
  return {};
}

std::string decode_character_references(std::string_view text) {
  std::string out;
  std::size_t start = 0;
  for (std::size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', start)) {
    out += text.substr(start, i - start);
    start = i + decode_one(text.substr(i), out);
  }
  out += text.substr(start);
  return out;
}

}  // namespace feedgen
