// A state that anyone may have made, then builds. The first byte says which kind: any bytes as
// state.db and as the journal beside it, or a state of ours whose rows say anything. Afterwards a
// database keeps what it is given, and nothing outside of output and state has changed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <unistd.h>

#include "build.h"
#include "ids/ledger_store.h"
#include "system/posix_files.h"
#include "value/settings.h"

namespace {

namespace fs = std::filesystem;
using namespace feedgen;

const std::string& top() {
  static const std::string folder =
      (fs::temp_directory_path() / ("state-fuzz-" + std::to_string(::getpid()))).string();
  return folder;
}

std::string home() { return top() + "/deep/site"; }
std::string database() { return home() + "/.feedgen/state.db"; }

void write(const std::string& path, std::string_view bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

StateRequest request() { return {home(), StateMode::kWrite, std::chrono::milliseconds{5}}; }

void make_site() {
  fs::remove_all(top());
  write(top() + "/.bashrc", "precious");
  write(top() + "/vict/rss.xml", "precious");
  for (const char* name : {"a", "b", "c"}) {
    write(home() + "/articles/" + name + ".md", std::string("---\ntitle: ") + name +
                                                    "\ndate: 2021-07-10\ncategories: x" + name +
                                                    "\n---\ntext\n");
  }
}

bool build_site() {
  PosixFiles files;
  SystemGit git;
  BuildRequest build_request;
  build_request.articles = {home() + "/articles"};
  build_request.output = home() + "/feeds";
  build_request.settings.base_url = "https://site.example/";
  build_request.settings.files = build_request.articles;
  build_request.state = request();
  return build(build_request, system_world(files, git)).has_value();
}

// All but the output and the state.
std::map<std::string, std::string> around() {
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(top())) {
    const std::string path = entry.path().string();
    if (path.starts_with(home() + "/feeds") || path.starts_with(home() + "/.feedgen")) continue;
    std::ifstream file(path, std::ios::binary);
    found[path] = entry.is_regular_file() ? std::string(std::istreambuf_iterator<char>(file), {})
                                          : std::string();
  }
  return found;
}

// Takes bytes off the input's beginning.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}
  bool is_empty() const { return rest_.empty(); }
  std::size_t number(std::size_t below) {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte % below;
  }
  std::string_view text() {
    const std::string_view text = rest_.substr(0, number(64));
    rest_.remove_prefix(std::min(text.size(), rest_.size()));
    return text;
  }

 private:
  std::string_view rest_;
};

std::vector<std::string> names(Database& opened, const std::string& sql) {
  std::vector<std::string> found;
  auto rows = opened.prepare(sql);
  while (rows && rows->step().value_or(false)) found.emplace_back(rows->text(0));
  return found;
}

// By the door itself, so that the pages have their checksums.
void change_rows(Input input) {
  auto opened = Database::open(database(), Database::Access::kWrite, std::chrono::milliseconds{5});
  if (!opened) std::abort();
  const std::vector<std::string> tables =
      names(*opened, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (!input.is_empty()) {
    const std::string& table = tables[input.number(tables.size())];
    const std::vector<std::string> columns =
        names(*opened, "SELECT name FROM pragma_table_info('" + table + "')");
    if (columns.empty()) continue;
    const std::string& column = columns[input.number(columns.size())];
    auto update = opened->prepare("UPDATE OR IGNORE " + table + " SET " + column + " = ?");
    const std::size_t kind = input.number(4);
    const std::string_view text = input.text();
    if (!update) continue;
    if (kind == 0) update->bind(0, text);
    if (kind == 1) {
      update->bind(0, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    }
    if (kind == 2) update->bind(0, static_cast<std::int64_t>(std::hash<std::string_view>()(text)));
    if (kind == 3) update->bind(0, static_cast<std::int64_t>(text.size()) - 2);
    static_cast<void>(update->step());
  }
}

std::vector<LedgerRow> run(const LedgerRow& row) {
  PosixFiles files;
  Diagnostics diagnostics;
  State state(files, request(), diagnostics);
  rescue_ids(state, nullptr);
  const Result<Database*> work = state.work();
  if (!work) return {};
  std::vector<LedgerRow> rows;
  std::optional<DatabaseError> failure;
  {
    Session session(**work);
    LedgerStore store(session);
    rows = store.all();
    store.save({row});
    failure = session.failure();
  }
  if (failure && failure->fault == DatabaseFault::kDamaged) {
    rescue_ids(state, &*failure);
  }
  state.commit();
  return rows;
}

// Whatever it was: a run that could write has written, or has replaced what is broken by then.
void check_that_ids_are_kept() {
  LedgerRow row;
  row.id = "id of ours";
  row.path = "a.md";
  run(row);
  run(row);
  for (const LedgerRow& one : run(row)) {
    if (one.id == row.id) return;
  }
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  make_site();
  if (data[0] % 2 == 0) {
    const std::size_t split = bytes.size() * data[1] / 255;
    write(database(), bytes.substr(0, split));
    if (split < bytes.size()) write(database() + "-journal", bytes.substr(split));
    check_that_ids_are_kept();
    return 0;
  }
  if (!build_site()) std::abort();
  change_rows(Input(bytes));
  write(home() + "/articles/a.md",
        "---\ntitle: new\ndate: 2021-07-11\ncategories: xb\n---\nmore\n");
  const auto edited = around();
  build_site();
  build_site();
  if (around() != edited) std::abort();
  return 0;
}
