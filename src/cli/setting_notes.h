// For -v: what each setting is, and who said so.
#pragma once

#include "value/diagnostic.h"
#include "value/settings.h"

namespace feedgen {

/// A note for each setting that is no default, at the place where it is set, and one that names
/// all others.
Diagnostics setting_notes(const Settings& settings);

}  // namespace feedgen
