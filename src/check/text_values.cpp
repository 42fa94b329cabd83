#include <charconv>

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
    {.code = "V108",
     .name = "whole-number",
     .says =
         "A number is written in digits, without a sign, and is in the range that is asked for.",
     .remedy = "write it in digits",
     .source = "RSS 2.0; RFC 4287 section 4.2.7.6; the extensions' own specifications",
     .breaks = "Readers take it for 0",
     .sample = Sample::kRssChannel,
     .bad = "<ttl>an hour</ttl>",
     .good = "<ttl>60</ttl>"},
    {.code = "V109",
     .name = "switch-value",
     .says = "A switch is one of the two words that its format knows.",
     .remedy = "write true or false; in Apple's elements yes or no",
     .source = "RSS 2.0, guid; Apple, Podcast RSS feed requirements",
     .breaks = "Readers take it for the opposite",
     .sample = Sample::kRssItem,
     .bad = "<guid isPermaLink=\"no\">a-guid-1</guid>",
     .good = "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {.code = "V110",
     .name = "coordinate",
     .says = "A latitude is from -90 to 90, a longitude from -180 to 180, in degrees.",
     .remedy = "write it as 51.5",
     .source = "W3C Basic Geo (WGS84 lat/long) Vocabulary; GeoRSS",
     .breaks = "Maps show another place",
     .sample = Sample::kRssItem,
     .bad = "<geo:lat>151.5</geo:lat><geo:long>0</geo:long>",
     .good = "<geo:lat>51.5</geo:lat><geo:long>0</geo:long>"},
    {.code = "V112",
     .name = "update-period",
     .says = "sy:updatePeriod is hourly, daily, weekly, monthly or yearly.",
     .remedy = "write one of these words",
     .source = "RSS 1.0 Modules: Syndication",
     .breaks = "Readers ask once a day",
     .sample = Sample::kRssChannel,
     .bad = "<sy:updatePeriod>often</sy:updatePeriod>",
     .good = "<sy:updatePeriod>hourly</sy:updatePeriod>"},
    {.code = "V111",
     .name = "number-value",
     .says = "A number is a decimal one.",
     .remedy = "write it as 4.5",
     .source = "The extensions' own specifications",
     .breaks = "Readers take it for 0",
     .sample = Sample::kRssItem,
     .bad = "<georss:elev>high</georss:elev>",
     .good = "<georss:elev>4.5</georss:elev>"},
};

void add(std::string_view rule, const JudgedValue& value, FeedJudge& judge,
         std::string_view problem, std::vector<Fix> fixes = {}) {
  judge.add(rule, value.offset,
            fmt::format("{} is {}, {}", shown_place(value), in_quotes(value.text), problem), {},
            std::move(fixes));
}

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

// "&amp;" or "&#8217;", which a reader that shows the text as it is shows as five characters.
std::string_view reference_in(std::string_view text) {
  constexpr std::string_view kNames =
      " amp lt gt quot apos nbsp copy reg hellip mdash ndash rsquo "
      "lsquo rdquo ldquo bull euro eacute egrave agrave uuml ouml "
      "auml szlig ccedil times trade middot laquo raquo ";
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::string_view rest = text.substr(at + 1);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos) break;
    const std::string_view name = rest.substr(0, end);
    const bool is_number = name.size() > 1 && name.front() == '#' &&
                           (is_all_digits(name.substr(1)) || name[1] == 'x' || name[1] == 'X');
    if (is_number || holds_word(kNames, name)) return text.substr(at, end + 2);
  }
  return {};
}

