// The files that belong to an article, as its front matter names them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/keys.h"

namespace feedgen {

/// Keys whose map may also say what makes an episode of the article.
inline constexpr std::array<std::string_view, 4> kAttachmentKeys{"enclosure", "audio", "podcast",
                                                                 "video"};

/// The first of `names` that names an address: an address, "address length type", a map with
/// `url`, `length`, `type`, `duration`, or a list of those (at most kMostOfAKind). A type that is
/// not said comes from the address's ending. Lengths and durations that are none are warned of. The
/// address is read already.
[[nodiscard]] Result<void> read_enclosures(Names names, KeyReading& reading);

/// "1234", "1234.5", "20:34" and "1:20:34" in whole seconds, at most a year.
std::optional<std::uint32_t> read_duration(std::string_view text);

/// Digits and nothing else.
std::optional<std::uint64_t> read_whole_number(std::string_view text);

/// RFC 6838 section 4.2, parameters (";codecs=…") left aside.
bool is_media_type(std::string_view text);

/// By the ending of the path; "application/octet-stream" where it says nothing.
std::string media_type_of(std::string_view url);

}  // namespace feedgen
