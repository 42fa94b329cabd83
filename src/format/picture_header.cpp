#include "format/picture_header.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// A number of `size` bytes (at most 4) at `offset`, the most significant byte first; 0 where
// `bytes` end before.
std::uint32_t big_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  if (offset > bytes.size() || bytes.size() - offset < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number = (number << 8U) | static_cast<std::uint8_t>(bytes[offset + i]);
  }
  return number;
}

// The same, the least significant byte first.
std::uint32_t little_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  if (offset > bytes.size() || bytes.size() - offset < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i) {
    number = (number << 8U) | static_cast<std::uint8_t>(bytes[offset + i - 1]);
  }
  return number;
}

// The part of `bytes` from `offset` on, empty where there is none.
std::string_view from(std::string_view bytes, std::size_t offset) {
  return offset < bytes.size() ? bytes.substr(offset) : std::string_view();
}

// No picture of the web is larger; a size beyond it is a broken header.
constexpr std::uint32_t kLargestSide = 1U << 24U;

PictureHeader read_png(std::string_view bytes) {
  return {"image/png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

PictureHeader read_gif(std::string_view bytes) {
  return {"image/gif", little_endian(bytes, 6, 2), little_endian(bytes, 8, 2)};
}

// RFC 9649 sections 2.5 to 2.7: a simple file holds the frame itself, an extended one its canvas.
PictureHeader read_webp(std::string_view bytes) {
  PictureHeader header{"image/webp", 0, 0};
  const std::string_view chunk = bytes.substr(std::min<std::size_t>(12, bytes.size()));
  const std::string_view data = from(chunk, 8);
  if (chunk.starts_with("VP8X") && data.size() >= 10) {
    header.width = little_endian(data, 4, 3) + 1;
    header.height = little_endian(data, 7, 3) + 1;
  } else if (chunk.starts_with("VP8L") && data.size() >= 5 && data.front() == '\x2F') {
    const std::uint32_t sizes = little_endian(data, 1, 4);
    header.width = (sizes & 0x3FFFU) + 1;
    header.height = ((sizes >> 14U) & 0x3FFFU) + 1;
  } else if (chunk.starts_with("VP8 ") && data.size() >= 10) {
    header.width = little_endian(data, 6, 2) & 0x3FFFU;
    header.height = little_endian(data, 8, 2) & 0x3FFFU;
  }
  return header;
}

// ISO/IEC 23008-12: the size of the largest image is an "ispe" property, of tiles a smaller one.
PictureHeader read_avif(std::string_view bytes) {
  PictureHeader header{"image/avif", 0, 0};
  for (std::size_t at = bytes.find("ispe"); at != std::string_view::npos;
       at = bytes.find("ispe", at + 4)) {
    const std::uint32_t width = big_endian(bytes, at + 8, 4);
    const std::uint32_t height = big_endian(bytes, at + 12, 4);
    if (width <= header.width || width > kLargestSide || height > kLargestSide) continue;
    header.width = width;
    header.height = height;
  }
  return header;
}

bool is_avif(std::string_view bytes) {
  return bytes.substr(std::min<std::size_t>(4, bytes.size())).starts_with("ftyp") &&
         bytes.substr(8, 64).find("avi") != std::string_view::npos;
}

bool is_svg(std::string_view bytes) {
  constexpr std::size_t kBeginning = 1024;
  std::string_view text = bytes.substr(0, kBeginning);
  text = without_byte_order_mark(text);
  text = trim(text);
  return text.starts_with("<svg") || ((text.starts_with("<?xml") || text.starts_with("<!--") ||
                                       text.starts_with("<!DOCTYPE")) &&
                                      text.find("<svg") != std::string_view::npos);
}

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

// `bytes` begin with JPEG's signature. The size is that of the first frame (ITU-T T.81 section
// B.2.2), turned as an Exif orientation of 5 to 8 says; 0 if `bytes` end before.
PictureHeader read_jpeg(std::string_view bytes) {
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
    // A length counts its own two bytes. Behind the marker DA the picture itself begins.
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

// The largest of its pictures; a side of 0 is one of 256.
PictureHeader read_ico(std::string_view bytes) {
  PictureHeader header{"image/x-icon", 0, 0};
  constexpr std::size_t kHead = 6;
  constexpr std::size_t kEntry = 16;
  const std::size_t count = big_endian(bytes, 4, 1);  // the other byte is for more than any has
  for (std::size_t i = 0; i < count && kHead + (i + 1) * kEntry <= bytes.size(); ++i) {
    const auto side = [&](std::size_t at) {
      const std::uint32_t pixels = big_endian(bytes, kHead + i * kEntry + at, 1);
      return pixels == 0 ? 256U : pixels;
    };
    if (side(0) <= header.width) continue;
    header.width = side(0);
    header.height = side(1);
  }
  return header;
}

std::optional<PictureHeader> read_any(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return read_png(bytes);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return read_gif(bytes);
  if (bytes.starts_with("RIFF") && from(bytes, 8).starts_with("WEBP")) return read_webp(bytes);
  if (is_avif(bytes)) return read_avif(bytes);
  if (bytes.starts_with(std::string_view("\0\0\1\0", 4))) return read_ico(bytes);
  if (is_svg(bytes)) return PictureHeader{"image/svg+xml", 0, 0};
  return std::nullopt;
}

}  // namespace

std::optional<PictureHeader> read_picture_header(std::string_view bytes) {
  std::optional<PictureHeader> header = read_any(bytes);
  if (!header) return header;
  const std::uint32_t least = std::min(header->width, header->height);
  const std::uint32_t most = std::max(header->width, header->height);
  if (least == 0 || most > kLargestSide) header->width = header->height = 0;
  return header;
}

}  // namespace feedgen
