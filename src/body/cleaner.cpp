#include "body/cleaner.h"

#include <array>
#include <utility>

#include "body/attributes.h"
#include "body/styles.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// The mark in the text, and the notes at the end, as Markdown's footnotes, kramdown and Goldmark
// write them.
bool is_of_footnotes(const HtmlElement& source) {
  if (source.attributes.empty()) return false;
  const std::string_view classes = source.value("class");
  return has_class(classes, "footnote-ref") || has_class(classes, "footnotes") ||
         (source.name == "a" && has_class(classes, "footnote"));
}

// The source of a diagram or a chart, which a page draws: nobody reads it as a text.
bool is_diagram(const HtmlElement& source) {
  constexpr std::array<std::string_view, 17> kDrawn{
      "chart",    "chartjs",  "dot",      "echarts", "flow",    "flowchart",
      "gantt",    "geogebra", "graphviz", "markmap", "mermaid", "mindmap",
      "plantuml", "puml",     "sequence", "vega",    "wavedrom"};
  constexpr std::string_view kLanguage = "language-";
  if (source.name != "code") return false;
  const std::string_view classes = source.value("class");
  if (!classes.starts_with(kLanguage)) return false;
  const std::string_view language =
      classes.substr(kLanguage.size(), classes.find(' ') - kLanguage.size());
  return is_one_of(language, kDrawn);
}

// Of a link without words nothing is seen, but it may be a place in the page.
bool is_empty_link(std::string_view html) {
  const std::size_t end = html.find('>');
  return html.substr(end + 1) == "</a>" && html.substr(0, end).find(" id=") == html.npos;
}

// SVG is dropped: its safe part is hard to separate from the rest (references, animations, styles,
// HTML in `<foreignObject>`), readers drop SVG too, and most SVG in articles is icons.
bool is_dropped(const HtmlElement& source, const Element* element) {
  return source.space == HtmlSpace::kSvg || (element != nullptr && element->is(Element::kDropped));
}

// A table, or what belongs in one.
constexpr unsigned kTablePart = Element::kHoldsParts | Element::kScope;

// What stands for the element in cleaned HTML; null if only what is inside stays.
const Element* kept_for(const HtmlElement& source, const Element* element) {
  if (element == nullptr) return nullptr;
  const bool is_formula = source.space == HtmlSpace::kMathMl;
  if (!is_formula && !element->kept_as.empty()) return find_element(element->kept_as);
  return element->is(Element::kKept) && element->is(Element::kFormula) == is_formula ? element
                                                                                     : nullptr;
}

}  // namespace

Walk Cleaner::enter(const HtmlElement& source) {
  if (is_full()) return Walk::kPast;
  const bool is_behind_lazy = std::exchange(is_behind_lazy_, false);
  const Element* element = find_element(source.name);
  const bool says_something = !source.attributes.empty();
  if (is_left_out(source) || (says_something && is_leftover(source, place()))) return Walk::kPast;
  const HtmlWriter::Mark begin = writer_.mark();
  const std::size_t text_begin = reading_.size();
  const std::size_t depth = open_.size();
  const Walk walk = enter_any(source, element, is_behind_lazy);
  if (walk == Walk::kInside && open_.size() > depth) {
    Open& open = open_.back();
    open.begin = begin;
    open.text_begin = text_begin;
    note(source, open);
  }
  return walk;
}

// A formula's source, as a script or in an attribute.
bool Cleaner::enter_formula(const HtmlElement& source, Walk& walk) {
  if (source.attributes.empty()) return false;
  const std::string_view tex = formula_in_attribute(source);
  if (!tex.empty()) {
    write_text("\\(" + std::string(tex) + "\\)");
    walk = Walk::kPast;
    return true;
  }
  formula_ = formula_script(source);
  if (!formula_ || noscript_ > 0) return formula_.reset(), false;
  formula_text_.clear();
  open_.emplace_back();
  walk = Walk::kInside;
  return true;
}

