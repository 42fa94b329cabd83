// Percent-encoding (RFC 3986 section 2.1): of parts of addresses, and of text that becomes one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// What becomes of triplets such as "%7e" that a part holds already.
enum class Escapes {
  kKeep,       ///< they stay as they are
  kNormalise,  ///< RFC 3986 section 6.2.2: "%2f" is "%2F", and what needs no encoding has none
};

/// True for "%41" at `i`, which is an offset in `text`.
bool is_escape_at(std::string_view text, std::size_t i);

/// Encodes every byte that may stand neither in a path's segment nor is '/' nor one of
/// `also_allowed`. A '%' that begins no triplet becomes "%25".
std::string percent_encode_part(std::string_view part, std::string_view also_allowed,
                                Escapes escapes);

/// Whether percent_encode_part() with Escapes::kNormalise leaves `part` as it is.
bool is_encoded_part(std::string_view part, std::string_view also_allowed);

/// The bytes that `text` stands for; a '%' that begins no triplet stays.
std::string percent_decode(std::string_view text);

/// Percent-encodes everything but RFC 3986's unreserved characters: for one segment of a path.
std::string encode_segment(std::string_view segment);

/// encode_segment() for each part between slashes.
std::string encode_path(std::string_view path);

}  // namespace feedgen
