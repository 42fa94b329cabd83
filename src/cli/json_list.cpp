#include "cli/json_list.h"

#include <array>

#include "format/json_writer.h"
#include "text/utf8.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr std::array kStates{"live", "gone", "replaced"};

void write(const FeedListing& feed, JsonWriter& json) {
  const auto object = json.object();
  json.text("family", feed.group.family);
  json.texts("category", feed.group.path);
  json.number("articles", feed.articles);
  json.texts("addresses", feed.addresses);
}

void write(const LedgerRow& row, JsonWriter& json) {
  const auto object = json.object();
  json.text("id", row.id);
  // JSON is UTF-8; names in a file system need not be.
  json.text("path", repair_utf8(row.path));
  json.text("title", row.title);
  json.text("published", rfc3339(row.published));
  json.text("state", kStates[static_cast<std::size_t>(row.state)]);
}

// `{"name": […]}`
template <class Row>
std::string list_of(std::string_view name, const std::vector<Row>& rows) {
  JsonWriter json;
  {
    const auto object = json.object();
    const auto list = json.array(name);
    for (const Row& row : rows) write(row, json);
  }
  return json.finish();
}

}  // namespace

std::string json_feeds(const std::vector<FeedListing>& feeds) { return list_of("feeds", feeds); }

std::string json_ids(const std::vector<LedgerRow>& rows) { return list_of("ids", rows); }

}  // namespace feedgen
