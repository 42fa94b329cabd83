#include "text/language.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("languages are written as BCP 47 has them") {
  for (const auto& [written, tag] : {std::pair{"en", "en"},
                                     {"EN", "en"},
                                     {"zh_tw", "zh-TW"},
                                     {"zh_CN.UTF-8", "zh-CN"},
                                     {"en_US@euro", "en-US"},
                                     {"zh-hans-cn", "zh-Hans-CN"},
                                     {"sr_latn", "sr-Latn"},
                                     {"en-us-x-foo", "en-US-x-foo"},
                                     {"es-419", "es-419"},
                                     {"de-1996", "de-1996"},
                                     {"x-klingon", "x-klingon"},
                                     {"yue", "yue"},
                                     {" pt-br ", "pt-BR"},
                                     {"jp", "ja"},
                                     {"cn", "zh-CN"},
                                     {"kr", "ko"},
                                     {"i-klingon", "i-klingon"}}) {
    CAPTURE(written);
    CHECK(language_tag(written) == tag);
  }
}

TEST_CASE("what is no language has no tag") {
  for (const char* written : {"", "english", "chinese", "中文", "default", "zh-", "-", "c", "e n",
                              "zh--TW", "cn_simplified_long1", "en-x", "1en", "abcd"}) {
    CAPTURE(written);
    CHECK(language_tag(written).empty());
  }
}

}  // namespace feedgen
