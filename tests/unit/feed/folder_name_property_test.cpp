// What holds for the folder names of any categories, tried on random hostile ones.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "feed/folder_name.h"
#include "support/catch.h"
#include "text/unicode.h"
#include "text/utf8.h"

using namespace feedgen;

namespace {

// Few enough pieces that names often differ by little.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {"a",      "A",     "é",
                                               "É",      "e",     "\u0301",
                                               "\u0323", "ß",     "ss",
                                               "SS",     "ſ",     "K",
                                               "k",      "图",    ".",
                                               " ",      "~",     "~2F",
                                               "~x",     "/",     "\\",
                                               ":",      "%",     "?",
                                               "#",      "-",     "1",
                                               "¹",      "F",     "2F",
                                               "COM",    "nul",   "con",
                                               "I",      "İ",     "ı",
                                               "i",      "ﬁ",     "👩‍👩‍👧",
                                               "가",     "ᄀ",    "ᅡ",
                                               "Σ",      "ς",     "σ",
                                               "rss.",   "xml",   "feed.json",
                                               "\t",     "|",     "\"",
                                               "*",      "<",     ">",
                                               "\x7F",   "\u0085"};
  return all;
}

std::string random_name(std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::size_t shape = below(8);
  const std::size_t length = shape == 0 ? 60 + below(200) : 1 + below(4);
  std::string name;
  for (std::size_t i = 0; i < length; ++i) {
    name += shape == 0 && i < 90 ? pieces()[below(2)] : pieces()[below(pieces().size())];
  }
  return nfc(name);
}

std::vector<std::string> random_siblings(std::mt19937& random) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < 120; ++i) names.insert(random_name(random));
  return {names.begin(), names.end()};
}

void check_portable(const std::string& folder) {
  INFO(folder);
  REQUIRE(!folder.empty());
  REQUIRE(folder.size() <= 255);
  REQUIRE(is_utf8(folder));
  REQUIRE(nfc(folder) == folder);
  REQUIRE(folder.find_first_of("/\\:*?\"<>|#%\x7F\t") == std::string::npos);
  REQUIRE(folder.find("\u0085") == std::string::npos);
  REQUIRE(folder.front() != '.');
  REQUIRE(folder.front() != ' ');
  REQUIRE(folder.back() != '.');
  REQUIRE(folder.back() != ' ');
  const std::string base = case_fold(folder.substr(0, folder.find('.')));
  for (const char* device : {"con", "nul", "com1", "com¹"}) REQUIRE(base != device);
  for (const char* own : {"rss.xml", "feed.json"}) REQUIRE(case_fold(folder) != own);
}

// The category's name that a folder name without a hash stands for.
std::string unescape(std::string_view folder) {
  std::string name;
  for (std::size_t i = 0; i < folder.size(); ++i) {
    if (folder[i] == '~') {
      name += static_cast<char>(std::stoi(std::string(folder.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      name += folder[i];
    }
  }
  return name;
}

std::vector<std::string> folder_names(const std::vector<std::string>& names) {
  std::vector<std::string> folders;
  FolderNames siblings;
  for (const std::string& name : names) folders.push_back(siblings.add(name));
  return folders;
}

}  // namespace

TEST_CASE("folder names of random categories are portable and distinct whatever the case") {
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    const std::vector<std::string> names = random_siblings(random);
    std::set<std::string> folded;
    for (const std::string& folder : folder_names(names)) {
      check_portable(folder);
      folded.insert(case_fold(folder));
    }
    REQUIRE(folded.size() == names.size());
  }
}

TEST_CASE("a random category's folder name can be read back, or is hashed") {
  std::mt19937 random(2);
  std::size_t hashed = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string name = random_name(random);
    const std::string folder = folder_name(name);
    INFO(name);
    if (folder.find("~x") == std::string::npos) {
      REQUIRE(unescape(folder) == name);
    } else {
      ++hashed;
      REQUIRE(name.size() * 3 > 255);
    }
  }
  CHECK(hashed > 100);
}
