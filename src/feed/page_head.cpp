#include "feed/page_head.h"

#include <fmt/format.h>

#include "feed/page_look.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

const InlineSource& own_source(const Feed& feed) {
  static const std::string kNone;
  return own_style(feed.look == nullptr ? kNone : feed.look->style);
}

std::string style_element(const InlineSource& style) {
  return fmt::format("<style>{}</style>\n", style.text);
}

}  // namespace

std::string_view page_direction(const PageContent& page) {
  return is_right_to_left(page.language) ? "rtl" : "ltr";
}

std::string page_head(const Feed& feed, const PageContent& page) {
  const InlineSource& own = own_source(feed);
  std::string head = fmt::format(
      "<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src http: "
      "https: data:; style-src 'sha256-{}'{}; script-src 'sha256-{}'; base-uri 'none'; form-action "
      "'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}\n"
      "<title>{}</title>\n",
      page_style(feed.accent_color).hash,
      own.text.empty() ? "" : fmt::format(" 'sha256-{}'", own.hash), page_script().hash, kPageMark,
      escape_html(to_xml_text(page.title)));
  for (const PageFormat& format : page.formats) {
    head += fmt::format("<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">\n",
                        format.type, escape_html(format.link.name), escape_html(format.link.href));
  }
  if (!feed.icon.url.empty()) {
    head += fmt::format("<link rel=\"icon\" href=\"{}\">\n", escape_html(feed.icon.url));
  }
  return head;
}

std::string page_styles(const Feed& feed) {
  return style_element(page_style(feed.accent_color)) + own_page_style(feed);
}

std::string own_page_style(const Feed& feed) {
  const InlineSource& own = own_source(feed);
  return own.text.empty() ? std::string() : style_element(own);
}

std::string page_script_element() {
  return fmt::format("<script>{}</script>\n", page_script().text);
}

}  // namespace feedgen
