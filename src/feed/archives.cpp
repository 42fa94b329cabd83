#include "feed/archives.h"

#include <chrono>

#include <fmt/format.h>

#include "text/path_parts.h"

namespace feedgen {

bool begins_document(std::uint64_t id_hash, std::size_t entries) {
  return id_hash % (4 * entries) == 0;
}

std::string document_name(Instant sorted, std::uint64_t id_hash) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(sorted)};
  return fmt::format("{:04}-{:02}-{:02}-{:012x}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     id_hash >> 16U);
}

std::string document_path(std::string_view feed, std::string_view name) {
  return fmt::format("{}archive/{}-{}{}", before_last_part(feed), last_part(without_ending(feed)),
                     name, ending_of(feed));
}

std::string open_document_url(std::string url, std::size_t entries) {
  return fmt::format("{}?entries={}", url, entries);
}

}  // namespace feedgen
