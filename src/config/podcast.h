// The setting `podcast`: what Apple Podcasts and the podcast namespace ask of a show.
#pragma once

#include <string_view>
#include <vector>

#include "value/node.h"
#include "value/podcast.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// `node` is a map. Fails on a key that does not exist, on a value of the wrong kind, and on a
/// category that Apple does not know; the error's place is the key's.
[[nodiscard]] Result<Podcast> read_podcast(const Node& node);

/// Names, or maps with `name`, `role`, `href` and `img`, or a list of those (at most kMostOfAKind);
/// addresses that are none are left out.
std::vector<PodcastPerson> read_podcast_people(const Node& node);

/// Takes from the other settings what the show does not say of itself. Fails where Apple requires
/// what nothing says: a picture, a category, a language.
[[nodiscard]] Result<void> complete_podcast(Settings& settings);

/// "Technology" or "Sports > Running", letters' case aside, as Apple spells it.
[[nodiscard]] Result<PodcastCategory> read_podcast_category(std::string_view text);

}  // namespace feedgen
