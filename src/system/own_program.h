// Where the program lies that runs now: a hook has to find it again.
#pragma once

#include <string>
#include <string_view>

#include "system/file_system.h"

namespace feedgen {

/// The absolute path of this program: the system's word for it, else what it was called as. Fails,
/// as an output error, where neither leads to a file.
[[nodiscard]] Result<std::string> own_program(FileReader& files);

/// The absolute path of the program that was called as `word`, with `path` as the variable PATH;
/// empty: there is none. A word with a slash is a path (POSIX, XCU 2.9.1.4).
std::string find_program(FileReader& files, std::string_view word, std::string_view path);

}  // namespace feedgen
