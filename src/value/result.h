// What can go wrong, as a value. A failure carries the place in the user's file, what is wrong and
// what to do about it; how it is shown, and which exit code follows, is the command line's
// business.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace feedgen {

/// Where in the user's files. `path` is as the user wrote it; line and column count from 1 and
/// 0 means unknown. A column counts code points.
struct Place {
  std::string path;
  unsigned line = 0;
  unsigned column = 0;

  bool operator==(const Place&) const = default;
};

/// Shown as "path:line:column: problem; remedy". The remedy may be empty.
struct Message {
  std::string problem;
  std::string remedy;
  Place place;

  bool operator==(const Message&) const = default;
};

enum class ErrorKind {
  kUsage,       ///< the command line or the configuration is wrong: nothing is done
  kInput,       ///< one article, or one value in it, can't be used
  kOutput,      ///< something could not be written
  kGone,        ///< there is no such file, or no longer
  kUnreadable,  ///< the system can't or won't say now what is there: it is not known
};

struct Error {
  ErrorKind kind = ErrorKind::kInput;
  Message message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string problem, std::string remedy = {},
                                  Place place = {}) {
  return tl::unexpected<Error>(
      Error{kind, Message{std::move(problem), std::move(remedy), std::move(place)}});
}

/// For errors about an input file, the most frequent ones.
inline tl::unexpected<Error> fail(std::string problem, std::string remedy = {}, Place place = {}) {
  return fail(ErrorKind::kInput, std::move(problem), std::move(remedy), std::move(place));
}

}  // namespace feedgen
