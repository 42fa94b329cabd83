// Where an article lives, what it points to, and what it is called for ever.
#pragma once

#include <optional>
#include <string>

#include "article/fields.h"
#include "config/settings.h"
#include "value/article.h"

namespace feedgen {

/// The address: `permalink`, `url` or `link`, else the site's pattern. Empty where the site's
/// address is not known and the front matter's is not whole.
std::string read_url(const Fields& fields, const Article& article, const Settings& settings);

/// True where `id` or `guid` says something.
bool has_given_id(const Fields& fields);

/// `id` or `guid`, else the address, else urn_of().
std::string read_id(const Fields& fields, const Article& article);

/// The picture that the front matter names, absolute; empty if there is none or it can't be made
/// absolute.
std::string read_picture(const Fields& fields, const Article& article, const Settings& settings);

/// `enclosure`, `audio`, `podcast` or `video`: an address, "address length type", or a map.
std::optional<Enclosure> read_enclosure(const Fields& fields, const Article& article,
                                        const Settings& settings);

}  // namespace feedgen
