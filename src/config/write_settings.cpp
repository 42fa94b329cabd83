#include "config/write_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/settings_table.h"
#include "format/yaml_writer.h"

namespace feedgen {

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
