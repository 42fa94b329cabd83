#include "sites/find_site.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "format/json.h"
#include "format/python_values.h"
#include "format/script_values.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestFile = 1U << 20U;
constexpr std::size_t kMostParts = 200;
constexpr unsigned kDeepestParts = 4;

// Keys of configurations whose colon may stand without a blank behind it.
constexpr std::array<std::string_view, 10> kTightKeys{
    "title", "subtitle", "description", "author",   "url",
    "root",  "baseurl",  "permalink",   "timezone", "language"};

// Where GitHub Pages and those who build for it have the name of the site's host.
constexpr std::array<std::string_view, 6> kHostFiles{
    "CNAME", "docs/CNAME", "static/CNAME", "source/CNAME", "public/CNAME", "content/extra/CNAME"};

bool is_script(std::string_view ending) {
  constexpr std::array<std::string_view, 6> kEndings{".cjs", ".cts", ".js", ".mjs", ".mts", ".ts"};
  return is_one_of(ending, kEndings);
}

Result<Node> parse(std::string_view text, std::string_view ending, std::vector<Message>& mended) {
  if (ending == ".toml") return read_toml(text);
  if (ending == ".json") return read_json(text);
  if (ending == ".py") return read_python_values(text);
  // Of an object that is plain as a whole all counts; else what is plain in it.
  if (is_script(ending)) {
    Result<Node> values = read_js_values(text);
    return values ? std::move(values) : Result<Node>(read_script_values(text));
  }
  return read_yaml_by_hand(text, kTightKeys, mended);
}

// The last line of settings that says the same thing counts; maps are joined.
void join(Node& into, Node part) {
  into.kind = Node::Kind::kMap;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < into.members.size(); ++i) {
    places[ascii_lower(into.members[i].key)] = i;
  }
  for (Node::Member& member : part.members) {
    const auto [place, is_new] = places.try_emplace(ascii_lower(member.key), into.members.size());
    if (is_new) {
      into.members.push_back(std::move(member));
      continue;
    }
    Node::Member& old = into.members[place->second];
    if (old.value.is_map() && member.value.is_map()) {
      join(old.value, std::move(member.value));
    } else {
      old = std::move(member);
    }
  }
}

// `[params]` in params.toml says it twice.
Node unwrapped(Node part, const std::vector<std::string>& below) {
  const bool is_wrapped = !below.empty() && part.members.size() == 1 &&
                          ascii_lower(part.members.front().key) == ascii_lower(below.back()) &&
                          part.members.front().value.is_map();
  if (!is_wrapped) return part;
  Node inner = std::move(part.members.front().value);
  return inner;
}

Node placed_below(Node part, const std::vector<std::string>& below) {
  part = unwrapped(std::move(part), below);
  for (auto key = below.rbegin(); key != below.rend(); ++key) {
    Node outer = map_node();
    add_member(outer, *key, std::move(part));
    part = std::move(outer);
  }
  return part;
}

// The lines of a part are another file's, where nobody would look for them.
void forget_places(Node& node) {
  node.line = node.column = 0;
  for (Node& item : node.items) forget_places(item);
  for (Node::Member& member : node.members) {
    member.line = member.column = 0;
    forget_places(member.value);
  }
}

