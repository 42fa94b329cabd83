// The real address of an `<img>`: many pages have a script that loads pictures late and write the
// address into another attribute than `src`.
#pragma once

#include <string_view>

#include "format/html_walk.h"

namespace feedgen {

struct PictureSource {
  std::string_view src;     ///< as written; empty if there is none
  std::string_view srcset;  ///< as written; may be empty
  bool was_lazy = false;    ///< a script would have put `src` or `srcset` there
  bool is_nothing = false;  ///< decoration or a counter of one pixel
};

/// The lazy address (`data-original`, `data-src`, …) where `src` is missing, a placeholder, or the
/// picture says that it is lazy; `data-original` and `data-src` also where they plainly name a
/// picture; the first of the lazy or plain `srcset` as the last resort.
PictureSource picture_source(const HtmlElement& image);

/// True for the one of two pictures that a page shows where it is dark: of the class `dark`, or
/// with a fragment such as `#gh-dark-mode-only`.
bool is_for_dark_pages(const HtmlElement& image);

/// Whether a picture in the HTML is the other one of two such.
bool has_light_pictures(std::string_view html);

/// The address of a player, a source or a frame, which may be lazy too.
std::string_view media_source(const HtmlElement& element);

/// True for a text that is the name of a picture's file, as editors write it into `alt`.
bool is_picture_name(std::string_view text);

/// True for a width or height of at most one pixel, as an attribute or a style.
bool is_one_pixel(const HtmlElement& element);

}  // namespace feedgen