void Cleaner::write_formula() {
  const bool is_behind_rendered =
      rendered_.end != 0 && rendered_.depth == open_.size() &&
      trim(std::string_view(writer_.html()).substr(rendered_.end)).empty();
  if (is_behind_rendered) cut(rendered_.begin, rendered_.text_begin);
  rendered_ = {};
  const std::string_view tex = trim(formula_text_);
  if (!tex.empty()) {
    write_text(std::string(formula_->open) + std::string(tex) + std::string(formula_->close));
  }
  formula_.reset();
}

LeftoverPlace Cleaner::place() const { return {code_ > 0, listing_ > 0, heading_ > 0, links_ > 0}; }

// What has to be known of an element when it ends, and of what is inside until then.
void Cleaner::note(const HtmlElement& source, Open& open) {
  open.doubt = doubt_of(source, place());
  open.is_heading =
      source.name.size() == 2 && source.name[0] == 'h' && is_ascii_digit(source.name[1]);
  open.is_listing = begins_listing(source);
  open.is_row = listing_ > 0 && source.name == "tr";
  open.is_rendered = !source.attributes.empty() && is_rendered_formula(source);
  open.is_link = source.name == "a";
  if (open.is_heading) ++heading_;
  if (open.is_link) ++links_;
  if (open.is_listing) ++listing_;
}

// Ends what note() began; takes back an element that only its page needs.
void Cleaner::settle(const Open& open) {
  if (open.is_heading) --heading_;
  if (open.is_link) --links_;
  if (open.is_listing) --listing_;
  if (open.is_row && code_ > 0 && !writer_.html().ends_with('\n')) write_text("\n");
  const std::string_view written = std::string_view(writer_.html()).substr(open.begin.size);
  if (!open.link.empty() && is_empty_link(written)) return cut(open.begin, open.text_begin);
  if (open.doubt != Doubt::kNone && goes(open.doubt, written)) {
    return cut(open.begin, open.text_begin);
  }
  if (!open.is_rendered) return;
  const bool goes_on =
      rendered_.end == open.begin.size && rendered_.depth == open_.size() && rendered_.end != 0;
  if (!goes_on) rendered_ = {open_.size(), open.begin, open.text_begin, 0};
  rendered_.end = writer_.html().size();
}

void Cleaner::cut(const HtmlWriter::Mark& begin, std::size_t text_begin) {
  writer_.cut(begin);
  reading_.cut(text_begin);
  if (last_link_end_ > begin.size) last_link_end_ = last_break_end_ = 0;
  if (rendered_.end > begin.size) rendered_ = {};
}

Walk Cleaner::enter_any(const HtmlElement& source, const Element* element, bool is_behind_lazy) {
  Walk formula = Walk::kPast;
  if (enter_formula(source, formula)) return formula;
  if (source.name == "input") write_checkbox(source);
  if (is_dropped(source, element)) return Walk::kPast;
  const bool is_html = source.space == HtmlSpace::kHtml;
  if (is_html && source.name == "noscript") {
    if (is_behind_lazy) return Walk::kPast;
    ++noscript_;
    open_.push_back({nullptr, true, false, {}});
    return Walk::kInside;
  }
  if (is_html && source.name == "img") {
    write_picture(source);
    return Walk::kPast;
  }
  if (is_html && source.name == "iframe") {
    if (noscript_ == 0) write_frame(source);
    return Walk::kPast;
  }
  const Element* kept = kept_for(source, element);
  const bool is_column = listing_ > 0 && kept != nullptr && kept->is(kTablePart);
  if (is_column || (kept != nullptr && begins_listing(source) && source.name == "table")) {
    kept = nullptr;
  }
  if (kept != nullptr && noscript_ == 0) return enter_kept(source, *kept);
  open_.emplace_back();
  return Walk::kInside;
}

