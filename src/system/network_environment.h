// What the user's environment says about the network: proxies, and who vouches for servers. The
// variables are those of the program curl and mean the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

struct NetworkEnvironment {
  std::string http_proxy;   ///< http_proxy, in lower case only: a CGI's client can set HTTP_PROXY
  std::string https_proxy;  ///< https_proxy or HTTPS_PROXY
  std::string all_proxy;    ///< all_proxy or ALL_PROXY: where the scheme has none of its own
  std::string no_proxy;     ///< no_proxy or NO_PROXY
  std::string ca_file;      ///< CURL_CA_BUNDLE, else SSL_CERT_FILE; empty: the system's
  std::string ca_folder;    ///< SSL_CERT_DIR
  /// Addresses that are known without asking for them, "NAME:PORT:ADDRESS". No variable sets them.
  std::vector<std::string> hosts;
};

/// That of this process.
NetworkEnvironment network_environment();

/// The proxy for requests to `host`, with whatever is set; empty: none. `scheme` is in lower case.
/// An entry of no_proxy covers the host that it names and all below it; "*" covers all hosts; an
/// IPv4 or IPv6 network may be written as "10.0.0.0/8".
std::string proxy_for(const NetworkEnvironment& environment, std::string_view scheme,
                      std::string_view host);

}  // namespace feedgen
