// The first bytes of a connection become a request, or the reason why they are none (RFC 9112).
// Pure: no socket, and no file is known.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

struct HttpQuestion {
  std::string method;
  std::string target = {};               ///< path and query, as they came
  std::optional<std::string> host = {};  ///< of the target, else of the header
  bool closes = false;                   ///< the connection ends with the answer
  bool has_body = false;                 ///< it follows, and is not read
  /// By name in lower case. Lines of one name are one value, with commas between them.
  std::map<std::string, std::string, std::less<>> headers = {};

  /// Null where the request has no such header.
  const std::string* header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? nullptr : &found->second;
  }
};

enum class Heard {
  kPart,     ///< more has to come
  kRequest,  ///< the head is complete
  kRefused,  ///< what follows can't be understood: the connection ends with an answer of `status`
};

struct HeardRequest {
  Heard heard = Heard::kPart;
  std::size_t size = 0;  ///< of the head, with the empty line at its end
  HttpQuestion question = {};
  int status = 0;
};

/// No head is larger: the status is 431 then, and 414 where the first line alone is.
inline constexpr std::size_t kLargestHead = 16384;

HeardRequest hear(std::string_view bytes);

}  // namespace feedgen
