// Where a JPEG file says how large its picture is.
#pragma once

#include <string_view>

#include "syntax/picture_header.h"

namespace feedgen {

/// `bytes` begin with JPEG's signature. The size is that of the first frame (ITU-T T.81 section
/// B.2.2), turned as an Exif orientation of 5 to 8 says; 0 if `bytes` end before.
PictureHeader read_jpeg_header(std::string_view bytes);

}  // namespace feedgen
