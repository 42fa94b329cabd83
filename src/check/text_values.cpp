#include <fmt/format.h>

#include "check/feed_rules.h"
#include "check/values.h"
#include "format/elements.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/language.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "V101",
     .name = "empty-value",
     .severity = Severity::kWarning,
     .says = "An element that names something is not empty.",
     .remedy = "write a text, or leave the element out",
     .source = "RSS 2.0; RFC 4287 section 4.2",
     .breaks = "Readers show a blank line, or \"Untitled\"",
     .sample = Sample::kRssItem,
     .bad = "<title></title>",
     .good = "<title>A title</title>"},
    {.code = "V102",
     .name = "markup-in-text",
     .severity = Severity::kWarning,
     .says = "A text that readers show as it is holds no markup.",
     .remedy = "remove the tags, or declare the text to be HTML where the format can",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.1.1.3; RFC 4287 section 3.1.1.1",
     .breaks = "Readers show the tags as words",
     .sample = Sample::kRssItem,
     .bad = "<title>A &lt;b&gt;bold&lt;/b&gt; word</title>",
     .good = "<title>A bold word</title>"},
    {.code = "V103",
     .name = "reference-in-text",
     .severity = Severity::kWarning,
     .says = "A text that readers show as it is holds no reference that was escaped twice.",
     .remedy = "write the character itself",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.1.1.3",
     .breaks = "Readers show \"&amp;\" as five characters",
     .sample = Sample::kRssItem,
     .bad = "<title>Salt &amp;amp; pepper</title>",
     .good = "<title>Salt &amp; pepper</title>"},
    {.code = "V104",
     .name = "mail-address",
     .says = "A mail address has a name, an @ and a host.",
     .remedy = "write it as name@site.example",
     .source = "RFC 5322 section 3.4.1; RSS 2.0, managingEditor",
     .breaks = "Readers show no author",
     .sample = Sample::kRssItem,
     .bad = "<author>A Name</author>",
     .good = "<author>a@site.example (A Name)</author>"},
    {.code = "V105",
     .name = "mail-form",
     .severity = Severity::kWarning,
     .says = "A mail address of RSS is followed by the person's name in brackets.",
     .remedy = "write it as a@site.example (A Name)",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 4.1.1.12",
     .breaks = "Readers show the mail address in the place of the name",
     .sample = Sample::kRssItem,
     .bad = "<author>a@site.example</author>",
     .good = "<author>a@site.example (A Name)</author>"},
    {.code = "V106",
     .name = "language-tag",
     .says = "A language is one of BCP 47.",
     .remedy = "write it as en, en-US or zh-Hant",
     .source = "RFC 5646; RSS 2.0, language; RFC 4287 section 2",
     .breaks = "Screen readers use the wrong voice, translators the wrong language",
     .sample = Sample::kRssChannel,
     .bad = "<language>english</language>",
     .good = "<language>en</language>",
     .is_fixable = true},
    {.code = "V107",
     .name = "media-type",
     .says = "A media type has a type, a slash and a subtype.",
     .remedy = "write it as audio/mpeg",
     .source = "RFC 2045 section 5.1; RFC 4287 section 4.2.7.3",
     .breaks = "Readers do not know how to show the file",
     .sample = Sample::kRssItem,
     .bad = "<enclosure url=\"https://site.example/a.mp3\" length=\"1\" type=\"mp3\"/>",
     .good = "<enclosure url=\"https://site.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>"},
    {.code = "V109",
     .name = "switch-value",
     .says = "A switch is one of the two words that its format knows.",
     .remedy = "write true or false; in Apple's elements yes or no",
     .source = "RSS 2.0, guid; Apple, Podcast RSS feed requirements",
     .breaks = "Readers take it for the opposite",
     .sample = Sample::kRssItem,
     .bad = "<guid isPermaLink=\"no\">a-guid-1</guid>",
     .good = "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {.code = "V112",
     .name = "update-period",
     .says = "sy:updatePeriod is hourly, daily, weekly, monthly or yearly.",
     .remedy = "write one of these words",
     .source = "RSS 1.0 Modules: Syndication",
     .breaks = "Readers ask once a day",
     .sample = Sample::kRssChannel,
     .bad = "<sy:updatePeriod>often</sy:updatePeriod>",
     .good = "<sy:updatePeriod>hourly</sy:updatePeriod>"},
};

bool is_empty(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) return false;
  judge.add("empty-value", value.offset, fmt::format("{} is empty", shown_place(value)));
  return true;
}

// The name of the first end tag of HTML in a text.
std::string end_tag_in(std::string_view text) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos;
       at = text.find("</", at + 2)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string name = ascii_lower(text.substr(at + 2, end - at - 2));
    if (find_element(name) != nullptr) return name;
  }
  return {};
}

