#include "notify/changed_addresses.h"

namespace feedgen {

void ChangedAddresses::add(const std::string& url) {
  Statement& row = session_.statement(
      "INSERT INTO addresses (url, change) VALUES (?, 1)"
      " ON CONFLICT (url) DO UPDATE SET change = change + 1");
  session_.run(row.bind(0, url));
}

std::vector<ChangedAddress> ChangedAddresses::all() {
  std::vector<ChangedAddress> found;
  Statement& rows = session_.statement("SELECT url, change FROM addresses ORDER BY url");
  while (session_.step(rows)) found.push_back({std::string(rows.text(0)), rows.number(1)});
  return found;
}

void ChangedAddresses::remove(const ChangedAddress& address) {
  Statement& row = session_.statement("DELETE FROM addresses WHERE url = ? AND change = ?");
  session_.run(row.bind(0, address.url).bind(1, address.change));
}

}  // namespace feedgen
