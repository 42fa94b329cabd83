// The address and the id that an article has in its site.
#pragma once

#include "article/keys.h"

namespace feedgen {

/// The address that the front matter gives, else the one that the site's dialect makes of it; empty
/// where the site's address is not known. Puts the id of the site's former feed into `id` where
/// there is one. The title, dates and categories are read already.
[[nodiscard]] Result<void> read_address(Names names, KeyReading& reading);

/// The id that the front matter gives, else the one that read_address() found, else the address,
/// else a UUID of the path: never empty.
[[nodiscard]] Result<void> read_id(Names names, KeyReading& reading);

}  // namespace feedgen
