#include "body/picture.h"

#include <algorithm>
#include <array>
#include <string>

#include "body/body_address.h"
#include "body/styles.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 14> kLazySources{
    "data-original",     "data-src",   "data-lazy-src", "data-actualsrc",
    "data-original-src", "data-lazy",  "data-echo",     "data-lazyload",
    "data-ks-lazyload",  "data-cfsrc", "lazy-src",      "_src",
    "zoomfile",          "file"};

constexpr std::array<std::string_view, 3> kLazySets{"data-srcset", "data-lazy-srcset",
                                                    "lazy-srcset"};

// Names that lazy-loading scripts give to what they show until the picture comes.
constexpr std::array<std::string_view, 12> kPlaceholders{
    "placeholder", "loading", "lazy",   "blank", "spacer",      "transparent",
    "grey.",       "gray.",   "pixel.", "1x1",   "default.gif", "empty."};

constexpr std::array<std::string_view, 12> kPictureEndings{".apng", ".avif", ".bmp",  ".gif",
                                                           ".heic", ".jfif", ".jpeg", ".jpg",
                                                           ".jxl",  ".png",  ".svg",  ".webp"};

// Shorter than any picture that shows something.
constexpr std::size_t kLongestPlaceholderData = 256;

bool is_data(std::string_view address) { return ascii_lower(address.substr(0, 5)) == "data:"; }

bool is_loadable(std::string_view address) {
  if (address.empty() || address == "#") return false;
  const std::string scheme = ascii_lower(address.substr(0, address.find(':')));
  return scheme != "about" && scheme != "javascript" && scheme != "blob" &&
         (scheme != "data" || address.size() > kLongestPlaceholderData);
}

bool is_placeholder(std::string_view address) {
  if (is_data(address)) return true;
  const std::string lower = ascii_lower(address.substr(0, address.find_first_of("?#")));
  const std::string_view name = last_part(lower);
  for (const std::string_view known : kPlaceholders) {
    if (name.find(known) != std::string_view::npos) return true;
  }
  return false;
}

template <std::size_t kSize>
std::string_view first_of(const HtmlElement& element,
                          const std::array<std::string_view, kSize>& attributes) {
  for (const std::string_view name : attributes) {
    const std::string_view value = trim(element.value(name));
    if (is_loadable(value) && !is_data(value)) return value;
  }
  return {};
}

bool is_picture_address(std::string_view address) {
  const std::string lower = ascii_lower(address.substr(0, address.find_first_of("?#")));
  return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("//") ||
         std::any_of(kPictureEndings.begin(), kPictureEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

// Scripts put these two in the place of any `src`; of the other names some mean something else.
std::string_view usual_lazy_source(const HtmlElement& image) {
  for (const std::string_view name : {"data-original", "data-src"}) {
    const std::string_view value = trim(image.value(name));
    if (is_loadable(value) && !is_placeholder(value) && is_picture_address(value)) return value;
  }
  return {};
}

bool says_lazy(const HtmlElement& image) {
  return ascii_lower(image.value("class")).find("lazy") != std::string::npos;
}

}  // namespace

PictureSource picture_source(const HtmlElement& image) {
  PictureSource picture;
  picture.is_nothing = is_one_pixel(image);
  picture.src = trim(image.value("src"));
  picture.srcset = image.value("srcset");
  const std::string_view lazy = first_of(image, kLazySources);
  const std::string_view lazy_set = first_of(image, kLazySets);
  const bool awaits = !is_loadable(picture.src) || is_placeholder(picture.src) || says_lazy(image);
  if (awaits && !lazy_set.empty()) {
    picture.srcset = lazy_set;
    picture.was_lazy = true;
  }
  const std::string_view shown = awaits ? lazy : usual_lazy_source(image);
  if (!shown.empty() && (awaits || shown != picture.src)) {
    picture.src = shown;
    picture.was_lazy = true;
  } else if (!is_loadable(picture.src) || (awaits && !lazy_set.empty())) {
    picture.src = first_of_picture_set(picture.srcset);
  }
  if (!is_loadable(picture.src)) picture.src = {};
  return picture;
}

std::string_view media_source(const HtmlElement& element) {
  const std::string_view src = trim(element.value("src"));
  if (is_loadable(src) && !is_data(src)) return src;
  return first_of(element, kLazySources);
}

bool is_one_pixel(const HtmlElement& element) {
  for (const std::string_view name : {"width", "height"}) {
    const std::string_view length = trim(element.value(name));
    if (length == "1" || length == "1px" || length == "0" || length == "0px") return true;
  }
  return style_is_one_pixel(element.value("style"));
}

}  // namespace feedgen
