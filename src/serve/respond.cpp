#include "serve/respond.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "text/hash.h"
#include "text/percent.h"
#include "text/sha256.h"

namespace feedgen {
namespace {

constexpr std::string_view kScript = R"js((async () => {
  const version = document.currentScript.dataset.version;
  for (;;) {
    try {
      const answer = await fetch('/.feedgen-version?' + version, {cache: 'no-store'});
      if (answer.ok) {
        if (await answer.text() !== version) { location.reload(); return; }
        continue;
      }
    } catch (error) { /* the server is not there: it may come back */ }
    await new Promise(done => setTimeout(done, 1000));
  }
})();)js";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

void insert_after(std::string& page, std::string_view mark, const std::string& text) {
  const std::size_t at = page.find(mark);
  if (at != std::string::npos) page.insert(at + mark.size(), text);
}

std::string with_reload(std::string page, const std::string& version,
                        const std::vector<std::string>& messages) {
  const auto digest = sha256(kScript);
  const std::string hash = base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  insert_after(page, "; script-src ", fmt::format("'sha256-{}' ", hash));
  insert_after(page, "Content-Security-Policy\" content=\"", "connect-src 'self'; ");
  std::string added = fmt::format("<script data-version=\"{}\">{}</script>\n", version, kScript);
  if (!messages.empty()) {
    added += "<section role=\"alert\" id=\"feedgen-messages\">\n<h2>feedgen</h2>\n<ul>\n";
    for (const std::string& one : messages) added += fmt::format("<li>{}</li>\n", escaped(one));
    added += "</ul>\n</section>\n";
  }
  const std::size_t body = page.find("<body");
  const std::size_t end = body == std::string::npos ? body : page.find('>', body);
  if (end == std::string::npos) return page + added;
  page.insert(end + 1, '\n' + added);
  return page;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Nothing: there is no such path, or it is none that is served.
std::optional<std::string> path_of(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  std::string path = percent_decode(target.substr(1, target.find_first_of("?#") - 1));
  if (path.find('\0') != std::string::npos) return std::nullopt;
  for (std::size_t i = 0; i < path.size();) {
    const std::size_t end = std::min(path.find('/', i), path.size());
    if (end == i || path[i] == '.') return std::nullopt;
    i = end + 1;
  }
  return path;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

enum class RangeKind { kWhole, kPart, kNone };
struct Part {
  RangeKind kind = RangeKind::kWhole;
  std::size_t first = 0;
  std::size_t count = 0;
};

// One range of bytes; a list, or another unit, is answered with the whole (RFC 9110, 14.2).
Part part_of(std::string_view range, std::size_t size) {
  constexpr std::string_view kUnit = "bytes=";
  const std::string_view text = trimmed(range);
  if (!text.starts_with(kUnit) || text.find(',') != std::string_view::npos) return {};
  const std::string_view set = trimmed(text.substr(kUnit.size()));
  const std::size_t dash = set.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = number_of(set.substr(0, dash));
  const auto last = number_of(set.substr(dash + 1));
  if (dash == 0) {
    if (!last) return {};
    if (*last == 0 || size == 0) return {RangeKind::kNone, 0, 0};
    const std::size_t count = std::min<std::size_t>(*last, size);
    return {RangeKind::kPart, size - count, count};
  }
  const bool is_open = dash + 1 == set.size();
  if (!first || (!last && !is_open) || (last && *last < *first)) return {};
  if (*first >= size) return {RangeKind::kNone, 0, 0};
  const std::size_t end = last ? std::min<std::size_t>(*last, size - 1) + 1 : size;
  return {RangeKind::kPart, *first, end - *first};
}

HttpReply refused(int status, std::string_view text) {
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, text, false};
}

}  // namespace

ServedFile served_file(std::string bytes, std::string type, const std::string& version,
                       const std::vector<std::string>& messages) {
  if (type.starts_with("text/html")) bytes = with_reload(std::move(bytes), version, messages);
  const auto hash = hash128(bytes);
  std::string etag = "\"";
  for (const std::uint8_t byte : hash) etag += fmt::format("{:02x}", byte);
  etag += '"';
  return {std::move(bytes), std::move(type), std::move(etag)};
}

