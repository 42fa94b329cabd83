#include "cli/shared_state.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "system/variables.h"
#include "text/display.h"
#include "truth/truth.h"

namespace feedgen {

namespace {

constexpr const char* kAddresses =
    "write it like postgresql://HOST/DATABASE, s3://BUCKET/NAME or file:///FOLDER/NAME";

// "user:password@", or an option of that name.
bool has_password(std::string_view address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string_view::npos) return false;
  const std::string_view rest = address.substr(begin + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
  const std::size_t at = host.rfind('@');
  const bool is_in_host = at != std::string_view::npos && host.find(':') < at;
  return is_in_host || address.find("password=") != std::string_view::npos;
}

Result<std::string> state_of_settings(const Options& options, const Settings& settings) {
  if (settings.state.empty()) return std::string();
  const SettingOrigin* origin = origin_of(settings, "state");
  const Place place = origin == nullptr ? Place{} : origin->place;
  if (!options.config) {
    return fail(ErrorKind::kUsage,
                "state: where the state is shared is not taken from a configuration that was found",
                "set FEEDGEN_STATE to the address, or to none for a state of your own; or name "
                "the file: --config feedgen.yaml",
                place);
  }
  if (has_password(settings.state)) {
    return fail(ErrorKind::kUsage, "state: the address holds a password",
                "write it into ~/.pgpass, or set PGPASSWORD", place);
  }
  if (is_shared_address(settings.state)) return settings.state;
  return fail(ErrorKind::kUsage, "state: this is no address of a shared state", kAddresses, place);
}

}  // namespace

Result<std::string> shared_state(const Options& options, const Settings& settings) {
  std::string address = options.state.value_or(own_variables()("FEEDGEN_STATE"));
  if (address.empty()) return state_of_settings(options, settings);
  if (address == "none") return std::string();
  if (is_shared_address(address)) return address;
  // It may hold a password, so it is not shown.
  return fail(ErrorKind::kUsage,
              fmt::format("{}: this is no address of a shared state",
                          options.state ? "--state" : "FEEDGEN_STATE"),
              kAddresses);
}

Result<Options> state_task(const std::string& word, Options options) {
  constexpr std::array kTasks{std::pair{"export", StateTask::kExport},
                              std::pair{"import", StateTask::kImport},
                              std::pair{"move", StateTask::kMove}};
  for (const auto& [name, task] : kTasks) {
    if (word != name) continue;
    options.state_task = task;
    if (!options.where.empty()) return options;
    return fail(ErrorKind::kUsage, fmt::format("state {}: it is not said where", name),
                task == StateTask::kMove ? "write: feedgen state move postgresql://HOST/DATABASE"
                                         : fmt::format("write: feedgen state {} FILE", name));
  }
  return fail(ErrorKind::kUsage,
              word.empty() ? std::string("state: it is not said what to do")
                           : fmt::format("state: {} is nothing to do", in_quotes(word)),
              "write: feedgen state export FILE, import FILE, or move ADDRESS");
}

}  // namespace feedgen
