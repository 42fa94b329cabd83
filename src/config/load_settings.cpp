#include "config/load_settings.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "config/site_settings.h"
#include "format/json.h"
#include "sites/find_site.h"
#include "sites/generator.h"
#include "sites/site_icons.h"
#include "text/language.h"
#include "text/path_parts.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestConfiguration = 1U << 20U;

Result<Node> parse_file(const std::string& path, FileReader& files) {
  return files.read(path, kLargestConfiguration)
      .map_error([](Error error) {
        error.kind = ErrorKind::kUsage;
        return error;
      })
      .and_then([&](const std::string& yaml) { return parse_settings(yaml, path); });
}

// What feedgen.yaml says of the generator, null for none; a word that is none is found when it is
// applied.
std::optional<const SiteGenerator*> named_generator(const Node& own) {
  for (const Node::Member& member : own.members) {
    if (member.key != "generator" || member.value.is_null()) continue;
    const Result<const SiteGenerator*> generator = read_generator(member.value);
    if (generator) return *generator;
  }
  return std::nullopt;
}

void add_note(const std::string& path, std::string problem, Diagnostics& notes) {
  notes.push_back({Severity::kNote, Message{std::move(problem), {}, Place{path}}});
}

// What package.json in the site's folder says; null where there is none that can be read.
Node read_packages(const std::string& folder, FileReader& files) {
  const std::string path = joined_path(folder, "package.json");
  const auto status = files.status(path, Links::kDoNotFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFile) return {};
  return files.read(path, kLargestConfiguration)
      .and_then([](const std::string& json) { return read_json(repair_utf8(json)); })
      .value_or(Node());
}

std::vector<SiteEdition> editions_of(const FoundSite& site) {
  constexpr std::size_t kMost = 100;
  if (site.generator->editions == nullptr) return {};
  std::vector<SiteEdition> editions = site.generator->editions(site.root);
  // A name becomes a folder of the state and of the output.
  std::erase_if(editions, [](const SiteEdition& one) { return !is_edition_name(one.name); });
  if (editions.size() > kMost) editions.resize(kMost);
  return editions;
}

Result<void> load_site(FileReader& files, const std::string& start,
                       std::optional<const SiteGenerator*> wanted, const std::string& edition,
                       LoadedSettings& loaded) {
  if (wanted == nullptr) return {};
  Result<std::optional<FoundSite>> found = find_site(files, start);
  if (!found) return tl::unexpected(std::move(found.error()));
  const bool is_there = *found && (!wanted || (*found)->generator == *wanted);
  if (!is_there && !wanted) return {};
  FoundSite site = is_there ? std::move(**found) : FoundSite{*wanted, {}, loaded.path, {}, {}};
  if (is_there) {
    const bool is_file = !site.path.empty() && !site.path.ends_with('/');
    add_note(site.path,
             is_file ? fmt::format("{}'s settings are read from this file", site.generator->name)
                     : fmt::format("this is a site of {} without settings of its own",
                                   site.generator->name),
             loaded.notes);
    for (Diagnostic& diagnostic : site.diagnostics) loaded.notes.push_back(std::move(diagnostic));
  }
  loaded.editions = editions_of(site);
  if (!edition.empty()) site.root = site.generator->edition(std::move(site.root), edition);
  SiteReading reading = site.generator->read_configuration(site.root);
  for (Diagnostic& diagnostic : reading.diagnostics) {
    diagnostic.message.place.path = site.path;
    loaded.notes.push_back(std::move(diagnostic));
  }
  apply_site(reading.settings, *site.generator, site.path, loaded.settings, loaded.notes);
  const Node packages = is_there ? read_packages(site.folder, files) : Node();
  if (site.generator->read_habits != nullptr) {
    site.generator->read_habits(site.root, packages, loaded.settings);
  }
  if (site.generator->own_feeds != nullptr) {
    OwnFeeds own = site.generator->own_feeds(site.root, packages, loaded.settings);
    if (!own.output.empty()) own.output = joined_path(site.folder, own.output);
    own.site = site.folder;
    loaded.settings.own_feeds = std::move(own);
  }
  if (is_there) loaded.settings.icon_hints = icon_hints(site, files);
  if (is_there) loaded.settings.site_values = std::make_shared<const Node>(std::move(site.root));
  return {};
}

constexpr const char* kFileName = "feedgen.yaml";

Result<bool> exists(FileReader& files, const std::filesystem::path& path) {
  return files.status(path.string(), Links::kFollow).map([](const auto& status) {
    return status.has_value();
  });
}

std::string as_typed(const std::filesystem::path& path, const std::filesystem::path& here) {
  const std::filesystem::path relative = path.lexically_relative(here);
  return relative.empty() ? path.string() : relative.string();
}

}  // namespace

