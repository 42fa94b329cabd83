#include "feed/page_head.h"

#include <fmt/format.h>

#include "feed/page_look.h"
#include "text/ascii.h"
#include "text/unicode.h"
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

// Takes `beginning` off the text, whatever its case.
bool take(std::string_view beginning, std::string_view& text) {
  if (ascii_lower(text.substr(0, beginning.size())) != beginning) return false;
  text.remove_prefix(beginning.size());
  return true;
}

bool take_to(std::string_view end, std::string_view& text) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
}

// `lang="{{language}}"` and the like, to the end of the tag.
bool take_attributes(std::string_view& text) {
  while (true) {
    const bool is_apart = !text.empty() && is_ascii_blank(text.front());
    skip_blanks(text);
    if (take(">", text)) return true;
    if (!is_apart) return false;
    const bool is_known = take("lang=\"", text) || take("dir=\"", text) || take("class=\"", text) ||
                          take("id=\"", text);
    if (!is_known || !take_to("\"", text)) return false;
  }
}

}  // namespace

Result<void> check_before_head(std::string_view text) {
  std::string_view rest = text;
  while (true) {
    skip_blanks(rest);
    if (rest.empty()) return {};
    const std::size_t at = text.size() - rest.size();
    const bool is_known = (take("{{!", rest) && take_to("}}", rest)) ||
                          (take("<!--", rest) && take_to("-->", rest)) ||
                          (take("<!doctype html", rest) && take_attributes(rest)) ||
                          (take("<html", rest) && take_attributes(rest)) ||
                          (take("<head", rest) && take_attributes(rest));
    if (is_known) continue;
    return fail(ErrorKind::kUsage, "this stands before {{{head}}}, which has the page's policy",
                "write {{{head}}} right behind <head>; <html> may have lang, dir, class and id",
                Place{{}, 1, static_cast<unsigned>(at + 1)});
  }
}

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
