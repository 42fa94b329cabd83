// A file that belongs to an article: a recording, a video, a document.
#pragma once

#include <cstdint>
#include <string>

namespace feedgen {

struct Enclosure {
  std::string url;
  std::string type;            ///< media type
  std::uint64_t length = 0;    ///< bytes; 0 when unknown, as RSS practice has it
  std::uint32_t duration = 0;  ///< seconds; 0 when unknown

  bool operator==(const Enclosure&) const = default;
};

/// True for what is listened to or watched: such an enclosure makes an entry an episode.
inline bool is_recording(const Enclosure& enclosure) {
  return enclosure.type.starts_with("audio/") || enclosure.type.starts_with("video/");
}

}  // namespace feedgen
