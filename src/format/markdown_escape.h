// Characters as HTML takes them, by the rules of CommonMark. Part of the door to md4c.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// `&`, `<`, `>` and `"` become character references.
void append_escaped(std::string_view text, std::string& html);

/// An address in an attribute: what RFC 3986 does not let stand is percent-encoded, what is encoded
/// already stays.
void append_escaped_address(std::string_view address, std::string& html);

/// The characters that an entity or numeric character reference stands for (CommonMark section
/// 2.5); a reference that HTML does not know is returned as it is. `entity` is one whole
/// reference, from `&` to `;`.
std::string decode_entity(std::string_view entity);

}  // namespace feedgen
