#include "check/content.h"

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "check/html_balance.h"
#include "check/values.h"
#include "format/html.h"
#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "C101",
     .name = "content-script",
     .severity = Severity::kWarning,
     .says = "Content holds no element that runs or loads programs, or changes the page around it.",
     .remedy = "remove the element",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.2.5; WHATWG HTML section 4.12",
     .breaks = "Readers remove the element, and some refuse the entry",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;script&gt;a()&lt;/script&gt;</description>",
     .good = "<description>&lt;p&gt;Words&lt;/p&gt;</description>"},
    {.code = "C102",
     .name = "content-handler",
     .severity = Severity::kWarning,
     .says = "Content holds no attribute that is a program, such as onclick.",
     .remedy = "remove the attribute",
     .source = "WHATWG HTML section 8.1.8.2",
     .breaks = "Readers remove the attribute",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;p onclick=\"a()\"&gt;Words&lt;/p&gt;</description>",
     .good = "<description>&lt;p&gt;Words&lt;/p&gt;</description>"},
    {.code = "C103",
     .name = "content-style",
     .severity = Severity::kWarning,
     .says = "A style holds only properties that can't leave the text of the entry.",
     .remedy = "remove the style",
     .source = "Practice of readers; CSS 2.1 section 9.3",
     .breaks = "Readers remove the style, and the text looks otherwise",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;p style=\"position: fixed\"&gt;Words&lt;/p&gt;</description>",
     .good = "<description>&lt;p style=\"color: red\"&gt;Words&lt;/p&gt;</description>"},
    {.code = "C104",
     .name = "content-relative-address",
     .severity = Severity::kWarning,
     .says = "Links and pictures in content have whole addresses.",
     .remedy = "write the whole address, with https://",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.2.5",
     .breaks = "Readers show no picture, and open a page of their own for the link",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;img src=\"/a.png\" alt=\"a\"&gt;</description>",
     .good = "<description>&lt;img src=\"https://site.example/a.png\" alt=\"a\"&gt;</description>"},
    {.code = "C105",
     .name = "content-script-address",
     .severity = Severity::kWarning,
     .says = "No address is a program.",
     .remedy = "remove the link",
     .source = "WHATWG HTML section 7.4.2.3.2",
     .breaks = "Readers remove the link",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;a href=\"javascript:a()\"&gt;Words&lt;/a&gt;</description>",
     .good = "<description>&lt;a href=\"https://site.example/\"&gt;Words&lt;/a&gt;</description>"},
    {.code = "C106",
     .name = "content-unknown-element",
     .severity = Severity::kWarning,
     .says = "Elements of content are elements of HTML.",
     .remedy = "compare the spelling, or escape the \"<\"",
     .source = "WHATWG HTML section 4",
     .breaks = "Readers remove the element, and sometimes the words in it",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;widget&gt;Words&lt;/widget&gt;</description>",
     .good = "<description>&lt;p&gt;Words&lt;/p&gt;</description>"},
    {.code = "C107",
     .name = "wrong-characters",
     .severity = Severity::kWarning,
     .says = "A text holds no control characters, and none that a wrong encoding left.",
     .remedy = "write the text anew in UTF-8",
     .source = "XML 1.0 section 2.2; Unicode section 23.1",
     .breaks = "Readers show boxes, question marks or \"Ã©\"",
     .sample = Sample::kRssItem,
     .bad = "<title>caf\u00C3\u00A9</title>",
     .good = "<title>café</title>"},
    {.code = "C108",
     .name = "xhtml-namespace",
     .says = "XHTML in content has XHTML's namespace.",
     .remedy = "write <div xmlns=\"http://www.w3.org/1999/xhtml\">",
     .source = "RFC 4287 section 3.1.1.3",
     .breaks = "Readers show the words without paragraphs and links",
     .sample = Sample::kAtomEntry,
     .bad = "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
            "<p xmlns=\"\">Words</p></div></content>",
     .good =
         "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Words</p></div>"
         "</content>"},
    {.code = "C109",
     .name = "content-import",
     .severity = Severity::kWarning,
     .says = "Content holds no processing instruction that loads programs.",
     .remedy = "remove it",
     .source = "Practice of readers",
     .breaks = "Readers remove it",
     .sample = Sample::kRssItem,
     .bad = "<description>&lt;?import namespace=\"a\"&gt;</description>",
     .good = "<description>&lt;p&gt;Words&lt;/p&gt;</description>"},
};

