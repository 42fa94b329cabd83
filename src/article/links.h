// What an article points to: its picture and its attachment.
#pragma once

#include <optional>
#include <string>

#include "article/fields.h"
#include "config/settings.h"
#include "value/article.h"

namespace feedgen {

/// The picture that the front matter names, absolute; empty if there is none or it can't be made
/// absolute.
std::string read_picture(const Fields& fields, const Article& article, const Settings& settings);

/// `enclosure`, `audio`, `podcast` or `video`: an address, "address length type", or a map.
std::optional<Enclosure> read_enclosure(const Fields& fields, const Article& article,
                                        const Settings& settings);

}  // namespace feedgen
