#include "article/fingerprint.h"

#include "text/hash.h"
#include "text/unicode.h"

namespace feedgen {

Fingerprint fingerprint_of(std::string_view bytes, std::string_view body) {
  constexpr std::size_t kLeastBody = 64;
  Fingerprint fingerprint;
  if (!trim(bytes).empty()) fingerprint.content = hash128(bytes);
  body = trim(body);
  if (body.size() >= kLeastBody) fingerprint.body = hash128(body);
  return fingerprint;
}

}  // namespace feedgen
