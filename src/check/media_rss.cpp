// Media RSS 1.5.1 (rssboard.org/media-rss).
#include <algorithm>

#include <fmt/format.h>

#include "check/content.h"
#include "check/extension_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "M101",
     .name = "media-group",
     .says = "A media:group has two or more media:content, which are versions of one file.",
     .remedy = "take the media:content out of the group",
     .source = "Media RSS 1.5.1, media:group",
     .breaks = "Readers look for versions in vain",
     .sample = Sample::kRssItem,
     .bad = "<media:group><media:content url=\"https://site.example/a.mp4\"/></media:group>",
     .good = "<media:group><media:content url=\"https://site.example/a.mp4\"/>"
             "<media:content url=\"https://site.example/b.mp4\"/></media:group>"},
    {.code = "M102",
     .name = "media-url",
     .says = "media:thumbnail and media:player have an address.",
     .remedy = "add url=\"…\"",
     .source = "Media RSS 1.5.1, media:thumbnail and media:player",
     .breaks = "Readers show no picture",
     .sample = Sample::kRssItem,
     .bad = "<media:thumbnail width=\"100\"/>",
     .good = "<media:thumbnail url=\"https://site.example/a.png\" width=\"100\"/>"},
    {.code = "M103",
     .name = "media-word",
     .says = "An attribute of Media RSS with a list of words has one of them.",
     .remedy = "take one of the specification's words",
     .source = "Media RSS 1.5.1",
     .breaks = "Readers show the file as another kind",
     .sample = Sample::kRssItem,
     .bad = "<media:content url=\"https://site.example/a.mp4\" medium=\"film\"/>",
     .good = "<media:content url=\"https://site.example/a.mp4\" medium=\"video\"/>"},
    {.code = "M104",
     .name = "media-rating",
     .says = "A rating is one of its scheme's.",
     .remedy = "write nonadult, or another of the scheme's words",
     .source = "Media RSS 1.5.1, media:rating",
     .breaks = "Readers hide the file, or show it to children",
     .sample = Sample::kRssItem,
     .bad = "<media:rating>good</media:rating>",
     .good = "<media:rating>nonadult</media:rating>"},
    {.code = "M105",
     .name = "media-hash",
     .says = "A hash has as many hexadecimal digits as its algorithm gives.",
     .remedy = "write all digits, and nothing else",
     .source = "Media RSS 1.5.1, media:hash",
     .breaks = "Readers take the file for damaged",
     .sample = Sample::kRssItem,
     .bad = "<media:hash algo=\"md5\">abc</media:hash>",
     .good = "<media:hash algo=\"md5\">dfdec888b72151965a34b4b59031290a</media:hash>"},
    {.code = "M106",
     .name = "media-adult",
     .severity = Severity::kWarning,
     .says = "media:rating has taken the place of media:adult.",
     .remedy = "write <media:rating>adult</media:rating>",
     .source = "Media RSS 1.5.1, media:adult",
     .breaks = "Newer readers pass over it",
     .sample = Sample::kRssItem,
     .bad = "<media:adult>false</media:adult>",
     .good = "<media:rating>nonadult</media:rating>"},
    {.code = "M107",
     .name = "media-restriction",
     .says = "A restriction says allow or deny, and for which countries, addresses or sharing.",
     .remedy = "write relationship=\"allow\" type=\"country\" and codes of countries",
     .source = "Media RSS 1.5.1, media:restriction",
     .breaks = "Readers show the file everywhere",
     .sample = Sample::kRssItem,
     .bad = "<media:restriction type=\"country\">de</media:restriction>",
     .good = "<media:restriction relationship=\"allow\" type=\"country\">de</media:restriction>"},
    {.code = "M108",
     .name = "media-time",
     .says = "A time is a number of seconds or H:MM:SS.",
     .remedy = "write it as 12:05:01.123",
     .source = "Media RSS 1.5.1, media:thumbnail; RFC 2326 section 3.6",
     .breaks = "Readers show the picture at another place",
     .sample = Sample::kRssItem,
     .bad = "<media:thumbnail url=\"https://site.example/a.png\" time=\"noon\"/>",
     .good = "<media:thumbnail url=\"https://site.example/a.png\" time=\"12:05:01.123\"/>"},
};