// "j.example" of the first line, whatever is written around it.
std::string host_in(std::string_view text) {
  constexpr std::size_t kLongest = 253;
  std::string_view host = trim(text.substr(0, text.find('\n')));
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (host.starts_with(scheme)) host.remove_prefix(scheme.size());
  }
  while (host.ends_with('/')) host.remove_suffix(1);
  const bool is_host = !host.empty() && host.size() <= kLongest &&
                       host.find('.') != std::string_view::npos &&
                       host.find_first_of(" \t/?#@:<>\"'") == std::string_view::npos;
  return is_host ? ascii_lower(host) : std::string();
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

  // A site that has no configuration, which nothing above must have either.
  std::optional<Candidate> look_for_bare(const fs::path& folder) {
    folder_ = folder;
    for (const SiteGenerator* generator : site_generators()) {
      if (generator->is_bare_site == nullptr || !generator->is_bare_site(beside())) continue;
      Candidate site = at("");
      site.generator = generator;
      complete(site);
      return site;
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

  Candidate at(std::string_view name) const {
    Candidate site;
    site.folder = as_typed(folder_);
    if (site.folder == ".") site.folder.clear();
    site.path =
        name.empty() ? (site.folder.empty() ? "" : site.folder + "/") : as_typed(folder_ / name);
    return site;
  }

  using Read = Node (*)(std::string_view text);

  Candidate read(std::string_view name, Read read_own = nullptr) const {
    Candidate site = at(name);
    std::vector<Message> mended;
    Result<Node> root = parse_file(name, read_own, mended);
    for (Message& message : mended) {
      message.place.path = site.path;
      site.diagnostics.push_back({Severity::kWarning, std::move(message)});
    }
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

  Result<Node> parse_file(std::string_view name, Read read_own,
                          std::vector<Message>& mended) const {
    const std::string path = (folder_ / name).string();
    const auto status = files_.status(path, Links::kDoNotFollow);
    const bool is_link = status && *status && (*status)->kind == FileKind::kLink;
    if (is_link && !leads_inside(path)) {
      // A link in a repository that came from elsewhere must not show what the user's files hold.
      return fail("it is a link", "put the file itself here");
    }
    return files_.read(path, kLargestFile).and_then([&](const std::string& bytes) {
      const std::string text = repair_utf8(bytes);
      return read_own != nullptr ? Result<Node>(read_own(text))
                                 : parse(text, ending_of(name), mended);
    });
  }

  // "publishconf.py" that is a link to "pelicanconf.py".
  bool leads_inside(const std::string& path) const {
    const Result<std::string> real = files_.real_path(path);
    const Result<std::string> folder = files_.real_path(folder_.string());
    return real && folder && real->starts_with(folder->ends_with('/') ? *folder : *folder + '/');
  }

  Candidate read_as(const SiteGenerator& generator, std::string_view name) const {
    Candidate site = read(name);
    site.generator = &generator;
    complete(site);
    return site;
  }

  // Of several generators that use the name, the one that the file is most like.
  std::optional<Candidate> recognise(const std::string& name) const {
    Candidate site = read(name);
    std::ptrdiff_t most = 1;
    for (const SiteGenerator* generator : site_generators()) {
      const std::vector<ConfigurationFile> files = generator->configuration_files(beside());
      const bool uses_name =
          any_of(files, [&](const ConfigurationFile& file) { return file.name == name; });
      if (!uses_name || generator->likeness == nullptr) continue;
      const std::ptrdiff_t likeness = generator->likeness(site.root, beside());
      if (likeness < most) continue;
      most = likeness;
      site.generator = generator;
    }
    if (site.generator == nullptr) return std::nullopt;
    complete(site);
    return site;
  }

  void complete(Candidate& site) const {
    add_parts(site);
    if (site.generator->look_around != nullptr) site.generator->look_around(site.root, beside());
    settle_address(site);
  }

  // Split configuration: "params.toml" holds what stands below `params`.
  void add_parts(Candidate& site) const {
    if (site.generator->parts == nullptr) return;
    const auto below = [this](std::string_view folder) { return files_below(folder); };
    for (const ConfigurationPart& part : site.generator->parts(site.root, below)) {
      if (!is_beside(part.file) || as_typed(folder_ / part.file) == site.path) continue;
      Candidate read_part = read(part.file, part.read);
      for (Diagnostic& one : read_part.diagnostics) site.diagnostics.push_back(std::move(one));
      if (read_part.unusable && part.need == ConfigurationPart::Need::kOptional) {
        site.diagnostics.push_back({Severity::kWarning, std::move(*read_part.unusable)});
      } else if (read_part.unusable && !site.unusable) {
        site.unusable = std::move(read_part.unusable);
      }
      if (!read_part.root.is_map()) continue;
      forget_places(read_part.root);
      join(site.root, placed_below(std::move(read_part.root), part.below));
    }
  }

  std::vector<std::string> files_below(std::string_view folder) const {
    std::vector<std::string> found;
    collect(std::string(folder), "", 0, found);
    std::sort(found.begin(), found.end());
    return found;
  }

  void collect(const std::string& folder, const std::string& inner, unsigned depth,
               std::vector<std::string>& found) const {
    if (depth > kDeepestParts) return;
    const auto wants = [](std::string_view name, FileKind kind) {
      return !name.starts_with('.') && (kind == FileKind::kFile || kind == FileKind::kFolder);
    };
    Result<FolderListing> listing = files_.look((folder_ / folder / inner).string(), wants);
    if (!listing) return;
    std::sort(listing->entries.begin(), listing->entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    for (const FolderEntry& entry : listing->entries) {
      if (found.size() >= kMostParts) return;
      const std::string path = inner.empty() ? entry.name : inner + '/' + entry.name;
      if (entry.status.kind == FileKind::kFolder) {
        collect(folder, path, depth + 1, found);
      } else if (entry.status.kind == FileKind::kFile) {
        found.push_back(path);
      }
    }
  }

  // Where there is no address, or only a placeholder, GitHub Pages' own file may have one; also
  // where the scheme is missing.
  void settle_address(Candidate& site) const {
    const std::string_view key = site.generator->site_key;
    const auto member = std::find_if(
        site.root.members.begin(), site.root.members.end(),
        [&](const Node::Member& one) { return ascii_lower(one.key) == ascii_lower(key); });
    const bool is_there = member != site.root.members.end();
    const std::string_view address = is_there ? trim(member->value.text) : std::string_view();
    const bool is_known =
        !address.empty() && !is_placeholder_address(address, PlaceholderUse::kInGeneratorsFile);
    const bool is_whole = address.find("//") != std::string_view::npos;
    if (is_known && is_whole) return;
    const std::string host = host_of_pages(site);
    if (host.empty()) return;
    if (is_there) site.root.members.erase(member);
    site.root.kind = Node::Kind::kMap;
    add_member(site.root, key, scalar_node("https://" + host));
  }

  std::string host_of_pages(Candidate& site) const {
    constexpr std::size_t kMost = 4096;
    for (const std::string_view name : kHostFiles) {
      const std::string path = (folder_ / name).string();
      const auto status = files_.status(path, Links::kDoNotFollow);
      if (!status || !*status || (*status)->kind != FileKind::kFile) continue;
      const Result<std::string> text = files_.read_beginning(path, kMost);
      std::string host = text ? host_in(repair_utf8(*text)) : std::string();
      if (host.empty()) {
        add_warning(site.diagnostics, "no name of a host was found in it",
                    "write it like blog.example.org", Place{as_typed(folder_ / name)});
        continue;
      }
      return host;
    }
    return {};
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
  std::optional<Candidate> bare;
  for (fs::path folder = *first;; folder = folder.parent_path()) {
    if (auto site = finder.look_in(folder)) {
      if (site->unusable) return tl::unexpected(Error{ErrorKind::kUsage, *site->unusable});
      return FoundSite(std::move(*site));
    }
    if (!bare) bare = finder.look_for_bare(folder);
    const auto repository = files.status((folder / ".git").string(), Links::kFollow);
    if (folder != folder.parent_path() && !(repository && *repository)) continue;
    if (!bare) return std::nullopt;
    return FoundSite(std::move(*bare));
  }
}

}  // namespace feedgen
