#include "cli/check_configuration.h"

#include <utility>

#include <fmt/format.h>

#include "article/glob.h"
#include "cli/check_profiles.h"
#include "cli/named_path.h"
#include "config/load_settings.h"
#include "config/read_settings.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/url.h"

namespace feedgen {
namespace {

// The folder from which feedgen.yaml is looked for.
std::string start_of_search(const std::vector<std::string>& paths, FileReader& files) {
  const std::string path = paths.empty() ? "." : paths.front();
  if (path == "-" || is_web_url(path)) return ".";
  const auto status = files.status(path, Links::kFollow);
  if (!status || !*status) return ".";
  if ((*status)->kind == FileKind::kFolder) return path;
  const std::string_view folder = folder_of(path);
  return folder.empty() ? path.starts_with('/') ? "/" : "." : std::string(folder);
}

tl::unexpected<Error> wrong(const std::string& path, Place place, Error error) {
  place.path = path;
  error.message.place = std::move(place);
  return tl::unexpected(std::move(error));
}

Result<void> judge_words(const char* setting, const RuleWords& rules, const std::string& path) {
  Result<void> known = judge_rule_words(setting, rules.words);
  if (!known) return wrong(path, rules.place, std::move(known.error()));
  return {};
}

Result<void> apply_profile(const CheckSettings& settings, const std::string& path,
                           CheckOptions& check) {
  if (settings.profile.empty()) return {};
  std::string names;
  for (const CheckProfile& one : check_profiles()) {
    if (one.name == settings.profile && check.profile == nullptr) check.profile = &one;
    if (one.name == settings.profile) return {};
    names += (names.empty() ? "" : ", ") + std::string(one.name);
  }
  return wrong(path, settings.profile_place,
               {ErrorKind::kUsage,
                {fmt::format("check: profile: there is no {}", in_quotes(settings.profile)),
                 fmt::format("write one of {}", names),
                 {}}});
}

}  // namespace

Result<std::string> real_path_to_be(const std::string& path, FileReader& files) {
  const Result<std::string> real = files.real_path(path);
  if (real) return real;
  const std::string_view folder = folder_of(path);
  if (folder.size() == path.size() || path == ".") return real;
  const std::string above_it = !folder.empty()         ? std::string(folder)
                               : path.starts_with('/') ? "/"
                                                       : ".";
  return real_path_to_be(above_it, files).map([&](const std::string& above) {
    return joined_path(above, last_part(path));
  });
}

Result<void> apply_check_settings(const Settings& settings, CheckOptions& check,
                                  FileReader& files) {
  const SettingOrigin* const origin = origin_of(settings, "check");
  if (origin == nullptr) return {};
  const std::string& path = origin->place.path;
  const CheckSettings& own = settings.check;
  Result<void> judged = judge_words("check: select", own.select, path);
  if (judged) judged = judge_words("check: ignore", own.ignore, path);
  for (const PathIgnore& one : own.by_path) {
    if (judged) judged = judge_words("check: ignore_in", one.rules, path);
  }
  if (judged) judged = apply_profile(own, path, check);
  if (!judged) return judged;
  if (check.select.empty()) check.select = own.select.words;
  check.ignore.insert(check.ignore.end(), own.ignore.words.begin(), own.ignore.words.end());
  check.fails_on_warnings = check.fails_on_warnings || own.fails_on_warnings;
  check.by_path = own.by_path;
  const std::string folder(folder_of(path));
  Result<std::string> real = files.real_path(!folder.empty()         ? folder
                                             : path.starts_with('/') ? "/"
                                                                     : ".");
  if (!real) return tl::unexpected(std::move(real.error()));
  check.settings_folder = std::move(*real);
  if (check.baseline || own.baseline.empty()) return {};
  return inside(own.baseline, "check", settings, files).map([&](std::string baseline) {
    check.baseline = std::move(baseline);
    check.is_baseline_of_settings = true;
  });
}

Result<std::string> find_check_settings(const Options& options, FileReader& files) {
  if (options.config) return *options.config;
  return find_settings(files, start_of_search(options.check.paths, files))
      .map([](const std::optional<std::string>& path) { return path.value_or(""); });
}

Result<std::string> apply_check_settings(Options& options, FileReader& files) {
  constexpr std::uint64_t kLargest = 1U << 20U;
  CheckOptions& check = options.check;
  const Result<std::string> found = find_check_settings(options, files);
  if (!found || found->empty()) return found;
  const std::string& path = *found;
  const Result<std::string> yaml = files.read(path, kLargest);
  if (!yaml) {
    Error error = yaml.error();
    error.kind = ErrorKind::kUsage;
    return tl::unexpected(std::move(error));
  }
  const Result<Node> root = parse_settings(*yaml, path);
  if (!root) return tl::unexpected(root.error());
  const Node::Member* const member = find_member(*root, "check");
  if (member == nullptr) return std::string();
  Settings settings;
  Result<void> done =
      apply_setting(*member, {SettingOrigin::Kind::kSettings, path, path}, settings);
  if (done) done = apply_check_settings(settings, check, files);
  if (!done) return tl::unexpected(std::move(done.error()));
  return path;
}

std::vector<std::string> words_ignored_in(const std::string& path, const CheckOptions& options,
                                          FileReader& files) {
  std::vector<std::string> words;
  if (options.by_path.empty() || path == "-" || is_web_url(path)) return words;
  const Result<std::string> real = real_path_to_be(path, files);
  const std::string below = options.settings_folder.ends_with('/') ? options.settings_folder
                                                                   : options.settings_folder + '/';
  if (!real || !real->starts_with(below)) return words;
  const std::string_view inner = std::string_view(*real).substr(below.size());
  for (const PathIgnore& one : options.by_path) {
    if (!matches_glob(one.pattern, inner)) continue;
    words.insert(words.end(), one.rules.words.begin(), one.rules.words.end());
  }
  return words;
}

}  // namespace feedgen
