// The kinds of targets that files can be uploaded to. A kind is a file here and a row of
// target_kinds.cpp; its name stands nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "targets/target.h"

namespace feedgen {

/// The target of that address. Fails, as a usage error, on an address of no kind, and on one that
/// holds a password.
[[nodiscard]] Result<UploadTarget> read_upload_target(std::string_view url);

/// Whether the target is a folder of this machine.
bool is_folder(const UploadTarget& target);

/// Whether another program brings the files there.
bool is_other(const UploadTarget& target);

}  // namespace feedgen
