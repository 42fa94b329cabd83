#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "L101",
     .name = "relative-address",
     .says = "An address that readers open is whole: it has a scheme and a host.",
     .remedy = "write the whole address, with https://",
     .source = "RSS 2.0, Required channel elements and Elements of item; RFC 4287 section 4.2.6",
     .breaks = "Readers open a page of their own, or none",
     .sample = Sample::kRssItem,
     .bad = "<link>/2021/a.html</link>",
     .good = "<link>https://site.example/2021/a.html</link>"},
    {.code = "L102",
     .name = "address-characters",
     .says = "An address holds no blanks and no other characters that may not stand in one.",
     .remedy = "encode them as %20 and so on",
     .source = "RFC 3986 section 2; RFC 3987 section 2.2",
     .breaks = "Readers cut the address there",
     .sample = Sample::kRssItem,
     .bad = "<link>https://site.example/a page.html</link>",
     .good = "<link>https://site.example/a%20page.html</link>",
     .is_fixable = true},
    {.code = "L103",
     .name = "address-not-ascii",
     .says = "An address of RSS is a URI: other letters than ASCII's are encoded.",
     .remedy = "encode them: https://site.example/caf%C3%A9",
     .source = "RFC 3986 section 2; RSS 2.0",
     .breaks = "Some readers ask the server for another page",
     .sample = Sample::kRssItem,
     .bad = "<link>https://site.example/café</link>",
     .good = "<link>https://site.example/caf%C3%A9</link>",
     .is_fixable = true},
    {.code = "L104",
     .name = "address-host",
     .says = "A web address has a host behind its two slashes.",
     .remedy = "write it as https://site.example/page",
     .source = "RFC 9110 section 4.2.1",
     .breaks = "Readers can't open it",
     .sample = Sample::kRssItem,
     .bad = "<link>http:/site.example/a</link>",
     .good = "<link>http://site.example/a</link>"},
    {.code = "L105",
     .name = "unknown-scheme",
     .severity = Severity::kWarning,
     .says = "The scheme of an address is a registered one.",
     .remedy = "use https, or a scheme that IANA has",
     .source = "RFC 7595; IANA, Uniform Resource Identifier (URI) Schemes",
     .breaks = "Readers do not know what to do with it",
     .sample = Sample::kRssItem,
     .bad = "<link>webx:page</link>",
     .good = "<link>https://site.example/page</link>"},
    {.code = "L106",
     .name = "tag-uri",
     .says = "An address with the scheme tag has an authority, a date and a name.",
     .remedy = "write it as tag:site.example,2021:name",
     .source = "RFC 4151 section 2.1",
     .breaks = "The id may be that of another entry",
     .sample = Sample::kAtomEntry,
     .bad = "<id>tag:site.example:a</id>",
     .good = "<id>tag:site.example,2021:a</id>"},
    {.code = "L107",
     .name = "urn",
     .says = "An address with the scheme urn has a namespace and a name; a UUID has 36 characters.",
     .remedy = "write it as urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66",
     .source = "RFC 8141 section 2; RFC 9562 section 4",
     .breaks = "The id may be that of another entry",
     .sample = Sample::kAtomEntry,
     .bad = "<id>urn:uuid:6e8bc430</id>",
     .good = "<id>urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66</id>"},
    {.code = "L108",
     .name = "web-address",
     .says = "The address of a file that readers load is one of the web: http or https.",
     .remedy = "write it as https://site.example/file",
     .source = "RSS 2.0, enclosure (\"the url must be an http url\")",
     .breaks = "Readers can't load the file",
     .sample = Sample::kRssItem,
     .bad = "<enclosure url=\"/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>",
     .good = "<enclosure url=\"https://site.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>"},
    {.code = "L109",
     .name = "picture-form",
     .severity = Severity::kWarning,
     .says = "A channel's picture is a GIF, JPEG or PNG.",
     .remedy = "use a PNG",
     .source = "RSS 2.0, image",
     .breaks = "Readers show no picture",
     .sample = Sample::kRssChannel,
     .bad = "<image><url>https://site.example/a.svg</url><title>A site</title>"
            "<link>https://site.example/</link></image>",
     .good = "<image><url>https://site.example/a.png</url><title>A site</title>"
             "<link>https://site.example/</link></image>"},
    {.code = "L110",
     .name = "same-document-reference",
     .severity = Severity::kWarning,
     .says = "A link below an xml:base leads to another document than the base itself.",
     .remedy = "write the address of the page",
     .source = "RFC 3986 section 4.4; RFC 4287 section 2",
     .breaks = "Some readers open the base, others the feed",
     .sample = Sample::kAtomEntry,
     .bad = "<link xml:base=\"https://site.example/\" href=\"#a\"/>",
     .good = "<link xml:base=\"https://site.example/\" href=\"a#b\"/>"},
    {.code = "L111",
     .name = "link-to-feed",
     .severity = Severity::kNote,
     .says = "A link leads to another document than the feed itself.",
     .remedy = "write the address of the page",
     .source = "RFC 3986 section 4.4",
     .breaks = "Readers open the feed again, or nothing",
     .sample = Sample::kAtomEntry,
     .bad = "<link href=\"#a\"/>",
     .good = "<link href=\"https://site.example/a#b\"/>"},
};

