// A baseline is any file: it is read, or refused with a place; what is written is read again, and
// then nothing of it is new.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "check/check.h"
#include "cli/check_baseline.h"
#include "system/memory_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  MemoryFiles files;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  files.put_file("baseline.json", bytes);
  CheckOptions options;
  options.baseline = "baseline.json";
  const Result<Baseline> known = read_baseline(options, files);
  if (!known && known.error().message.problem.empty()) std::abort();

  JudgeRequest request;
  request.name = "feed";
  CheckedDocument document = check_document(bytes, request);
  CheckedFile file{"feed", document.kind, document.entries, document.findings, 0};
  if (!write_baseline("baseline.json", {file}, files)) std::abort();
  Result<Baseline> written = read_baseline(options, files);
  if (!written) std::abort();
  take_out_known(*written, file, files);
  if (!file.findings.empty()) std::abort();
  return 0;
}
