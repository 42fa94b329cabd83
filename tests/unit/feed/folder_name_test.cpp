#include "feed/folder_name.h"

#include "support/catch.h"

using feedgen::folder_name;
using feedgen::FolderNames;
using feedgen::is_folder_name_of;

namespace {

using Names = std::vector<std::string>;

Names folder_names(const Names& names) {
  Names folders;
  FolderNames siblings;
  for (const std::string& name : names) folders.push_back(siblings.add(name));
  return folders;
}

}  // namespace

TEST_CASE("a folder name that any system can take is the category's name") {
  for (const char* name :
       {"新媒体", "C++ & Rust's $5 [draft]", "-13℃，下雪", "''75后''常务副县长",
        "ONE PIECE｜海贼王", "a.b.c", "a b", "Ünïcode", "'", "👩‍👩‍👧"}) {
    CHECK(folder_name(name) == name);
  }
}

TEST_CASE("bytes that a file system or URL can't take are escaped in a folder name") {
  CHECK(folder_name(R"(/\:*?"<>|#%~)") == "~2F~5C~3A~2A~3F~22~3C~3E~7C~23~25~7E");
  CHECK(folder_name("AC/DC") == "AC~2FDC");
  CHECK(folder_name("a\x01\x1F\x7F") == "a~01~1F~7F");
  CHECK(folder_name("a\u0085b") == "a~C2~85b");
  CHECK(folder_name("~2F") == "~7E2F");
  CHECK(folder_name("~x0123456789ABCDEF") == "~7Ex0123456789ABCDEF");
}

TEST_CASE("no folder name climbs out of its parent or hides") {
  CHECK(folder_name(".") == "~2E");
  CHECK(folder_name("..") == "~2E~2E");
  CHECK(folder_name("...") == "~2E.~2E");
  CHECK(folder_name("../../etc") == "~2E.~2F..~2Fetc");
  CHECK(folder_name(".git") == "~2Egit");
}

TEST_CASE("spaces and dots at the edges of a folder name are escaped") {
  CHECK(folder_name(" a ") == "~20a~20");
  CHECK(folder_name("  ") == "~20~20");
  CHECK(folder_name(" ") == "~20");
  CHECK(folder_name("a. .") == "a. ~2E");
  CHECK(folder_name("etc.") == "etc~2E");
}

TEST_CASE("device names of Windows lose their first letter") {
  CHECK(folder_name("CON") == "~43ON");
  CHECK(folder_name("nul.txt") == "~6Eul.txt");
  CHECK(folder_name("Aux .tar.gz") == "~41ux .tar.gz");
  CHECK(folder_name("com1") == "~63om1");
  CHECK(folder_name("COM¹") == "~43OM¹");
  CHECK(folder_name("lpt².x") == "~6Cpt².x");
  CHECK(folder_name("LPT³ ") == "~4CPT³~20");
  CHECK(folder_name("CONIN$") == "~43ONIN$");
  for (const char* name : {"CONS", "COM", "COM10", "console.log", "a.con", "ＣＯＮ", "COM⁴"}) {
    CHECK(folder_name(name) == name);
  }
}

TEST_CASE("the names of feedgen's own files are escaped as folder names") {
  CHECK(folder_name("rss.xml") == "rss~2Exml");
  CHECK(folder_name("Atom.XML") == "Atom~2EXML");
  CHECK(folder_name("feed.json") == "feed~2Ejson");
  CHECK(folder_name("INDEX.HTML") == "INDEX~2EHTML");
  CHECK(folder_name("feeds.opml") == "feeds~2Eopml");
  CHECK(folder_name("rſs.xml") == "rſs~2Exml");
  CHECK(folder_name("rss.xml.bak") == "rss.xml.bak");
}

TEST_CASE("a mark behind an escaped byte does not join it") {
  CHECK(folder_name("~\u0301") == "~7E~CC~81");
  CHECK(folder_name(".\u0331\u0301x") == "~2E~CC~B1~CC~81x");
  CHECK(folder_name("/é") == "~2Fé");
}

TEST_CASE("a long folder name ends in a hash of the whole name") {
  const std::string longest(255, 'a');
  CHECK(folder_name(longest) == longest);
  const std::string cut = folder_name(longest + "a");
  CHECK(cut.size() == 255);
  CHECK(cut.substr(0, 239) == std::string(237, 'a') + "~x");
  CHECK(cut.substr(239).find_first_not_of("0123456789ABCDEF") == std::string::npos);
  CHECK(cut != folder_name(longest + "b"));
}

TEST_CASE("the hash in a folder name is XXH3 and never changes") {
  const std::string cut = folder_name(std::string(300, 'x'));
  CHECK(cut.substr(237) == "~xA5D1B4607DC83554");
}

TEST_CASE("a long folder name is cut between graphemes and escapes") {
  std::string cjk;
  for (int i = 0; i < 100; ++i) cjk += "图";
  CHECK(folder_name(cjk).substr(0, 239) == cjk.substr(0, 237) + "~x");
  CHECK(folder_name("a" + cjk).substr(0, 237) == "a" + cjk.substr(0, 234) + "~x");

  const std::string slashes = std::string(236, 'a') + std::string(40, '/');
  CHECK(folder_name(slashes).substr(0, 238) == std::string(236, 'a') + "~x");
  const std::string one_slash_fits = std::string(234, 'a') + std::string(40, '/');
  CHECK(folder_name(one_slash_fits).substr(0, 239) == std::string(234, 'a') + "~2F~x");

  std::string zalgo = "e";
  for (int i = 0; i < 200; ++i) zalgo += "\u0324";
  CHECK(folder_name(zalgo).size() == 18);
}

TEST_CASE("folder names that differ only by case are told apart, the first is plain") {
  const Names folders = folder_names({"NEWS", "News", "Sport", "news"});
  CHECK(folders[0] == "NEWS");
  CHECK(folders[2] == "Sport");
  CHECK(folders[1].substr(0, 6) == "News~x");
  CHECK(folders[3].substr(0, 6) == "news~x");
  CHECK(folder_names({"STRASSE", "Straße"})[1].substr(0, 9) == "Straße~x");
}

TEST_CASE("a folder that is there already is not given to a group") {
  FolderNames siblings;
  siblings.take("Tags");
  CHECK(siblings.add("tags").substr(0, 6) == "tags~x");
}

TEST_CASE("an escaped folder name and one that looks escaped stay two") {
  const Names folders = folder_names({"A/B", "a/b", "a~2Fb"});
  CHECK(folders[0] == "A~2FB");
  CHECK(folders[1] == "a~2Fb~x" + folders[1].substr(7));
  CHECK(folders[2] == "a~7E2Fb");
}

TEST_CASE("a folder name is known as one of its group's, alone and beside others") {
  const Names folders = folder_names({"news", "News"});
  CHECK(is_folder_name_of(folders[0], "news"));
  CHECK(is_folder_name_of(folders[1], "News"));
  CHECK_FALSE(is_folder_name_of(folders[1], "news"));
  CHECK_FALSE(is_folder_name_of("other", "news"));
}
