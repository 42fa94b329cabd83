#include "article/read_article.h"

#include <algorithm>

#include "article/front_matter.h"
#include "article/keys.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// What the identity of a file can be recognised by when its name has changed. A blank file says
// nothing of which article it is, and neither does a body of fewer than 64 bytes, which others may
// have too.
Fingerprint fingerprint_of(std::string_view bytes, std::string_view body) {
  constexpr std::size_t kLeastBody = 64;
  Fingerprint fingerprint;
  if (!trim(bytes).empty()) fingerprint.content = hash128(bytes);
  body = trim(body);
  if (body.size() >= kLeastBody) fingerprint.body = hash128(body);
  return fingerprint;
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

Place place_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {{},
          static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<unsigned>(count_code_points(line) + 1)};
}

// Line ends of old Macs, which no parser here knows. A file that has LF too means its CR otherwise.
bool has_lone_cr_lines(std::string_view bytes) {
  return bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos;
}

// The text of `bytes`, repaired into `storage` where that is needed.
std::string_view decode(std::string_view bytes, std::string& storage, Diagnostics& diagnostics) {
  if (has_lone_cr_lines(bytes)) {
    storage = bytes;
    std::replace(storage.begin(), storage.end(), '\r', '\n');
    bytes = storage;
  }
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return bytes;
  diagnostics.push_back(
      {Severity::kWarning, Message{"bytes that are not UTF-8 were replaced by U+FFFD",
                                   "save the file as UTF-8", place_at(bytes, bad)}});
  storage = repair_utf8(bytes);
  return storage;
}

void name_file(const SourceFile& file, ArticleReading& reading) {
  const auto name = [&](Message& message) { message.place.path = file.shown; };
  for (Diagnostic& diagnostic : reading.diagnostics) name(diagnostic.message);
  if (reading.skipped) name(*reading.skipped);
}

void read_into(const SourceFile& file, std::string_view bytes, const Settings& settings,
               ArticleReading& reading) {
  if (is_utf16(bytes)) {
    reading.skipped = Message{"the file is UTF-16", "save it as UTF-8", Place{{}, 1, 1}};
    return;
  }
  std::string repaired;
  const std::string_view source = decode(bytes, repaired, reading.diagnostics);
  const FrontMatter front_matter = split_front_matter(source);
  reading.fingerprint = fingerprint_of(bytes, front_matter.body);
  const bool has_none = front_matter.syntax == FrontMatter::Syntax::kNone;
  if (has_none && ascii_lower(file.path).ends_with(".txt")) {
    reading.hidden = Hidden::kNoArticle;
    return;
  }
  Result<Node> root = parse_front_matter(front_matter);
  if (!root) {
    reading.skipped = std::move(root.error().message);
    return;
  }
  if (!settings.defaults.empty()) {
    *root = with_defaults(std::move(*root), file.site_path.empty() ? file.path : file.site_path,
                          settings);
  }
  const Fields fields(*root, reading.diagnostics);
  KeyReading keys{fields, file, front_matter.body, settings, reading.diagnostics};
  keys.article.path = file.path;
  keys.article.file = file.shown;
  keys.article.fingerprint = reading.fingerprint;
  Result<void> read = read_keys(keys);
  reading.hidden = keys.hidden;
  if (!read) {
    reading.skipped = std::move(read.error().message);
  } else if (keys.hidden == Hidden::kNo) {
    reading.article = std::move(keys.article);
  }
}

}  // namespace

ArticleReading read_article(const SourceFile& file, std::string_view bytes,
                            const Settings& settings) {
  ArticleReading reading;
  read_into(file, bytes, settings, reading);
  name_file(file, reading);
  return reading;
}

Node article_head(const SourceFile& file, std::string_view bytes, const Settings& settings) {
  std::string repaired;
  Diagnostics told_before;
  const std::string_view source = decode(bytes, repaired, told_before);
  Node root = parse_front_matter(split_front_matter(source)).value_or(Node());
  if (settings.defaults.empty()) return root;
  return with_defaults(std::move(root), file.site_path.empty() ? file.path : file.site_path,
                       settings);
}

std::string page_address(std::string_view path, std::string_view bytes, const Settings& settings) {
  std::string repaired;
  Diagnostics told_before;
  const std::string_view source = decode(bytes, repaired, told_before);
  const FrontMatter head = split_front_matter(source);
  if (head.syntax == FrontMatter::Syntax::kNone || settings.base_url.empty()) return {};
  const Node root = parse_front_matter(head).value_or(Node());
  const std::string_view given =
      root.is_map() ? text_of(root, {"permalink", "url"}) : std::string_view();
  if (is_web_url(given)) return encode_url(given);
  std::string own(given);
  if (own.empty()) {
    const bool has_folders = settings.permalink == "pretty" || settings.permalink.ends_with('/');
    own = encode_path(without_ending(path));
    if (own == "index" || own.ends_with("/index")) {
      own.resize(own.size() - std::string_view("index").size());
    } else {
      own += has_folders ? "/" : ".html";
    }
  }
  return resolve_url(settings.base_url,
                     "./" + own.substr(std::min(own.find_first_not_of('/'), own.size())));
}

ArticleBody article_body(std::string_view bytes) {
  std::string repaired;
  Diagnostics told_before;
  const std::string_view source = decode(bytes, repaired, told_before);
  const std::string_view body = split_front_matter(source).body;
  const auto before = source.begin() + (body.empty() ? 0 : body.data() - source.data());
  const auto lines = std::count(source.begin(), before, '\n');
  return {std::string(body), static_cast<unsigned>(lines + 1)};
}

}  // namespace feedgen
