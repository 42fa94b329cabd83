// The documents that `feedgen check` is asked to judge: files, folders of them, addresses, standard
// input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/served.h"
#include "system/file_system.h"
#include "system/world.h"
#include "value/result.h"

namespace feedgen {

struct FoundDocument {
  std::string name;  ///< as messages have it: a path, "-"
  std::string bytes;
  std::optional<ServedFeed> served;  ///< of an address
  std::string folder;                ///< that was named and holds it; empty: it was named itself
  bool is_file = false;              ///< read_document() has its bytes
};

struct FoundDocuments {
  std::vector<FoundDocument> documents;
  std::vector<Error> problems;     ///< of what could not be read
  std::vector<std::string> empty;  ///< folders that were named and have no feed
};

/// `private_addresses`: whether addresses of the own network are asked for. A folder gives the
/// files below it that are named and begin as feeds are; links in it are not followed. A file that
/// is named is judged whatever it holds.
FoundDocuments find_documents(const std::vector<std::string>& paths,
                              PrivateAddresses private_addresses, const World& world);

/// The bytes of a document. Those of files are read one by one, as they are judged: a folder may
/// hold more of them than there is memory.
[[nodiscard]] Result<std::string> read_document(const FoundDocument& document, FileReader& files);

}  // namespace feedgen
