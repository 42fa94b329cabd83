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

struct Section {
  bool is_draft = false;
  bool has_feed = false;
  bool is_transparent = false;  ///< its pages are the section's above it too
};

Section read_section(std::string_view text) {
  const std::string_view toml = head_of(text, "+++");
  const std::string_view yaml = head_of(text, "---");
  if (toml.empty() && yaml.empty()) return {};
  const Result<Node> head = toml.empty() ? read_yaml(yaml) : read_toml(toml);
  if (!head || !head->is_map()) return {};
  Section section;
  for (const Node::Member& member : head->members) {
    const bool is_on = switch_value(member.value) == true;
    if (member.key == "draft") section.is_draft = is_on;
    if (member.key == "transparent") section.is_transparent = is_on;
    if (member.key == "generate_feeds" || member.key == "generate_feed") section.has_feed = is_on;
  }
  return section;
}

class ZolaFolders : public SiteFolders {
 public:
  ZolaFolders(FileReader& files, std::string content)
      : files_(files), content_(std::move(content)) {}

  // The one whose feed has the page. A page "index.md" is its folder.
  std::string section_of(std::string_view path) override {
    std::string_view folder = folder_of(path);
    if (without_ending(last_part(path)) == "index") folder = folder_of(folder);
    for (; !folder.empty(); folder = folder_of(folder)) {
      const Section& section = section_at(std::string(folder));
      if (section.has_feed) return std::string(folder);
      if (!section.is_transparent) break;
    }
    return {};
  }

  bool is_resource(std::string_view path) override {
    for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
      if (section_at(std::string(folder)).is_draft) return true;
      if (folder.empty()) return false;
    }
  }

 private:
  const Section& section_at(const std::string& folder) {
    const auto [found, is_new] = sections_.try_emplace(folder);
    if (is_new) {
      const std::string path = content_ + '/' + folder + (folder.empty() ? "" : "/") + "_index.md";
      const Result<std::string> text = files_.read_beginning(path, kLargestHead);
      if (text) found->second = read_section(repair_utf8(*text));
    }
    return found->second;
  }

  FileReader& files_;
  std::string content_;
  std::map<std::string, Section> sections_;
};

}  // namespace

std::unique_ptr<SiteFolders> open_zola_folders(FileReader& files, const std::string& source,
                                               const Settings&) {
  return std::make_unique<ZolaFolders>(files, source);
}

}  // namespace feedgen
