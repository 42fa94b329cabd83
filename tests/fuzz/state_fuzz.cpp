// Any bytes as state.db and as the journal beside it: a ledger, or warnings; and afterwards a
// database that keeps what it is given. The first byte says where the journal begins.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "catalog/ledger_store.h"
#include "system/posix_files.h"

namespace {

namespace fs = std::filesystem;

const std::string& home() {
  static const std::string folder =
      (fs::temp_directory_path() / ("state-fuzz-" + std::to_string(::getpid()))).string();
  return folder;
}

void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

feedgen::RecordedLedger run(const std::vector<feedgen::LedgerRow>& rows) {
  feedgen::PosixFiles files;
  feedgen::Diagnostics diagnostics;
  feedgen::State state(files, {home(), feedgen::StateMode::kWrite, std::chrono::milliseconds{5}},
                       diagnostics);
  feedgen::RecordedLedger ledger = feedgen::load_ledger(state);
  feedgen::save_ledger(state, rows, [&] { return rows; }, {});
  state.commit();
  return ledger;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t split = bytes.size() * data[0] / 255;
  fs::remove_all(home());
  fs::create_directories(home() + "/.feedgen");
  write(home() + "/.feedgen/state.db", bytes.substr(0, split));
  if (split < bytes.size()) write(home() + "/.feedgen/state.db-journal", bytes.substr(split));
  feedgen::LedgerRow row;
  row.id = "id of ours";
  row.path = "a.md";
  run({row});
  // Whatever it was: a run that could write has written, or has replaced what is broken by then.
  run({row});
  const feedgen::RecordedLedger ledger = run({row});
  for (const feedgen::LedgerRow& one : ledger.rows) {
    if (one.id == row.id) return 0;
  }
  std::abort();
}
