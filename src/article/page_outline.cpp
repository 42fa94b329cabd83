#include "article/page_outline.h"

#include <algorithm>
#include <unordered_map>

#include "format/html.h"
#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = MarkupToken::Kind;

constexpr std::string_view kBlanks = " \t\r\n\f";

std::string_view value_of(const std::vector<MarkupAttribute>& attributes, std::string_view name) {
  for (const MarkupAttribute& attribute : attributes) {
    const bool is_it =
        attribute.has_capitals ? ascii_lower(attribute.name) == name : attribute.name == name;
    if (is_it) return trim(attribute.value);
  }
  return {};
}

std::size_t count_ink(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' || c < 0; }));
}

bool is_noise_role(std::string_view role) {
  return holds_word(" navigation banner contentinfo complementary search ", role);
}

bool hides(const std::vector<MarkupAttribute>& attributes) {
  std::string style = ascii_lower(value_of(attributes, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

unsigned marks_of(const std::vector<MarkupAttribute>& attributes) {
  unsigned marks = 0;
  for (const std::string_view name : {"class", "id"}) {
    const std::string words = ascii_lower(value_of(attributes, name));
    std::string_view rest = words;
    for (auto word = take_word(rest, kBlanks); !word.empty(); word = take_word(rest, kBlanks)) {
      marks |= marks_of_word(word);
    }
  }
  const std::string item = ascii_lower(value_of(attributes, "itemprop"));
  std::string_view rest = item;
  for (auto word = take_word(rest, kBlanks); !word.empty(); word = take_word(rest, kBlanks)) {
    if (word == "articlebody") marks |= PageMark::kBody;
    if (word == "headline") marks |= PageMark::kTitle;
    if (word == "datepublished" || word == "datecreated") marks |= PageMark::kDate;
    if (word == "author") marks |= PageMark::kAuthor;
  }
  const std::string role = ascii_lower(value_of(attributes, "role"));
  if (role == "main") marks |= PageMark::kContent;
  if (is_noise_role(role) || hides(attributes)) marks |= PageMark::kNoise;
  if (holds_word(" author ", ascii_lower(value_of(attributes, "rel")))) marks |= PageMark::kAuthor;
  return marks;
}

constexpr unsigned kAnyBody = PageMark::kPlatformBody | PageMark::kBody;

// What shows that the part of the page around it is not navigation, whatever that is called.
bool is_likely_body(const PageElement& element) {
  constexpr std::size_t kArticle = 600;
  if ((element.marks & (PageMark::kNoise | PageMark::kForeign)) != 0) return false;
  return (element.marks & kAnyBody) != 0 || element.is("main") ||
         (element.is("article") && element.words >= kArticle);
}

class OutlineReader {
 public:
  explicit OutlineReader(std::string_view page) {
    outline_.page = page;
    outline_.elements.push_back({});
    outline_.elements.front().end = outline_.elements.front().inside_end = page.size();
    open_.push_back(0);
  }

  PageOutline read() {
    MarkupScan scan(outline_.page);
    std::vector<MarkupAttribute> attributes;
    for (MarkupToken token; scan.next(token, attributes);) {
      switch (token.kind) {
        case Kind::kOpen: enter(token, attributes); break;
        case Kind::kClose: leave(token); break;
        case Kind::kText: see_text(token); break;
        case Kind::kComment: see_comment(source_of(token)); break;
        case Kind::kDeclaration: break;
      }
    }
    while (open_.size() > 1) close_innermost(outline_.page.size(), outline_.page.size());
    return std::move(outline_);
  }

 private:
  std::string_view source_of(const MarkupToken& token) const {
    return outline_.page.substr(token.begin, token.end - token.begin);
  }

  void enter(const MarkupToken& token, const std::vector<MarkupAttribute>& attributes) {
    raw_ = Raw::kNone;
    if (token.element == nullptr) return;
    const std::string_view name = token.element->name;
    if (name == "meta") return see_meta(attributes);
    if (name == "link") return see_link(attributes);
    if (name == "img" || name == "video" || name == "iframe" || name == "audio") {
      outline_.elements[open_.back()].has_picture = true;
    }
    if (name == "title" && outline_.title.empty()) raw_ = Raw::kTitle;
    if (name == "script") {
      const std::string type = ascii_lower(value_of(attributes, "type"));
      if (type.starts_with("application/ld+json")) raw_ = Raw::kJson;
      return;
    }
    if (name == "html" && outline_.language.empty()) {
      outline_.language = value_of(attributes, "lang");
    }
    if (token.element->is(Element::kVoid | Element::kRawText)) return;
    const PageElement& innermost = outline_.elements[open_.back()];
    if (token.element->is(Element::kFlat) && innermost.element == token.element) {
      close_innermost(token.begin, token.begin);
    }
    push(token, attributes);
  }

  void push(const MarkupToken& token, const std::vector<MarkupAttribute>& attributes) {
    PageElement element;
    element.element = token.element;
    element.parent = open_.back();
    element.begin = token.begin;
    element.inside = token.end;
    if (!attributes.empty()) {
      element.marks = marks_of(attributes);
      element.datetime = value_of(attributes, "datetime");
      // Discuz writes the date as the title of a `<span>` in it.
      const unsigned marks = element.marks | outline_.elements[element.parent].marks;
      const bool is_date = element.is("time") || (marks & PageMark::kDate) != 0;
      if (is_date && element.datetime.empty()) element.datetime = value_of(attributes, "content");
      if (is_date && element.datetime.empty()) element.datetime = value_of(attributes, "title");
      element.is_known_date =
          element.is("time") && value_of(attributes, "pubdate").data() != nullptr;
    }
    if (token.element->name == "a") ++links_;
    ++counts_[token.element];
    open_.push_back(outline_.elements.size());
    outline_.elements.push_back(element);
  }

  void leave(const MarkupToken& token) {
    raw_ = Raw::kNone;
    if (token.element == nullptr) return;
    const auto count = counts_.find(token.element);
    if (count == counts_.end() || count->second == 0) return;
    while (outline_.elements[open_.back()].element != token.element) {
      close_innermost(token.begin, token.begin);
    }
    close_innermost(token.begin, token.end);
  }

  void close_innermost(std::size_t inside_end, std::size_t end) {
    PageElement& element = outline_.elements[open_.back()];
    open_.pop_back();
    --counts_[element.element];
    if (element.is("a") && links_ > 0) --links_;
    element.inside_end = inside_end;
    element.end = end;
    PageElement& parent = outline_.elements[element.parent];
    parent.holds_body = parent.holds_body || is_likely_body(element) ||
                        (element.holds_body && (element.marks & PageMark::kForeign) == 0);
    parent.has_picture = parent.has_picture || element.has_picture;
    if (is_outside_article(element)) return;
    parent.words += element.words;
    parent.link_words += element.link_words;
  }

  void see_text(const MarkupToken& token) {
    const std::string_view text = source_of(token);
    if (token.is_raw) {
      if (raw_ == Raw::kTitle) outline_.title = text;
      if (raw_ == Raw::kJson) outline_.json_ld.push_back(text);
      return;
    }
    PageElement& innermost = outline_.elements[open_.back()];
    (links_ > 0 ? innermost.link_words : innermost.words) += count_ink(text);
  }

  void see_meta(const std::vector<MarkupAttribute>& attributes) {
    const std::string_view content = value_of(attributes, "content");
    if (content.empty()) return;
    for (const std::string_view kind : {"property", "name", "itemprop"}) {
      const std::string_view name = value_of(attributes, kind);
      if (!name.empty()) outline_.metas.push_back({ascii_lower(name), content});
    }
  }

  void see_link(const std::vector<MarkupAttribute>& attributes) {
    const std::string rel = ascii_lower(value_of(attributes, "rel"));
    const std::string_view href = value_of(attributes, "href");
    if (rel == "canonical" && outline_.canonical.empty()) outline_.canonical = href;
    if (rel == "image_src" && outline_.picture.empty()) outline_.picture = href;
  }

  // "saved from url=(0025)https://…" of browsers, "Page saved with SingleFile … url: https://…".
  void see_comment(std::string_view comment) {
    if (!outline_.saved_from.empty() || comment.find("aved ") == kNowhere) return;
    for (const std::string_view mark : {"saved from url=(", "SingleFile"}) {
      const std::size_t at = comment.find(mark);
      const std::size_t address = at == kNowhere ? kNowhere : comment.find("http", at);
      if (address == kNowhere) continue;
      outline_.saved_from = comment.substr(address);
      outline_.saved_from =
          outline_.saved_from.substr(0, outline_.saved_from.find_first_of(" \t\r\n<>\""));
      outline_.saved_from = outline_.saved_from.substr(0, outline_.saved_from.find("-->"));
    }
  }

  enum class Raw { kNone, kTitle, kJson };

  PageOutline outline_;
  std::vector<std::size_t> open_;
  std::unordered_map<const Element*, std::size_t> counts_;
  std::size_t links_ = 0;
  Raw raw_ = Raw::kNone;
};

}  // namespace

bool is_outside_article(const PageElement& element) {
  constexpr std::size_t kLine = 600;
  if (element.element == nullptr) return false;
  if (holds_word(" article body h1 h2 h3 h4 h5 h6 html main ", element.element->name)) return false;
  if ((element.marks & PageMark::kForeign) != 0) return true;
  if (element.holds_body) return false;
  if ((element.marks & PageMark::kNoise) != 0) return true;
  if ((element.marks & PageMark::kMeta) != 0) return element.words + element.link_words < kLine;
  if (element.is("aside")) return element.link_words > element.words;
  return element.is("nav") || element.is("footer") || element.is("header");
}

PageOutline outline_of(std::string_view page) {
  PageOutline outline = OutlineReader(page).read();
  choose_body(outline);
  return outline;
}

std::string decoded_value(std::string_view value) {
  constexpr std::size_t kMost = 4096;
  value = value.substr(0, kMost);
  while (!value.empty() && value.size() == kMost && (value.back() & 0x80) != 0) {
    value.remove_suffix(1);
  }
  return collapse_space(decode_character_references(value));
}

std::string text_of_part(std::string_view html) {
  constexpr std::size_t kBeginning = 2048;
  // Headings and dates that were never closed each hold the rest of the page.
  constexpr std::size_t kMostMarkup = std::size_t{64} << 10U;
  std::string text;
  html = html.substr(0, kMostMarkup);
  MarkupScan scan(html);
  for (MarkupToken token; text.size() < kBeginning && scan.next(token);) {
    if (token.kind == Kind::kText && !token.is_raw) {
      text += html.substr(token.begin, std::min(token.end - token.begin, kBeginning));
    } else if (token.element != nullptr && token.element->sets_text_apart()) {
      text += ' ';
    }
  }
  while (!text.empty() && text.size() >= kBeginning && (text.back() & 0x80) != 0) text.pop_back();
  return collapse_space(decode_character_references(text));
}

}  // namespace feedgen