void apply_site(const Node& site, const SiteGenerator& generator, const std::string& path,
                Settings& settings, Diagnostics& diagnostics) {
  const SettingsSource source{SettingOrigin::Kind::kGenerator, std::string(generator.name), path};
  const auto warn = [&](Message message) {
    message.problem += ", so it was not used";
    diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  for (const Node::Member& member : site.members) {
    const Result<void> applied = apply_setting(member, source, settings);
    if (!applied) warn(applied.error().message);
  }
  const auto is_wrong = [&](std::string_view pattern, std::string_view setting) {
    Result<void> checked = check_permalink_in(settings.permalink_dialect, pattern);
    if (checked) return false;
    Message message = std::move(checked.error().message);
    message.problem = fmt::format("{}: {}", setting, message.problem);
    message.place = origin_of(settings, setting)->place;
    warn(std::move(message));
    return true;
  };
  if (is_wrong(settings.permalink, "permalink")) settings.permalink.clear();
  std::erase_if(settings.permalinks,
                [&](const FolderPattern& own) { return is_wrong(own.pattern, "permalinks"); });
}

// What a theme says is of use only for the icon, so what is wrong with its files is no matter.
IconHints icon_hints(const FoundSite& site, FileReader& files) {
  IconHints hints;
  const auto theme_files = site.generator->theme_files;
  const ThemeFiles theme = theme_files == nullptr ? ThemeFiles{} : theme_files(site.root);
  for (const std::string& name : theme.configuration) {
    const std::string path = joined_path(site.folder, name);
    const auto status = files.status(path, Links::kDoNotFollow);
    if (!status || !*status || (*status)->kind != FileKind::kFile) continue;
    const Result<std::string> yaml = files.read(path, kLargestConfiguration);
    const Result<Node> values = yaml ? parse_settings(*yaml, path) : Result<Node>(Node());
    if (!values) continue;
    for (std::string& icon : icon_names_in(*values)) hints.names.push_back(std::move(icon));
  }
  for (std::string& icon : icon_names_in(site.root)) hints.names.push_back(std::move(icon));
  for (const std::string& folder : theme.folders) {
    hints.folders.push_back(joined_path(site.folder, folder));
  }
  return hints;
}

std::string folder_of_setting(const Settings& settings, std::string_view setting) {
  const SettingOrigin* origin = origin_of(settings, setting);
  if (origin == nullptr) return {};
  std::string folder(folder_of(origin->place.path));
  if (origin->kind != SettingOrigin::Kind::kGenerator) return folder;
  // A folder of split configuration is not the site's.
  for (const SiteGenerator* generator : site_generators()) {
    if (origin->source != generator->name) continue;
    for (const std::string_view parts : generator->parts_folders) {
      if (!folder.ends_with(parts)) continue;
      folder.resize(folder.size() - std::min(folder.size(), parts.size() + 1));
    }
  }
  return folder;
}

Result<LoadedSettings> load_settings(FileReader& files, const std::string& start,
                                     const std::optional<std::string>& given,
                                     const std::string& edition) {
  LoadedSettings loaded;
  Result<std::optional<std::string>> path =
      given ? Result<std::optional<std::string>>(given) : find_settings(files, start);
  if (!path) return tl::unexpected(std::move(path.error()));
  loaded.path = path->value_or("");
  Node own;
  if (!loaded.path.empty()) {
    Result<Node> parsed = parse_file(loaded.path, files);
    if (!parsed) return tl::unexpected(std::move(parsed.error()));
    own = std::move(*parsed);
    add_note(loaded.path, "settings are read from this file", loaded.notes);
  }
  Result<void> done = load_site(files, start, named_generator(own), edition, loaded);
  if (done) {
    done = apply_settings(own, {SettingOrigin::Kind::kSettings, loaded.path, loaded.path},
                          loaded.settings);
  }
  if (!done) return tl::unexpected(std::move(done.error()));
  return loaded;
}

Result<std::optional<std::string>> find_settings(FileReader& files, const std::string& articles) {
  const Result<std::string> here = files.real_path(".");
  const Result<std::string> start = files.real_path(articles);
  if (!here) return tl::unexpected(here.error());
  if (!start) return tl::unexpected(start.error());
  for (std::filesystem::path folder = *start;; folder = folder.parent_path()) {
    const Result<bool> found = exists(files, folder / kFileName);
    if (!found) return tl::unexpected(found.error());
    if (*found) return as_typed(folder / kFileName, *here);
    const Result<bool> is_repository = exists(files, folder / ".git");
    if (folder == folder.parent_path() || (is_repository && *is_repository)) return std::nullopt;
  }
}

}  // namespace feedgen