// IANA's registered schemes that stand in feeds, and those that people really use.
constexpr std::string_view kSchemes =
    " http https ftp ftps sftp file mailto news nntp telnet gopher tel sms sip sips xmpp irc ircs "
    "tag urn data cid mid info doi geo magnet feed ldap ldaps rtsp rtsps mms nfs dav pop imap dns "
    "callto skype ws wss git ssh svn rsync acct bitcoin lightning ipfs ipns at did dat gemini web "
    "wais prospero z39.50s z39.50r vemmi service acap opaquelocktoken fax modem dict crid h323 ipp "
    "tftp mupdate pres im mtqp snmp iris go soap.beep soap.beeps aaa aaas cap iax msrp msrps shttp "
    "thismessage tv jabber spotify itms itpc pcast podcast about blob javascript nostr matrix ";

bool is_scheme(std::string_view text) {
  return !text.empty() && is_ascii_letter(text.front()) && all_of(text, [](char c) {
    return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  });
}

// What neither a URI nor an IRI holds (RFC 3986 section 2, RFC 3987 section 2.2).
bool is_forbidden(char c) {
  // Asked for each byte of each address.
  static constexpr std::array<bool, 256> kForbidden = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte <= 0x20; ++byte) table[byte] = true;
    for (const char one : std::string_view("\"<>\\^`{|}\x7F")) {
      table[static_cast<unsigned char>(one)] = true;
    }
    return table;
  }();
  return kForbidden[static_cast<unsigned char>(c)];
}

// Brackets stand around an IPv6 address only (RFC 3986 section 3.2.2).
bool has_stray_bracket(std::string_view text) {
  if (text.find('[') == std::string_view::npos && text.find(']') == std::string_view::npos) {
    return false;
  }
  const std::string_view authority = split_url(text).authority;
  const auto count = [](std::string_view part) {
    return std::count_if(part.begin(), part.end(), [](char c) { return c == '[' || c == ']'; });
  };
  const std::size_t open = authority.find('[');
  const bool is_host = open != std::string_view::npos && authority.find(']', open) > open;
  return count(text) != (is_host ? 2 : 0);
}

bool is_name_of_urn(std::string_view text) {
  std::string_view rest = text.substr(4);
  const std::string_view space = take_until(rest, ':');
  const bool is_space = space.size() >= 2 && space.size() <= 32 &&
                        is_ascii_alphanumeric(space.front()) &&
                        all_of(space, [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
  return is_space && !rest.empty();
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_ascii_hex_digit(text[i])) return false;
  }
  return true;
}

// "tag:" authority "," date ":" specific
bool is_tag(std::string_view text) {
  std::string_view rest = text.substr(4);
  const std::size_t comma = rest.find(',');
  if (comma == std::string_view::npos || comma == 0) return false;
  const std::string_view authority = rest.substr(0, comma);
  const bool is_authority = all_of(authority, [](char c) {
    return is_ascii_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '@';
  });
  rest.remove_prefix(comma + 1);
  const std::string_view date = take_until(rest, ':');
  if (date.size() == text.size()) return false;
  const std::vector<std::string_view> parts = parts_between(date, '-');
  if (parts.size() > 3 || parts[0].size() != 4 || !is_all_digits(parts[0])) return false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].size() != 2 || !is_all_digits(parts[i])) return false;
  }
  return is_authority && text.find(':', 4) != std::string_view::npos;
}

enum class Form { kUri, kIri };
enum class Reach { kWhole, kReference };

std::vector<Fix> encoded(const JudgedValue& value, FeedJudge& judge) {
  if (value.attribute != nullptr ||
      judge.text().substr(value.offset, value.text.size()) != value.text) {
    return {};
  }
  return {{value.offset, value.offset + value.text.size(), encode_url(value.text)}};
}

