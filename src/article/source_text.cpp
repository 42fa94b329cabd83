#include "article/source_text.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/encoding.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

Place place_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == kNowhere ? before : before.substr(newline + 1);
  return {{},
          static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<unsigned>(count_code_points(line) + 1)};
}

// Line ends of old Macs, which no parser here knows. A file that has LF too means its CR otherwise.
bool has_lone_cr_lines(std::string_view text) {
  return text.find('\n') == kNowhere && text.find('\r') != kNowhere;
}

// "charset=gb2312" in the words of a declaration, with or without quotes and spaces.
std::string_view value_behind(std::string_view words, std::string_view name) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::string lower = ascii_lower(words);
  for (std::size_t at = lower.find(name); at != kNowhere; at = lower.find(name, at + 1)) {
    std::string_view rest = words.substr(at + name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\"'"), rest.size()));
    return rest.substr(0, rest.find_first_of(" \t\r\n\"';>?"));
  }
  return {};
}

std::string_view value_of(const std::vector<MarkupAttribute>& attributes, std::string_view name) {
  for (const MarkupAttribute& attribute : attributes) {
    if (ascii_lower(attribute.name) == name) return attribute.value;
  }
  return {};
}

std::string_view encoding_of_meta(const std::vector<MarkupAttribute>& attributes) {
  const std::string_view charset = trim(value_of(attributes, "charset"));
  if (!charset.empty()) return charset;
  const bool is_type = ascii_lower(trim(value_of(attributes, "http-equiv"))) == "content-type";
  return is_type ? value_behind(value_of(attributes, "content"), "charset") : std::string_view();
}

Message lost() {
  return {"its characters can't be read",
          "say the encoding in <meta charset>, or save the file as UTF-8", Place{{}, 1, 1}};
}

void warn(Diagnostics& diagnostics, std::string problem, Place place) {
  add_warning(diagnostics, std::move(problem), "save the file as UTF-8", std::move(place));
}

std::string name_for_people(std::string_view encoding) {
  return encoding == "utf-8" ? "UTF-8" : std::string(encoding);
}

void report(const DecodedText& decoded, const PageDeclaration& declared, Diagnostics& diagnostics) {
  const bool is_unknown =
      !declared.encoding.empty() && encoding_of_label(declared.encoding).empty();
  if (is_unknown) {
    warn(diagnostics, fmt::format("the encoding {} is not known", in_quotes(declared.encoding)),
         {{}, 1, 1});
  }
  if (decoded.reason == EncodingReason::kLanguage || decoded.reason == EncodingReason::kLooks) {
    warn(diagnostics,
         fmt::format("the file is not UTF-8; it was read as {}, {}", decoded.encoding,
                     decoded.reason == EncodingReason::kLooks ? "which it looks like"
                                                              : "as texts in its language are"),
         {{}, 1, 1});
  }
  if (decoded.replaced == 0) return;
  warn(diagnostics,
       fmt::format("bytes that are not {} were replaced by U+FFFD",
                   name_for_people(decoded.encoding)),
       place_at(decoded.text, decoded.first_replaced));
}

Result<void> decode(std::string_view bytes, bool is_page, const Settings& settings,
                    std::string& storage, Diagnostics& diagnostics) {
  const PageDeclaration declared = is_page ? declaration_of(bytes) : PageDeclaration();
  DecodedText decoded =
      decode_text(bytes, {declared.encoding, {declared.language, settings.language}});
  if (!decoded.has_converter) {
    return fail(
        fmt::format("its encoding, {}, can't be converted on this machine", decoded.encoding),
        "install the C library's converters (gconv), or save the file as UTF-8", Place{{}, 1, 1});
  }
  if (!is_unreadable(decoded.text)) report(decoded, declared, diagnostics);
  storage = std::move(decoded.text);
  return {};
}

}  // namespace

bool is_page_path(std::string_view path) {
  const std::string lower = ascii_lower(path);
  return lower.ends_with(".html") || lower.ends_with(".htm");
}

PageDeclaration declaration_of(std::string_view page) {
  constexpr std::size_t kBeginning = 4096;
  page = page.substr(0, kBeginning);
  PageDeclaration declared;
  MarkupScan scan(page);
  std::vector<MarkupAttribute> attributes;
  for (MarkupToken token; scan.next(token, attributes);) {
    const std::string_view source = page.substr(token.begin, token.end - token.begin);
    std::string_view encoding;
    if (token.kind == MarkupToken::Kind::kDeclaration && source.starts_with("<?xml")) {
      encoding = value_behind(source, "encoding");
    } else if (token.kind == MarkupToken::Kind::kOpen && token.name == "meta") {
      encoding = encoding_of_meta(attributes);
    } else if (token.kind == MarkupToken::Kind::kOpen && token.name == "html") {
      declared.language = trim(value_of(attributes, "lang"));
    }
    if (declared.encoding.empty()) declared.encoding = encoding;
  }
  return declared;
}

Result<std::string_view> source_text(std::string_view path, std::string_view bytes,
                                     const Settings& settings, std::string& storage,
                                     Diagnostics& diagnostics) {
  const bool is_page = is_page_path(path);
  // ISO-2022-JP is ASCII throughout.
  const bool may_shift = is_page && bytes.find("\x1B$") != kNowhere;
  if (needs_decoding(bytes) || may_shift) {
    if (Result<void> done = decode(bytes, is_page, settings, storage, diagnostics); !done) {
      return tl::unexpected(std::move(done.error()));
    }
    bytes = storage;
  }
  // Of text that is UTF-8 the beginning tells: most articles are, and are not read twice.
  constexpr std::size_t kBeginning = 4096;
  const bool is_decoded = bytes.data() == storage.data();
  if (is_unreadable(is_decoded ? bytes : bytes.substr(0, kBeginning)))
    return tl::unexpected(Error{ErrorKind::kInput, lost()});
  if (has_lone_cr_lines(bytes)) {
    if (bytes.data() != storage.data()) storage = bytes;
    std::replace(storage.begin(), storage.end(), '\r', '\n');
    bytes = storage;
  }
  return bytes;
}

}  // namespace feedgen
