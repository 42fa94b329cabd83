#include "system/own_program.h"

#include "support/catch.h"
#include "system/memory_files.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

void put_program(MemoryFiles& files, const std::string& path) {
  REQUIRE(files.write_new(path, "", Durability::kNow, 0755U));
}

}  // namespace

TEST_CASE("the program that runs is found") {
  PosixFiles files;
  CHECK(own_program(files).value_or("").ends_with("/unit_tests"));
}

TEST_CASE("a program is found in PATH as a shell finds it") {
  MemoryFiles files;
  files.put_folder("a");
  files.put_folder("b");
  files.put_file("a/feedgen", "no program");
  put_program(files, "b/feedgen");
  const std::string found = find_program(files, "feedgen", "nowhere:a:b");
  CHECK(found == files.real_path("b/feedgen").value_or("?"));
  CHECK(find_program(files, "feedgen", "a").empty());
  CHECK(find_program(files, "feedgen", "").empty());
  CHECK(find_program(files, "", "b").empty());
  put_program(files, "feedgen");
  CHECK(find_program(files, "feedgen", "a:") == files.real_path("feedgen").value_or("?"));
}

TEST_CASE("a program that was called by its path is sought nowhere else") {
  MemoryFiles files;
  files.put_folder("b");
  put_program(files, "b/feedgen");
  CHECK(find_program(files, "b/feedgen", "") == files.real_path("b/feedgen").value_or("?"));
  CHECK(find_program(files, "c/feedgen", "b").empty());
}

TEST_CASE("where nothing says where the program lies it is an error with a remedy") {
  MemoryFiles files;  // without /proc, and without the program
  const Result<std::string> program = own_program(files);
  REQUIRE_FALSE(program);
  CHECK(program.error().kind == ErrorKind::kOutput);
  CHECK_FALSE(program.error().message.remedy.empty());
}

}  // namespace feedgen
