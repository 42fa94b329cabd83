// All that a site says of itself, from its generator's configuration and from feedgen.yaml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sites/generator.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

struct FoundSite;

struct LoadedSettings {
  Settings settings;  ///< not complete yet (read_settings.h)
  std::string path;   ///< of feedgen.yaml; empty: there is none
  Diagnostics notes;  ///< which files were read, and what of the generator's was not used
  std::vector<SiteEdition> editions;  ///< of the site, without the main one
};

/// feedgen.yaml goes before the generator's configuration, setting by setting; each is the nearest
/// one in `start` or above. `given` names a file in place of feedgen.yaml. With `generator: none`
/// no configuration but feedgen.yaml is read; another name means that generator, with its defaults
/// where its configuration is not there. Fails, as a usage error, on what is wrong with
/// feedgen.yaml; what is wrong with the generator's file is a warning. `edition` is one of
/// LoadedSettings::editions, by its name; empty: the site's main one.
[[nodiscard]] Result<LoadedSettings> load_settings(FileReader& files, const std::string& start,
                                                   const std::optional<std::string>& given,
                                                   const std::string& edition = {});

/// feedgen.yaml in `articles` (a folder that exists) or the nearest folder above it, up to the
/// root of the repository (the folder that holds `.git`) or of the file system. Nothing where
/// there is none. The path is spelled relative to the working folder, as the user would write it.
[[nodiscard]] Result<std::optional<std::string>> find_settings(FileReader& files,
                                                               const std::string& articles);

/// The settings of a generator's configuration that can be used, and warnings of the others.
/// `path` is the file's, as messages show it.
void apply_site(const Node& site, const SiteGenerator& generator, const std::string& path,
                Settings& settings, Diagnostics& diagnostics);

/// What the site and its theme call its icon.
IconHints icon_hints(const FoundSite& site, FileReader& files);

/// The folder of the file that set `setting`: folders that it names are relative to that one.
std::string folder_of_setting(const Settings& settings, std::string_view setting);

}  // namespace feedgen
