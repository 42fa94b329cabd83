// Any bytes as ids.tsv: rows that come back from what is written of them, and problems with lines.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ids/ids_tsv.h"
#include "ids/ledger.h"

namespace {

bool before(const feedgen::LedgerRow& a, const feedgen::LedgerRow& b) { return a.id < b.id; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const feedgen::IdsReading reading = feedgen::read_ids_tsv(bytes);
  for (const feedgen::Message& problem : reading.problems) {
    if (problem.place.line == 0 || problem.problem.empty()) std::abort();
  }
  std::map<std::string, std::vector<feedgen::LedgerRow>> editions;
  for (const feedgen::IdLine& line : reading.lines) editions[line.edition].push_back(line.row);
  for (auto& [edition, rows] : editions) {
    const feedgen::IdsReading back = feedgen::read_ids_tsv(feedgen::write_ids_tsv(rows, edition));
    if (!back.problems.empty()) std::abort();
    std::vector<feedgen::LedgerRow> again;
    for (const feedgen::IdLine& line : back.lines) {
      if (line.edition != edition) std::abort();
      again.push_back(line.row);
    }
    std::sort(rows.begin(), rows.end(), before);
    std::sort(again.begin(), again.end(), before);
    if (rows != again) std::abort();
    // What was read is a ledger: ids and paths of live rows once each.
    const feedgen::Ledger ledger(std::move(rows));
    if (ledger.rows({}).size() > back.lines.size()) std::abort();
  }
  return 0;
}
