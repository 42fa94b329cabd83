// The files that belong to an article, as its front matter names them, and what makes an episode of
// it where the site is a podcast.
#pragma once

#include <optional>
#include <vector>

#include "article/fields.h"
#include "value/article.h"
#include "value/settings.h"

namespace feedgen {

/// `enclosure`, `audio`, `podcast` or `video`, the first that names an address: an address,
/// "address length type", a map with `url`, `length`, `type`, `duration`, or a list of those (at
/// most kMostOfAKind). A type that is not said comes from the address's ending. Lengths and
/// durations that are none are warned of. `article.url` is set already.
std::vector<Enclosure> read_enclosures(const Fields& fields, const Article& article,
                                       const Settings& settings, Diagnostics& diagnostics);

/// `season`, `episode`, `episode_type`, `explicit`, `episode_image`, `transcript`, `chapters` and
/// `person`, in the map of the enclosure or beside it. Values that are none are warned of.
Episode read_episode(const Fields& fields, const Article& article, const Settings& settings,
                     Diagnostics& diagnostics);

}  // namespace feedgen
