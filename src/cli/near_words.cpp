#include "cli/near_words.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/options.h"
#include "format/yaml_writer.h"
#include "hook/script.h"
#include "scan/walk.h"
#include "sites/generator.h"
#include "sites/translation.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> views_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

// Those that a person has begun to write: "--out" for "--output".
std::vector<std::string> begun_by(std::string_view word, const std::vector<std::string>& options) {
  constexpr std::size_t kLeast = 3;  // two dashes and a letter
  std::vector<std::string> begun;
  if (word.size() < kLeast || !word.starts_with("--")) return begun;
  const std::string lower = ascii_lower(word);
  std::copy_if(options.begin(), options.end(), std::back_inserter(begun),
               [&](const std::string& option) { return option.starts_with(lower); });
  return begun;
}

std::string in_words(const std::vector<std::string>& options) {
  std::string text;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i > 0) text += i + 1 == options.size() ? " or " : ", ";
    text += in_quotes(options[i]);
  }
  return text;
}

std::string help_of(std::string_view command) {
  return command == "build" ? "feedgen help build" : fmt::format("feedgen {} --help", command);
}

// A few levels, and not too many folders, are enough for a hint.
constexpr int kDeepest = 4;
constexpr std::size_t kMostFolders = 256;

bool is_looked_into(std::string_view name) {
  constexpr std::array<std::string_view, 16> kOthers{
      "node_modules", "feeds",      "public",    "themes", "layouts", "includes",
      "templates",    "archetypes", "scaffolds", "static", "assets",  "vendor",
      "target",       "build",      "dist",      "tests"};
  if (name.front() == '_') return name == "_posts";
  return name.front() != '.' && !is_one_of(name, kOthers);
}

class ArticleCounter {
 public:
  explicit ArticleCounter(FileReader& files) : files_(files) {}

  struct Folder {
    std::size_t files = 0;  // that may be articles, in the folder itself
    std::vector<std::string> folders;
  };

  Folder look(const std::string& path) {
    Folder found;
    if (++folders_ > kMostFolders) return found;
    const Result<FolderListing> listing =
        files_.look(path, [](std::string_view name, FileKind kind) {
          return kind == FileKind::kFolder ? is_looked_into(name) : is_page(name);
        });
    if (!listing) return found;
    for (const FolderEntry& entry : listing->entries) {
      if (entry.status.kind == FileKind::kFolder) found.folders.push_back(entry.name);
      if (entry.status.kind == FileKind::kFile) ++found.files;
    }
    std::sort(found.folders.begin(), found.folders.end());
    return found;
  }

  std::size_t count(const std::string& path, int depth = 1) {
    const Folder folder = look(path);
    std::size_t files = folder.files;
    if (depth == kDeepest) return files;
    for (const std::string& name : folder.folders) files += count(path + '/' + name, depth + 1);
    return files;
  }

 private:
  // Text files are common in all folders, so they don't count as articles here.
  static bool is_page(std::string_view name) {
    const std::string lower = ascii_lower(name);
    return has_article_extension(name) && !lower.ends_with(".txt") &&
           !lower.starts_with("readme") && !lower.starts_with("license") &&
           !lower.starts_with("changelog");
  }

  FileReader& files_;
  std::size_t folders_ = 0;
};

std::string build_of(const std::string& folder) {
  const std::string path = folder.starts_with('-') ? "./" + folder : folder;
  return fmt::format("feedgen {} -o feeds", shell_words({path}));
}

}  // namespace

std::string remedy_for_option(std::string_view given, const CommandOptions& own,
                              const std::vector<CommandOptions>& all) {
  const std::string word(given.substr(0, given.find('=')));
  const std::vector<std::string> begun = begun_by(word, own.options);
  if (!begun.empty()) return fmt::format("did you mean {}?", in_words(begun));
  for (const CommandOptions& other : all) {
    if (is_one_of(word, other.options)) {
      return fmt::format("feedgen {} takes it, feedgen {} does not", other.command, own.command);
    }
  }
  if (std::string remedy = did_you_mean(word, views_of(own.options)); !remedy.empty()) {
    return remedy;
  }
  // Of one letter, "-O" for "-o".
  const std::string lower = ascii_lower(word);
  if (is_one_of(lower, own.options)) return fmt::format("did you mean {}?", in_quotes(lower));
  return help_of(own.command) + " lists the options";
}

tl::unexpected<Error> missing_path(const std::string& path, FileReader& files) {
  const std::string problem = fmt::format("there is no {}", in_quotes(path));
  std::vector<std::string_view> commands = command_names();
  if (is_one_of(path, commands)) {
    return fail(ErrorKind::kUsage, problem,
                fmt::format("write the command first: feedgen {}", path));
  }
  const fs::path wanted = fs::path(path).lexically_normal();
  const std::string parent = wanted.parent_path().string();
  std::vector<std::string> names;
  const Result<FolderListing> listing =
      files.look(parent.empty() ? "." : parent,
                 [](std::string_view name, FileKind) { return !name.starts_with('.'); });
  if (listing) {
    for (const FolderEntry& entry : listing->entries) names.push_back(entry.name);
    std::sort(names.begin(), names.end());
  }
  const std::string_view name = nearest(wanted.filename().string(), views_of(names));
  commands.push_back("help");
  const std::string_view command = nearest(path, commands);
  if (!command.empty()) {
    const std::string also =
        name.empty()
            ? ""
            : fmt::format(" or the folder {}", in_quotes((fs::path(parent) / name).string()));
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no command, and there is no such folder", in_quotes(path)),
                fmt::format("did you mean feedgen {}{}?", command, also));
  }
  if (!name.empty()) {
    return fail(ErrorKind::kUsage, problem,
                fmt::format("did you mean {}?", in_quotes((fs::path(parent) / name).string())));
  }
  return fail(ErrorKind::kUsage, problem, "name the folder that holds the articles");
}

std::string likely_folder(const std::string& start, FileReader& files) {
  ArticleCounter counter(files);
  const ArticleCounter::Folder here = counter.look(start);
  if (here.files > 0) return start;
  std::string best;
  std::size_t most = 0;
  for (const std::string& name : here.folders) {
    const std::string path = start == "." ? name : start + '/' + name;
    const std::size_t count = counter.count(path);
    if (count <= most) continue;
    most = count;
    best = path;
  }
  return best;
}

tl::unexpected<Error> no_articles_named(const std::string& settings, FileReader& files) {
  const std::string folder = likely_folder(".", files);
  if (!settings.empty()) {
    const std::string line = folder.empty()
                                 ? "articles, the folder that holds them"
                                 : "the line articles: " + write_yaml_value(scalar_node(folder));
    return fail(ErrorKind::kUsage, "no folder of articles is named", "add " + line,
                Place{settings});
  }
  if (!folder.empty()) {
    return fail(ErrorKind::kUsage, "no folder of articles is named",
                fmt::format("articles seem to lie in {}; to build their feeds, type: {}",
                            folder == "." ? "this folder" : in_quotes(folder), build_of(folder)));
  }
  return fail(ErrorKind::kUsage,
              "no folder of articles is named, and there is nothing here to build from: no "
              "articles (.md, .html, …), no feedgen.yaml, no site of " +
                  generator_names(),
              "name the folder that holds the articles: feedgen FOLDER -o feeds (feedgen help says "
              "more)");
}

CommandOptions options_of(const CommandText& command) {
  CommandOptions all{command.name, {}};
  for (const OptionText& option : command.options) {
    if (option.is_argument()) continue;
    all.options.insert(all.options.end(), option.names.begin(), option.names.end());
  }
  return all;
}

}  // namespace feedgen
