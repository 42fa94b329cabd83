// What a target is called where people and logs see it: its address may hold a password.
#pragma once

#include <string>

#include "value/notify_target.h"

namespace feedgen {

/// Protocol and address.
std::string shown_target(const NotifyTarget& target);

}  // namespace feedgen
