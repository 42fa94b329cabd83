#include "config/write_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/setting_texts.h"
#include "syntax/yaml_writer.h"

namespace feedgen {

std::string write_settings(const Node& settings, const std::string& origin) {
  std::string yaml = fmt::format("# feedgen's settings{}. docs/configuration.md explains them.\n",
                                 origin.empty() ? "" : ", guessed from " + origin);
  for (const SettingText& text : setting_texts()) {
    yaml += fmt::format("\n# {}\n", text.comment);
    const auto member = std::find_if(settings.members.begin(), settings.members.end(),
                                     [&](const Node::Member& m) { return m.key == text.name; });
    if (member == settings.members.end()) {
      yaml += fmt::format("# {}: {}\n", text.name, text.example);
    } else {
      yaml += write_yaml_member(member->key, member->value);
    }
  }
  return yaml;
}

}  // namespace feedgen
