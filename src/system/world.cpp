#include "system/world.h"

#include <algorithm>
#include <random>
#include <thread>

#include "system/curl_client.h"

namespace feedgen {

World system_world(FileSystem& files, Git& git) {
  return {files,
          git,
          system_clock(),
          [] {
            static std::mt19937_64 numbers{std::random_device{}()};
            return std::uniform_real_distribution<double>(0, 1)(numbers);
          },
          [](const HttpLimits& limits) { return std::make_unique<CurlClient>(limits); },
          std::max(1U, std::thread::hardware_concurrency()),
          [](const char*, std::size_t, std::size_t) {}};
}

}  // namespace feedgen
