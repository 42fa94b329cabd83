// How tables hold digests, and numbers that SQLite does not have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "time/instant.h"
#include "value/fingerprint.h"

namespace feedgen {

inline std::int64_t seconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }
inline std::int64_t as_signed(std::uint64_t number) { return static_cast<std::int64_t>(number); }
inline std::uint64_t as_unsigned(std::int64_t number) { return static_cast<std::uint64_t>(number); }

/// Zeros if the blob is not as long as a digest.
inline Digest digest(std::span<const std::uint8_t> bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

}  // namespace feedgen
