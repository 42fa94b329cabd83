#include "serve/respond.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "serve/conditions.h"
#include "serve/own_host.h"
#include "text/percent.h"
#include "time/write_date.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// Longer ones are no names of files.
constexpr std::size_t kLongestPath = 4096;

// nullopt: such a path is not served. "." and ".." are not resolved: no link of a page has them.
std::optional<std::string> path_of(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  std::string path = percent_decode(target.substr(1, target.find_first_of("?#") - 1));
  if (path.find('\0') != std::string::npos || path.size() > kLongestPath) return std::nullopt;
  for (std::size_t i = 0; i < path.size();) {
    const std::size_t end = std::min(path.find('/', i), path.size());
    if (end == i || path[i] == '.') return std::nullopt;
    i = end + 1;
  }
  return path;
}

HttpReply version_reply(std::string_view query, const PreviewSnapshot& snapshot) {
  const auto version = std::make_shared<const std::string>(snapshot.version());
  return {200,
          {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
          *version,
          version,
          query == *version};
}

HttpReply no_such_file(std::string_view path, const PreviewSnapshot& snapshot) {
  const bool is_folder = path.empty() || path.ends_with('/');
  if (is_folder || !snapshot.has(std::string(path) + "/index.html"))
    return refusal(404, "There is no such file.\n");
  HttpReply reply = refusal(301, "The address of a folder has a / at its end.\n");
  reply.headers.emplace_back("Location", '/' + encode_path(path) + '/');
  return reply;
}

// Parts are those of the bytes themselves: where one is asked for, nothing is compressed.
HttpReply part_reply(HttpReply reply, const std::string& range) {
  const RangePart part = part_of(range, reply.body.size());
  if (part.kind == RangeKind::kNone) {
    reply.status = 416;
    reply.headers.emplace_back("Content-Range", fmt::format("bytes */{}", reply.body.size()));
    reply.body = {};
  } else if (part.kind == RangeKind::kPart) {
    reply.status = 206;
    reply.headers.emplace_back(
        "Content-Range",
        fmt::format("bytes {}-{}/{}", part.first, part.first + part.count - 1, reply.body.size()));
    reply.body = reply.body.substr(part.first, part.count);
  }
  return reply;
}

HttpReply file_reply(const HttpQuestion& question, const ServedFile& file, Instant now) {
  Validators validators{'"' + file.digest + '"', std::nullopt};
  // A time that is still to come, or is not over, could be that of other bytes (RFC 9110 §8.8.2).
  if (file.modified < now) validators.modified = file.modified;
  const std::string* const range = asked_range(question, validators);
  const std::string* const encodings = question.header("accept-encoding");
  const bool may_compress =
      encodings != nullptr && accepts_gzip(*encodings) &&
      (range == nullptr || part_of(*range, file.body->bytes().size()).kind == RangeKind::kWhole);
  const std::string* const compressed =
      may_compress && file.body->gzip() ? &*file.body->gzip() : nullptr;
  if (compressed != nullptr) validators.etag = '"' + file.digest + "-gzip\"";

  HttpReply reply{
      200,
      {{"ETag", validators.etag}, {"Cache-Control", "no-cache"}, {"Vary", "Accept-Encoding"}},
      {},
      file.body,
      false};
  const Precondition condition = condition_of(question, validators);
  if (condition == Precondition::kFailed) return refusal(412, "The file is another one now.\n");
  if (condition == Precondition::kNotModified) {
    reply.status = 304;
    return reply;
  }
  reply.headers.insert(reply.headers.end(), {{"Content-Type", file.type},
                                             {"Accept-Ranges", "bytes"},
                                             {"Cross-Origin-Resource-Policy", "same-origin"},
                                             {"X-Content-Type-Options", "nosniff"}});
  if (validators.modified)
    reply.headers.emplace_back("Last-Modified", rfc822(*validators.modified));
  reply.body = compressed != nullptr ? *compressed : file.body->bytes();
  if (compressed != nullptr) {
    reply.headers.emplace_back("Content-Encoding", "gzip");
    return reply;
  }
  return range == nullptr ? reply : part_reply(std::move(reply), *range);
}

}  // namespace

HttpReply refusal(int status, std::string_view text) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, text, nullptr, false};
}

HttpReply respond(const HttpQuestion& question, const PreviewSnapshot& snapshot,
                  std::string_view bound_host, Instant now) {
  // Browsers send it always; an old client without one can't be led here by another site.
  if (question.host && !is_own_host(*question.host, bound_host)) {
    return refusal(403,
                   "This preview is for this machine: open the address that feedgen serve has "
                   "printed, or name this host with --host.\n");
  }
  if (question.method != "GET" && question.method != "HEAD") {
    constexpr std::array<std::string_view, 8> kKnown{"POST",    "PUT",   "DELETE",  "PATCH",
                                                     "OPTIONS", "TRACE", "CONNECT", "QUERY"};
    const bool is_known = is_one_of(std::string_view(question.method), kKnown);
    HttpReply reply = refusal(is_known ? 405 : 501, "A preview is only read.\n");
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  if (question.has_body) return refusal(413, "A request for a file has no body.\n");
  const std::string_view target = question.target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  if (target.substr(0, mark) == kVersionPath) {
    return version_reply(target.substr(std::min(mark + 1, target.size())), snapshot);
  }
  const std::optional<std::string> path = path_of(target);
  if (!path) return refusal(404, "There is no such file.\n");
  const bool is_folder = path->empty() || path->ends_with('/');
  const auto file = snapshot.find(is_folder ? *path + "index.html" : *path);
  return file ? file_reply(question, *file, now) : no_such_file(*path, snapshot);
}

}  // namespace feedgen
