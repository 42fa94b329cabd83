// feedgen.yaml as JSON Schema, by which editors complete and check the file.
#pragma once

#include <string>

namespace feedgen {

/// Draft 7, which editors know best, made of the table of settings.
std::string settings_schema();

}  // namespace feedgen
