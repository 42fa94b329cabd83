#include "feed/shown_picture.h"

#include <string>

#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

constexpr std::string_view kAround = " \t\r\n\"',=>";

bool stands_alone(std::string_view html, std::size_t at, std::size_t length) {
  const bool begins = at > 0 && kAround.find(html[at - 1]) != std::string_view::npos;
  const std::size_t end = at + length;
  return begins && (end == html.size() || kAround.find(html[end]) != std::string_view::npos);
}

bool is_in_picture(std::string_view html, std::size_t at) {
  const std::size_t open = html.rfind('<', at);
  if (open == std::string_view::npos) return false;
  // Whoever writes '>' in an attribute hides the picture from us, and sees it twice.
  if (html.substr(open, at - open).find('>') != std::string_view::npos) return false;
  const std::string name = ascii_lower(html.substr(open + 1, 7));
  return name.starts_with("img") || name.starts_with("source") || name.starts_with("video");
}

bool shows_as(std::string_view html, std::string_view written) {
  for (std::size_t at = html.find(written); at != std::string_view::npos;
       at = html.find(written, at + 1)) {
    if (stands_alone(html, at, written.size()) && is_in_picture(html, at)) return true;
  }
  return false;
}

}  // namespace

bool shows_picture(std::string_view html, std::string_view url) {
  if (url.empty()) return false;
  const std::string escaped = escape_html(url);
  return shows_as(html, escaped) || (escaped != url && shows_as(html, url));
}

}  // namespace feedgen
