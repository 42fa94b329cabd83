#include "sites/hugo/folders.h"

#include <utility>

#include "sites/hugo/hugo.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {

HugoFolders::HugoFolders(FileReader& files, std::string content, std::string language)
    : files_(files), content_(std::move(content)), language_(std::move(language)) {}

bool HugoFolders::has(const std::string& folder, const std::string& stem) const {
  for (const char* ending : {".md", ".markdown", ".html", ".htm"}) {
    for (const std::string& language :
         {std::string(), '.' + language_, '.' + ascii_lower(language_)}) {
      if (language == ".") continue;
      std::string path = content_ + '/' + folder + '/';
      path += stem;
      path += language;
      path += ending;
      const auto status = files_.status(path, Links::kFollow);
      if (status && *status && (*status)->kind == FileKind::kFile) return true;
    }
  }
  return false;
}

const HugoFolders::Kind& HugoFolders::kind_of(const std::string& folder) {
  const auto [found, is_new] = kinds_.try_emplace(folder);
  if (is_new) found->second = {has(folder, "_index"), has(folder, "index")};
  return found->second;
}

std::string HugoFolders::section_of(std::string_view path) {
  const std::string_view outermost = first_part(path);
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (folder == outermost || kind_of(std::string(folder)).is_section) return std::string(folder);
  }
  return {};
}

bool HugoFolders::is_resource(std::string_view path) {
  const std::string_view name = without_hugo_language(without_ending(last_part(path)), language_);
  std::string_view folder = folder_of(path);
  if (name == "index") folder = folder_of(folder);
  for (; !folder.empty(); folder = folder_of(folder)) {
    if (kind_of(std::string(folder)).is_bundle) return true;
  }
  return false;
}

}  // namespace feedgen
