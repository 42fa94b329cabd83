#include "config/guess_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/load_settings.h"
#include "config/read_settings.h"
#include "config/settings_table.h"
#include "config/site_icon.h"
#include "format/yaml_writer.h"
#include "sites/find_site.h"
#include "sites/generator.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

void guess_folder(FileReader& files, GuessedSettings& guess) {
  for (const char* name : {"articles", "posts", "_posts", "source/_posts", "content"}) {
    const auto status = files.status(join_folders(guess.folder, name), Links::kDoNotFollow);
    if (!status || !*status || (*status)->kind != FileKind::kFolder) continue;
    add_member(guess.settings, "articles", scalar_node(name));
    guess.notes.push_back(
        {Severity::kNote, Message{fmt::format("articles: {}, which is there", name), {}, {}}});
    return;
  }
}

void keep_usable(Node settings, const FoundSite& site, GuessedSettings& guess) {
  Settings usable;
  apply_site(settings, *site.generator, site.path, usable, guess.notes);
  for (Node::Member& member : settings.members) {
    const bool was_refused = (member.key == "permalink" && usable.permalink.empty()) ||
                             (member.key == "permalinks" && usable.permalinks.empty());
    if (origin_of(usable, member.key) == nullptr || was_refused) continue;
    const char* by_default = member.line == 0 ? ", the generator's default" : "";
    guess.notes.push_back(
        {Severity::kNote,
         Message{fmt::format("{}: {}{}", member.key, write_yaml_value(member.value), by_default),
                 {},
                 Place{site.path, member.line, member.column}}});
    guess.settings.members.push_back(std::move(member));
  }
}

// The favicon, if a run would find it: by hand it can be changed.
void guess_icon(FileReader& files, const FoundSite& site, GuessedSettings& guess) {
  Settings settings;
  Diagnostics said_before;
  apply_site(guess.settings, *site.generator, site.path, settings, said_before);
  if (!complete_settings(settings)) return;
  for (std::string& folder : settings.files) folder = joined_path(site.folder, folder);
  settings.generator = site.generator;
  settings.icon_hints = icon_hints(site, files);
  settings.site_values = std::make_shared<const Node>(site.root);
  find_icon(files, settings);
  const SettingOrigin* icon = origin_of(settings, "icon");
  if (icon == nullptr || icon->kind != SettingOrigin::Kind::kFound) return;
  add_member(guess.settings, "icon", scalar_node(icon->value));
  guess.notes.push_back({Severity::kNote, Message{fmt::format("icon: {}, found among the site's "
                                                              "files",
                                                              icon->value),
                                                  {},
                                                  icon->place}});
}

}  // namespace

Result<GuessedSettings> guess_settings(FileReader& files, const std::string& folder) {
  GuessedSettings guess;
  guess.folder = folder;
  guess.settings = map_node();
  Result<std::optional<FoundSite>> site = find_site(files, folder);
  if (!site) return tl::unexpected(std::move(site.error()));
  if (!*site) {
    guess_folder(files, guess);
    return guess;
  }
  guess.folder = (*site)->folder;
  const std::string_view file = last_part((*site)->path);
  guess.origin = file.empty() ? std::string((*site)->generator->name)
                              : fmt::format("{} ({})", file, (*site)->generator->name);
  SiteReading reading = (*site)->generator->read_configuration((*site)->root);
  for (Diagnostic& diagnostic : reading.diagnostics) {
    diagnostic.message.place.path = (*site)->path;
    guess.notes.push_back(std::move(diagnostic));
  }
  keep_usable(std::move(reading.settings), **site, guess);
  guess_icon(files, **site, guess);
  return guess;
}

std::string write_settings(const Node& settings, const std::string& origin) {
  std::string yaml = fmt::format("# feedgen's settings{}. docs/configuration.md explains them.\n",
                                 origin.empty() ? "" : ", guessed from " + origin);
  for (const Setting& setting : settings_table()) {
    yaml += fmt::format("\n# {}\n", setting.comment);
    const auto member = std::find_if(settings.members.begin(), settings.members.end(),
                                     [&](const Node::Member& m) { return m.key == setting.name; });
    if (member == settings.members.end()) {
      yaml += fmt::format("# {}: {}\n", setting.name, setting.example);
    } else {
      yaml += write_yaml_member(member->key, member->value);
    }
  }
  return yaml;
}

}  // namespace feedgen
