#include "targets/target_kinds.h"

#include "support/catch.h"

namespace feedgen {
namespace {

std::string word_of_kind(std::string_view url) {
  const Result<UploadTarget> target = read_upload_target(url);
  return target ? std::string(target->kind->word) : "error";
}

}  // namespace

TEST_CASE("a target's kind is told by its scheme, and what has none is a folder") {
  CHECK(word_of_kind("s3://my-bucket/feeds") == "s3");
  CHECK(word_of_kind("davs://cloud.example/x") == "webdav");
  CHECK(word_of_kind("sftp://me@host.example:2222/~/feeds") == "sftp");
  CHECK(word_of_kind("../served") == "folder");
  CHECK(read_upload_target("s3://my-bucket/feeds//")->url == "s3://my-bucket/feeds");
}

TEST_CASE("an address that can't be a target is an error") {
  for (const char* url :
       {"ftp://host.example/", "s3://", "s3://B!/x", "s3://ab", "davs://", "davs://h.example/?a",
        "sftp:///x", "sftp://h.example/a%0Arm", "sftp://h.example/#a", ""}) {
    INFO(url);
    CHECK(word_of_kind(url) == "error");
  }
}

TEST_CASE("an address that holds a password is refused without showing it") {
  for (const char* url : {"davs://me:secret@h.example/x", "sftp://me:secret@h.example/x"}) {
    const Result<UploadTarget> target = read_upload_target(url);
    REQUIRE(!target);
    CHECK(target.error().message.problem.find("secret") == std::string::npos);
  }
}

}  // namespace feedgen