// Of HTML, in lower case.
constexpr std::string_view kSafeElements =
    " a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas "
    "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt "
    "em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input "
    "ins kbd label legend li main map mark menu meter nav noscript ol optgroup option output p "
    "picture pre progress q rb rp rt rtc ruby s samp section select small source span strike "
    "strong "
    "sub summary sup table tbody td template textarea tfoot th thead time tr track tt u ul var "
    "video wbr ";
constexpr std::string_view kUnsafeElements =
    " applet base basefont body command embed frame frameset head html iframe isindex link "
    "listing marquee meta noframes object param plaintext portal script slot style title xmp "
    "comment eventsource datagrid fencedframe ";
constexpr std::string_view kSafeProperties =
    " azimuth background background-color border border-bottom border-bottom-color "
    "border-bottom-style border-bottom-width border-collapse border-color border-left "
    "border-left-color border-left-style border-left-width border-radius border-right "
    "border-right-color border-right-style border-right-width border-spacing border-style "
    "border-top border-top-color border-top-style border-top-width border-width clear color cursor "
    "direction display elevation float font font-family font-size font-style font-variant "
    "font-weight height letter-spacing line-height list-style list-style-type margin margin-bottom "
    "margin-left margin-right margin-top max-height max-width min-height min-width overflow "
    "overflow-wrap overflow-x overflow-y text-decoration-color text-decoration-line "
    "text-decoration-style "
    "padding "
    "padding-bottom padding-left padding-right padding-top pause pause-after pause-before pitch "
    "pitch-range quotes richness speak speak-header speak-numeral speak-punctuation speech-rate "
    "stress table-layout text-align text-decoration text-indent text-transform unicode-bidi "
    "vertical-align voice-family volume white-space width word-break word-spacing word-wrap ";

void judge_style(std::string_view style, std::size_t offset, std::string_view element,
                 FeedJudge& judge) {
  const std::string lower = ascii_lower(style);
  std::string_view rest = lower;
  std::string_view wrong;
  for (const std::string_view dangerous :
       {"expression", "javascript:", "-moz-binding", "@import", "behavior", "url("}) {
    if (wrong.empty() && lower.find(dangerous) != std::string::npos) wrong = dangerous;
  }
  while (wrong.empty() && !trim(rest).empty()) {
    std::string_view declaration = take_until(rest, ';');
    const std::string_view property = trim(take_until(declaration, ':'));
    if (!property.empty() && !holds_word(kSafeProperties, property)) wrong = property;
  }
  if (wrong.empty()) return;
  judge.add("content-style", offset,
            fmt::format("the style of <{}> has {}", printable(element), in_quotes(wrong)));
}

bool is_relative(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  return colon == std::string_view::npos || address[colon] != ':';
}

bool is_never_in_address(char c) {
  constexpr std::string_view kForbidden = "\"<>\\^`{|} ";
  return kForbidden.find(c) != std::string_view::npos;
}

enum class Base { kNone, kDeclared };

void judge_address(std::string_view written, std::string_view element, std::size_t offset,
                   Base base, FeedJudge& judge) {
  const std::string_view address = trim(written);
  if (is_program_address(address)) return;
  if (is_relative(address) && any_of(address, is_never_in_address)) {
    judge.add("address-characters", offset,
              fmt::format("<{}> has the address {}, which holds characters that no address has",
                          printable(element), in_quotes(address)));
  } else if (base == Base::kNone && is_relative(address) && !address.starts_with('#')) {
    judge.add("content-relative-address", offset,
              fmt::format("<{}> has the address {}", printable(element), in_quotes(address)));
  }
}

