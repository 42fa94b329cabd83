#include "text/host.h"

#include <memory>

#include <idn2.h>

#include "text/unicode.h"

namespace feedgen {

std::string ascii_host(std::string_view host) {
  for (const char c : host) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    char* mapped = nullptr;
    const int status =
        ::idn2_to_ascii_8z(std::string(host).c_str(), &mapped,
                           IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
    const std::unique_ptr<char, void (*)(void*)> owner(mapped, &::idn2_free);
    return status == IDN2_OK ? std::string(mapped) : std::string(host);
  }
  return ascii_lower(host);
}

}  // namespace feedgen
