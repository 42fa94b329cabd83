// What a feed would be made of, as one number: two feeds with the same digest have the same bytes.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "value/feed.h"
#include "value/fingerprint.h"
#include "value/selection.h"

namespace feedgen {

/// Of entries, and of all else that the feed shows of its own: `facts`.
Digest inputs_digest_of(const Selection& selection, std::uint64_t rules,
                        std::initializer_list<std::string_view> facts);

/// The same of a feed that leads to those of other languages, too.
Digest inputs_digest_of(Digest inputs, const std::vector<LanguageFeed>& languages);

/// The same of a file that shows a list of feeds, by their addresses from where it lies: `path`.
Digest inputs_digest_of(const std::vector<ListedFeed>& feeds, std::string_view path,
                        std::uint64_t rules);

/// The same of a file that shows the list of all feeds, as it was at that number (Plan::tree,
/// Plan::counts).
Digest inputs_digest_of(std::int64_t number, std::string_view path, std::uint64_t rules);

/// The same of a file that shows both.
Digest inputs_digest_of(Digest entries, Digest feeds);

}  // namespace feedgen
