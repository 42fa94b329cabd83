#include <array>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/request.h"
#include "cli/shared_state.h"
#include "format/json_writer.h"
#include "ids/ids_tsv.h"
#include "ids/ledger_store.h"
#include "state/state.h"
#include "system/replace_file.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "truth/carry.h"
#include "truth/truth.h"

namespace feedgen {
namespace {

// The state of the configuration that was found, with what is shared in it, as `use` works on it.
using UseTruth = std::function<Result<Carried>(Session& session)>;

StateRequest request_of(const PingRun& run, StateMode mode) {
  StateRequest request;
  request.home = run.home;
  request.mode = mode;
  request.adopts = run.adopts_state;
  request.part = run.state_part;
  request.shared = run.shared;
  return request;
}

tl::unexpected<Error> failed(const DatabaseError& error) {
  return fail(ErrorKind::kOutput, "the state can't be used: " + error.text, error.remedy);
}

Result<Carried> use_and_push(Database& database, Truth* truth, const UseTruth& use) {
  if (truth != nullptr) {
    if (Result<void> pulled = truth->pull(database); !pulled) {
      return tl::unexpected(std::move(pulled.error()));
    }
  }
  Session session(database);
  Result<Carried> used = use(session);
  if (session.failure()) return failed(*session.failure());
  if (!used || truth == nullptr) return used;
  const Result<Push> pushed = truth->push(session);
  if (!pushed) return tl::unexpected(pushed.error());
  if (*pushed == Push::kDone) return used;
  return fail(ErrorKind::kOutput, "another builder has changed the shared state", "run again");
}

Result<Carried> with_truth(const PingRun& run, StateMode mode, const Surroundings& around,
                           const UseTruth& use) {
  Diagnostics notes;
  StateRequest request = request_of(run, mode);
  request.tell = [&](const Message& message) { around.console.show(Severity::kWarning, message); };
  State state(around.world.files, request, notes);
  rescue_ids(state, nullptr);
  const Result<std::unique_ptr<Truth>> truth =
      Truth::open(request, around.world, state.patience_left());
  if (!truth) return tl::unexpected(truth.error());
  const Result<Database*> database = state.work();
  if (!database) return tl::unexpected(database.error());
  Result<Carried> used = use_and_push(**database, truth->get(), use);
  if (used && mode == StateMode::kWrite) state.commit();
  const bool is_written = mode == StateMode::kRead || !state.is_private();
  for (const Diagnostic& note : notes) around.console.show(note.severity, note.message);
  if (used && !is_written) {
    return fail(ErrorKind::kOutput, "the state could not be written", "the warnings say why");
  }
  return used;
}

bool is_list_of_ids(const std::string& path) { return path.ends_with(".tsv"); }

constexpr std::string_view kEdition = "edition-";

// A text of rows is of one edition; that of another one stands beside it, as its snapshot does.
std::string file_of(const std::string& path, const PingRun& run) {
  return run.state_part.empty() ? path : path + '.' + run.state_part;
}

std::string edition_of(const PingRun& run) {
  return run.state_part.empty() ? std::string() : run.state_part.substr(kEdition.size());
}

Result<Carried> export_to(const std::string& path, const PingRun& run, const Surroundings& around,
                          std::string& list) {
  std::string text;
  Result<Carried> exported = with_truth(run, StateMode::kRead, around, [&](Session& session) {
    if (!is_list_of_ids(path)) return export_truth(session, text);
    const std::vector<LedgerRow> rows = LedgerStore(session).all();
    list += write_ids_tsv(rows, edition_of(run));
    return Result<Carried>(Carried{rows.size(), rows.size(), 0});
  });
  if (!exported || is_list_of_ids(path)) return exported;
  if (path == "-") {
    std::fwrite(text.data(), 1, text.size(), around.out);
    return exported;
  }
  const Result<void> written = replace_file(file_of(path, run), text, around.world.files);
  if (!written) return tl::unexpected(written.error());
  return exported;
}

Carried import_list(const IdsReading& reading, const std::string& edition, Session& session) {
  LedgerStore ledger(session);
  Carried carried;
  for (const IdLine& line : reading.lines) {
    if (line.edition != edition) continue;
    const bool is_live = line.row.state == LedgerRow::State::kLive;
    const bool is_taken = is_live && !ledger.live_at(line.row.path).empty();
    if (ledger.has_id(line.row.id) || is_taken) {
      ++carried.known;
      continue;
    }
    ledger.add(line.row);
    ++carried.ids;
    ++carried.rows;
  }
  return carried;
}

constexpr std::uint64_t kLargest = 1ULL << 30U;

Result<Carried> import_from(const std::string& path, const IdsReading& list, const PingRun& run,
                            const Surroundings& around) {
  if (is_list_of_ids(path)) {
    return with_truth(run, StateMode::kWrite, around, [&](Session& session) -> Result<Carried> {
      return import_list(list, edition_of(run), session);
    });
  }
  const std::string file = file_of(path, run);
  if (!run.state_part.empty() && !around.world.files.has(file)) return Carried{};
  const Result<std::string> text = around.world.files.read(file, kLargest);
  if (!text) return tl::unexpected(text.error());
  return with_truth(run, StateMode::kWrite, around, [&](Session& session) {
    return import_truth(session, *text).map_error([&](Error error) {
      error.message.place.path = file;
      return error;
    });
  });
}

Result<Carried> move_to(const std::string& address, const PingRun& run,
                        const Surroundings& around) {
  if (address == "none") {
    return with_truth(run, StateMode::kWrite, around,
                      [&](Session& session) -> Result<Carried> { return settle_here(session); });
  }
  if (!is_shared_address(address)) {
    return fail(ErrorKind::kUsage, "this is no address of a shared state",
                "write: feedgen state move postgresql://HOST/DATABASE, s3://BUCKET/NAME or "
                "file:///FOLDER/NAME");
  }
  return with_truth(run, StateMode::kRead, around, [&](Session& session) -> Result<Carried> {
    const Result<std::unique_ptr<TruthStore>> store =
        open_truth_store(address, run.state_part, TruthAccess::kWrite, around.world);
    if (!store) return tl::unexpected(store.error());
    return move_truth(session, **store);
  });
}

// Parts of the state, for the editions of a site: those that the settings name, those that have a
// state here, and those of what is imported. The main one is first.
std::set<std::string> parts_of(const Options& options, const PreparedPing& prepared,
                               const IdsReading& list, FileSystem& files) {
  std::set<std::string> parts{std::string()};
  for (const SiteEdition& edition : prepared.editions) {
    parts.insert(std::string(kEdition) + edition.name);
  }
  const auto add = [&](const std::string& folder, const std::string& prefix, FileKind kind) {
    const std::string begin = prefix + std::string(kEdition);
    const Result<FolderListing> found =
        files.look(folder.empty() ? "." : folder, [&](std::string_view name, FileKind there) {
          return name.starts_with(begin) && there == kind;
        });
    if (!found) return;
    for (const FolderEntry& one : found->entries) parts.insert(one.name.substr(prefix.size()));
  };
  add(joined_path(prepared.run.home, ".feedgen"), {}, FileKind::kFolder);
  if (options.state_task != StateTask::kImport) return parts;
  for (const IdLine& line : list.lines) {
    if (!line.edition.empty()) parts.insert(std::string(kEdition) + line.edition);
  }
  if (!is_list_of_ids(options.where)) {
    add(std::string(folder_of(options.where)), std::string(last_part(options.where)) + '.',
        FileKind::kFile);
  }
  return parts;
}

Result<IdsReading> list_to_import(const Options& options, const Surroundings& around) {
  if (options.state_task != StateTask::kImport || !is_list_of_ids(options.where))
    return IdsReading{};
  const Result<std::string> text = around.world.files.read(options.where, kLargest);
  if (!text) return tl::unexpected(text.error());
  IdsReading reading = read_ids_tsv(*text);
  for (Message& problem : reading.problems) {
    problem.place.path = options.where;
    around.console.show(Severity::kWarning, problem);
  }
  return reading;
}

// Of all editions.
Result<Carried> carry(const Options& options, const PreparedPing& prepared,
                      const Surroundings& around) {
  const Result<IdsReading> list = list_to_import(options, around);
  if (!list) return tl::unexpected(list.error());
  const std::set<std::string> parts = parts_of(options, prepared, *list, around.world.files);
  const bool exports = options.state_task == StateTask::kExport;
  if (exports && options.where == "-" && parts.size() > 1) {
    return fail(ErrorKind::kUsage, "this site has a state for each of its languages",
                "name a file; those of the further languages are written beside it");
  }
  Carried carried;
  std::string ids;
  for (const std::string& part : parts) {
    PingRun run = prepared.run;
    run.state_part = part;
    const Result<Carried> one = exports ? export_to(options.where, run, around, ids)
                                : options.state_task == StateTask::kImport
                                    ? import_from(options.where, *list, run, around)
                                    : move_to(options.where, run, around);
    if (!one) return one;
    carried.ids += one->ids;
    carried.rows += one->rows;
    carried.known += one->known;
  }
  if (exports && is_list_of_ids(options.where)) {
    const Result<void> written = replace_file(options.where, ids, around.world.files);
    if (!written) return tl::unexpected(written.error());
  }
  return carried;
}

std::string json_of(const Carried& carried) {
  JsonWriter json;
  {
    const auto object = json.object();
    json.number("ids", carried.ids);
    json.number("rows", carried.rows);
    json.number("known", carried.known);
  }
  return json.finish();
}

std::string summary_of(const Carried& carried, StateTask task) {
  constexpr std::array kVerbs{"exported", "imported", "moved"};
  std::string text = fmt::format("{} ids, {} rows in all {}", carried.ids, carried.rows,
                                 kVerbs[static_cast<std::size_t>(task)]);
  if (carried.known > 0) text += fmt::format("; {} were there already", carried.known);
  return text;
}

}  // namespace

ExitCode state_command(const Options& options, const Surroundings& around) {
  Result<PreparedPing> prepared = prepare_ping(options, around.world.files);
  if (!prepared) return give_up(prepared.error(), options, around);
  const Result<Carried> carried = carry(options, *prepared, around);
  if (!carried) return give_up(carried.error(), options, around);
  if (options.json && options.where != "-") fmt::print(around.out, "{}", json_of(*carried));
  around.console.say(summary_of(*carried, options.state_task));
  const bool moves = options.state_task == StateTask::kMove;
  if (moves && options.where != "none") {
    around.console.say("from now on set FEEDGEN_STATE to that address for every builder");
  }
  return ExitCode::kDone;
}

}  // namespace feedgen
