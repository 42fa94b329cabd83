#include "cli/page_files.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/named_path.h"
#include "config/read_settings.h"
#include "feed/own_style.h"
#include "feed/page_template.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// As a browser reads it: it takes the digest of what it has read, not of the bytes.
std::string as_browsers_read(std::string_view bytes) {
  std::string text = repair_utf8(without_byte_order_mark(bytes));
  std::string read;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (is_pair || text[i] == '\0') continue;
    read += text[i] == '\r' ? '\n' : text[i];
  }
  return read;
}

struct PageFile {
  std::string_view setting;
  std::string PageLook::*name;
  std::string PageLook::*text;
  Result<void> (*check)(std::string_view text);
};

Result<void> read_page_file(const PageFile& file, Settings& settings, FileReader& files) {
  constexpr std::uint64_t kLargest = 1U << 20U;
  const std::string& name = settings.page_look.*(file.name);
  if (name.empty()) return {};
  Result<std::string> path = inside(name, file.setting, settings, files);
  if (!path) return tl::unexpected(std::move(path.error()));
  Result<std::string> bytes = files.read(*path, kLargest);
  if (!bytes) {
    Error error = std::move(bytes.error());
    if (error.kind == ErrorKind::kUnreadable) return tl::unexpected(std::move(error));
    const SettingOrigin* origin = origin_of(settings, file.setting);
    return fail(ErrorKind::kUsage,
                fmt::format("{}: {}: {}", file.setting, printable(*path), error.message.problem),
                "name a file in the folder of the configuration",
                origin == nullptr ? Place{} : origin->place);
  }
  std::string text = as_browsers_read(*bytes);
  if (Result<void> checked = file.check(text); !checked) {
    Error error = std::move(checked.error());
    error.message.place.path = *path;
    return tl::unexpected(std::move(error));
  }
  settings.page_look.*(file.text) = std::move(text);
  return {};
}

}  // namespace

Result<void> read_page_files(Settings& settings, FileReader& files) {
  const PageFile files_of_pages[] = {
      {"page_template", &PageLook::template_file, &PageLook::page_template, check_page_template},
      {"page_style", &PageLook::style_file, &PageLook::style, check_own_style},
  };
  for (const PageFile& file : files_of_pages) {
    if (Result<void> read = read_page_file(file, settings, files); !read) return read;
  }
  return {};
}

}  // namespace feedgen
