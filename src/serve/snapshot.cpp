#include "serve/snapshot.h"

#include <array>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "format/gzip.h"
#include "text/hash.h"
#include "text/percent.h"
#include "text/sha256.h"

namespace feedgen {
namespace {

// Smaller ones fit into one packet anyway; larger ones would keep others waiting.
constexpr std::size_t kLeastToCompress = 512;
constexpr std::size_t kMostToCompress = 16U << 20U;

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

constexpr std::string_view kStyle =
    "#feedgen-messages{margin:0;padding:1rem 1.5rem;background:#fff4d6;color:#3d2c00;"
    "border-bottom:3px solid #b36b00;font:1rem/1.5 system-ui,sans-serif;text-align:left;"
    "overflow-wrap:anywhere}"
    "#feedgen-messages h2{margin:0 0 .5rem;font-size:1rem}"
    "#feedgen-messages ul{margin:0;padding-inline-start:1.25rem}"
    "@media(prefers-color-scheme:dark){#feedgen-messages{background:#3d2c00;color:#ffedc2}}";

std::string hex(std::string_view bytes) {
  std::string text;
  for (const std::uint8_t byte : hash128(bytes)) text += fmt::format("{:02x}", byte);
  return text;
}

std::string source_hash(std::string_view source) {
  const auto digest = sha256(source);
  return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

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

std::string section_of(const std::vector<std::string>& messages) {
  if (messages.empty()) return {};
  std::string section =
      "<section role=\"alert\" id=\"feedgen-messages\" lang=\"en\" dir=\"ltr\">\n"
      "<h2>feedgen: what is wrong in this preview</h2>\n<ul>\n";
  for (const std::string& one : messages) section += fmt::format("<li>{}</li>\n", escaped(one));
  return section + "</ul>\n</section>\n";
}

}  // namespace

const std::optional<std::string>& ServedBody::gzip() const {
  std::call_once(once_, [this] {
    if (bytes_.size() < kLeastToCompress || bytes_.size() > kMostToCompress) return;
    gzip_ = gzipped(bytes_, GzipLevel::kFast);
  });
  return gzip_;
}

BuiltFile built_file(std::string bytes, std::string type, Instant modified) {
  std::string digest = hex(bytes);
  return {std::make_shared<ServedBody>(std::move(bytes)), std::move(type), std::move(digest),
          modified};
}

std::string page_with_reload(std::string page, const std::string& version,
                             const std::vector<std::string>& messages) {
  static const std::string script = source_hash(kScript);
  static const std::string style = source_hash(kStyle);
  insert_after(page, "; script-src ", fmt::format("'sha256-{}' ", script));
  insert_after(page, "; style-src ", fmt::format("'sha256-{}' ", style));
  insert_after(page, "Content-Security-Policy\" content=\"", "connect-src 'self'; ");
  std::string added = fmt::format("<script data-version=\"{}\">{}</script>\n", version, kScript);
  if (!messages.empty()) added += fmt::format("<style>{}</style>\n", kStyle);
  added += section_of(messages);
  const std::size_t body = page.find("<body");
  const std::size_t end = body == std::string::npos ? body : page.find('>', body);
  if (end == std::string::npos) return page + added;
  page.insert(end + 1, '\n' + added);
  return page;
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

PreviewSnapshot::PreviewSnapshot(Files files, std::vector<std::string> messages, Instant time)
    : files_(std::move(files)), messages_(std::move(messages)), time_(time) {
  std::uint64_t version = 0;
  for (const auto& [path, file] : files_) version = hash64(file->digest, hash64(path, version));
  for (const std::string& one : messages_) version = hash64(one, version);
  version_ = fmt::format("{:016x}", version);
}

ServedFile PreviewSnapshot::page(const std::string& path, const BuiltFile& file) const {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(path);
  if (found != pages_.end()) return found->second;
  std::string bytes = page_with_reload(file.body->bytes(), version_, messages_);
  std::string digest = hex(bytes);
  return pages_
      .emplace(path, ServedFile{std::make_shared<ServedBody>(std::move(bytes)), file.type,
                                std::move(digest), time_})
      .first->second;
}

std::string PreviewSnapshot::list_of_files() const {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>feedgen</title>\n</head>\n<body>\n<h1>feedgen</h1>\n<ul>\n";
  for (const auto& [path, file] : files_) {
    if (file->type.starts_with("text/css")) continue;
    page += fmt::format("<li><a href=\"/{}\">{}</a></li>\n", encode_path(path), escaped(path));
  }
  return page + "</ul>\n</body>\n</html>\n";
}

std::optional<ServedFile> PreviewSnapshot::find(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    if (path != "index.html") return std::nullopt;
    return page("index.html", built_file(list_of_files(), type_by_name(path), time_));
  }
  const BuiltFile& file = *found->second;
  if (file.type.starts_with("text/html")) return page(found->first, file);
  return ServedFile{file.body, file.type, file.digest, file.modified};
}

}  // namespace feedgen
