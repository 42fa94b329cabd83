#include "hook/script.h"

#include "hook/state_folder.h"
#include "support/catch.h"

namespace feedgen {
namespace {

const HookCall kCall{"/usr/bin/feedgen", ".", {"articles", "-o", "it's"}};

}  // namespace

TEST_CASE("words are quoted for the shell, and only where they need it") {
  CHECK(shell_words({"a-b", "", "it's", "$x", "分"}) == "a-b '' 'it'\\''s' '$x' '分'");
  CHECK(quoted_for_shell("a\nb") == "'a\nb'");
}

TEST_CASE("shells are known by the first line") {
  for (const char* first : {"#!/bin/sh", "#! /bin/bash -e", "#!/usr/bin/env bash",
                            "#!/usr/bin/env -S A=b ksh", "#!/bin/busybox sh", "#!/bin/zsh\n"}) {
    CHECK(is_shell_script(first));
  }
  for (const char* first : {"", "#!", "#!/usr/bin/env", "#!/usr/bin/env python3", "#!/bin/sh\r\n",
                            "#!/usr/bin/fish", "echo", " #!/bin/sh", "#!/bin/busybox vi"}) {
    CHECK_FALSE(is_shell_script(first));
  }
}

TEST_CASE("a block stands behind the first line and leaves no trace") {
  const std::string block = hook_block("post-commit", kCall);
  for (const char* script : {"#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 0", "#!/bin/sh", "#!/bin/sh\n",
                             "#!/bin/sh\n\n\n"}) {
    const std::string with = with_block(script, block);
    CHECK(has_block(with));
    CHECK(with.find(kBlockBegin) == 10);
    CHECK(with_block(with, block) == with);
    CHECK(with_block(with, hook_block("post-merge", kCall)) ==
          with_block(script, hook_block("post-merge", kCall)));
    CHECK(without_block(with) == std::string(script));
  }
  CHECK(without_block(new_script(block)) == "");
  CHECK(without_block(new_script(block) + "more\n") != "");
}

TEST_CASE("marks inside of lines are nobody's, and lone ones are reported") {
  const std::string quoted = "#!/bin/sh\necho '# >>> feedgen >>>'\n";
  CHECK_FALSE(has_block(quoted));
  CHECK_FALSE(without_block("#!/bin/sh\n# >>> feedgen >>>\n"));
  CHECK_FALSE(without_block("#!/bin/sh\n# <<< feedgen <<<\n"));
  CHECK_FALSE(
      without_block("#!/bin/sh\n# >>> feedgen >>>\n# >>> feedgen >>>\n# <<< feedgen <<<\n"));
}

TEST_CASE("what one run says is cut at a line's end") {
  std::string text;
  while (text.size() < 100'000) text += "a line of text\n";
  const std::string bounded = bounded_lines(text);
  CHECK(bounded.size() < 66'000);
  CHECK(bounded.ends_with("a line of text\n(2298 more lines)\n"));
  CHECK(bounded_lines("short\n") == "short\n");
}

}  // namespace feedgen
