// How a server serves a feed, as far as rules ask: what it answered to a few requests.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

class FeedJudge;

struct Redirection {
  int status = 0;
  std::string from;
  std::string to;
};

enum class ServedAnswer { kNotAsked, kYes, kNo };

struct ServedFeed {
  std::vector<Redirection> redirections;  ///< in the order of the way
  std::string content_type;               ///< headers are as the server wrote them
  std::string etag;
  std::string last_modified;
  std::string cache_control;
  ServedAnswer not_modified = ServedAnswer::kNotAsked;  ///< to a conditional GET
  ServedAnswer compressed = ServedAnswer::kNotAsked;    ///< to a request that takes gzip
  bool refuses_readers = false;  ///< only what calls itself a browser gets it
};

/// The charset of a Content-Type, in lower case; nothing where it names none.
std::optional<std::string> charset_of(std::string_view content_type);

void judge_served(const ServedFeed& served, FeedJudge& judge);

}  // namespace feedgen
