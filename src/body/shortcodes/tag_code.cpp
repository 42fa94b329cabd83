#include <algorithm>
#include <array>

#include "body/shortcodes/tag_translation.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 6> kLiteral{"raw",       "verbatim",  "comment",
                                                   "highlight", "codeblock", "code"};

struct Listing {
  std::string language, title, address, link_text;
};

// `highlight language options…` of Jekyll and Hugo.
Listing read_highlight(const TagArguments& arguments) { return {arguments.word(0), {}, {}, {}}; }

// `codeblock [title] [lang:language] [address] [link text] [option:value…]` of Hexo.
Listing read_codeblock(const TagArguments& arguments) {
  Listing listing;
  for (const std::string& word : arguments.words) {
    if (is_web_url(word)) {
      listing.address = word;
    } else if (word.starts_with("lang:")) {
      listing.language = word.substr(5);
    } else if (word.find(':') == std::string::npos) {
      std::string& text = listing.address.empty() ? listing.title : listing.link_text;
      text += (text.empty() ? "" : " ") + word;
    }
  }
  return listing;
}

// Without blank lines at both ends, and without the indentation that all lines share.
std::string dedent(std::string_view code) {
  while (!code.empty()) {
    const std::size_t newline = code.find('\n');
    if (code.find_first_not_of(" \t\r") < newline || newline == std::string_view::npos) break;
    code.remove_prefix(newline + 1);
  }
  code = code.substr(0, code.find_last_not_of(" \t\r\n") + 1);
  std::size_t shared = code.size();
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    const std::size_t text = code.substr(begin, end - begin).find_first_not_of(" \t\r");
    if (text != std::string_view::npos) shared = std::min(shared, text);
    begin = end + 1;
  }
  std::string out;
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    std::string_view line = code.substr(begin, end - begin);
    line.remove_prefix(std::min(shared, line.size()));
    out += line;
    out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

bool is_literal_tag(const TemplateTag& tag) {
  return std::find(kLiteral.begin(), kLiteral.end(), tag.name) != kLiteral.end();
}

bool is_raw_tag(const TemplateTag& tag) { return tag.name == "raw" || tag.name == "verbatim"; }

std::string translate_listing(const TemplateTag& tag, std::string_view inside) {
  if (is_raw_tag(tag) || tag.name == "comment") return {};
  const TagArguments arguments = parse_tag_arguments(tag.arguments);
  const Listing listing =
      tag.name == "highlight" ? read_highlight(arguments) : read_codeblock(arguments);
  std::string html = "<pre><code";
  if (!listing.language.empty()) {
    html += " class=\"language-" + escape_html(listing.language) + '"';
  }
  html += '>' + escape_html(dedent(inside)) + "</code></pre>";
  std::string caption = escape_html(listing.title);
  if (!listing.address.empty()) {
    caption += (caption.empty() ? "" : " ") +
               link_to(listing.address, listing.link_text.empty() ? "link" : listing.link_text);
  }
  if (caption.empty()) return html;
  return "<figure><figcaption>" + caption + "</figcaption>" + html + "</figure>";
}

}  // namespace feedgen
