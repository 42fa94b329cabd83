// What a target is called where people and logs see it: its address may hold a password.
#pragma once

#include <string>

#include "value/notify_target.h"

namespace feedgen {

/// `url` with "…" for a user's name and password.
std::string shown_address(const std::string& url);

/// Protocol and address.
std::string shown_target(const NotifyTarget& target);

}  // namespace feedgen
