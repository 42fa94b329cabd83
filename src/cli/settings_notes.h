// What is said of a run's settings: which they are and who set them, and that an address is
// missing.
#pragma once

#include <optional>
#include <string>

#include "value/diagnostic.h"
#include "value/settings.h"

namespace feedgen {

/// For -v: a note for each setting that differs from its default, at the place where it is set, and
/// one that names all others.
Diagnostics setting_notes(const Settings& settings);

/// That the site has no address, or a placeholder's, with the line to write and the file to write
/// it into. `path` is that of feedgen.yaml; empty: there is none.
std::optional<Message> lack_of_address(const Settings& settings, const std::string& path);

}  // namespace feedgen
