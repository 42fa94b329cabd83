// A request for a file of a snapshot becomes an answer. Pure: no socket, no disk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feedgen {

struct ServedFile {
  std::string bytes;
  std::string type;  ///< Content-Type
  std::string etag;  ///< strong, with its quotes
};

/// All that a build has made, whole: what is asked for later never sees half of it.
struct Snapshot {
  std::map<std::string, ServedFile, std::less<>> files;  ///< by path, without '/' at its beginning
  std::string version;                                   ///< changes when anything of it does
};

/// Bytes of a file as they are served: HTML pages, which alone get `messages` and a script that
/// loads them again when the snapshot is no longer that of `version`; their policy allows it.
ServedFile served_file(std::string bytes, std::string type, const std::string& version,
                       const std::vector<std::string>& messages);

/// The media type of a file by its ending, with the charset of texts.
std::string type_by_name(std::string_view path);

/// Where pages ask for the version: held back as long as it is the one they name.
inline constexpr std::string_view kVersionPath = "/.feedgen-version";

struct HttpQuestion {
  std::string method;
  std::string target;  ///< as it came
  std::optional<std::string> host;
  std::optional<std::string> if_none_match;
  std::optional<std::string> range;
  std::optional<std::string> if_range;
};

struct HttpReply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view body;  ///< of the snapshot, or a literal
  bool waits = false;     ///< for the next snapshot: then it is asked again
};

HttpReply respond(const HttpQuestion& question, const Snapshot& snapshot,
                  std::string_view bound_host);

/// Whether a list of If-None-Match names the tag, weakly compared (RFC 9110, 13.1.2).
bool names_tag(std::string_view list, std::string_view etag);

/// Whether a Host header names this machine: by an address, which no name server can change, by
/// localhost, or by the name that the server was told to listen on.
bool is_own_host(std::string_view host, std::string_view bound_host);

}  // namespace feedgen
