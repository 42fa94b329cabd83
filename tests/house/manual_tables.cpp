// Tables of the manual that come from tables of the program: settings, keys of front matter, rules
// of checks.
//
//   manual_tables ROOT            names the tables that are stale, and exits 1 if there is any
//   manual_tables ROOT --write    writes them, each between its two comments
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "article/episodes.h"
#include "article/hiding_keys.h"
#include "article/keys.h"
#include "check/rule.h"
#include "config/podcast_elements.h"
#include "config/settings_table.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

// As a cell of a table.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped.append(c == '|' ? "\\" : "").push_back(c);
  return escaped;
}

std::string code(std::string_view text) { return fmt::format("`{}`", cell(text)); }

std::string codes(std::span<const std::string_view> texts) {
  std::string list;
  for (const std::string_view text : texts) list.append(list.empty() ? "" : ", ") += code(text);
  return list;
}

std::string settings() {
  std::string table = "| setting | says | example |\n|---|---|---|\n";
  for (const Setting& setting : settings_table()) {
    table += fmt::format("| [{}](#{}) | {} | {} |\n", code(setting.name), setting.name,
                         cell(setting.comment), code(setting.example));
  }
  return table;
}

std::string front_matter() {
  std::string table = "| what | keys, the first that has a value counts | else |\n|---|---|---|\n";
  for (const FrontMatterKey& key : front_matter_keys()) {
    const std::string shape = key.shape.empty() ? "" : fmt::format(": {}", cell(key.shape));
    table +=
        fmt::format("| {} | {}{} | {} |\n", key.what, codes(key.names), shape, cell(key.otherwise));
  }
  return table;
}

std::string episodes() {
  std::string table = "| key | says |\n|---|---|\n";
  for (const EpisodeKey& key : episode_keys()) {
    table += fmt::format("| {} | {} |\n", codes(key.names), cell(key.says));
  }
  return table;
}

std::string podcast_rows() {
  std::string table = "| key | of | says |\n|---|---|---|\n";
  for (const PodcastElement& row : podcast_elements()) {
    const std::string_view place = row.place == PodcastPlace::kShow      ? "the show"
                                   : row.place == PodcastPlace::kEpisode ? "episodes"
                                                                         : "both";
    table += fmt::format("| {} | {} | {} |\n", code(row.key), place, cell(row.says));
  }
  return table;
}

std::string hiding() {
  std::string table = "| keys | hide an article with |\n|---|---|\n";
  for (const HidingKey& key : hiding_keys()) {
    table += fmt::format("| {} | {} |\n", codes(key.names), cell(key.hides));
  }
  return table;
}

// An example as code that runs over one line; lines that only say what is taken out are left out.
std::string example(std::string_view title, std::string_view text) {
  while (text.starts_with('-')) take_until(text, '\n');
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of(" \n") == std::string_view::npos) return {};
  std::string shown;
  for (const char c : text) {
    if (c == '\n') {
      shown += ' ';
    } else if (static_cast<unsigned char>(c) < 0x80) {
      shown += c;
    } else {
      shown += c == '\xE9' ? std::string("\\xE9") : std::string(1, c);
    }
  }
  return fmt::format("- {}: `{}`\n", title, shown);
}

std::string rules() {
  std::string text;
  for (const CheckRule* rule : all_rules()) {
    const std::string_view severity = rule->severity == Severity::kError     ? "error"
                                      : rule->severity == Severity::kWarning ? "warning"
                                                                             : "note";
    text +=
        fmt::format("### {} `{}`\n\n{}: {} What to do: {}. Who breaks: {}. Source: {}.\n\n{}{}\n",
                    rule->code, rule->name, severity, rule->says, rule->remedy, rule->breaks,
                    rule->source, example("wrong", rule->bad), example("right", rule->good));
  }
  return text;
}

struct ManualTable {
  std::string_view file;
  std::string_view name;
  std::string (*text)();
};

constexpr ManualTable kTables[]{
    {"docs/configuration.md", "settings", settings},
    {"docs/configuration.md", "elements of podcasts", podcast_rows},
    {"docs/front-matter.md", "keys of front matter", front_matter},
    {"docs/front-matter.md", "keys of episodes", episodes},
    {"docs/front-matter.md", "keys that hide", hiding},
    {"docs/rules.md", "rules", rules},
};

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The page with the table between its comments; empty where it has no such comments.
std::string with_table(const std::string& page, const ManualTable& table) {
  const std::string begin = fmt::format("<!-- {}: written by ./dev docs -->\n", table.name);
  const std::string end = fmt::format("<!-- end of {} -->", table.name);
  const std::size_t from = page.find(begin);
  const std::size_t to = page.find(end);
  if (from == std::string::npos || to == std::string::npos || to < from) return {};
  return page.substr(0, from + begin.size()) + table.text() + page.substr(to);
}

int judge(const std::string& root, bool is_to_write) {
  int status = 0;
  for (const ManualTable& table : kTables) {
    const std::string path = fmt::format("{}/{}", root, table.file);
    const std::string page = read(path);
    const std::string fresh = with_table(page, table);
    if (fresh.empty()) {
      std::cout << table.file << ": the comments around the table of " << table.name
                << " are missing\n";
      status = 1;
    } else if (fresh != page && is_to_write) {
      std::ofstream(path, std::ios::binary) << fresh;
    } else if (fresh != page) {
      std::cout << table.file << ": the table of " << table.name << " is stale; run ./dev docs\n";
      status = 1;
    }
  }
  return status;
}

}  // namespace
}  // namespace feedgen

int main(int count, char** words) {
  const bool is_to_write = count == 3 && std::string_view(words[2]) == "--write";
  if (count < 2 || (count == 3 && !is_to_write) || count > 3) {
    std::cerr << "usage: manual_tables ROOT [--write]\n";
    return 2;
  }
  return feedgen::judge(words[1], is_to_write);
}
