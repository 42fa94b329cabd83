#include "syntax/picture_header.h"

#include <algorithm>

#include "syntax/jpeg_header.h"
#include "syntax/picture_bytes.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

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
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text = trim(text);
  return text.starts_with("<svg") || ((text.starts_with("<?xml") || text.starts_with("<!--") ||
                                       text.starts_with("<!DOCTYPE")) &&
                                      text.find("<svg") != std::string_view::npos);
}

std::optional<PictureHeader> read_any(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return read_png(bytes);
  if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg_header(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return read_gif(bytes);
  if (bytes.starts_with("RIFF") && from(bytes, 8).starts_with("WEBP")) return read_webp(bytes);
  if (is_avif(bytes)) return read_avif(bytes);
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
