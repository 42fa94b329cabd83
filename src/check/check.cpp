#include "check/check.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "check/documents.h"
#include "check/feed_rules.h"
#include "check/served.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/encoding.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "X120",
     .name = "not-utf8",
     .severity = Severity::kWarning,
     .says = "A feed is written in UTF-8.",
     .remedy = "write it in UTF-8",
     .source = "RSS Advisory Board, RSS Best Practices Profile, 3; RFC 8259 section 8.1",
     .breaks = "Readers that do not know the encoding show other letters",
     .bad = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "</channel></rss>",
     .good = "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "</channel></rss>"},
    {.code = "X121",
     .name = "unknown-encoding",
     .says = "The encoding that is declared is one that programs know.",
     .remedy = "write it in UTF-8",
     .source = "XML 1.0 section 4.3.3; WHATWG Encoding section 4.2",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<?xml version=\"1.0\" encoding=\"utf-9\"?><rss version=\"2.0\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "</channel></rss>",
     .good = "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "</channel></rss>"},
    {.code = "X122",
     .name = "wrong-bytes",
     .says = "All bytes mean something in the encoding of the document.",
     .remedy = "write the text anew in UTF-8, or declare the encoding that it is in",
     .source = "XML 1.0 section 4.3.3; RFC 3629 section 3",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A \xE9</title><link>https://site.example/</link>"
            "<description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X123",
     .name = "blank-before-xml",
     .says = "Nothing stands before <?xml …?>, not even a blank line.",
     .remedy = "remove what stands before it",
     .source = "XML 1.0 section 2.8",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>",
     .is_fixable = true},
    {.code = "X124",
     .name = "xml-version",
     .says = "The version of XML is 1.0.",
     .remedy = "write <?xml version=\"1.0\"?>",
     .source = "XML 1.0 section 2.8",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<?xml version=\"1.1\"?><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>"},
    {.code = "X125",
     .name = "empty-document",
     .says = "A feed is not empty.",
     .remedy = "write the feed again; check that the disk is not full",
     .source = "XML 1.0 section 2.1",
     .breaks = "Readers show nothing, and some report the feed as broken",
     .bad = " ",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X126",
     .name = "feed-size",
     .severity = Severity::kNote,
     .says = "A feed has at most 512 KB.",
     .remedy = "keep fewer entries in it, or shorter ones, and the others in an archive (RFC 5005)",
     .source = "FeedBurner, feed size limit (512 KB); services that came after it, 1 MB",
     .breaks = "Services that pass feeds on refuse it",
     .bad = "",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X127",
     .name = "feed-too-large",
     .severity = Severity::kWarning,
     .says = "A feed has at most 5 MB.",
     .remedy = "keep fewer entries in it, or shorter ones, and the others in an archive (RFC 5005)",
     .source = "CommaFeed, max-response-size (5 MB); The Old Reader, feed size limit (7 MB)",
     .breaks =
         "CommaFeed and The Old Reader show nothing new of it; over 25 MB hardly any reader does",
     .bad = "",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
};

// The largest of the readers' budgets that a feed exceeds; beyond 5 MB many refuse it.
void judge_size(std::size_t size, FeedJudge& judge) {
  struct Budget {
    std::size_t most;
    std::string_view shown;
    std::string_view rule;
  };
  constexpr Budget kBudgets[] = {{25U << 20U, "25 MB", "feed-too-large"},
                                 {5U << 20U, "5 MB", "feed-too-large"},
                                 {1U << 20U, "1 MB", "feed-size"},
                                 {512U << 10U, "512 KB", "feed-size"}};
  for (const Budget& one : kBudgets) {
    if (size <= one.most) continue;
    return judge.add(one.rule, 0,
                     fmt::format("the feed has {:.1f} MB, more than {}",
                                 static_cast<double>(size) / (1U << 20U), one.shown));
  }
}

// The value of `encoding` or `version` in `<?xml …?>`; empty if it is not there.
std::string_view declared(std::string_view bytes, std::string_view name) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = declaration.find(name);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = declaration.find_first_of("\"'", at);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  if (end == std::string_view::npos) return {};
  return declaration.substr(begin + 1, end - begin - 1);
}

// What a byte order mark says; empty where there is none.
std::string_view encoding_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) return "utf-16";
  return {};
}

// UTF-32, which no browser and few readers know (WHATWG Encoding section 4.1).
bool is_utf32(std::string_view bytes) {
  using namespace std::string_view_literals;
  const std::string_view begin = bytes.substr(0, 8);
  return begin.starts_with("\xFF\xFE\0\0"sv) || begin.starts_with("\0\0\xFE\xFF"sv) ||
         begin == "<\0\0\0?\0\0\0"sv || begin == "\0\0\0<\0\0\0?"sv ||
         begin == "<\0\0\0r\0\0\0"sv || begin == "<\0\0\0f\0\0\0"sv;
}

