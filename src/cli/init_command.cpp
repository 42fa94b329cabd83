#include "cli/init_command.h"

#include <fmt/format.h>

#include "cli/json_report.h"
#include "config/guess_settings.h"
#include "config/translation.h"
#include "config/write_settings.h"
#include "text/display.h"

namespace feedgen {
namespace {

Result<std::string> folder_of(const Options& options, FileSystem& files) {
  const std::string folder = options.articles.empty() ? "." : options.articles.front();
  const auto status = files.status(folder, Links::kFollow);
  if (status && *status && (*status)->kind == FileKind::kFolder) return folder;
  return fail(ErrorKind::kUsage, fmt::format("there is no folder {}", in_quotes(folder)),
              "name the site's folder");
}

Result<std::string> write(const GuessedSettings& guess, FileSystem& files) {
  std::string path = join_folders(guess.folder, "feedgen.yaml");
  const auto status = files.status(path, Links::kDoNotFollow);
  if (status && *status) {
    return fail(ErrorKind::kUsage, "there is a configuration already and it was left alone",
                "move it away first", Place{path});
  }
  return files.write_new(path, write_settings(guess.settings, guess.origin), Durability::kNow)
      .map([&](const FileStatus&) { return path; });
}

void show(const GuessedSettings& guess, const std::string& path, Console& console) {
  for (const Diagnostic& note : guess.notes) console.show(note.severity, note.message);
  const std::string from = guess.origin.empty() ? "" : ", guessed from " + guess.origin;
  console.show(Severity::kNote, Message{fmt::format("written{}", from), {}, Place{path}});
}

}  // namespace

ExitCode init_command(const Options& options, const Surroundings& around) {
  const Result<std::string> folder = folder_of(options, around.files);
  if (!folder) return give_up(folder.error(), options, around);
  const Result<GuessedSettings> guess = guess_settings(around.files, *folder);
  if (!guess) return give_up(guess.error(), options, around);
  const Result<std::string> path = write(*guess, around.files);
  if (!path) return give_up(path.error(), options, around);
  show(*guess, *path, around.console);
  if (options.json) fmt::print(around.out, "{}", json_report(*path, guess->notes));
  return ExitCode::kDone;
}

}  // namespace feedgen
