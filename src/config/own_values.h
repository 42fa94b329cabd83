// What a site declares of its own elements (value/own_elements.h) becomes those of one feed or
// entry: texts are put in where `from` names a key.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "value/diagnostic.h"
#include "value/node.h"
#include "value/own_elements.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// Where texts come from.
struct OwnValues {
  std::function<const Node*(std::string_view key)> find;  ///< null: there is none
  std::string_view article_url;                           ///< of an entry; addresses count from it
  const Settings& settings;
  Diagnostics& diagnostics;  ///< of values that are not what `as` asks for
};

/// The value of a key of a map; capital and small letters are the same. First the whole key is
/// looked for, then its parts between dots in maps of maps. Null: there is none.
const Node* value_at(const Node& map, std::string_view key);

/// In the order of `declared`. A list under `from` makes an element of each of its texts. An
/// element is left out if a text that it or an attribute takes from somewhere is missing, and so is
/// one whose children are all left out. Of one feed or entry the first kMostOwnBytes of texts are
/// used, and the rest left out with a warning.
std::vector<FeedElement> fill_elements(const std::vector<OwnElement>& declared,
                                       const OwnValues& values);

inline constexpr std::size_t kMostOwnBytes = 64 * 1024;

/// A map of objects, each with at least one member, or null. {from: KEY} becomes what stands under
/// the key, also a list or map; without a value the member is left out. Keys stand once.
Node fill_objects(const Node& declared, const OwnValues& values);

/// Fails on a `from` that names no key, and where maps are nested too deeply.
[[nodiscard]] Result<void> check_own_object(const Node& map);

}  // namespace feedgen
