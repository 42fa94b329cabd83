#include "text/host.h"

#include <algorithm>
#include <memory>

#include <idn2.h>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_plain_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

std::string ascii_host(std::string_view host) {
  for (const char c : host) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    char* mapped = nullptr;
    const int status = ::idn2_to_ascii_8z(std::string(host).c_str(), &mapped,
                                          IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, void (*)(void*)> owner(mapped, &::idn2_free);
    // The mapping makes ASCII of full-width forms, also where that is a delimiter of addresses.
    const bool usable = status == IDN2_OK && is_plain_name(mapped);
    return usable ? std::string(mapped) : std::string(host);
  }
  return ascii_lower(host);
}

}  // namespace feedgen
