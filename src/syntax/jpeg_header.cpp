#include "syntax/jpeg_header.h"

#include <utility>

#include "syntax/picture_bytes.h"

namespace feedgen {
namespace {

// Frames of all codings; C4, C8 and CC are tables.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

// The value of tag 0x0112 in the first directory of Exif's TIFF block; 1, upright, without one.
std::uint32_t orientation_of(std::string_view segment) {
  constexpr std::string_view kExif{"Exif\0\0", 6};
  if (!segment.starts_with(kExif)) return 1;
  const std::string_view tiff = segment.substr(kExif.size());
  const bool little = tiff.starts_with("II");
  const auto number = [&](std::size_t offset, std::size_t size) {
    return little ? little_endian(tiff, offset, size) : big_endian(tiff, offset, size);
  };
  const std::size_t directory = number(4, 4);
  const std::size_t entries = number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry >= tiff.size()) break;
    if (number(entry, 2) == 0x0112) return number(entry + 8, 2);
  }
  return 1;
}

}  // namespace

PictureHeader read_jpeg_header(std::string_view bytes) {
  PictureHeader header{"image/jpeg", 0, 0};
  std::uint32_t orientation = 1;
  for (std::size_t i = 2; i + 4 <= bytes.size();) {
    if (big_endian(bytes, i, 1) != 0xFF) return header;
    const std::uint32_t marker = big_endian(bytes, i + 1, 1);
    if (marker == 0xFF || stands_alone(marker)) {
      i += marker == 0xFF ? 1 : 2;
      continue;
    }
    const std::uint32_t length = big_endian(bytes, i + 2, 2);
    // Less than its own two bytes is no length; behind DA comes the picture itself.
    if (length < 2 || marker == 0xDA || marker == 0xD9) return header;
    if (marker == 0xE1) orientation = orientation_of(from(bytes, i + 4).substr(0, length - 2));
    if (is_frame(marker)) {
      header.height = big_endian(bytes, i + 5, 2);
      header.width = big_endian(bytes, i + 7, 2);
      if (orientation >= 5 && orientation <= 8) std::swap(header.width, header.height);
      return header;
    }
    i += 2 + length;
  }
  return header;
}

}  // namespace feedgen
