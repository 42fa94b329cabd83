// The beginning of a picture's file becomes its type and size. What stands behind the header is not
// read, so a damaged picture has a type and a size too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

struct PictureHeader {
  std::string type;                     ///< media type
  std::uint32_t width = 0, height = 0;  ///< pixels as shown; 0 when `bytes` don't say

  bool operator==(const PictureHeader&) const = default;
};

/// How much of a file read_picture_header() wants to see: JPEG's sizes stand behind the colour
/// profiles and previews that cameras put in front.
inline constexpr std::size_t kPictureHeaderSize = 256 * 1024;

/// PNG, JPEG (turned as its Exif orientation says), GIF, WebP, AVIF, ICO; of SVG only the type.
/// Nothing for any other bytes. Never reads past `bytes`, which may be anything.
std::optional<PictureHeader> read_picture_header(std::string_view bytes);

}  // namespace feedgen
