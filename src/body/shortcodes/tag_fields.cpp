#include "body/shortcodes/tag_fields.h"

#include <algorithm>
#include <array>

#include "format/html.h"
#include "format/markdown.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

// Behind the quote that closes the one at `at`, if a word ends there.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const std::size_t close = text.find(text[at], at + 1);
  if (close == kNowhere) return kNowhere;
  const bool ends_word = close + 1 == text.size() || is_ascii_blank(text[close + 1]) ||
                         text[close + 1] == ',' || text[close + 1] == ':';
  return ends_word ? close + 1 : kNowhere;
}

// Sorted.
constexpr std::array<std::string_view, 66> kStyles{
    "accent",      "black",   "block",    "blue",    "bolt",    "bottom",   "brown",
    "center",      "checked", "child",    "close",   "cyan",    "danger",   "dark",
    "deep-blue",   "default", "disabled", "done",    "error",   "fancybox", "flat",
    "full",        "gray",    "green",    "grey",    "guide",   "half",     "icon-padding",
    "incremental", "indigo",  "info",     "inline",  "italic",  "large",    "left",
    "light",       "link",    "logo",     "modern",  "no-icon", "open",     "orange",
    "outline",     "pink",    "plus",     "primary", "purple",  "quote",    "radio",
    "red",         "regular", "right",    "rotate",  "round",   "scale",    "secondary",
    "simple",      "small",   "success",  "teal",    "times",   "todo",     "top",
    "violet",      "warning", "yellow"};

// Keys of `key:value` words that say how something looks.
constexpr std::array<std::string_view, 28> kOptionKeys{
    "align",  "avatar", "bg",     "center", "checked", "child",    "color",
    "colour", "cover",  "desc",   "el",     "height",  "icon",     "index",
    "layout", "link",   "open",   "prefix", "ratio",   "repo",     "size",
    "source", "style",  "symbol", "type",   "width",   "fancybox", "download"};

std::string_view option_key(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon == kNowhere ? std::string_view() : word.substr(0, colon);
}

bool is_option(std::string_view word) {
  const std::string_view key = option_key(word);
  return !key.empty() && is_one_of(key, kOptionKeys);
}

bool ends_as(std::string_view address, std::initializer_list<std::string_view> endings) {
  const std::string lower = ascii_lower(address.substr(0, address.find_first_of("?#")));
  return any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

std::string joined_words(std::string_view arguments) {
  std::string joined;
  arguments = trim(arguments);
  bool begins_word = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const char c = arguments[i];
    if (begins_word && (c == '"' || c == '\'')) {
      const std::size_t end = end_of_quoted(arguments, i);
      if (end != kNowhere) {
        joined += arguments.substr(i + 1, end - i - 2);
        i = end - 1;
        begins_word = false;
        continue;
      }
    }
    begins_word = is_ascii_blank(c) || c == ',';
    joined += is_ascii_blank(c) ? ' ' : c;
  }
  return joined;
}

std::vector<std::string> split_fields(std::string_view joined) {
  const std::string_view mark = joined.find("::") == kNowhere ? "," : "::";
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = joined.find(mark);
    fields.emplace_back(trim(joined.substr(0, end)));
    if (end == kNowhere) return fields;
    joined.remove_prefix(end + mark.size());
  }
}

bool is_icon(std::string_view field) {
  for (const std::string_view begin :
       {"fa-", "fa ", "fas ", "fab ", "far ", "fal ", "fad ", "icon-", "icon ", "iconfont",
        "anzhiyufont", "mdi-", "ri-", "bi-"}) {
    if (field.starts_with(begin)) return true;
  }
  return field == "fas" || field == "fab" || field == "far" || field == "fa" || field == "icon" ||
         field.find(" fa-") != kNowhere;
}

bool is_style(std::string_view word) {
  const auto* found = std::lower_bound(kStyles.begin(), kStyles.end(), word);
  return (found != kStyles.end() && *found == word) || is_icon(word) || is_option(word) ||
         (word.starts_with('#') && word.size() <= 9 &&
          word.find_first_not_of("0123456789abcdefABCDEF", 1) == kNowhere && word.size() > 3);
}

bool is_all_style(std::string_view field) { return without_styles(field).empty(); }

bool is_address_field(std::string_view field) {
  if (field.empty() || field.find_first_of(" <>\"") != kNowhere) return false;
  if (is_web_url(field) || field.starts_with("mailto:") || field.starts_with("./") ||
      field.starts_with("../") || field.starts_with("//")) {
    return true;
  }
  if (field.front() == '/') return true;
  if (field.front() == '#') return field.size() > 1 && !is_style(field);
  return field.find('/') != kNowhere && field.find("://") == kNowhere && !field.ends_with('/') &&
         field.find('.') != kNowhere;
}

bool is_picture_address(std::string_view address) {
  return ends_as(address, {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp"});
}

bool is_video_address(std::string_view address) {
  return ends_as(address, {".mp4", ".webm", ".m4v", ".mov", ".ogv"});
}

bool is_audio_address(std::string_view address) {
  return ends_as(address, {".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".aac"});
}

std::string without_options(std::string_view joined) {
  std::string rest;
  while (!(joined = trim(joined)).empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    const std::string_view word = joined.substr(0, end);
    if (!is_option(word)) rest += (rest.empty() ? "" : " ") + std::string(word);
    joined.remove_prefix(end);
  }
  return rest;
}

std::string option(std::string_view joined, std::string_view key) {
  while (!(joined = trim(joined)).empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    const std::string_view word = joined.substr(0, end);
    if (option_key(word) == key) return std::string(word.substr(key.size() + 1));
    joined.remove_prefix(end);
  }
  return {};
}

std::string without_styles(std::string_view joined) {
  while (!(joined = trim(joined)).empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    if (!is_style(joined.substr(0, end))) break;
    joined.remove_prefix(end);
  }
  return std::string(joined);
}

std::string html_words(std::string_view text) {
  std::string html;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (text[i] == '<' && !is_ascii_letter(next) && next != '/') {
      html += "&lt;";
    } else if (text[i] == '&' && !is_ascii_letter(next) && next != '#') {
      html += "&amp;";
    } else {
      html += text[i];
    }
  }
  return html;
}

std::string markdown_words(std::string_view text, const TagContext& context) {
  text = trim(text);
  if (text.find_first_of("*_`[]<&\\~$:=^!#+-|0123456789.") == kNowhere) return escape_html(text);
  const Result<std::string> rendered = markdown_to_html(text, context.settings.markdown);
  if (!rendered) return escape_html(text);
  std::string_view html = trim(*rendered);
  // A heading, a list or several paragraphs: the text was not meant as Markdown.
  if (!html.starts_with("<p>") || !html.ends_with("</p>") || html.find("<p>", 3) != kNowhere) {
    return html_words(text);
  }
  return std::string(html.substr(3, html.size() - 7));
}

std::string plain_words(std::string_view html) {
  if (html.find_first_of("<&") == kNowhere) return std::string(html);
  return read_html_facts(html).text;
}

}  // namespace feedgen
