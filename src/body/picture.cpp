#include "body/picture.h"

#include <algorithm>
#include <array>
#include <string>

#include "body/attributes.h"
#include "body/body_address.h"
#include "body/styles.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Attributes into which scripts and themes put the address, the surest first. Those of the second
// list have other uses too: their value must end like a picture's address.
constexpr auto kLazySources = std::to_array<std::string_view>({"data-original",
                                                               "data-src",
                                                               "data-lazy-src",
                                                               "data-actualsrc",
                                                               "data-original-src",
                                                               "data-lazy",
                                                               "data-echo",
                                                               "data-lazyload",
                                                               "data-ks-lazyload",
                                                               "data-cfsrc",
                                                               "lazy-src",
                                                               "_src",
                                                               "zoomfile",
                                                               "file",
                                                               "data-real-src",
                                                               "data-realsrc",
                                                               "real_src",
                                                               "real-src",
                                                               "realsrc",
                                                               "data-imgsrc",
                                                               "data-img-src",
                                                               "data-image-src",
                                                               "data-orig-src",
                                                               "data-origin-src",
                                                               "data-default-src",
                                                               "data-delayed-src",
                                                               "data-delay-src",
                                                               "data-defer-src",
                                                               "data-ll-src",
                                                               "data-lazyload-src",
                                                               "data-lazy-load-src",
                                                               "data-llsrc",
                                                               "data-flickity-lazyload",
                                                               "data-pagespeed-lazy-src",
                                                               "data-pagespeed-high-res-src",
                                                               "data-ezsrc",
                                                               "data-nitro-lazy-src",
                                                               "nitro-lazy-src",
                                                               "data-wood-src",
                                                               "data-src-retina",
                                                               "data-src-large",
                                                               "data-rsrc",
                                                               "data-gt-lazy-src",
                                                               "data-source-src",
                                                               "data-hi-res-src",
                                                               "data-full-src",
                                                               "data-backsrc",
                                                               "data-croporisrc",
                                                               "data-rawsrc",
                                                               "data-raw-src",
                                                               "data-lzsrc",
                                                               "load-src",
                                                               "loadsrc",
                                                               "file-src",
                                                               "big-src",
                                                               "data-lazyurl"});

constexpr auto kOtherSources =
    std::to_array<std::string_view>({"data-url",         "data-img",         "data-image",
                                     "data-img-url",     "data-imgurl",      "data-hires",
                                     "data-full",        "data-full-url",    "data-large-file",
                                     "data-large_image", "data-orig-file",   "data-medium-file",
                                     "data-origin",      "data-originalimg", "data-pin-media",
                                     "data-path",        "data-baseurl",     "data-adaptive-image",
                                     "original",         "lazyload"});

constexpr auto kLazySets = std::to_array<std::string_view>(
    {"data-srcset", "data-lazy-srcset", "lazy-srcset", "data-original-set", "data-ezsrcset",
     "nitro-lazy-srcset", "data-ll-srcset", "data-flickity-lazyload-srcset", "data-cfsrcset"});

// Names that lazy-loading scripts give to what they show until the picture comes.
constexpr auto kPlaceholders = std::to_array<std::string_view>(
    {"placeholder", "loading",     "lazy",        "blank",         "spacer",      "transparent",
     "grey.",       "gray.",       "pixel.",      "1x1",           "default.gif", "empty.",
     "loader",      "spinner",     "preload",     "thumb_default", "nopic",       "noimg",
     "no-image",    "img_default", "default_img", "default-image", "1px",         "jibnmqyl6s"});

// The same where the name is nothing else, and of one letter where it is a GIF.
constexpr std::string_view kPlaceholderNames =
    " none null dot space trans transp clear white load 1-1 b.gif g.gif p.gif s.gif t.gif x.gif ";

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

constexpr std::size_t kPairs = 1024;

constexpr std::size_t pair_at(std::string_view text, std::size_t i) {
  return ((static_cast<std::size_t>(text[i]) & 0xFFU) * 33 +
          (static_cast<std::size_t>(text[i + 1]) & 0xFFU)) %
         kPairs;
}

// By the first two letters: whether a name of kPlaceholders may begin with them.
constexpr std::array<bool, kPairs> kBeginsPlaceholder = [] {
  std::array<bool, kPairs> begins{};
  for (const std::string_view name : kPlaceholders) begins[pair_at(name, 0)] = true;
  return begins;
}();

// A name that no picture of an article has.
bool is_surely_placeholder(std::string_view name) {
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    if (!kBeginsPlaceholder[pair_at(name, i)]) continue;
    const std::string_view rest = name.substr(i);
    if (any_of(kPlaceholders, [&](std::string_view known) { return rest.starts_with(known); })) {
      return true;
    }
  }
  return false;
}

bool is_placeholder(std::string_view address) {
  if (is_data(address)) return true;
  const std::string lower = ascii_lower(address);
  const std::size_t end = std::min(lower.find_first_of("?#"), lower.size());
  const std::string_view name = last_part(std::string_view(lower).substr(0, end));
  const std::string_view query = std::string_view(lower).substr(end);
  // Naver's blurred small ones.
  if (query.find("_blur") != std::string_view::npos || query.starts_with("?type=w80")) return true;
  return holds_word(kPlaceholderNames, name) ||
         holds_word(kPlaceholderNames, name.substr(0, name.find('.'))) ||
         is_surely_placeholder(name);
}