// HTML 4's names of characters.
constexpr std::string_view kEntities =
    " quot amp lt gt apos nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy "
    "reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 "
    "frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
    "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute "
    "Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave "
    "eacute "
    "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
    "ugrave uacute ucirc uuml yacute thorn yuml OElig oelig Scaron scaron Yuml fnof circ tilde "
    "Alpha "
    "Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau "
    "Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu "
    "nu "
    "xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv ensp emsp "
    "thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull "
    "hellip permil prime Prime lsaquo rsaquo oline frasl euro image weierp real trade alefsym larr "
    "uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin "
    "ni "
    "prod sum minus lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne equiv "
    "le "
    "ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz "
    "spades "
    "clubs hearts diams ";

// "&amp;" or "&#8217", which a reader that shows the text as it is shows as several characters.
std::string_view reference_in(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    const std::size_t begin = end;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    const std::string_view name = text.substr(begin, end - begin);
    if (name.empty()) continue;
    // "&page=2" of an address is none.
    const bool is_number =
        text[at + 1] == '#' && (is_ascii_digit(name[0]) || name[0] == 'x' || name[0] == 'X');
    if (is_number || holds_word(kEntities, name)) return text.substr(at, end - at);
  }
  return {};
}

// "<b" or "</", which readers of RSS may take for markup, whatever was meant.
bool begins_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '/' || is_ascii_letter(text[at + 1]))) return true;
  }
  return false;
}

// Whether the document writes the text with "&#x26;" and the like, as the RSS Advisory Board's
// profile asks.
bool is_written_by_number(const JudgedValue& value, const FeedJudge& judge) {
  // A character takes at most as many bytes as "&#x10FFFF;" has.
  const std::size_t most = value.element.text.size() * 10 + 4096;
  const std::string_view text = judge.text().substr(value.element.offset, most);
  return text.substr(0, text.find("</")).find("&#x") != std::string_view::npos;
}

void judge_markup(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.find_first_of("<&") == std::string_view::npos) return;
  if (const std::string tag = end_tag_in(value.text); !tag.empty()) {
    judge.add("markup-in-text", value.offset,
              fmt::format("{} holds markup: </{}>", shown_place(value), tag));
    return;
  }
  if (is_written_by_number(value, judge)) return;
  if (const std::string_view found = reference_in(value.text); !found.empty()) {
    judge.add("reference-in-text", value.offset,
              fmt::format("{} holds {}, which readers show as it is", shown_place(value),
                          in_quotes(found)));
  } else if (judge.kind == FeedKind::kRss20 && begins_tag(value.text)) {
    judge.add("markup-in-text", value.offset,
              fmt::format("{} holds what readers may take for markup", shown_place(value)),
              "write the \"<\" as &#x3C;");
  }
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  constexpr std::string_view kMarks = "-_+.'!#$%&*/=?^`{|}~";
  const bool is_local = all_of(text.substr(0, at), [&](char c) {
    return is_word_byte(c) || kMarks.find(c) != std::string_view::npos;
  });
  const std::string_view host = text.substr(at + 1);
  const bool is_host = all_of(host, [](char c) { return is_word_byte(c) || c == '-' || c == '.'; });
  const bool is_name = host.find('.') != std::string_view::npos || is_ascii_letter(host.front());
  return is_local && is_host && is_name && host.front() != '.' && host.back() != '.';
}

// ISO 639-1, with codes that have been in use.
constexpr std::string_view kLanguages =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv "
    "kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr "
    "nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu ";

// "language[-script][-region][-variant…][-extension…][-x-private]", by the lengths of the parts.
bool is_language(std::string_view text) {
  constexpr std::size_t kMost = 35;
  if (text.empty() || text.size() > kMost) return false;
  const std::vector<std::string_view> parts = parts_between(text, '-');
  const bool are_words = all_of(parts, [](std::string_view part) {
    return !part.empty() && part.size() <= 8 && all_of(part, is_ascii_alphanumeric);
  });
  if (!are_words) return false;
  if (parts[0].size() == 1) return (parts[0] == "x" || parts[0] == "i") && parts.size() > 1;
  if (parts[0].size() == 2) return holds_word(kLanguages, ascii_lower(parts[0]));
  return parts[0].size() == 3 && all_of(parts[0], is_ascii_letter);
}

}  // namespace

std::span<const CheckRule> value_rules() { return kRules; }

std::string shown_place(const JudgedValue& value) {
  if (value.element.space == Space::kJson) return in_quotes(value.element.name);
  const std::string element = fmt::format("<{}>", printable(value.element.shown_name()));
  if (value.attribute == nullptr) return element;
  return fmt::format("the attribute {} of {}", printable(value.attribute->name), element);
}

void add_wrong_value(std::string_view rule, const JudgedValue& value, std::string_view problem,
                     FeedJudge& judge) {
  judge.add(rule, value.offset,
            fmt::format("{} is {}, {}", shown_place(value), in_quotes(value.text), problem));
}

bool is_html_entity(std::string_view name) { return holds_word(kEntities, name); }