void add(std::string_view rule, const JudgedValue& value, FeedJudge& judge) {
  judge.add(rule, value.offset, fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

void judge_word(const JudgedValue& value, std::string_view words, FeedJudge& judge) {
  if (!value.text.empty() && !holds_word(words, value.text)) add("media-word", value, judge);
}

void medium(const JudgedValue& value, FeedJudge& judge) {
  judge_word(value, " image audio video document executable ", judge);
}
void expression(const JudgedValue& value, FeedJudge& judge) {
  judge_word(value, " sample full nonstop ", judge);
}
void text_kind(const JudgedValue& value, FeedJudge& judge) {
  judge_word(value, " plain html ", judge);
}
void hash_kind(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty() && !holds_word(" md5 sha-1 ", value.text)) {
    add("media-hash", value, judge);
  }
}
// EBU's roles, with bars between them.
constexpr std::string_view kRoles =
    "|actor|adaptor|anchor person|animal trainer|animator|announcer|armourer|art director|artist|"
    "artist/performer|assistant camera|assistant chief lighting technician|assistant director|"
    "assistant producer|assistant visual editor|author|broadcast assistant|broadcast journalist|"
    "camera operator|carpenter|casting|causeur|chief lighting technician|choir|choreographer|"
    "clapper loader|commentary or commentator|commissioning broadcaster|composer|"
    "computer programmer|conductor|consultant|continuity checker|correspondent|costume designer|"
    "dancer|dialogue coach|director|director of photography|distribution company|draughtsman|"
    "dresser|dubber|editor|editor/producer|ensemble|executive producer|expert|fight director|"
    "floor manager|focus puller|foley artist|foley editor|foley mixer|graphic assistant|"
    "graphic designer|greensman|grip|hairdresser|illustrator|interviewed guest|interviewer|"
    "key character|key grip|key talents|leadman|librettist|lighting director|lighting technician|"
    "location manager|lyricist|make up artist|manufacturer|matte artist|music arranger|"
    "music group|musician|news reader|orchestra|participant|performer|photographer|post|producer|"
    "production assistant|production company|production department|production manager|"
    "production secretary|programme production researcher|programme proposal|property manager|"
    "publishing company|puppeteer|pyrotechnician|reporter|rigger|runner|scenario|"
    "scenic operative|script supervisor|second assistant camera|second assistant director|"
    "second unit director|set designer|set dresser|sign language|singer|sound designer|"
    "sound mixer|sound recordist|special effects|stunts|subtitles|technical director|term|"
    "translation|transportation manager|treatment|treatment proposal|"
    "treatment/programme proposal|vision mixer|visual editor|visual effects|wardrobe|witness|";

void role(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) return;
  const std::string* scheme = value.element.attribute("scheme");
  const bool is_ebu = scheme == nullptr || scheme->empty() || *scheme == "urn:ebu";
  const bool is_known = is_ebu ? kRoles.find(fmt::format("|{}|", value.text)) != kRoles.npos
                               : ascii_lower(value.text) == value.text;
  if (!is_known) add("media-word", value, judge);
}

void optional_address(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty() && value.text != "urn:ebu") full_address(value, judge);
}

void needed_address(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) return full_address(value, judge);
  add("media-url", value, judge);
}

void optional_truth(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty() && !holds_word(" true false ", ascii_lower(value.text))) {
    add("media-word", value, judge);
  }
}

void optional_type(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) media_type(value, judge);
}

void optional_language(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) language_name(value, judge);
}

void optional_natural(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) natural_number(value, judge);
}

// "(nz 1 vz 0)": categories of the ICRA, each with what it says.
bool is_icra(std::string_view text) {
  if (!text.starts_with("r (") || !text.ends_with(')')) return false;
  std::string_view rest = text.substr(3, text.size() - 4);
  constexpr std::string_view kLetters = "nsvlocx";
  constexpr char kLast[] = {'c', 'f', 'j', 'c', 'h', 'b', 'e'};
  std::size_t count = 0;
  for (; !rest.empty(); ++count) {
    const std::string_view code = take_word(rest, " ");
    const std::string_view says = take_word(rest, " ");
    const std::size_t letter = code.empty() ? kLetters.npos : kLetters.find(code.front());
    if (code.size() != 2 || letter == kLetters.npos) return false;
    const bool is_all = code[1] == 'z' && (says == "0" || says == "1");
    const bool is_one = code[1] >= 'a' && code[1] <= kLast[letter] && says == "1";
    if (!is_all && !is_one) return false;
  }
  return count > 0;
}

