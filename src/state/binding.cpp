#include "state/binding.h"

#include "state/values.h"
#include "system/clock.h"
#include "system/process.h"
#include "text/hash.h"

namespace feedgen {
namespace {

constexpr const char* kMark = "/mark";
constexpr const char* kDatabase = "/state.db";
constexpr std::uint64_t kMostBytes = 100;

std::string new_mark() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string mark;
  for (int half = 0; half < 2; ++half) {
    for (std::uint64_t bits = random_bits(), i = 0; i < 16; ++i, bits >>= 4U) {
      mark += kDigits[bits % kDigits.size()];
    }
  }
  return mark + '\n';
}

tl::unexpected<DatabaseError> unavailable(const Error& error) {
  return tl::unexpected(
      DatabaseError{DatabaseFault::kUnavailable, error.message.problem, error.message.remedy});
}

}  // namespace

Result<Binding> binding_of(FileSystem& files, const std::string& folder) {
  Binding binding;
  binding.user = current_user();
  const auto own = files.status(folder, Links::kDoNotFollow);
  if (!own) return tl::unexpected(own.error());
  if (*own) binding.folder = (*own)->inode();
  const auto database = files.status(folder + kDatabase, Links::kDoNotFollow);
  if (!database) return tl::unexpected(database.error());
  if (*database) binding.file = (*database)->inode();
  const auto mark = files.status(folder + kMark, Links::kDoNotFollow);
  if (!mark) return tl::unexpected(mark.error());
  if (!*mark || (*mark)->kind != FileKind::kFile || (*mark)->size() > kMostBytes) return binding;
  const Result<std::string> text = files.read(folder + kMark, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  binding.mark = hash128(*text);
  binding.marked = (*mark)->stamp.modified;
  return binding;
}

DatabaseResult<void> bind_to(FileSystem& files, const std::string& folder, Database& database) {
  const auto before = files.status(folder + kMark, Links::kDoNotFollow);
  if (before && *before && (*before)->kind == FileKind::kFolder) {
    return tl::unexpected(DatabaseError{DatabaseFault::kUnavailable,
                                        "a folder stands where its file \"mark\" goes",
                                        "remove the folder \"mark\" in it"});
  }
  if (Result<void> gone = files.remove(folder + kMark); !gone) return unavailable(gone.error());
  const Result<FileStatus> written = files.write_new(folder + kMark, new_mark(), Durability::kNow);
  if (!written) return unavailable(written.error());
  const Result<Binding> now = binding_of(files, folder);
  if (!now) return unavailable(now.error());
  if (DatabaseResult<void> none = database.run("DELETE FROM binding"); !none) return none;
  DatabaseResult<Statement> row = database.prepare(
      "INSERT INTO binding (folder, file, marked, mark, user) VALUES (?, ?, ?, ?, ?)");
  if (!row) return tl::unexpected(row.error());
  row->bind(0, as_signed(now->folder)).bind(1, as_signed(now->file)).bind(2, now->marked);
  row->bind(3, now->mark).bind(4, now->user);
  return row->step().map([](bool) {});
}

DatabaseResult<Binding> recorded_binding(Database& database) {
  DatabaseResult<Statement> row =
      database.prepare("SELECT folder, file, marked, mark, user FROM binding LIMIT 1");
  if (!row) return tl::unexpected(row.error());
  const DatabaseResult<bool> is_there = row->step();
  if (!is_there) return tl::unexpected(is_there.error());
  if (!*is_there) {
    return tl::unexpected(DatabaseError{DatabaseFault::kDamaged, "it is bound to no folder"});
  }
  return Binding{as_unsigned(row->number(0)), as_unsigned(row->number(1)), row->number(2),
                 digest(row->bytes(3)), row->number(4)};
}

Origin origin_of(const Binding& recorded, const Binding& now) {
  constexpr std::int64_t kSystem = 0;  // root, who can change all that the user has
  Binding here = now;
  here.user = recorded.user;
  if (recorded.mark == Digest{} || !(here == recorded)) return Origin::kOtherFolder;
  if (recorded.user == now.user || recorded.user == kSystem) return Origin::kHere;
  return Origin::kOtherUser;
}

}  // namespace feedgen
