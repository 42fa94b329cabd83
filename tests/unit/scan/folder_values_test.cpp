#include "scan/folder_values.h"

#include <string>

#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

Settings on_hugo() {
  Settings settings;
  settings.generator = generator_of_word("hugo");
  return settings;
}

std::string value_of(const Inherited& inherited, std::string_view key) {
  for (const Node::Member& member : inherited.values.members) {
    if (member.key == key) return member.value.text;
  }
  return "(none)";
}

}  // namespace

TEST_CASE("the nearest folder's values go first, and a broken file keeps all below it back") {
  MemoryFiles files;
  files.put_file("c/_index.md", "---\ncascade: {author: A, draft: true}\n---\n");
  files.put_file("c/a/_index.md", "---\ncascade: {draft: false}\n---\n");
  files.put_file("c/b/_index.md", "---\ntitle: B\n---\n");
  files.put_file("c/x/_index.md", "---\ncascade: [\n---\n");
  const Settings settings = on_hugo();
  FolderValues folders(files, "c", settings);
  const Inherited a = folders.at("a/deep/1.md");
  CHECK(value_of(a, "draft") == "false");
  CHECK(value_of(a, "author") == "A");
  CHECK(value_of(folders.at("b/1.md"), "draft") == "true");
  CHECK(folders.at("b/1.md").digest != a.digest);
  CHECK(folders.at("b/1.md").digest == folders.at("1.md").digest);
  CHECK(folders.at("b/1.md").kept_back_by.empty());
  CHECK(folders.at("x/y/1.md").kept_back_by == "x/_index.md");
}

TEST_CASE("targets choose among the articles of a folder, but its digest is one") {
  MemoryFiles files;
  files.put_file("c/n/_index.md",
                 "---\ncascade: [{_target: {path: '/N/old-*/**'}, draft: true}]\n---\n");
  const Settings settings = on_hugo();
  FolderValues folders(files, "c", settings);
  CHECK(value_of(folders.at("n/old-1/a.md"), "draft") == "true");
  CHECK(value_of(folders.at("n/a.md"), "draft") == "(none)");
  CHECK(folders.at("n/a.md").digest == folders.at("n/old-1/a.md").digest);
}

TEST_CASE("without a generator that reads them, and outside of the source, folders say nothing") {
  MemoryFiles files;
  files.put_file("c/_index.md", "---\ncascade: {draft: true}\n---\n");
  const Settings plain;
  CHECK(FolderValues(files, "c", plain).at("a.md").digest == 0);
  const Settings settings = on_hugo();
  CHECK(FolderValues(files, "c", settings).at("").digest == 0);
}

}  // namespace feedgen
