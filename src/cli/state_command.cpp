#include <algorithm>
#include <set>
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

Result<Carried> export_to(const std::string& path, const PingRun& run, const Surroundings& around) {
  std::string text;
  Result<Carried> exported = with_truth(run, StateMode::kRead, around, [&](Session& session) {
    if (!is_list_of_ids(path)) return export_truth(session, text);
    const std::vector<LedgerRow> rows = LedgerStore(session).all();
    text = write_ids_tsv(rows);
    return Result<Carried>(Carried{rows.size(), rows.size(), 0});
  });
  if (!exported) return exported;
  if (path == "-") {
    std::fwrite(text.data(), 1, text.size(), around.out);
    return exported;
  }
  const Result<void> written = replace_file(path, text, around.world.files);
  if (!written) return tl::unexpected(written.error());
  return exported;
}

Carried import_list(const IdsReading& reading, Session& session) {
  LedgerStore ledger(session);
  Carried carried;
  for (const IdLine& line : reading.lines) {
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

Result<Carried> import_from(const std::string& path, const PingRun& run,
                            const Surroundings& around) {
  constexpr std::uint64_t kLargest = 1ULL << 30U;
  Result<std::string> text = around.world.files.read(path, kLargest);
  if (!text) return tl::unexpected(std::move(text.error()));
  if (is_list_of_ids(path)) {
    IdsReading reading = read_ids_tsv(*text);
    for (Message& problem : reading.problems) {
      problem.place.path = path;
      around.console.show(Severity::kWarning, problem);
    }
    return with_truth(run, StateMode::kWrite, around, [&](Session& session) -> Result<Carried> {
      return import_list(reading, session);
    });
  }
  return with_truth(run, StateMode::kWrite, around, [&](Session& session) {
    return import_truth(session, *text).map_error([&](Error error) {
      error.message.place.path = path;
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

Result<Carried> carry(const Options& options, const PingRun& run, const Surroundings& around) {
  switch (options.state_task) {
    case StateTask::kExport: return export_to(options.where, run, around);
    case StateTask::kImport: return import_from(options.where, run, around);
    case StateTask::kMove: break;
  }
  return move_to(options.where, run, around);
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
  Result<Carried> carried = carry(options, prepared->run, around);
  const bool moves = options.state_task == StateTask::kMove;
  for (const SiteEdition& edition : prepared->editions) {
    if (!carried || !moves) break;
    const Result<PreparedPing> other = prepare_ping(options, around.world.files, edition.name);
    const Result<Carried> more =
        other.and_then([&](const PreparedPing& one) { return carry(options, one.run, around); });
    if (!more) {
      carried = tl::unexpected(more.error());
      break;
    }
    carried->ids += more->ids;
    carried->rows += more->rows;
  }
  if (!carried) return give_up(carried.error(), options, around);
  if (options.json && options.where != "-") fmt::print(around.out, "{}", json_of(*carried));
  around.console.say(summary_of(*carried, options.state_task));
  if (moves && options.where != "none") {
    around.console.say("from now on set FEEDGEN_STATE to that address for every builder");
  }
  return ExitCode::kDone;
}

}  // namespace feedgen