std::string type_by_name(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{
      {{".html", "text/html; charset=utf-8"},
       {".css", "text/css; charset=utf-8"},
       {".opml", "text/x-opml; charset=utf-8"},
       {".xml", "application/xml; charset=utf-8"},
       {".json", "application/json"},
       {".txt", "text/plain; charset=utf-8"}}};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

bool names_tag(std::string_view list, std::string_view etag) {
  if (trimmed(list) == "*") return true;
  while (!list.empty()) {
    // Commas may stand in a tag, but not its quotes.
    const std::size_t begin = list.find('"');
    if (begin == std::string_view::npos) return false;
    const std::size_t end = list.find('"', begin + 1);
    if (end == std::string_view::npos) return false;
    if (list.substr(begin, end - begin + 1) == etag) return true;
    list.remove_prefix(end + 1);
  }
  return false;
}

bool is_own_host(std::string_view host, std::string_view bound_host) {
  std::string name;
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    return end != std::string_view::npos &&
           host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == end;
  }
  for (const char c : host.substr(0, host.find(':'))) {
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const bool is_address =
      !name.empty() && name.find_first_not_of("0123456789.") == std::string::npos;
  return is_address || name == "localhost" || name.ends_with(".localhost") || name == bound_host;
}

HttpReply respond(const HttpQuestion& question, const Snapshot& snapshot,
                  std::string_view bound_host) {
  if (!question.host || !is_own_host(*question.host, bound_host)) {
    return refused(403,
                   "This preview is for localhost: open the address that feedgen serve has "
                   "printed.\n");
  }
  if (question.method != "GET" && question.method != "HEAD") {
    HttpReply reply = refused(405, "A preview is only read.\n");
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  const std::string_view target = question.target;
  if (target.substr(0, target.find('?')) == kVersionPath) {
    HttpReply reply = refused(200, snapshot.version);
    reply.headers.emplace_back("Cache-Control", "no-store");
    const std::size_t known = target.find('?');
    reply.waits = known != std::string_view::npos && target.substr(known + 1) == snapshot.version;
    return reply;
  }
  const std::optional<std::string> path = path_of(target);
  if (!path) return refused(404, "There is no such file.\n");
  const bool is_folder = path->empty() || path->ends_with('/');
  auto found = snapshot.files.find(is_folder ? *path + "index.html" : *path);
  if (found == snapshot.files.end()) {
    if (!is_folder && snapshot.files.contains(*path + "/index.html")) {
      HttpReply reply = refused(301, "The folder has a / at its end.\n");
      reply.headers.emplace_back("Location", '/' + encode_path(*path) + '/');
      return reply;
    }
    return refused(404, "There is no such file.\n");
  }
  const ServedFile& file = found->second;
  HttpReply reply{200,
                  {{"Content-Type", file.type},
                   {"ETag", file.etag},
                   {"Cache-Control", "no-cache"},
                   {"Accept-Ranges", "bytes"},
                   {"X-Content-Type-Options", "nosniff"}},
                  file.bytes,
                  false};
  if (question.if_none_match && names_tag(*question.if_none_match, file.etag)) {
    reply.status = 304;
    reply.body = {};
    return reply;
  }
  const bool may_be_part = question.method == "GET" && question.range &&
                           (!question.if_range || trimmed(*question.if_range) == file.etag);
  if (!may_be_part) return reply;
  const Part part = part_of(*question.range, file.bytes.size());
  if (part.kind == RangeKind::kNone) {
    reply.status = 416;
    reply.headers.emplace_back("Content-Range", fmt::format("bytes */{}", file.bytes.size()));
    reply.body = {};
  } else if (part.kind == RangeKind::kPart) {
    reply.status = 206;
    reply.headers.emplace_back(
        "Content-Range",
        fmt::format("bytes {}-{}/{}", part.first, part.first + part.count - 1, file.bytes.size()));
    reply.body = reply.body.substr(part.first, part.count);
  }
  return reply;
}

}  // namespace feedgen
