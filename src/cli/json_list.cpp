#include "cli/json_list.h"

#include <array>

#include <nlohmann/json.hpp>

#include "text/utf8.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using nlohmann::ordered_json;

constexpr std::array kStates{"live", "gone", "replaced"};

std::string in_member(const char* name, ordered_json list) {
  const ordered_json json{{name, std::move(list)}};
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string json_feeds(const std::vector<FeedListing>& feeds) {
  ordered_json list = ordered_json::array();
  for (const FeedListing& feed : feeds) {
    list.push_back(
        {{"category", feed.category}, {"articles", feed.articles}, {"addresses", feed.addresses}});
  }
  return in_member("feeds", std::move(list));
}

std::string json_ids(const std::vector<LedgerRow>& rows) {
  ordered_json list = ordered_json::array();
  for (const LedgerRow& row : rows) {
    list.push_back({{"id", row.id},
                    // JSON is UTF-8; names in a file system need not be.
                    {"path", repair_utf8(row.path)},
                    {"title", row.title},
                    {"published", rfc3339(row.published)},
                    {"state", kStates[static_cast<std::size_t>(row.state)]}});
  }
  return in_member("ids", std::move(list));
}

}  // namespace feedgen
