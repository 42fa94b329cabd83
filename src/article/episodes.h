// What makes an episode of an article where the site is a podcast: ONE row for each key that may
// stand in the map of the attachment, or beside it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "article/keys.h"

namespace feedgen {

struct EpisodeKey {
  std::vector<std::string_view> names;  ///< the first that has a value counts
  /// A value that is none is warned of.
  void (*read)(const Node::Member& member, KeyReading& reading, Episode& episode);
  std::string_view says;  ///< in the manual
};

/// In the order of the manual.
std::span<const EpisodeKey> episode_keys();

/// Sets `episode` where the settings describe a podcast and the first enclosure is a recording. The
/// address and the enclosures are read already.
[[nodiscard]] Result<void> read_episode(Names names, KeyReading& reading);

}  // namespace feedgen
