#include <algorithm>
#include <array>

#include "body/shortcodes/tag_translation.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct Listing {
  std::string language, title, address, link_text;
};

// `title="…"` of shortcodes, under all its names.
std::string named_title(const TagArguments& arguments) {
  return arguments.value({"title", "caption", "filename", "file", "name"});
}

// `highlight language options…` of Jekyll and Hugo, and shortcodes that are like it.
Listing read_highlight(const TagArguments& arguments) {
  std::string language = arguments.value({"lang", "language"});
  std::string title = named_title(arguments);
  if (language.empty()) language = arguments.word(0);
  if (language.find_first_of(" /") != std::string::npos) language.clear();
  return {std::move(language), std::move(title), {}, {}};
}

// `codeblock [title] [lang:language] [address] [link text] [option:value…]` of Hexo.
Listing read_codeblock(const TagArguments& arguments) {
  if (!arguments.named.empty()) return read_highlight(arguments);
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

// Jekyll's listings need `raw` around what looks like a tag.
std::string without_raw_tags(std::string_view code) {
  std::string out(code);
  const std::string_view begun = trim(code);
  for (const std::string_view open : {"{% raw %}", "{%- raw -%}", "{% raw -%}", "{%- raw %}"}) {
    if (!begun.starts_with(open)) continue;
    for (const std::string_view close :
         {"{% endraw %}", "{%- endraw -%}", "{% endraw -%}", "{%- endraw %}"}) {
      if (!begun.ends_with(close)) continue;
      std::string_view inside = begun.substr(open.size());
      inside.remove_suffix(std::min(close.size(), inside.size()));
      return std::string(inside);
    }
  }
  return out;
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

// Mermaid's first line may stand in the tag: `{% mermaid graph TD %}`.
bool begins_diagram(std::string_view arguments) {
  constexpr std::array<std::string_view, 14> kKinds{
      "classDiagram",    "erDiagram",    "flowchart",       "gantt",   "gitGraph",
      "graph",           "journey",      "mindmap",         "pie",     "quadrantChart",
      "sequenceDiagram", "stateDiagram", "stateDiagram-v2", "timeline"};
  const std::string_view word = arguments.substr(0, arguments.find_first_of(" \t"));
  return is_one_of(word, kKinds);
}

}  // namespace

std::string plain_listing(std::string_view language, std::string_view text) {
  std::string html = "<pre><code";
  if (!language.empty()) html += " class=\"language-" + escape_html(language) + '"';
  return html + '>' + escape_html(dedent(without_raw_tags(text))) + "</code></pre>";
}

std::string translate_listing(const TemplateTag& tag, Inside inside, std::string_view text) {
  if (inside == Inside::kDiagram) {
    const std::string_view first = trim(tag.arguments);
    if (!begins_diagram(first)) return plain_listing(tag.name, text);
    return plain_listing(tag.name, std::string(first) + '\n' + std::string(text));
  }
  const TagArguments arguments = parse_tag_arguments(tag.arguments);
  const bool has_title = tag.name == "codeblock" || tag.name == "code";
  const Listing listing = has_title ? read_codeblock(arguments) : read_highlight(arguments);
  const std::string html = plain_listing(listing.language, text);
  std::string caption = escape_html(listing.title);
  if (!listing.address.empty()) {
    caption += (caption.empty() ? "" : " ") +
               link_to(listing.address, listing.link_text.empty() ? "link" : listing.link_text);
  }
  if (caption.empty()) return html;
  return "<figure><figcaption>" + caption + "</figcaption>" + html + "</figure>";
}

std::string formula_of(std::string_view text) {
  text = trim(text);
  const bool has_delimiters =
      text.starts_with('$') || text.starts_with("\\(") || text.starts_with("\\[") || text.empty();
  if (has_delimiters) return escape_html(text);
  const bool is_display = text.find('\n') != std::string_view::npos;
  return (is_display ? "\\[" : "\\(") + escape_html(text) + (is_display ? "\\]" : "\\)");
}

}  // namespace feedgen