// Of any attribute that browsers open or load.
void judge_program(std::string_view attribute, std::string_view value, std::string_view element,
                   std::size_t offset, FeedJudge& judge) {
  if (!is_program_address(value)) return;
  const bool is_address = holds_word(
      " href src action formaction data poster background cite longdesc xlink:href ", attribute);
  if (!is_address) return;
  judge.add("content-script-address", offset,
            fmt::format("<{}> has the address {}", printable(element), in_quotes(value)));
}

void judge_name(std::string_view name, std::size_t offset, bool is_formula, FeedJudge& judge) {
  static const WordSet safe(kSafeElements);
  if (is_formula || safe.holds(name)) return;
  if (holds_word(kUnsafeElements, name)) {
    judge.add("content-script", offset, fmt::format("the content holds <{}>", printable(name)));
  } else {
    judge.add("content-unknown-element", offset,
              fmt::format("<{}> is no element of HTML", printable(name)));
  }
}

bool is_link(std::string_view element, std::string_view attribute) {
  return (element == "a" && attribute == "href") ||
         (attribute == "src" && holds_word(" img audio video source track iframe ", element));
}

// Whether the parts of a value have places of their own in the document. As long as the value, so
// asked once for each.
bool is_written_as_it_is(const JudgedValue& value, const FeedJudge& judge) {
  const std::string_view written = judge.text().substr(value.offset, value.text.size());
  return value.attribute == nullptr &&
         (written.data() == value.text.data() || written == value.text);
}

// "Ã©": UTF-8 that was read as Latin-1; controls of C1; U+FFFD.
// Searched for by single bytes, which is far faster than looking at each.
std::size_t wrong_character(std::string_view text) {
  const auto at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  std::size_t first = text.find("\uFFFD");
  for (std::size_t i = 0; (i = text.find('\xC2', i)) < first; ++i) {
    const unsigned next = at(i + 1);
    if (next >= 0x80 && next <= 0x9F) first = i;
  }
  for (std::size_t i = 0; (i = text.find('\xC3', i)) < first; ++i) {
    const unsigned next = at(i + 1);
    if ((next == 0x82 || next == 0x83) && at(i + 2) == 0xC2 && i + 3 < text.size()) first = i;
  }
  return first;
}

void add_wrong_character(std::string_view text, const CheckedElement& element, FeedJudge& judge) {
  const std::size_t at = wrong_character(text);
  if (at == std::string_view::npos) return;
  judge.add(
      "wrong-characters", element.text_at,
      fmt::format("<{}> holds {}", printable(element.shown_name()), in_quotes(text.substr(at, 8))));
}

}  // namespace

std::span<const CheckRule> content_rules() { return kRules; }

