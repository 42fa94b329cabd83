// The door to the web: requests out, answers in, several at once on one thread. It knows no
// protocol above HTTP, and nothing of what an answer means.
//
// Servers are taken for hostile: answers are bounded in size and time, and
// addresses inside the own network are refused unless they are allowed.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace feedgen {

enum class HttpMethod {
  kGet,
  kPost,
  kHead,
  kPut,
  kDelete,
  kMove,        ///< WebDAV's, like the next (RFC 4918)
  kMakeFolder,  ///< MKCOL
};

/// Of a GET; to others a redirect is an answer as others, for it may change what is asked.
enum class Redirects {
  kRefuse,  ///< an answer of status 3xx comes back as it is
  kFollow,  ///< at most five, to http and https only
};

/// What a request to an address of sftp: asks for beside it. GET and PUT mean a file; any other
/// method has only the commands done.
struct SftpOrders {
  std::string known_hosts;          ///< the file by which the host's key is checked; never none
  std::string key_file;             ///< the user's private key; empty: those of the agent alone
  std::vector<std::string> before;  ///< commands, as curl's manual has them (CURLOPT_QUOTE)
  std::vector<std::string> after;   ///< after the file was written
};

struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  std::string url;                    ///< http or https; user and password in it are used
  std::string content_type;           ///< of the body
  std::string body;                   ///< of a POST and a PUT
  std::string if_none_match;          ///< an ETag, as HttpAnswer has it; may be empty
  std::vector<std::string> headers;   ///< more of them: "Name: value"
  std::vector<std::string> asks_for;  ///< names of headers that HttpAnswer::asked has
  std::string user;                   ///< for a server that asks for it: Basic or Digest
  std::string password;
  std::optional<SftpOrders> sftp;       ///< where the address is one of sftp:
  std::size_t most_bytes = 64U << 10U;  ///< a longer body is kTooLarge
  Redirects redirects = Redirects::kRefuse;
  /// A connection that was closed under it ends it; else it may be sent once more on a new one,
  /// while the server still works on the first.
  bool is_sent_once = false;
};

/// Headers are as the server wrote them, without white space around; empty where there are none.
struct HttpAnswer {
  int status = 0;  ///< never 1xx; of SFTP 200, or 404 where there is no such file
  std::string body;
  std::string etag;
  std::string retry_after;
  std::string content_type;
  std::string content_encoding;
  std::string last_modified;
  std::string cache_control;
  std::vector<std::string> asked;  ///< values of HttpRequest::asks_for
  std::string location;            ///< of a redirect, made absolute; empty if it leads nowhere
};

enum class HttpFault {
  kUnreachable,       ///< no such name, or no server there
  kTimedOut,          ///< or was too slow
  kTooLarge,          ///< more body than asked for, or absurdly many headers
  kForbiddenAddress,  ///< its address is of this machine or network
  kCertificate,       ///< no trusted authority has signed it for this host
  kBroken,            ///< the connection broke, or what came is no HTTP
  kLoginDenied,       ///< of SFTP: no key or password is accepted
  kCommandRefused,    ///< of SFTP: one of the commands failed
  kNoRoom,            ///< of SFTP: the file could not be written: rights, room
  kBadAddress,        ///< the request's own address can't be one
};

struct HttpFailure {
  HttpFault fault = HttpFault::kBroken;
  std::string text;  ///< for people; may hold bytes of the server
};

using HttpResult = tl::expected<HttpAnswer, HttpFailure>;

/// Whether it is an answer of that status, or of 2xx.
inline bool has_status(const HttpResult& result, int status) {
  return result && result->status == status;
}
inline bool is_success(const HttpResult& result) {
  return result && result->status >= 200 && result->status < 300;
}

struct HttpFinished {
  std::size_t ticket = 0;
  HttpResult result;
};

enum class PrivateAddresses { kRefuse, kAllow };

struct HttpLimits {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds total{20'000};  ///< of a request with all its redirects
  long least_speed = 16;                    ///< bytes a second, as an average over …
  std::chrono::seconds slow{10};            ///< … this time
  PrivateAddresses private_addresses = PrivateAddresses::kRefuse;
  std::string user_agent;  ///< empty: "feedgen/VERSION"
};

/// For one thread.
class HttpClient {
 public:
  virtual ~HttpClient() = default;

  /// Begins at once: its time runs, so a caller with many requests holds them back. `ticket` names
  /// it until wait() returns it.
  virtual void start(std::size_t ticket, const HttpRequest& request) = 0;

  /// The next that is finished. Nothing when `most` has passed first; that long it waits even if
  /// nothing is under way.
  virtual std::optional<HttpFinished> wait(std::chrono::milliseconds most) = 0;

  /// Ends all that is under way; nothing more is heard of it. It may have reached its server.
  virtual void abandon() = 0;
};

/// Sends the request and waits for its end. Nothing else is under way.
inline HttpResult answer_to(const HttpRequest& request, HttpClient& client) {
  client.start(0, request);
  while (true) {
    if (std::optional<HttpFinished> finished = client.wait(std::chrono::seconds{1})) {
      return std::move(finished->result);
    }
  }
}

}  // namespace feedgen
