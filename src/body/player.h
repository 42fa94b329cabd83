// The players that articles embed: which frames are one, and where a person can watch or listen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

struct Player {
  std::string frame;      ///< what an `<iframe>` loads: https, and nothing but what was asked for
  std::string page;       ///< where the same is found without a frame
  std::string_view site;  ///< "YouTube"
};

/// The player that the absolute address leads to, also where it is an old form of it (`/v/ID`), a
/// page that can be embedded (`youtube.com/watch`) or http. The addresses are built anew from the
/// parts that matter, so that nothing else gets into a frame. YouTube is asked not to set cookies.
std::optional<Player> find_player(std::string_view url);

}  // namespace feedgen
