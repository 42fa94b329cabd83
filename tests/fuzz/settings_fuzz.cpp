// Any bytes as feedgen.yaml: settings that are complete, or one error with its place.
#include <cstdlib>
#include <string_view>

#include "config/read_settings.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  feedgen::Settings settings;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = feedgen::read_settings(bytes, "feedgen.yaml", settings);
  if (!read) {
    const feedgen::Message& message = read.error().message;
    if (message.place.line == 0 || message.problem.empty()) std::abort();
    return 0;
  }
  if (!feedgen::complete_settings(settings)) return 0;
  if (settings.title.empty()) std::abort();
  if (!settings.base_url.empty() && settings.base_url.back() != '/') std::abort();
  return 0;
}
