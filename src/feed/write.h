// A Feed becomes bytes: one function a format, one file each. Pure and deterministic.
#pragma once

#include <string>

#include "value/feed.h"

namespace feedgen {

/// RSS 2.0 with the namespaces that this feed needs (and no others).
std::string write_rss(const Feed& feed);

/// Atom 1.0, RFC 4287. Atom is the default namespace: NetNewsWire skips prefixed children.
std::string write_atom(const Feed& feed);

/// JSON Feed 1.1.
std::string write_json_feed(const Feed& feed);

}  // namespace feedgen
