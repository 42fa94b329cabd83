// The setting `publish`: to which targets what is published is uploaded, and how. It holds no
// credentials: the file may be anyone's, and lies in a repository.
#pragma once

#include "config/value_type.h"
#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen::publish_settings {

/// `node` is a target, a list of them, or a map. Fails on a member that does not exist, on one that
/// is a credential, and on a value of the wrong kind.
[[nodiscard]] Result<void> read(const Node& node, Settings& settings);

ValueType type();

}  // namespace feedgen::publish_settings
