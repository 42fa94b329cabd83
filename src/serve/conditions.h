// What a request asks of the copy that it gets: only if it has changed, only a part, compressed.
// The rules of RFC 9110 §8.8, §12.5.3, §13 and §14 as functions of header values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "serve/http_request.h"
#include "time/instant.h"

namespace feedgen {

/// What tells one copy of a file from another.
struct Validators {
  std::string etag;                 ///< strong, with its quotes; of one encoding
  std::optional<Instant> modified;  ///< nullopt: no time is said, and none is compared with
};

enum class Precondition {
  kServe,
  kNotModified,  ///< 304: the client has this copy
  kFailed,       ///< 412: the client asks for another copy
};

/// The preconditions in the order of RFC 9110 §13.2.2.
Precondition condition_of(const HttpQuestion& question, const Validators& validators);

/// The range that a GET asks for, unless If-Range names another copy; null: the whole is asked for.
const std::string* asked_range(const HttpQuestion& question, const Validators& validators);

enum class RangeKind { kWhole, kPart, kNone };
struct RangePart {
  RangeKind kind = RangeKind::kWhole;
  std::size_t first = 0;
  std::size_t count = 0;
};

/// One range of bytes; a list of ranges, or another unit, is answered with the whole (§14.2).
/// kNone: there are no such bytes.
RangePart part_of(std::string_view range, std::size_t size);

/// Whether a list of If-None-Match names the tag, weakly compared (§13.1.2).
bool names_tag(std::string_view list, std::string_view etag);

/// Whether an Accept-Encoding allows gzip (§12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

/// One of the three forms of §5.6.7; nullopt: the text is no date.
std::optional<Instant> http_date(std::string_view text);

}  // namespace feedgen
