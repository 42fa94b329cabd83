// Whatever a server answers, how it serves a feed is judged; and what it sent, too.
#include <cstdint>
#include <cstdlib>

#include <fuzzer/FuzzedDataProvider.h>

#include "check/check.h"
#include "check/served.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace feedgen;
  FuzzedDataProvider data(bytes, size);
  const auto answer = [&] {
    return static_cast<ServedAnswer>(data.ConsumeIntegralInRange<int>(0, 2));
  };
  ServedFeed served;
  served.not_modified = answer();
  served.compressed = answer();
  served.refuses_readers = data.ConsumeBool();
  served.content_type = data.ConsumeRandomLengthString(200);
  served.etag = data.ConsumeRandomLengthString(200);
  served.last_modified = data.ConsumeRandomLengthString(200);
  served.cache_control = data.ConsumeRandomLengthString(200);
  for (int i = data.ConsumeIntegralInRange(0, 3); i > 0; --i) {
    served.redirections.push_back({data.ConsumeIntegralInRange(300, 308),
                                   data.ConsumeRandomLengthString(100),
                                   data.ConsumeRandomLengthString(100)});
  }
  JudgeRequest request;
  request.name = "https://site.example/feed.xml";
  request.address = request.name;
  request.served = &served;
  request.outline = OutlineExtent::kWhole;
  const CheckedDocument document = check_document(data.ConsumeRemainingBytesAsString(), request);
  for (const PlacedFinding& one : document.findings) {
    if (one.place.line == 0) std::abort();
  }
  return 0;
}
