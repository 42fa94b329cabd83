// Work that may outlive the process that asked for it, so that git does not wait for its hook.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

using Say = std::function<void(std::string_view words)>;

/// Does `work` in a child process with a session of its own, so that no terminal and no hang-up
/// ends it; it holds none of this process's files, reads nothing, and prints nowhere until it calls
/// print_to(). The answer is what it said, once, or nothing where that takes longer than
/// `patience`: it then goes on. To be called while there are no other threads. Where no process can
/// be had, the work is done here.
std::optional<std::string> do_in_background(const std::function<void(const Say& say)>& work,
                                            std::chrono::milliseconds patience);

/// What this process prints from now on goes to the end of the file, which is never reached through
/// a link. False where it can't be opened.
bool print_to(const std::string& path);

}  // namespace feedgen
