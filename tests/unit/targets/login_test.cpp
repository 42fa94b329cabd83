#include "targets/login.h"

#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

Variables variables_of(std::string login) {
  return [login = std::move(login)](const char* name) -> std::string {
    if (std::string_view(name) == "FEEDGEN_LOGIN") return login;
    return std::string_view(name) == "HOME" ? "/h" : "";
  };
}

}  // namespace

TEST_CASE("a password is found in .netrc by its host alone") {
  MemoryFiles files;
  REQUIRE(files.make_folder("/h"));
  REQUIRE(files.write_new("/h/.netrc",
                          "machine a.example login me password one\n"
                          "machine b.example\n  login you\n  password two\n",
                          Durability::kLater, std::nullopt));
  CHECK(login_for("a.example", variables_of(""), files).password == "one");
  CHECK(login_for("b.example", variables_of(""), files).user == "you");
  CHECK(login_for("c.example", variables_of(""), files).user.empty());
}

TEST_CASE("FEEDGEN_LOGIN counts for the host that it names") {
  MemoryFiles files;
  CHECK(login_for("a.example", variables_of("a.example me secret"), files).password == "secret");
  CHECK(login_for("b.example", variables_of("a.example me secret"), files).password.empty());
  CHECK(login_for("a.example", variables_of("me secret"), files).password.empty());
}

TEST_CASE("the host of an address has neither user nor port") {
  CHECK(host_in("davs://me@Cloud.Example:8443/x") == "cloud.example");
  CHECK(host_in("dav://[::1]:80/x") == "[::1]");
  CHECK(user_in("sftp://j%20d@h.example/x") == "j d");
  CHECK(user_in("sftp://h.example/x@y").empty());
}

}  // namespace feedgen
