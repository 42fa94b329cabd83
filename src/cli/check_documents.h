// The documents that `feedgen check` is asked to judge: files, folders of them, standard input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

struct FoundDocument {
  std::string name;  ///< as messages have it: a path, "-"
  std::string bytes;
};

struct FoundDocuments {
  std::vector<FoundDocument> documents;
  std::vector<Error> problems;  ///< of what could not be read
};

/// A folder gives the files below it that are named and begin as feeds are; links in it are not
/// followed. A file that is named is judged whatever it holds.
FoundDocuments find_documents(const std::vector<std::string>& paths, FileReader& files);

}  // namespace feedgen