void optional_number(const JudgedValue& value, FeedJudge& judge) {
  if (!value.text.empty()) positive_number(value, judge);
}
void optional_decimal(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty() || is_ascii_digit(value.text.front())) return;
  add_wrong_value("number-value", value, "which is no decimal number from 0 on", judge);
}

void time_value(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) return;
  const bool is_time = value.text == "now" || all_of(value.text, [](char c) {
                         return is_ascii_digit(c) || c == ':' || c == '.';
                       });
  if (!is_time) add("media-time", value, judge);
}

void rating(const JudgedValue& value, FeedJudge& judge) {
  const std::string* written = value.element.attribute("scheme");
  const std::string scheme = written == nullptr || written->empty() ? "urn:simple" : *written;
  constexpr std::string_view kMpaa = " g m nc-17 pg pg-13 r x ";
  constexpr std::string_view kVchip =
      " 14+ 18+ c c8 g pg tv-14 tv-g tv-ma tv-pg tv-y tv-y7 tv-y7-fv ";
  const bool is_known = scheme == "urn:simple"   ? holds_word(" adult nonadult ", value.text)
                        : scheme == "urn:mpaa"   ? holds_word(kMpaa, value.text)
                        : scheme == "urn:v-chip" ? holds_word(kVchip, value.text)
                        : scheme == "urn:icra"   ? is_icra(value.text)
                                                 : true;
  if (!is_known) add("media-rating", value, judge);
  if (!scheme.starts_with("urn:")) {
    full_address({scheme, value.offset, value.element, value.parent, nullptr}, judge);
  }
}

void hash_value(const JudgedValue& value, FeedJudge& judge) {
  const std::string* algorithm = value.element.attribute("algo");
  const std::size_t digits = algorithm != nullptr && *algorithm == "sha-1" ? 40 : 32;
  if (value.text.size() != digits || !all_of(value.text, is_ascii_hex_digit)) {
    add("media-hash", value, judge);
  }
}

