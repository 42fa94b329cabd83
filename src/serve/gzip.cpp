#include "serve/gzip.h"

#include <limits>

#include <zlib.h>

namespace feedgen {

std::optional<std::string> gzipped(std::string_view bytes) {
  constexpr int kGzip = 16;  // added to the size of the window: a head and a sum as gzip has them
  constexpr int kWindow = 15;
  constexpr int kMemory = 8;
  if (bytes.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kWindow + kGzip, kMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  // What would be larger than the bytes themselves is not finished.
  std::string out(bytes.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (!is_done) return std::nullopt;
  out.shrink_to_fit();
  return out;
}

}  // namespace feedgen
