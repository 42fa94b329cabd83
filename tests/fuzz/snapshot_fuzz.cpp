// A snapshot of the shared state: any bytes are refused or read; what was read is written as a text
// that is read as the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "truth/snapshot.h"
#include "truth/tables.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = feedgen::read_snapshot({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  for (const feedgen::TruthRow& row : read->rows) {
    if (feedgen::unfit_column(row) != nullptr) std::abort();
  }
  const std::string text = feedgen::write_snapshot(*read);
  const auto again = feedgen::read_snapshot(text);
  if (!again || feedgen::write_snapshot(*again) != text) std::abort();
  if (!(feedgen::position_of(*again) == feedgen::position_of(*read))) std::abort();
  return 0;
}
