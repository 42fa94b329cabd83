#include <map>

#include "format/node_values.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "sites/zola/zola.h"
#include "text/path_parts.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kLargestHead = 64 * 1024;

// What stands between the first two lines of marks.
std::string_view head_of(std::string_view text, std::string_view mark) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with(mark)) return {};
  text.remove_prefix(mark.size());
  const std::size_t end = text.find(mark);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

bool is_draft(std::string_view section) {
  const std::string_view toml = head_of(section, "+++");
  const std::string_view yaml = head_of(section, "---");
  if (toml.empty() && yaml.empty()) return false;
  const Result<Node> head = toml.empty() ? read_yaml(yaml) : read_toml(toml);
  if (!head || !head->is_map()) return false;
  for (const Node::Member& member : head->members) {
    if (member.key == "draft") return switch_value(member.value) == true;
  }
  return false;
}

class ZolaFolders : public SiteFolders {
 public:
  ZolaFolders(FileReader& files, std::string content)
      : files_(files), content_(std::move(content)) {}

  std::string section_of(std::string_view) override { return {}; }

  bool is_resource(std::string_view path) override {
    for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
      if (is_draft_section(std::string(folder))) return true;
      if (folder.empty()) return false;
    }
  }

 private:
  bool is_draft_section(const std::string& folder) {
    const auto [found, is_new] = drafts_.try_emplace(folder);
    if (is_new) {
      const std::string path = content_ + '/' + folder + (folder.empty() ? "" : "/") + "_index.md";
      const Result<std::string> text = files_.read_beginning(path, kLargestHead);
      found->second = text && is_draft(repair_utf8(*text));
    }
    return found->second;
  }

  FileReader& files_;
  std::string content_;
  std::map<std::string, bool> drafts_;
};

}  // namespace

std::unique_ptr<SiteFolders> open_zola_folders(FileReader& files, const std::string& source,
                                               const Settings&) {
  return std::make_unique<ZolaFolders>(files, source);
}

}  // namespace feedgen
