#include "text/latin.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("text of many scripts in plain Latin letters") {
  CHECK(in_latin_letters("plain 1 ~_") == "plain 1 ~_");
  CHECK(in_latin_letters("Ça — “va”…") == "Ca -- \"va\"...");
  CHECK(in_latin_letters("ßæœøłđþ ÅÄÖ") == "ssaeoeoldth AAO");
  CHECK(in_latin_letters("Привет, Щука") == "Privet, Shchuka");
  CHECK(in_latin_letters("Ελλάδα") == "Ellada");
  CHECK(in_latin_letters("北京 2024") == "Bei Jing  2024");
  CHECK(in_latin_letters("かなカナ") == "kanakana");
  CHECK(in_latin_letters("ガパ") == "gapa");
  CHECK(in_latin_letters("한국어 없") == "hangugeo eobs");
  CHECK(in_latin_letters("Ｆｕｌｌ") == "Full");
  CHECK(in_latin_letters("Tiếng Việt") == "Tieng Viet");
  CHECK(in_latin_letters("😀x") == "x");
}

}  // namespace feedgen
