#include "format/picture_header.h"

#include "support/catch.h"

namespace feedgen {
namespace {

using namespace std::string_literals;

const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x05\x78\0\0\x02\x76\x08\x02\0\0\0"s;
const std::string kFrame = "\xFF\xC2\0\x11\x08\x02\x76\x04\xB0\x03"s;
// Orientation 6: the camera was turned.
const std::string kExif = "\xFF\xE1\0\x22"s + "Exif\0\0"s + "MM\0*\0\0\0\x08"s + "\0\x01"s +
                          "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"s + "\0\0\0\0"s;

std::string jpeg(const std::string& segments) { return "\xFF\xD8"s + segments; }

std::string webp(const std::string& chunk) { return "RIFF\x40\0\0\0WEBP"s + chunk; }

PictureHeader read(const std::string& bytes) {
  const auto header = read_picture_header(bytes);
  REQUIRE(header);
  return *header;
}

}  // namespace

TEST_CASE("the size of a picture stands in its header, whatever the format") {
  CHECK(read(kPng) == PictureHeader{"image/png", 1400, 630});
  CHECK(read("GIF89a\x20\x03\x58\x02\0\0\0"s) == PictureHeader{"image/gif", 800, 600});
  CHECK(read(jpeg("\xFF\xE0\0\x04JF"s + kFrame)) == PictureHeader{"image/jpeg", 1200, 630});
  CHECK(read(webp("VP8X\x0A\0\0\0\x10\0\0\0\xAF\x04\0\x75\x02\0"s)) ==
        PictureHeader{"image/webp", 1200, 630});
  CHECK(read(webp("VP8L\x0A\0\0\0\x2F\xAF\x44\x9D\0\0\0"s)) ==
        PictureHeader{"image/webp", 1200, 630});
  CHECK(read(webp("VP8 \x0A\0\0\0\x10\0\0\x9D\x01\x2A\xB0\x04\x76\x02"s)) ==
        PictureHeader{"image/webp", 1200, 630});
  CHECK(read("\0\0\1\0\2\0"s + "\x10\x10"s + std::string(14, '\0') + std::string(16, '\0')) ==
        PictureHeader{"image/x-icon", 256, 256});
  CHECK(read("\0\0\0\x1C"s + "ftypavif\0\0\0\0avifmif1"s +
             "\0\0\0\x14ispe\0\0\0\0\0\0\x04\xB0\0\0\x02\x76"s) ==
        PictureHeader{"image/avif", 1200, 630});
  CHECK(read("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\"/>") ==
        PictureHeader{"image/svg+xml", 0, 0});
}

TEST_CASE("a JPEG that is shown turned has its sides exchanged") {
  CHECK(read(jpeg(kExif + kFrame)) == PictureHeader{"image/jpeg", 630, 1200});
}

TEST_CASE("a JPEG's tables are no frames, and fill bytes are passed over") {
  CHECK(read(jpeg("\xFF\xC4\0\x08\x01\x02\x03\x04\x05\x06\xFF"s + kFrame)).width == 1200);
}

TEST_CASE("a header that ends early or lies has no size") {
  for (const std::string& whole :
       {kPng, jpeg(kExif + kFrame), webp("VP8L\x0A\0\0\0\x2F\xAF\x44\x9D\0"s)}) {
    for (std::size_t length = 0; length + 6 < whole.size(); ++length) {
      const auto header = read_picture_header(std::string_view(whole).substr(0, length));
      if (header) CHECK((header->width == 0) == (header->height == 0));
    }
  }
  CHECK(read(kPng.substr(0, 20)) == PictureHeader{"image/png", 0, 0});
  CHECK(read(jpeg("\xFF\xE0\0\0\0\0"s)) == PictureHeader{"image/jpeg", 0, 0});
  CHECK(read("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\xFF\xFF\xFF\xFF\0\0\0\x01"s).width == 0);
}

TEST_CASE("bytes of other kinds are no picture") {
  CHECK_FALSE(read_picture_header(""));
  CHECK_FALSE(read_picture_header("<html><svg></svg></html>"));
  CHECK_FALSE(read_picture_header("\0\0\0\x1C"s + "ftypisom"s));
  CHECK_FALSE(read_picture_header("RIFF\x40\0\0\0WAVE"s));
}

}  // namespace feedgen
