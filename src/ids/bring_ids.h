// The ids that a site's own state has recorded go into the state of a preview, which is another
// one: the preview may write its state, and the site's stays as it is.
#pragma once

#include "system/file_system.h"
#include "value/result.h"
#include "value/state_request.h"

namespace feedgen {

/// Where the state is a preview's (StateRequest::holder), and new, or older than the site's: begins
/// it anew with the ids of the site's. Fails where those can't be read.
[[nodiscard]] Result<void> bring_ids(const StateRequest& request, FileSystem& files);

}  // namespace feedgen
