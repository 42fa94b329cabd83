#include "body/leftovers.h"

#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Line numbers, wherever they stand in a listing or beside one.
constexpr std::string_view kNumbersInListings =
    " blob-num crayon-nums gl gutter hljs-ln-line-number hljs-ln-numbers linenodiv lineno linenos "
    "linenumber ln lnlinks lnt rouge-gutter ";
constexpr std::string_view kNumbers =
    " crayon-nums hljs-ln-numbers line-numbers-rows line-numbers-wrapper linenodiv pre-numbering "
    "rouge-gutter ";

constexpr std::string_view kButtons =
    " btn-clipboard btn-copy clipboard-btn clipboard-button code-copy code-copy-btn copy-btn "
    "copy-button copy-code copy-code-button copy-notice code-expand-btn hide-precode-box "
    "highlight-tools hljs-button hljs-copy mw-editsection zeroclipboard-container ";

constexpr std::string_view kContents =
    " article-toc contents-list ez-toc-container js-toc markdown-toc post-toc table-of-contents "
    "tableofcontents toc toc-container toc_container ";

constexpr std::string_view kAnchors =
    " anchor anchor-link anchorjs-link deep-link direct-link hash-link header-anchor header-link "
    "headerlink heading-anchor heading-link octicon-link permalink toc-anchor ";

constexpr std::string_view kForScreenReaders =
    " screen-reader-text sr-only visually-hidden visuallyhidden ";

constexpr std::string_view kRendered =
    " mathjax mathjax_chtml mathjax_display mathjax_preview mathjax_svg mathjax_svg_display "
    "mjx-chtml ";

// Calls `is_wanted` with each class, in lower case, until it returns true.
template <class IsWanted>
bool any_word(std::string_view words, const IsWanted& is_wanted) {
  if (words.empty()) return false;
  const std::string lower = ascii_lower(words);
  std::string_view rest = lower;
  for (auto word = take_word(rest, " \t\n\f\r"); !word.empty();
       word = take_word(rest, " \t\n\f\r")) {
    if (is_wanted(word)) return true;
  }
  return false;
}

bool has_class_of(const HtmlElement& element, std::string_view list) {
  return any_word(element.value("class"), [&](auto word) { return holds_word(list, word); });
}

bool holds_contents(const HtmlElement& element) {
  if (!holds_word(" aside details div nav ol section ul ", element.name)) return false;
  return has_class_of(element, kContents) ||
         holds_word(kContents, ascii_lower(trim(element.value("id"))));
}

// What is read of `html`, without its tags.
std::string words_of(std::string_view html) {
  std::string words;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == MarkupToken::Kind::kText) {
      words += html.substr(token.begin, token.end - token.begin);
    }
  }
  return ascii_lower(collapse_space(words));
}

bool is_mark(std::string_view words) {
  for (const std::string_view invisible : {"\u200B", "\u200D", "\uFEFF", "\uFE0E", "\uFE0F"}) {
    while (words.ends_with(invisible)) words.remove_suffix(invisible.size());
    while (words.starts_with(invisible)) words.remove_prefix(invisible.size());
  }
  constexpr std::string_view kMarks[] = {"", "#", "¶", "§", "⚓", "🔗", "∞", "␣", "^", "&sect;"};
  return is_one_of(words, kMarks);
}

bool is_mark_in_words(std::string_view words) {
  constexpr std::string_view kWords[] = {"anchor",
                                         "link",
                                         "permalink",
                                         "link to this heading",
                                         "link to heading",
                                         "permalink to this heading",
                                         "permalink to this headline",
                                         "direct link to heading"};
  return words.starts_with("permanent link to ") || words.starts_with("direct link to ") ||
         is_one_of(words, kWords);
}

// Links, and how many of them lead to a place in a page.
bool links_to_places(std::string_view html) {
  std::size_t links = 0;
  std::size_t places = 0;
  for (std::size_t at = html.find("<a "); at != std::string_view::npos;
       at = html.find("<a ", at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    ++links;
    if (tag.find('#') != std::string_view::npos) ++places;
  }
  return links > 0 && places * 2 > links;
}

bool is_anchor_that_goes(Doubt doubt, std::string_view html) {
  // A long text is none of the marks.
  constexpr std::size_t kLongest = 2000;
  if (html.size() > kLongest || html.find("<img") != std::string_view::npos) return false;
  const std::string words = words_of(html);
  if (doubt == Doubt::kKnownAnchor) return is_mark(words) || is_mark_in_words(words);
  const bool has_place = html.substr(0, html.find('>')).find('#') != std::string_view::npos;
  const bool has_name = html.substr(0, html.find('>')).find(" id=") != std::string_view::npos;
  return has_place && !has_name && is_mark(words);
}

}  // namespace

bool is_leftover(const HtmlElement& element, const LeftoverPlace& place) {
  if (element.attributes.empty()) return false;
  const std::string_view classes = element.value("class");
  if (classes.empty()) return false;
  const bool is_in_listing = place.is_in_code || place.is_in_listing;
  return any_word(classes, [&](std::string_view word) {
    if (is_in_listing && holds_word(kNumbersInListings, word)) return true;
    if (is_in_listing && word == "toolbar") return true;
    if ((place.is_in_heading || place.is_in_link) && holds_word(kForScreenReaders, word))
      return true;
    return holds_word(kNumbers, word) || holds_word(kButtons, word);
  });
}

Doubt doubt_of(const HtmlElement& element, const LeftoverPlace& place) {
  if (element.name == "a" && place.is_in_heading) {
    return has_class_of(element, kAnchors) ? Doubt::kKnownAnchor : Doubt::kAnchor;
  }
  if (element.attributes.empty()) return Doubt::kNone;
  if (element.name == "td" && has_class_of(element, " lntd linenos-col ")) return Doubt::kNumbers;
  return holds_contents(element) ? Doubt::kContents : Doubt::kNone;
}

bool goes(Doubt doubt, std::string_view html) {
  switch (doubt) {
    case Doubt::kNone: return false;
    case Doubt::kAnchor:
    case Doubt::kKnownAnchor: return is_anchor_that_goes(doubt, html);
    case Doubt::kContents:
      return html.find("<img") == std::string_view::npos && links_to_places(html);
    case Doubt::kNumbers:
      return words_of(html).find_first_not_of("0123456789 ") == std::string::npos;
  }
  return false;
}

bool begins_listing(const HtmlElement& element) {
  if (element.name == "figure") return has_class_of(element, " highlight ");
  return element.name == "table" &&
         has_class_of(element, " crayon-table highlighttable hljs-ln lntable rouge-table ");
}

bool is_rendered_formula(const HtmlElement& element) {
  return element.space == HtmlSpace::kHtml && has_class_of(element, kRendered);
}

std::optional<FormulaMarks> formula_script(const HtmlElement& element) {
  if (element.name != "script" || element.space != HtmlSpace::kHtml) return std::nullopt;
  const std::string type = ascii_lower(trim(element.value("type")));
  if (type.starts_with("math/asciimath")) return FormulaMarks{"`", "`"};
  if (!type.starts_with("math/tex")) return std::nullopt;
  const bool is_display = type.find("mode=display") != std::string::npos;
  return is_display ? FormulaMarks{"\\[", "\\]"} : FormulaMarks{"\\(", "\\)"};
}

std::string_view formula_in_attribute(const HtmlElement& element) {
  const bool is_formula = element.name == "span" && has_class_of(element, " ztext-math ");
  return is_formula ? trim(element.value("data-tex")) : std::string_view();
}

}  // namespace feedgen