void judge_markup(const JudgedValue& value, FeedJudge& judge) {
  if (const std::string tag = end_tag_in(value.text); !tag.empty()) {
    judge.add("markup-in-text", value.offset,
              fmt::format("{} holds markup: </{}>", shown_place(value), tag));
  } else if (const std::string_view found = reference_in(value.text);
             !found.empty() && !value.element.has_cdata) {
    judge.add("reference-in-text", value.offset,
              fmt::format("{} holds {}, which readers show as it is", shown_place(value),
                          in_quotes(found)));
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
  return is_local && is_host && host.find('.') != std::string_view::npos && host.front() != '.' &&
         host.back() != '.';
}

std::optional<long long> whole(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> decimal(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void judge_degrees(const JudgedValue& value, double most, FeedJudge& judge) {
  const std::optional<double> degrees = decimal(value.text);
  if (!degrees || !(*degrees >= -most && *degrees <= most)) {
    add("coordinate", value, judge, fmt::format("which is not from -{0} to {0}", most));
  }
}

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
  return parts[0].size() <= 3 && all_of(parts[0], is_ascii_letter);
}

}  // namespace

std::span<const CheckRule> value_rules() { return kRules; }

std::string shown_place(const JudgedValue& value) {
  if (value.element.space == Space::kJson) return in_quotes(value.element.name);
  const std::string element = fmt::format("<{}>", printable(value.element.shown_name()));
  if (value.attribute == nullptr) return element;
  return fmt::format("the attribute {} of {}", printable(value.attribute->name), element);
}

void any_text(const JudgedValue&, FeedJudge&) {}

void some_text(const JudgedValue& value, FeedJudge& judge) { is_empty(value, judge); }

void plain_words(const JudgedValue& value, FeedJudge& judge) { judge_markup(value, judge); }

void plain_line(const JudgedValue& value, FeedJudge& judge) {
  if (!is_empty(value, judge)) judge_markup(value, judge);
}

void mail_address(const JudgedValue& value, FeedJudge& judge) {
  if (!is_mail_address(value.text)) add("mail-address", value, judge, "which is no mail address");
}

void mail_with_name(const JudgedValue& value, FeedJudge& judge) {
  const std::string_view text = value.text;
  if (text.find('@') == std::string_view::npos || text.find('@') == 0) {
    add("mail-address", value, judge, "which is no mail address");
    return;
  }
  if (!text.ends_with(')')) {
    add("mail-form", value, judge, "which lacks the person's name in brackets");
    return;
  }
  const std::string_view address = trim(text.substr(0, text.find('(')));
  if (!is_mail_address(address)) {
    add("mail-address", value, judge, "which is no mail address");
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
  std::string_view rest = value.text;
  const std::string_view type = trim(take_until(rest, ';'));
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || !is_token(type.substr(0, slash)) ||
      !is_token(type.substr(slash + 1))) {
    add("media-type", value, judge, "which is no media type");
  }
}

void natural_number(const JudgedValue& value, FeedJudge& judge) {
  const std::optional<long long> number = whole(value.text);
  if (!number || *number < 0) add("whole-number", value, judge, "which is no number from 0 on");
}

void positive_number(const JudgedValue& value, FeedJudge& judge) {
  const std::optional<long long> number = whole(value.text);
  if (!number || *number <= 0) add("whole-number", value, judge, "which is no number from 1 on");
}

void any_number(const JudgedValue& value, FeedJudge& judge) {
  if (!decimal(value.text)) add("number-value", value, judge, "which is no number");
}

void true_or_false(const JudgedValue& value, FeedJudge& judge) {
  if (value.text != "true" && value.text != "false") {
    add("switch-value", value, judge, "which is neither true nor false");
  }
}

void yes_or_no(const JudgedValue& value, FeedJudge& judge) {
  const std::string text = ascii_lower(value.text);
  if (text != "yes" && text != "no")
    add("switch-value", value, judge, "which is neither yes nor no");
}

// Latitudes and longitudes by turns, with blanks or commas between them.
void judge_coordinates(const JudgedValue& value, std::size_t least, std::size_t most,
                       FeedJudge& judge) {
  std::string_view rest = value.text;
  std::size_t number = 0;
  bool is_good = true;
  for (;; ++number) {
    const std::string_view word = take_word(rest, " \t\r\n,");
    if (word.empty()) break;
    const std::optional<double> degrees = decimal(word);
    const double bound = number % 2 == 0 ? 90 : 180;
    is_good = is_good && degrees && *degrees >= -bound && *degrees <= bound;
  }
  if (!is_good || number % 2 != 0 || number < least || number > most) {
    add("coordinate", value, judge, "which is no list of latitudes and longitudes");
  }
}

void coordinate_pair(const JudgedValue& value, FeedJudge& judge) {
  judge_coordinates(value, 2, 2, judge);
}

void coordinate_pairs(const JudgedValue& value, FeedJudge& judge) {
  judge_coordinates(value, 4, 2'000'000, judge);
}

void numbers_with_commas(const JudgedValue& value, FeedJudge& judge) {
  const bool are_numbers = all_of(parts_between(value.text, ','), [](std::string_view part) {
    return !trim(part).empty() && is_all_digits(trim(part));
  });
  if (!are_numbers) add("whole-number", value, judge, "which is no list of numbers");
}

void update_period(const JudgedValue& value, FeedJudge& judge) {
  if (!holds_word(" hourly daily weekly monthly yearly ", value.text)) {
    add("update-period", value, judge, "which is no period");
  }
}

void latitude(const JudgedValue& value, FeedJudge& judge) { judge_degrees(value, 90, judge); }
void longitude(const JudgedValue& value, FeedJudge& judge) { judge_degrees(value, 180, judge); }

}  // namespace feedgen