// All candidates of a `srcset`.
bool is_placeholder_set(std::string_view srcset) {
  std::size_t candidates = 0;
  for (std::string_view word = take_word(srcset, " \t\n\r\f"); !word.empty();
       word = take_word(srcset, " \t\n\r\f")) {
    while (word.ends_with(',')) word.remove_suffix(1);
    const bool is_descriptor = !word.empty() && is_ascii_digit(word.front()) &&
                               (word.ends_with('w') || word.ends_with('x'));
    if (word.empty() || is_descriptor) continue;
    const std::string name = ascii_lower(last_part(word.substr(0, word.find_first_of("?#"))));
    if (!is_data(word) && !is_surely_placeholder(name)) return false;
    ++candidates;
  }
  return candidates > 0;
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

bool ends_as_picture(std::string_view address) {
  const std::string lower = ascii_lower(address.substr(0, address.find_first_of("?#")));
  return any_of(kPictureEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_picture_address(std::string_view address) {
  const std::string lower = ascii_lower(address.substr(0, 8));
  return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("//") ||
         ends_as_picture(address);
}

// What may stand in the place of `src` where that shows nothing: an attribute that is known for it,
// else any whose whole value is a picture's address.
std::string_view lazy_source(const HtmlElement& image, std::string_view src) {
  const std::string_view known = first_of(image, kLazySources);
  if (!known.empty() || (is_loadable(src) && !is_placeholder(src))) return known;
  const auto fits = [](std::string_view value) {
    return is_loadable(value) && !is_data(value) && ends_as_picture(value) &&
           value.find_first_of(" \t\n,;{}()<>") == std::string_view::npos && !is_placeholder(value);
  };
  for (const std::string_view name : kOtherSources) {
    const std::string_view value = trim(image.value(name));
    if (fits(value)) return value;
  }
  for (const HtmlAttribute& attribute : image.attributes) {
    const bool is_other = attribute.name == "src" || attribute.name == "srcset" ||
                          attribute.name == "alt" || attribute.name == "title";
    const std::string_view value = trim(attribute.value);
    if (!is_other && fits(value)) return value;
  }
  return {};
}

std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find_first_of("?#"));
}

// Scripts put these two in the place of any `src`; of the other names some mean something else.
std::string_view usual_lazy_source(const HtmlElement& image) {
  for (const std::string_view name : {"data-original", "data-src"}) {
    const std::string_view value = trim(image.value(name));
    const std::string_view src = trim(image.value("src"));
    const bool is_smaller = value != src && src == without_query(value);
    if (is_loadable(value) && !is_placeholder(value) && is_picture_address(value) && !is_smaller) {
      return value;
    }
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
  if (is_placeholder_set(picture.srcset)) picture.srcset = {};
  const bool awaits = !is_loadable(picture.src) || is_placeholder(picture.src) || says_lazy(image);
  const std::string_view lazy = awaits ? lazy_source(image, picture.src) : std::string_view();
  const std::string_view lazy_set = first_of(image, kLazySets);
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

bool is_for_dark_pages(const HtmlElement& image) {
  const std::string_view src = image.value("src");
  return has_class(image.value("class"), "dark") || src.ends_with("#gh-dark-mode-only") ||
         src.ends_with("#only-dark");
}

bool has_light_pictures(std::string_view html) {
  constexpr std::string_view kLight = "light";
  for (std::size_t at = html.find(kLight); at != std::string_view::npos;
       at = html.find(kLight, at + kLight.size())) {
    const std::string_view behind = html.substr(at + kLight.size());
    if (behind.starts_with("-mode-only") || html.substr(0, at).ends_with("#only-")) return true;
    // A class of its own in the tag of a picture.
    const bool is_word = at > 0 && (html[at - 1] == '"' || html[at - 1] == ' ') &&
                         (behind.starts_with('"') || behind.starts_with(' '));
    if (!is_word) continue;
    const std::string_view before =
        html.substr(at - std::min<std::size_t>(at, 500), std::min<std::size_t>(at, 500));
    const std::size_t tag = before.rfind('<');
    const std::size_t name = before.rfind("class=\"");
    if (tag != std::string_view::npos && name != std::string_view::npos && name > tag &&
        before.substr(tag).starts_with("<img")) {
      return true;
    }
  }
  return false;
}

std::string_view media_source(const HtmlElement& element) {
  const std::string_view src = trim(element.value("src"));
  if (is_loadable(src) && !is_data(src)) return src;
  return first_of(element, kLazySources);
}

bool is_picture_name(std::string_view text) {
  return text.find(' ') == std::string_view::npos && ends_as_picture(text);
}

bool is_one_pixel(const HtmlElement& element) {
  for (const std::string_view name : {"width", "height"}) {
    const std::string_view length = trim(element.value(name));
    if (length == "1" || length == "1px" || length == "0" || length == "0px") return true;
  }
  return style_is_one_pixel(element.value("style"));
}

}  // namespace feedgen
