#include "serve/http_request.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestLine = 8192;  // the first
constexpr std::size_t kMostHeaders = 100;

HeardRequest refused(int status) { return {Heard::kRefused, 0, {}, status}; }

// RFC 9110 §5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_ascii_alphanumeric(c) || kMarks.find(c) != std::string_view::npos;
  });
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// The next line without its end, which may be a bare LF (RFC 9112 §2.2); nullopt: it is not whole.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// 0: the line is one.
int read_first_line(std::string_view line, HttpQuestion& question) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view version = line.substr(last + 1);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  question.method = line.substr(0, first);
  if (!is_token(question.method)) return 400;
  const bool is_word = std::all_of(target.begin(), target.end(),
                                   [](char c) { return c != ' ' && c != '\t' && !is_control(c); });
  if (target.empty() || !is_word) return 400;
  const bool is_version = version.size() == 8 && version.starts_with("HTTP/") &&
                          is_ascii_digit(version[5]) && version[6] == '.' &&
                          is_ascii_digit(version[7]);
  if (!is_version) return 400;
  if (version[5] != '1') return 505;
  question.closes = version[7] == '0';
  question.target = target;
  return 0;
}

// A target with a scheme names the host in place of the header (RFC 9112 §3.2.2).
void split_target(HttpQuestion& question) {
  constexpr std::string_view kScheme = "http://";
  if (!ascii_lower(question.target.substr(0, kScheme.size())).starts_with(kScheme)) return;
  const std::string rest = question.target.substr(kScheme.size());
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  question.host = rest.substr(0, end);
  question.target = rest.substr(end);
  if (!question.target.starts_with('/')) question.target.insert(0, 1, '/');
}

int read_header(std::string_view line, HttpQuestion& question) {
  // A line that begins with a blank would go on with the one before it: RFC 9112 §5.2 refuses it.
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const std::string_view value = without_blanks(line.substr(colon + 1));
  if (std::any_of(value.begin(), value.end(), is_control)) return 400;
  const std::string name = ascii_lower(line.substr(0, colon));
  const auto [found, is_new] = question.headers.emplace(name, value);
  if (is_new) return 0;
  if (name == "host") return 400;
  found->second.append(", ").append(value);
  return 0;
}

// What the headers say of the request as a whole.
int judge_headers(bool is_1_0, HttpQuestion& question) {
  if (const std::string* const host = question.header("host")) {
    if (!question.host) question.host = *host;
  } else if (!is_1_0) {
    return 400;  // RFC 9112 §3.2
  }
  if (const std::string* const connection = question.header("connection")) {
    const std::string words = ascii_lower(*connection);
    question.closes = question.closes || words.find("close") != std::string::npos;
  }
  const std::string* const length = question.header("content-length");
  const bool is_chunked = question.header("transfer-encoding") != nullptr;
  if (length != nullptr) {
    if (is_chunked || length->empty() ||
        !std::all_of(length->begin(), length->end(), is_ascii_digit))
      return 400;
    question.has_body = length->find_first_not_of('0') != std::string::npos;
  }
  question.has_body = question.has_body || is_chunked;
  question.closes = question.closes || question.has_body;
  return 0;
}

}  // namespace

HeardRequest hear(std::string_view bytes) {
  std::string_view rest = bytes.substr(0, kLargestHead);
  const bool is_full = bytes.size() >= kLargestHead;
  // Empty lines before a request are left out (RFC 9112 §2.2).
  while (rest.starts_with("\r\n") || rest.starts_with('\n')) static_cast<void>(take_line(rest));
  HeardRequest heard;
  const std::optional<std::string_view> first = take_line(rest);
  if (!first) {
    if (rest.size() > kLongestLine || is_full) return refused(414);
    if (rest == "\r") return heard;  // an empty line, of which half has come
    // What does not begin as a request is not waited for.
    const std::size_t word = std::min(rest.find(' '), rest.size());
    return word > 0 && !is_token(rest.substr(0, word)) ? refused(400) : heard;
  }
  if (first->size() > kLongestLine) return refused(414);
  if (const int status = read_first_line(*first, heard.question); status != 0)
    return refused(status);
  const bool is_1_0 = heard.question.closes;
  split_target(heard.question);
  for (std::size_t count = 0;; ++count) {
    const std::optional<std::string_view> line = take_line(rest);
    if (!line) return is_full ? refused(431) : HeardRequest{};
    if (line->empty()) break;
    if (count == kMostHeaders) return refused(431);
    if (const int status = read_header(*line, heard.question); status != 0) return refused(status);
  }
  if (const int status = judge_headers(is_1_0, heard.question); status != 0) return refused(status);
  heard.heard = Heard::kRequest;
  heard.size = static_cast<std::size_t>(rest.data() - bytes.data());
  return heard;
}

}  // namespace feedgen
