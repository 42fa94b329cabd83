#include "text/ascii.h"

#include <algorithm>
#include <string>

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("growing places are answered by one pass over the text") {
  const std::string text = std::string(500, 'a') + "bb" + std::string(500, 'a');
  NextPlace next;
  std::size_t passed = 0;
  const auto find = [&](std::size_t from) {
    const std::size_t found = text.find('b', from);
    passed += std::min(found, text.size()) - from;
    return found;
  };
  for (std::size_t from = 0; from < text.size(); ++from) {
    CHECK(next.at_or_behind(from, find) == text.find('b', from));
  }
  CHECK(passed <= text.size());
}

TEST_CASE("a place further back is answered too") {
  const std::string text = "abab";
  NextPlace next;
  const auto find = [&](std::size_t from) { return text.find('b', from); };
  CHECK(next.at_or_behind(2, find) == 3);
  CHECK(next.at_or_behind(0, find) == 1);
  CHECK(next.at_or_behind(4, find) == std::string::npos);
  CHECK(next.at_or_behind(1, find) == 1);
}

TEST_CASE("a byte order mark is taken off once, and only at the beginning") {
  CHECK(without_byte_order_mark("\uFEFFa") == "a");
  CHECK(without_byte_order_mark("\uFEFF\uFEFF") == "\uFEFF");
  CHECK(without_byte_order_mark("a\uFEFF") == "a\uFEFF");
  CHECK(without_byte_order_mark("\xEF\xBB") == "\xEF\xBB");
  CHECK(without_byte_order_mark("").empty());
}

TEST_CASE("a list of words holds whole words only") {
  CHECK(holds_word(" td th ", "td"));
  CHECK(holds_word(" attd td ", "td"));
  CHECK_FALSE(holds_word(" td th ", "t"));
  CHECK_FALSE(holds_word(" td th ", ""));
  CHECK_FALSE(holds_word(" td th ", "td th"));
  CHECK_FALSE(holds_word("", "td"));
}
