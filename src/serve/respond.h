// A request for a file of a snapshot becomes an answer. Pure: no socket, no disk, no clock.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/http_request.h"
#include "serve/snapshot.h"

namespace feedgen {

struct HttpReply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< but for those of the message
  std::string_view body = {};                   ///< also of an answer to HEAD, which is not sent
  std::shared_ptr<const void> keeps = nullptr;  ///< what the bytes of `body` live in
  bool waits = false;  ///< for the next snapshot: then the request is answered again
};

/// `bound_host`: what the server was told to listen on. `now`: files that are younger have no time
/// yet.
HttpReply respond(const HttpQuestion& question, const PreviewSnapshot& snapshot,
                  std::string_view bound_host, Instant now);

/// An answer of a few words. `text` is a literal.
HttpReply refusal(int status, std::string_view text);

}  // namespace feedgen