void judge_encoding(const DecodedText& decoded, std::string_view label, std::string_view bytes,
                    FeedJudge& judge) {
  if (!label.empty() && encoding_of_label(label).empty()) {
    judge.add("unknown-encoding", 0, fmt::format("the encoding {} is unknown", in_quotes(label)));
  } else if (decoded.encoding != "utf-8" ||
             (!label.empty() && encoding_of_label(label) != "utf-8")) {
    judge.add("not-utf8", 0,
              fmt::format("the document is written in {}",
                          label.empty() ? decoded.encoding : encoding_of_label(label)));
  }
  const std::string_view marked = encoding_of_mark(bytes);
  const std::string_view declared_one = label.empty() ? marked : encoding_of_label(label);
  const std::string lower = ascii_lower(label);
  const bool is_ascii = lower == "us-ascii" || lower == "ascii";
  const bool has_others =
      any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (!marked.empty() && !declared_one.starts_with(marked)) {
    judge.add("wrong-bytes", 0,
              fmt::format("the byte order mark says {}, and the declaration {}", marked,
                          in_quotes(label)));
    return;
  }
  if (is_ascii && has_others && decoded.replaced == 0) {
    judge.add("wrong-bytes", 0, "the document is declared to be ASCII, and is not");
    return;
  }
  const bool claims_utf8 = label.empty() || encoding_of_label(label) == "utf-8";
  const bool is_wide = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  if (decoded.replaced > 0) {
    judge.add("wrong-bytes", decoded.first_replaced,
              fmt::format("{} bytes mean nothing in {}", decoded.replaced, decoded.encoding));
  } else if (claims_utf8 && !is_wide && decoded.encoding != "utf-8") {
    judge.add("wrong-bytes", 0, fmt::format("the bytes are not UTF-8, but {}", decoded.encoding));
  }
}

void judge_beginning(FeedJudge& judge) {
  const std::string_view text = judge.text();
  const std::string_view version = declared(text, "version");
  if (!version.empty() && version != "1.0") {
    judge.add("xml-version", 0, fmt::format("the version of XML is {}", in_quotes(version)));
  }
  const std::size_t begin = text.find("<?xml ");
  std::string_view before = text.substr(0, begin == std::string_view::npos ? 0 : begin);
  // A second byte order mark is a character, as any other.
  while (before.starts_with(kByteOrderMark)) before.remove_prefix(kByteOrderMark.size());
  if (begin != 0 && begin != std::string_view::npos && trim(before).empty()) {
    judge.add("blank-before-xml", begin, "something stands before <?xml", {}, {{0, begin, ""}});
  }
}

std::vector<PlacedFinding> placed(std::vector<Finding> findings, std::string_view text,
                                  const std::string& name) {
  std::vector<PlacedFinding> result;
  PlaceScan places(text);
  for (Finding& one : findings) {
    result.push_back({one.rule,
                      one.rule->severity,
                      places.of(one.offset, name),
                      one.offset,
                      std::move(one.problem),
                      std::move(one.remedy),
                      std::move(one.fixes),
                      {}});
  }
  return result;
}

}  // namespace

Place PlaceScan::of(std::size_t offset, const std::string& path) {
  for (; at_ < offset && at_ < text_.size(); ++at_) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U) {
      ++column_;
    }
  }
  return {path, line_, column_};
}

void place_entries(CheckedDocument& checked) {
  PlaceScan places(checked.text);
  for (OutlinedEntry& one : checked.outline.entries) one.place = places.of(one.begin, {});
}

std::span<const CheckRule> document_rules() { return kRules; }

CheckedDocument check_document(std::string_view bytes, const JudgeRequest& request) {
  CheckedDocument checked;
  const std::string_view plain = without_byte_order_mark(bytes);
  std::string_view label = declared(plain, "encoding");
  if (is_utf32(bytes)) {
    FeedJudge judge(request, {});
    judge.add("unknown-encoding", 0, "the document is written in UTF-32");
    checked.findings = placed(judge.take_findings(), {}, request.name);
    return checked;
  }
  // What the document says goes before what the server says: most readers have it so.
  const std::string charset =
      request.served == nullptr ? std::string()
                                : charset_of(request.served->content_type).value_or(std::string());
  DecodedText decoded = decode_text(bytes, {label.empty() ? charset : label, {}});
  if (label.empty() && decoded.encoding != "utf-8" &&
      decoded.encoding == encoding_of_label(charset)) {
    label = charset;
  }
  // Editors show no byte order mark, and count none.
  if (decoded.text.starts_with(kByteOrderMark)) {
    decoded.text.erase(0, kByteOrderMark.size());
    decoded.first_replaced -= std::min(decoded.first_replaced, kByteOrderMark.size());
  }
  checked.text = std::move(decoded.text);
  FeedJudge judge(request, checked.text);
  const std::string_view named = encoding_of_label(label);
  judge.facts.encoding = named.empty() ? decoded.encoding : named;
  const std::string_view words = trim(checked.text);
  if (words.empty()) {
    judge.add("empty-document", 0, "the document is empty");
  } else {
    // In UTF-16, too, the declaration says what it is.
    judge_encoding(decoded, label.empty() ? declared(checked.text, "encoding") : label, bytes,
                   judge);
    judge_size(bytes.size(), judge);
    if (words.front() == '{') {
      check_json(judge);
    } else {
      judge_beginning(judge);
      check_xml(judge);
    }
  }
  if (request.served != nullptr) judge_served(*request.served, judge);
  checked.kind = judge.kind;
  checked.entries = judge.facts.entries;
  for (const auto& [rule, count] : judge.left_out()) checked.left_out += count;
  checked.findings = placed(judge.take_findings(), checked.text, request.name);
  checked.outline = std::move(judge.outline);
  return checked;
}

}  // namespace feedgen
