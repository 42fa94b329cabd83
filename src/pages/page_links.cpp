#include "pages/page_links.h"

#include <algorithm>

#include "article/source_text.h"
#include "format/html_head.h"
#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

using Kind = PageChange::Kind;

std::optional<HtmlHead> head_of(std::string_view page) {
  return read_html_head(page, kLinkMark.data());
}

// As link_tag() begins it: an attribute of that name alone is no sign of feedgen.
bool is_ours(const HeadLink& link, std::string_view page) {
  return link.is_marked && page.substr(link.begin, link.end - link.begin)
                               .starts_with("<link rel=\"alternate\" type=");
}

// A byte order mark, zeros, or the sign that ISO-2022-JP changes what the bytes mean.
bool has_other_bytes_than_ascii(std::string_view page) {
  constexpr std::size_t kBeginning = 1024;
  if (page.starts_with("\xFF\xFE") || page.starts_with("\xFE\xFF")) return true;
  return page.substr(0, kBeginning).find('\0') != kNowhere || page.find("\x1B$") != kNowhere;
}

bool is_page(std::string_view page, const HtmlHead& head) {
  return is_whole_page(without_byte_order_mark(page)) || head.has_title;
}

bool is_feed_link(const HeadLink& link) {
  const std::string rel = ascii_lower(link.rel);
  std::string_view rest = rel;
  for (auto word = take_word(rest, " \t\r\n\f"); !word.empty();
       word = take_word(rest, " \t\r\n\f")) {
    if (word == "alternate") return is_feed_type(link.type);
  }
  return false;
}

// The page without feedgen's links and the line ends behind them. `end` moves with the text.
std::string without_links(std::string_view page, const HtmlHead& head, std::size_t& end) {
  std::string bare;
  std::size_t at = 0;
  for (const HeadLink& link : head.links) {
    if (!is_ours(link, page) || link.begin < at) continue;
    bare += page.substr(at, link.begin - at);
    at = link.end;
    if (page.substr(at).starts_with("\r\n")) {
      at += 2;
    } else if (page.substr(at).starts_with('\n')) {
      at += 1;
    }
    if (link.begin < head.end) end -= at - link.begin;
  }
  return bare += page.substr(at);
}

// The beginning of the line, where only blanks stand before `at`.
std::size_t before_indentation(std::string_view page, std::size_t at) {
  std::size_t start = at;
  while (start > 0 && (page[start - 1] == ' ' || page[start - 1] == '\t')) --start;
  return start > 0 && page[start - 1] == '\n' ? start : at;
}

std::string_view line_end_of(std::string_view page) {
  const std::size_t first = page.find('\n');
  return first != kNowhere && first > 0 && page[first - 1] == '\r' ? "\r\n" : "\n";
}

// Whether the page's own words say that it is in UTF-8.
bool is_utf8(std::string_view page) {
  if (page.starts_with(kByteOrderMark)) return true;
  const std::string declared = declaration_of(page).encoding;
  const bool has_others = std::any_of(page.begin(), page.end(), [](char c) { return c < 0; });
  if (has_others && needs_decoding(page)) return false;
  return declared.empty() ? has_others : encoding_of_label(declared) == "utf-8";
}

// XHTML is parsed as HTML where it is served as text/html, and as XML elsewhere.
bool is_xhtml(std::string_view page) {
  constexpr std::size_t kBeginning = 1024;
  const std::string_view head = page.substr(0, kBeginning);
  return without_byte_order_mark(head).starts_with("<?xml") ||
         head.find("http://www.w3.org/1999/xhtml") != kNowhere ||
         head.find("//DTD XHTML") != kNowhere;
}

std::string text_of(const std::vector<FeedLink>& links, std::string_view page) {
  const LinkStyle style{.is_marked = true, .is_xml = is_xhtml(page), .is_ascii = !is_utf8(page)};
  const std::string_view line_end = line_end_of(page);
  std::string text;
  for (const FeedLink& link : links) text.append(link_tag(link, style)) += line_end;
  return text;
}

// Whether browsers find all links in the head, and nothing else has changed.
bool is_as_meant(std::string_view changed, std::size_t links, std::string_view bare) {
  const std::optional<HtmlHead> head = head_of(changed);
  if (!head) return false;
  const auto count = std::count_if(
      head->links.begin(), head->links.end(),
      [&](const HeadLink& one) { return one.end <= head->end && is_ours(one, changed); });
  std::size_t end = head->end;
  return static_cast<std::size_t>(count) == links && without_links(changed, *head, end) == bare;
}

}  // namespace

PageChange put_links(std::string_view page, const LinksForLanguage& links,
                     const LeadsToFeed& leads_to_feed) {
  if (has_other_bytes_than_ascii(page)) return {Kind::kNoPage};
  const std::optional<HtmlHead> head = head_of(page);
  if (!head) return {Kind::kNoHead};
  if (!is_page(page, *head)) return {Kind::kNoPage};
  bool has_own_links = false;
  bool names_feed = false;
  for (const HeadLink& link : head->links) {
    if (is_ours(link, page) || !is_feed_link(link)) continue;
    has_own_links = true;
    names_feed = names_feed || leads_to_feed(head->base, link.href);
  }
  const Kind unchanged = names_feed ? Kind::kOwnLinks : Kind::kNone;
  std::size_t end = head->end;
  const std::string bare = without_links(page, *head, end);
  const std::vector<FeedLink> wanted = names_feed ? std::vector<FeedLink>() : links(head->language);
  std::string changed = bare;
  changed.insert(before_indentation(bare, end), text_of(wanted, bare));
  if (changed == page) return {unchanged, {}, has_own_links};
  if (!is_as_meant(changed, wanted.size(), bare)) return {Kind::kNoHead};
  return {Kind::kChanged, std::move(changed), has_own_links};
}

PageChange take_links(std::string_view page) {
  if (has_other_bytes_than_ascii(page)) return {Kind::kNoPage};
  const std::optional<HtmlHead> head = head_of(page);
  if (!head) return {Kind::kNoHead};
  std::size_t end = head->end;
  std::string bare = without_links(page, *head, end);
  if (bare == page) return {};
  return {Kind::kChanged, std::move(bare)};
}

std::string language_of_page(std::string_view page) {
  const std::optional<HtmlHead> head = head_of(page);
  return head ? head->language : std::string();
}

}  // namespace feedgen