bool has_end_tag(std::string_view text) { return !end_tag_in(text).empty(); }
bool has_reference(std::string_view text) { return !reference_in(text).empty(); }

void any_text(const JudgedValue&, FeedJudge&) {}

void some_text(const JudgedValue& value, FeedJudge& judge) { is_empty(value, judge); }

void plain_words(const JudgedValue& value, FeedJudge& judge) { judge_markup(value, judge); }

void plain_line(const JudgedValue& value, FeedJudge& judge) {
  if (!is_empty(value, judge)) judge_markup(value, judge);
}

void mail_address(const JudgedValue& value, FeedJudge& judge) {
  if (!is_mail_address(value.text))
    add_wrong_value("mail-address", value, "which is no mail address", judge);
}

// The address of "A Name <a@site.example>" and of "a@site.example (A Name)".
std::string_view address_in(std::string_view text) {
  // All that stands in brackets is a comment.
  const std::string_view before = trim(text.substr(0, text.find('(')));
  if (!before.empty() && before.find('<') == std::string_view::npos) return before;
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', open == std::string_view::npos ? 0 : open);
  if (open != std::string_view::npos && close != std::string_view::npos) {
    return trim(text.substr(open + 1, close - open - 1));
  }
  return trim(text);
}

void mail_address_of_person(const JudgedValue& value, FeedJudge& judge) {
  if (is_mail_address(address_in(value.text))) {
    judge_markup(value, judge);
  } else {
    add_wrong_value("mail-address", value, "which is no mail address", judge);
  }
}

void mail_with_name(const JudgedValue& value, FeedJudge& judge) {
  std::string_view text = value.text;
  if (text.starts_with("mailto:")) text.remove_prefix(7);
  if (text.find('@') == std::string_view::npos || text.find('@') == 0) {
    add_wrong_value("mail-address", value, "which is no mail address", judge);
    return;
  }
  if (!text.ends_with(')')) {
    add_wrong_value("mail-form", value, "which lacks the person's name in brackets", judge);
    return;
  }
  if (!is_mail_address(address_in(text))) {
    add_wrong_value("mail-address", value, "which is no mail address", judge);
  } else {
    judge_markup(value, judge);
  }
}

void language_name(const JudgedValue& value, FeedJudge& judge) {
  if (is_language(value.text)) return;
  const std::string meant = language_tag(value.text);
  std::vector<Fix> fixes;
  if (!meant.empty() && value.attribute == nullptr &&
      judge.text().substr(value.offset, value.text.size()) == value.text) {
    fixes.push_back({value.offset, value.offset + value.text.size(), meant});
  }
  judge.add(
      "language-tag", value.offset,
      fmt::format("{} is {}, which is no language", shown_place(value), in_quotes(value.text)),
      meant.empty() ? std::string{} : fmt::format("write {}", meant), std::move(fixes));
}

void media_type(const JudgedValue& value, FeedJudge& judge) {
  const auto is_token = [](std::string_view text) {
    constexpr std::string_view kNot = "()<>,;:\\\"/[]?= \t\r\n";
    return !text.empty() &&
           none_of(text, [&](char c) { return kNot.find(c) != std::string_view::npos; });
  };
  // "type/subtype; name=value"
  std::vector<std::string_view> parts = parts_between(value.text, ';');
  std::string_view type = parts.front();
  while (parts.size() > 1 && type.ends_with(' ')) type.remove_suffix(1);
  const std::size_t slash = type.find('/');
  bool is_type = slash != std::string_view::npos && is_token(type.substr(0, slash)) &&
                 is_token(type.substr(slash + 1));
  for (std::size_t i = 1; i < parts.size() && value.text.find('"') == std::string_view::npos; ++i) {
    const std::size_t equals = parts[i].find('=');
    is_type = is_type && equals != std::string_view::npos &&
              is_token(trim(parts[i].substr(0, equals))) && is_token(parts[i].substr(equals + 1));
  }
  if (!is_type) {
    add_wrong_value("media-type", value, "which is no media type", judge);
  }
}

void true_or_false(const JudgedValue& value, FeedJudge& judge) {
  if (value.text != "true" && value.text != "false") {
    add_wrong_value("switch-value", value, "which is neither true nor false", judge);
  }
}

void yes_or_no(const JudgedValue& value, FeedJudge& judge) {
  const std::string_view text = value.attribute == nullptr ? value.element.text : value.text;
  if (text != "yes" && text != "no")
    add_wrong_value("switch-value", value, "which is neither yes nor no", judge);
}

void form_name(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty() && (is_ascii_letter(value.text.front()) || value.text.front() == '_')) {
    return;
  }
  judge.add("rss-form-name", value.offset, fmt::format("<name> is {}", in_quotes(value.text)));
}

void update_period(const JudgedValue& value, FeedJudge& judge) {
  if (!holds_word(" hourly daily weekly monthly yearly ", value.text)) {
    add_wrong_value("update-period", value, "which is no period", judge);
  }
}

}  // namespace feedgen
