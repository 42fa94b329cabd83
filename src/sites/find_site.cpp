#include "sites/find_site.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "format/json.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "text/path_parts.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = 1U << 20U;
constexpr std::array<std::string_view, 4> kEndings{".toml", ".yaml", ".yml", ".json"};

Result<Node> parse(std::string_view text, std::string_view ending) {
  if (ending == ".toml") return read_toml(text);
  if (ending == ".json") return read_json(text);
  return read_yaml(text);
}

// A file with the name of a configuration; whose it is may show without its data.
struct Candidate : FoundSite {
  std::optional<Message> unusable;  // why there is no data
};

class Finder {
 public:
  Finder(FileReader& files, fs::path here) : files_(files), here_(std::move(here)) {}

  std::optional<Candidate> look_in(const fs::path& folder) {
    folder_ = folder;
    for (const SiteGenerator* generator : site_generators()) {
      for (const ConfigurationFile& file : generator->configuration_files(beside())) {
        if (file.is_its_own && is_beside(file.name)) return read_as(*generator, file.name);
      }
    }
    for (const SiteGenerator* generator : site_generators()) {
      for (const ConfigurationFile& file : generator->configuration_files(beside())) {
        if (file.is_its_own || !is_beside(file.name)) continue;
        if (auto site = recognise(file.name)) return site;
      }
    }
    return std::nullopt;
  }

 private:
  bool is_beside(std::string_view name) const {
    const auto status = files_.status((folder_ / name).string(), Links::kDoNotFollow);
    return status && *status;
  }

  IsBeside beside() const {
    return [this](std::string_view name) { return is_beside(name); };
  }

  std::string as_typed(const fs::path& path) const {
    const fs::path relative = path.lexically_relative(here_);
    return relative.empty() ? path.string() : relative.string();
  }

  Candidate read(std::string_view name) const {
    Candidate site;
    site.folder = as_typed(folder_);
    if (site.folder == ".") site.folder.clear();
    site.path = as_typed(folder_ / name);
    Result<Node> root = parse_file(name);
    if (root && (root->is_map() || root->is_null())) {
      site.root = std::move(*root);
      return site;
    }
    Message message =
        root ? Message{"there are no settings in it", "feedgen.yaml can say what the site is", {}}
             : std::move(root.error().message);
    message.problem = "the site's configuration can't be used: " + message.problem;
    message.remedy += ", or set generator: none in feedgen.yaml";
    message.place.path = site.path;
    site.unusable = std::move(message);
    return site;
  }

  Result<Node> parse_file(std::string_view name) const {
    const std::string path = (folder_ / name).string();
    const auto status = files_.status(path, Links::kDoNotFollow);
    if (status && *status && (*status)->kind == FileKind::kLink) {
      // A link in a repository that came from elsewhere must not show what the user's files hold.
      return fail("it is a link", "put the file itself here");
    }
    return files_.read(path, kLargestFile).and_then([&](const std::string& bytes) {
      return parse(repair_utf8(bytes), ending_of(name));
    });
  }

  Candidate read_as(const SiteGenerator& generator, std::string_view name) const {
    Candidate site = read(name);
    site.generator = &generator;
    add_parts(site);
    return site;
  }

  // Of several generators that use the name, the one that the file is most like.
  std::optional<Candidate> recognise(const std::string& name) const {
    Candidate site = read(name);
    std::ptrdiff_t most = 1;
    for (const SiteGenerator* generator : site_generators()) {
      const std::vector<ConfigurationFile> files = generator->configuration_files(beside());
      const bool uses_name =
          std::any_of(files.begin(), files.end(),
                      [&](const ConfigurationFile& file) { return file.name == name; });
      const std::ptrdiff_t likeness = uses_name ? generator->likeness(site.root, beside()) : 0;
      if (likeness < most) continue;
      most = likeness;
      site.generator = generator;
    }
    if (site.generator == nullptr) return std::nullopt;
    add_parts(site);
    return site;
  }

  // Split configuration: "params.toml" holds what stands below `params`.
  void add_parts(Candidate& site) const {
    for (const std::string_view key : site.generator->parts) {
      for (const std::string_view ending : kEndings) {
        const std::string name = fmt::format("{}/{}{}", site.generator->parts_folder, key, ending);
        if (!is_beside(name)) continue;
        Candidate part = read(name);
        if (part.unusable && !site.unusable) site.unusable = std::move(part.unusable);
        if (!part.root.is_map()) continue;
        // Its lines are another file's.
        site.root.kind = Node::Kind::kMap;
        site.root.members.push_back(Node::Member{std::string(key), 0, 0, std::move(part.root)});
        break;
      }
    }
  }

  FileReader& files_;
  fs::path here_;
  fs::path folder_;
};

}  // namespace

Result<std::optional<FoundSite>> find_site(FileReader& files, const std::string& start) {
  const Result<std::string> here = files.real_path(".");
  const Result<std::string> first = files.real_path(start);
  if (!here) return tl::unexpected(here.error());
  if (!first) return tl::unexpected(first.error());
  Finder finder(files, *here);
  for (fs::path folder = *first;; folder = folder.parent_path()) {
    if (auto site = finder.look_in(folder)) {
      if (site->unusable) return tl::unexpected(Error{ErrorKind::kUsage, *site->unusable});
      return FoundSite(std::move(*site));
    }
    const auto repository = files.status((folder / ".git").string(), Links::kFollow);
    if (folder == folder.parent_path() || (repository && *repository)) return std::nullopt;
  }
}

}  // namespace feedgen
