// The version of the program, and the libraries that it was built with. Only version.cpp, which
// CMake makes of version.cpp.in, is compiled again when they change.
#pragma once

#include <string_view>

namespace feedgen {

extern const char* const kVersion;      ///< such as "0.2.0"
extern const char* const kVersionDate;  ///< such as "2026-11-30"

/// Each as "name version", with "; " between them.
extern const std::string_view kLibraries;

}  // namespace feedgen