void html_text(const JudgedValue& value, FeedJudge& judge) {
  MarkupScan scan(value.text);
  MarkupToken token;
  std::vector<MarkupAttribute> attributes;
  int formula = 0;
  HtmlBalance balance;
  const bool has_places = is_written_as_it_is(value, judge);
  // In Atom an xml:base holds for HTML, too (RFC 4287 section 2).
  const bool has_base = value.element.space == Space::kAtom && !base_of(value, judge).empty();
  const Base base = has_base ? Base::kDeclared : Base::kNone;
  while (scan.next(token, attributes)) {
    const std::size_t offset = value.offset + (has_places ? token.begin : 0);
    if (token.kind == MarkupToken::Kind::kDeclaration) {
      const std::string_view written = value.text.substr(token.begin, 8);
      if (ascii_lower(written) == "<?import") {
        judge.add("content-import", offset, "the content holds <?import>");
      }
      continue;
    }
    balance.take(token, offset, judge);
    const bool is_formula_tag = token.name == "math" || token.name == "svg";
    if (token.kind == MarkupToken::Kind::kClose && is_formula_tag && formula > 0) --formula;
    if (token.kind != MarkupToken::Kind::kOpen) continue;
    if (is_formula_tag && !token.is_self_closing) ++formula;
    judge_name(token.name, offset, formula > 0 || is_formula_tag, judge);
    for (const MarkupAttribute& attribute : attributes) {
      const std::string name = ascii_lower(attribute.name);
      // "&quot;" and "&#106;" are read by browsers as the characters that they stand for.
      const bool has_references = attribute.value.find('&') != std::string_view::npos;
      const std::string decoded =
          has_references ? decode_character_references(attribute.value) : std::string();
      const std::string_view written = has_references ? std::string_view(decoded) : attribute.value;
      if (name.starts_with("on") && name.size() > 2) {
        judge.add("content-handler", offset,
                  fmt::format("<{}> has the attribute {}", printable(token.name), in_quotes(name)));
      } else if (name == "style") {
        judge_style(written, offset, token.name, judge);
      }
      judge_program(name, written, token.name, offset, judge);
      if (is_link(token.name, name)) judge_address(written, token.name, offset, base, judge);
    }
  }
  balance.finish(judge);
}

std::vector<PlacedFinding> check_content(std::string_view html, const JudgeRequest& request) {
  FeedJudge judge(request, html);
  CheckedElement element;
  element.space = Space::kContent;
  element.name = "encoded";
  element.prefix = "content";
  html_text({html, 0, element, nullptr, nullptr}, judge);
  add_wrong_character(html, element, judge);
  std::vector<PlacedFinding> findings;
  for (Finding& one : judge.take_findings()) {
    findings.push_back({one.rule,
                        one.rule->severity,
                        {request.name, 0, 0},
                        one.offset,
                        std::move(one.problem),
                        std::move(one.remedy),
                        {},
                        {}});
  }
  return findings;
}

void check_xhtml_attributes(const CheckedElement& element, FeedJudge& judge) {
  const std::string name = ascii_lower(element.name);
  for (const CheckedAttribute& attribute : element.attributes) {
    const std::string key = ascii_lower(attribute.name);
    judge_program(key, attribute.value, name, element.offset, judge);
    if (attribute.space != Space::kNone) continue;
    if (key.starts_with("on") && key.size() > 2) {
      judge.add("content-handler", element.offset,
                fmt::format("<{}> has the attribute {}", printable(name), in_quotes(key)));
    } else if (key == "style") {
      judge_style(attribute.value, element.offset, name, judge);
    }
  }
}

void check_xhtml(const CheckedElement& element, FeedJudge& judge) {
  const bool is_formula = element.space == Space::kSvg || element.space == Space::kMathml;
  if (element.space == Space::kXhtml) {
    judge_name(ascii_lower(element.name), element.offset, false, judge);
  } else if (!is_formula) {
    // Elements of extensions may stand there, and readers pass over them.
    if (element.space == Space::kOther) return;
    judge.add("xhtml-namespace", element.offset,
              fmt::format("<{}> is not in XHTML's namespace", printable(element.shown_name())));
    return;
  } else if (element.name == "script") {
    judge.add("content-script", element.offset, "the content holds <script>");
  }
  check_xhtml_attributes(element, judge);
  for (const CheckedElement& child : element.children) check_xhtml(child, judge);
}

void check_characters(const CheckedElement& element, FeedJudge& judge) {
  add_wrong_character(element.text, element, judge);
  for (const CheckedAttribute& attribute : element.attributes) {
    if (wrong_character(attribute.value) == std::string_view::npos) continue;
    judge.add("wrong-characters", element.offset,
              fmt::format("the attribute {} of <{}> holds {}", printable(attribute.name),
                          printable(element.shown_name()), in_quotes(attribute.value)));
  }
  for (const CheckedElement& child : element.children) check_characters(child, judge);
}

}  // namespace feedgen