Walk Cleaner::enter_kept(const HtmlElement& source, const Element& element) {
  const Attributes attributes = attributes_of(source, element);
  const bool says_nothing = (element.name == "span" || element.name == "a") && attributes.empty();
  const bool loads_nothing = (element.name == "source" || element.name == "track") &&
                             (attributes.empty() || !attributes.front().name.starts_with("src"));
  if (says_nothing || loads_nothing || !may_stand(element)) {
    if (element.is(Element::kVoid)) return Walk::kPast;
    open_.emplace_back();
    return Walk::kInside;
  }
  write_tag(element, attributes);
  if (element.is(Element::kVoid)) return Walk::kPast;
  open_.push_back({&element, false, is_of_footnotes(source) || is_diagram(source), {}});
  if (open_.back().is_note) reading_.pause();
  if (element.name == "a" && attributes.front().name == "href") {
    open_.back().link = attributes.front().value;
  }
  return Walk::kInside;
}

void Cleaner::leave() {
  const Open open = std::move(open_.back());
  open_.pop_back();
  if (formula_) return write_formula();
  close(open);
  settle(open);
}

void Cleaner::close(const Open& open) {
  if (open.is_noscript) --noscript_;
  if (open.is_note) reading_.resume();
  if (open.element == nullptr) return;
  if (is_code(*open.element)) --code_;
  writer_.close(open.element->name);
  nesting_.close();
  reading_.leave(*open.element);
  if (open.element->name == "a") {
    last_link_ = open.link;
    last_link_end_ = writer_.html().size();
  }
}

void Cleaner::text(std::string_view text) {
  if (formula_) {
    formula_text_ += text;
    return;
  }
  if (noscript_ > 0) return;
  if (!trim(text).empty()) is_behind_lazy_ = false;
  write_text(text);
}

void Cleaner::comment(std::string_view inside) {
  if (is_more_mark(inside) && code_ == 0) reading_.mark();
}

CleanHtml Cleaner::take() {
  CleanHtml clean;
  clean.html = trim(writer_.html());  // a copy, which keeps no memory that it does not need
  clean.text_before_more = reading_.text_before_mark();
  clean.text = reading_.take();
  clean.picture = std::move(picture_);
  clean.picture_text = collapse_space(picture_text_);
  return clean;
}

bool Cleaner::is_left_out(const HtmlElement& source) {
  if (source.attributes.empty()) return source.name == "dialog";
  if (source.has("hidden") || style_hides(source.value("style"))) return true;
  if (source.name == "dialog") return !source.has("open");
  const std::string_view classes = source.value("class");
  return (source.name == "ins" && has_class(classes, "adsbygoogle")) || is_twin(source);
}

// KaTeX writes each formula twice, as MathML and as text that only its style sheet puts in shape.
bool Cleaner::is_twin(const HtmlElement& source) {
  const std::string_view classes = source.value("class");
  if (has_class(classes, "katex-mathml")) has_formula_twin_ = true;
  return has_class(classes, "katex-html") && std::exchange(has_formula_twin_, false);
}

bool Cleaner::may_stand(const Element& element) {
  if (nesting_.is_too_deep_for(element)) return false;
  if (nesting_.admits(element)) return true;
  const Element* around = nesting_.innermost();
  const bool is_alien =
      element.is(Element::kFormula) || (around != nullptr && around->is(Element::kFormula));
  // Unwrapped, these leave nothing behind that another reading would put into a better place.
  if (is_alien || element.is(Element::kPart)) return false;
  is_sound_ = false;
  return misfits_ == Misfits::kWrite;
}

bool Cleaner::is_code(const Element& element) const {
  return element.name == "pre" || element.name == "code";
}

void Cleaner::write_tag(const Element& element, const Attributes& attributes) {
  if (element.name == "br" && writer_.html().size() == last_link_end_) {
    last_break_end_ = last_link_end_ + std::string_view("<br>").size();
  }
  reading_.enter(element);
  writer_.open(element.name);
  for (const Written& attribute : attributes) writer_.attribute(attribute.name, attribute.value);
  writer_.end_tag();
  if (element.is(Element::kVoid)) return;
  nesting_.open(element);
  if (is_code(element)) ++code_;
}

void Cleaner::write_text(std::string_view text) {
  if (!nesting_.admits_text(text)) {
    is_sound_ = false;
    if (misfits_ == Misfits::kUnwrap) return;
  }
  writer_.text(text);
  reading_.add(text);
}

}  // namespace feedgen
