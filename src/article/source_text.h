// The bytes of a file become its text: which encoding they are in, what that says of the file, and
// whether anyone could read the result.
#pragma once

#include <string>
#include <string_view>

#include "value/diagnostic.h"
#include "value/settings.h"

namespace feedgen {

/// `bytes` where they are UTF-8 with lines that end in LF or CRLF; else what they become, which is
/// put into `storage`. Pages of HTML may declare an encoding. Warns, with places that have no path,
/// of bytes that mean nothing and of an encoding that was guessed. Fails for a text that is lost.
[[nodiscard]] Result<std::string_view> source_text(std::string_view path, std::string_view bytes,
                                                   const Settings& settings, std::string& storage,
                                                   Diagnostics& diagnostics);

/// What a page says of itself in its first 4096 bytes.
struct PageDeclaration {
  std::string encoding;  ///< of `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>`
  std::string language;  ///< of `<html lang>`
};
PageDeclaration declaration_of(std::string_view page);

/// `.html` and `.htm`.
bool is_page_path(std::string_view path);

}  // namespace feedgen