void restriction(const JudgedValue& value, FeedJudge& judge) {
  const std::string* written = value.element.attribute("type");
  const std::string type = written == nullptr ? "" : *written;
  const auto is_of_country = [&] {
    std::string codes = value.element.text;
    std::transform(codes.begin(), codes.end(), codes.begin(), [](char c) {
      return is_ascii_lower_letter(c) ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return all_of(parts_between(trim(codes), ' '), is_country);
  };
  if (type == "uri") return full_address(value, judge);
  const bool is_known = type.empty()
                            ? value.text.empty() || value.text == "all" || value.text == "none"
                            : (type == "country" && is_of_country()) || type == "sharing";
  if (!is_known) add("media-restriction", value, judge);
}

void relationship(const JudgedValue& value, FeedJudge& judge) {
  if (value.text != "allow" && value.text != "deny") add("media-restriction", value, judge);
}

void adult(const JudgedValue& value, FeedJudge& judge) {
  judge.add("media-adult", value.offset, "the item has <media:adult>");
  if (!holds_word(" true false ", ascii_lower(value.element.text))) add("media-word", value, judge);
}

void words_value(const JudgedValue& value, FeedJudge& judge) {
  const std::string* type = value.element.attribute("type");
  if (type != nullptr && *type == "html") return html_text(value, judge);
  plain_words(value, judge);
}

void group_whole(const CheckedElement& group, const CheckedElement*, FeedJudge& judge) {
  std::size_t contents = 0;
  for (const CheckedElement& child : group.children) contents += child.name == "content" ? 1 : 0;
  if (contents < 2) {
    judge.add("media-group", group.offset,
              fmt::format("<media:group> has {} media:content", contents));
  }
}

constexpr AttributeRow kWordsAttributes[] = {{"type", text_kind}};
constexpr Shape kWords{.value = words_value, .attributes = kWordsAttributes};
constexpr AttributeRow kTextAttributes[] = {
    {"type", text_kind}, {"lang", optional_language}, {"start", time_value}, {"end", time_value}};
constexpr Shape kText{.value = words_value, .attributes = kTextAttributes};
constexpr Shape kPlain{.value = any_text};
constexpr AttributeRow kThumbnailAttributes[] = {{"url", needed_address, "media-url"},
                                                 {"width", optional_number},
                                                 {"height", optional_number},
                                                 {"time", time_value}};
constexpr Shape kThumbnail{.attributes = kThumbnailAttributes};
constexpr AttributeRow kPlayerAttributes[] = {
    {"url", needed_address, "media-url"}, {"width", optional_number}, {"height", optional_number}};
constexpr Shape kPlayer{.attributes = kPlayerAttributes};
constexpr AttributeRow kCategoryAttributes[] = {{"scheme", optional_address},
                                                {"label", plain_words}};
constexpr Shape kCategory{.value = plain_words, .attributes = kCategoryAttributes};
constexpr AttributeRow kCopyrightAttributes[] = {{"url", optional_address}};
constexpr Shape kCopyright{.value = plain_words, .attributes = kCopyrightAttributes};
constexpr AttributeRow kCreditAttributes[] = {{"role", role}, {"scheme", optional_address}};
constexpr Shape kCredit{.value = any_text, .attributes = kCreditAttributes};
constexpr AttributeRow kHashAttributes[] = {{"algo", hash_kind}};
constexpr Shape kHash{.value = hash_value, .attributes = kHashAttributes};
constexpr AttributeRow kRatingAttributes[] = {{"scheme"}};
constexpr Shape kRating{.value = rating, .attributes = kRatingAttributes};
constexpr AttributeRow kRestrictionAttributes[] = {
    {"relationship", relationship, "media-restriction"}, {"type"}};
constexpr Shape kRestriction{.value = restriction, .attributes = kRestrictionAttributes};
constexpr Shape kAdult{.value = adult};

constexpr ChildRow kOptional[] = {
    {Space::kMedia, "adult", &kAdult, Count::kAtMostOne},
    {Space::kMedia, "category", &kCategory},
    {Space::kMedia, "copyright", &kCopyright, Count::kAtMostOne},
    {Space::kMedia, "credit", &kCredit},
    {Space::kMedia, "description", &kWords, Count::kAtMostOne},
    {Space::kMedia, "hash", &kHash},
    {Space::kMedia, "keywords", &kPlain},
    {Space::kMedia, "player", &kPlayer},
    {Space::kMedia, "rating", &kRating},
    {Space::kMedia, "restriction", &kRestriction},
    {Space::kMedia, "text", &kText},
    {Space::kMedia, "thumbnail", &kThumbnail},
    {Space::kMedia, "title", &kWords, Count::kAtMostOne},
    // Of version 1.5.
    {Space::kMedia, "community", nullptr},
    {Space::kMedia, "comments", nullptr},
    {Space::kMedia, "embed", nullptr},
    {Space::kMedia, "responses", nullptr},
    {Space::kMedia, "backLinks", nullptr},
    {Space::kMedia, "status", nullptr},
    {Space::kMedia, "price", nullptr},
    {Space::kMedia, "license", nullptr},
    {Space::kMedia, "subTitle", nullptr},
    {Space::kMedia, "peerLink", nullptr},
    {Space::kMedia, "location", nullptr},
    {Space::kMedia, "rights", nullptr},
    {Space::kMedia, "scenes", nullptr},
};

constexpr AttributeRow kContentAttributes[] = {{"url", optional_address},
                                               {"fileSize", optional_number},
                                               {"type", optional_type},
                                               {"medium", medium},
                                               {"isDefault", optional_truth},
                                               {"expression", expression},
                                               {"bitrate", optional_decimal},
                                               {"framerate", optional_decimal},
                                               {"samplingrate", optional_decimal},
                                               {"channels", optional_natural},
                                               {"duration", optional_decimal},
                                               {"height", optional_number},
                                               {"width", optional_number},
                                               {"lang", optional_language}};

const Shape& content_shape() {
  static const std::vector<ChildRows> rows = with_extensions({kOptional}, Holder::kOther);
  static const Shape shape{.attributes = kContentAttributes, .children = rows};
  return shape;
}

}  // namespace

std::span<const CheckRule> media_rules() { return kRules; }

void add_media_rows(Holder holder, std::vector<ChildRows>& rows) {
  static const ChildRow content_row[] = {{Space::kMedia, "content", &content_shape()}};
  static const ChildRows group_rows[] = {kOptional, content_row};
  static const Shape group{.children = group_rows, .whole = group_whole};
  static const ChildRow of_entry[] = {content_row[0], {Space::kMedia, "group", &group}};
  rows.emplace_back(kOptional);
  if (is_of_entry(holder)) rows.emplace_back(of_entry);
}

}  // namespace feedgen
