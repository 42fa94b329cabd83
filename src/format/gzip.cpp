#include "format/gzip.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace feedgen {

std::optional<std::string> gzipped(std::string_view bytes, GzipLevel level) {
  constexpr int kGzip = 16;  // added to the size of the window: a head and a sum as gzip has them
  constexpr int kWindow = 15;
  constexpr int kMemory = 8;
  if (bytes.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  const auto stream_size = static_cast<uLong>(bytes.size());
  z_stream stream{};
  constexpr int kSmallest = 9;
  const int effort = level == GzipLevel::kFast ? Z_BEST_SPEED : kSmallest;
  if (deflateInit2(&stream, effort, Z_DEFLATED, kWindow + kGzip, kMemory, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  // Of one answer, what would be larger than the bytes themselves is not finished.
  const std::size_t more = level == GzipLevel::kFast ? 0 : deflateBound(&stream, stream_size);
  std::string out(std::max(bytes.size(), more), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!is_done) return std::nullopt;
  out.shrink_to_fit();
  return out;
}

}  // namespace feedgen
