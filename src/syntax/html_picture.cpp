#include "syntax/html_picture.h"

#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_loadable(std::string_view address) {
  if (address.empty() || address == "#") return false;
  const std::string scheme = ascii_lower(address.substr(0, address.find(':')));
  return scheme != "data" && scheme != "about" && scheme != "javascript" && scheme != "blob";
}

// Names that lazy-loading scripts give to what they show until the picture comes.
bool is_placeholder(std::string_view address) {
  constexpr std::string_view kNames[] = {"placeholder", "loading",     "lazy",        "blank",
                                         "spacer",      "transparent", "grey.",       "gray.",
                                         "pixel.",      "1x1",         "default.gif", "empty."};
  const std::string lower = ascii_lower(address.substr(0, address.find_first_of("?#")));
  const std::string_view name = std::string_view(lower).substr(lower.rfind('/') + 1);
  for (const std::string_view known : kNames) {
    if (name.find(known) != std::string_view::npos) return true;
  }
  return false;
}

// "a.jpg 1x, b.jpg 2x" gives "a.jpg": HTML5's image candidates begin with an address, which may
// hold commas inside.
std::string_view first_of_srcset(std::string_view srcset) {
  const std::size_t start = srcset.find_first_not_of(" \t\n\r\f,");
  if (start == std::string_view::npos) return {};
  std::string_view address = srcset.substr(start);
  address = address.substr(0, address.find_first_of(" \t\n\r\f"));
  while (!address.empty() && address.back() == ',') address.remove_suffix(1);
  return address;
}

std::string_view lazy_address(const GumboElement& image) {
  for (const char* name :
       {"data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-original-src"}) {
    const std::string_view address = trim(html_attribute(image, name));
    if (is_loadable(address)) return address;
  }
  const std::string_view first = first_of_srcset(html_attribute(image, "data-srcset"));
  return is_loadable(first) ? first : std::string_view();
}

bool is_one_pixel(const GumboElement& image) {
  for (const char* name : {"width", "height"}) {
    const std::string_view length = trim(html_attribute(image, name));
    if (length == "1" || length == "1px" || length == "0" || length == "0px") return true;
  }
  return false;
}

}  // namespace

std::string_view html_attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

std::string picture_address(const GumboElement& image) {
  if (is_one_pixel(image)) return {};
  const std::string_view source = trim(html_attribute(image, "src"));
  const std::string_view lazy = lazy_address(image);
  if (is_loadable(source) && (lazy.empty() || !is_placeholder(source))) return std::string(source);
  if (!lazy.empty()) return std::string(lazy);
  const std::string_view first = first_of_srcset(html_attribute(image, "srcset"));
  return is_loadable(first) ? std::string(first) : std::string();
}

}  // namespace feedgen
