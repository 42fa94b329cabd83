// The user's own name and password for a host: from ~/.netrc, or the variable FEEDGEN_LOGIN.
#pragma once

#include <string>
#include <string_view>

#include "system/file_system.h"
#include "system/variables.h"

namespace feedgen {

struct Login {
  std::string user;  ///< empty: there is none
  std::string password;
};

/// FEEDGEN_LOGIN holds "HOST USER PASSWORD" and counts for that host alone; else the line of the
/// host in the file that NETRC names, or in ~/.netrc. `host` has no port.
Login login_for(std::string_view host, const Variables& variables, FileReader& files);

/// The host of an address, without user and port, in lower case.
std::string host_in(std::string_view url);

/// The user that an address names; empty: none.
std::string user_in(std::string_view url);

}  // namespace feedgen