// True where the address is one.
bool judge_address(const JudgedValue& value, Form form, Reach reach, FeedJudge& judge) {
  const std::string_view text = value.text;
  const std::size_t colon = text.find_first_of(":/?#");
  const bool has_scheme =
      colon != std::string_view::npos && text[colon] == ':' && is_scheme(text.substr(0, colon));
  const std::string scheme = has_scheme ? ascii_lower(text.substr(0, colon)) : std::string{};
  const auto add = [&](std::string_view rule, std::string_view problem,
                       std::vector<Fix> fixes = {}) {
    judge.add(rule, value.offset,
              fmt::format("{} is {}, {}", shown_place(value), in_quotes(text), problem), {},
              std::move(fixes));
    return false;
  };
  if (is_program_address(text)) return add("content-script-address", "which is a program");
  if (scheme == "tag" && !is_tag(text)) return add("tag-uri", "which is no tag URI");
  if (scheme == "urn") {
    const std::string lower = ascii_lower(text);
    if (lower.starts_with("urn:uuid:") && !is_uuid(text.substr(9))) {
      return add("urn", "which is no UUID");
    }
    if (!is_name_of_urn(text)) return add("urn", "which is no URN");
  }
  if (any_of(text, is_forbidden) || has_stray_bracket(text)) {
    return add("address-characters", "which holds characters that no address has",
               encoded(value, judge));
  }
  if (!has_scheme && reach == Reach::kWhole) {
    return add("relative-address", "which is not a whole address");
  }
  if (form == Form::kUri &&
      any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return add("address-not-ascii", "whose letters are not all ASCII's", encoded(value, judge));
  }
  if (!has_scheme) return true;
  if (scheme == "http" || scheme == "https" || scheme == "ftp") {
    const std::string_view rest = text.substr(colon + 1);
    if (!rest.starts_with("//") || rest.size() < 3 || rest[2] == '/') {
      return add("address-host", "which has no host");
    }
  } else if (text.size() == colon + 1) {
    return add("relative-address", "which ends behind its scheme");
  } else if (!holds_word(kSchemes, scheme) &&
             all_of(scheme, [](char c) { return is_ascii_letter(c); })) {
    add("unknown-scheme", "whose scheme is not registered");
  }
  return true;
}

}  // namespace

std::string_view base_of(const JudgedValue& value, const FeedJudge& judge) {
  const std::string* base = value.element.attribute(Space::kXml, "base");
  if (base == nullptr && value.parent != nullptr) {
    base = value.parent->attribute(Space::kXml, "base");
  }
  return base == nullptr ? std::string_view(judge.facts.base) : std::string_view(*base);
}

bool is_program_address(std::string_view text) {
  // Asked for each address: nearly all begin with another letter.
  const auto* const first = std::find_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
  if (first == text.end() || std::string_view("jJvV").find(*first) == std::string_view::npos) {
    return false;
  }
  std::string scheme;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    scheme += c;
    if (c == ':' || scheme.size() > 16) break;
  }
  scheme = ascii_lower(scheme);
  return scheme == "javascript:" || scheme == "vbscript:";
}

std::span<const CheckRule> address_rules() { return kRules; }

void full_address(const JudgedValue& value, FeedJudge& judge) {
  judge_address(value, Form::kUri, Reach::kWhole, judge);
}

void full_iri(const JudgedValue& value, FeedJudge& judge) {
  judge_address(value, Form::kIri, Reach::kWhole, judge);
}

void iri_reference(const JudgedValue& value, FeedJudge& judge) {
  const bool is_link = value.attribute != nullptr &&
                       (value.attribute->name == "href" || value.attribute->name == "src");
  if (is_link) {
    const std::string_view base = base_of(value, judge);
    const std::string_view document = value.text.substr(0, value.text.find('#'));
    if (document.empty() || document == base) {
      judge.add(base.empty() ? "link-to-feed" : "same-document-reference", value.offset,
                fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
    }
    if (document.empty()) return;
  }
  judge_address(value, Form::kIri, Reach::kReference, judge);
}

void reference(const JudgedValue& value, FeedJudge& judge) {
  judge_address(value, Form::kUri, Reach::kReference, judge);
}

void web_address(const JudgedValue& value, FeedJudge& judge) {
  const std::string lower = ascii_lower(value.text.substr(0, 8));
  const std::string_view authority = split_url(value.text).authority;
  const bool has_host = authority.find('.') != std::string_view::npos ||
                        authority.find(':') != std::string_view::npos;
  if (has_host && (lower.starts_with("http://") || lower.starts_with("https://"))) {
    full_address(value, judge);
    return;
  }
  judge.add("web-address", value.offset,
            fmt::format("{} is {}, which is no address of the web", shown_place(value),
                        in_quotes(value.text)));
}

void picture_address(const JudgedValue& value, FeedJudge& judge) {
  if (!judge_address(value, Form::kUri, Reach::kWhole, judge)) return;
  const std::size_t dot = value.text.rfind('.');
  if (dot == std::string_view::npos) return;
  const std::string ending = ascii_lower(value.text.substr(dot + 1));
  const bool is_word = !ending.empty() && all_of(ending, is_ascii_word);
  if (!is_word || holds_word(" jpg jpeg gif png ", ending)) return;
  judge.add("picture-form", value.offset,
            fmt::format("{} is {}, which is no GIF, JPEG or PNG", shown_place(value),
                        in_quotes(value.text)));
}

}  // namespace feedgen
