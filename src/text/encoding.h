// The door to iconv: bytes in any of the encodings that web pages are written in become UTF-8.
// Which encoding it is, is decided here too, from what the bytes are and what is said of them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// What is known of bytes beside the bytes.
struct EncodingHints {
  std::string_view declared;  ///< a label, as a page's `<meta charset>` has it; may be empty
  std::array<std::string_view, 2> languages{};  ///< BCP 47, the page's and the site's, or empty
};

/// Why an encoding was taken.
enum class EncodingReason { kBytes, kDeclared, kLanguage, kLooks };

struct DecodedText {
  std::string text;           ///< valid UTF-8
  std::string_view encoding;  ///< WHATWG's name, in lower case
  EncodingReason reason = EncodingReason::kBytes;
  std::size_t replaced = 0;  ///< how many U+FFFD stand for bytes that mean nothing
  std::size_t first_replaced = std::string::npos;  ///< where the first of them stands in `text`
  bool has_converter =
      true;  ///< false: this machine's iconv lacks it, and `text` is UTF-8 repaired
};

/// The name of the encoding that a label stands for, by WHATWG's Encoding Standard section 4.2, and
/// a few labels that only servers and editors write ("cp936", "utf8mb4"); empty if it is unknown.
std::string_view encoding_of_label(std::string_view label);

/// True for bytes that are not UTF-8, also where ASCII's characters in UTF-16 only look like it.
bool needs_decoding(std::string_view bytes);

/// A byte order mark decides, then UTF-8 if nearly all is that, then what is declared, then what
/// texts in that language mostly are, then how single bytes stand between letters (windows-1252);
/// else it is UTF-8 with mistakes. ISO-2022-JP counts where it is declared, though all its bytes
/// are ASCII. What means nothing becomes one U+FFFD for each mistake.
DecodedText decode_text(std::string_view bytes, const EncodingHints& hints);

/// True for a text that is mostly lost: one of eight characters is U+FFFD, or, between much markup,
/// sixteen and a quarter of those that are not ASCII.
bool is_unreadable(std::string_view text);

}  // namespace feedgen
