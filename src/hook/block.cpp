#include "hook/block.h"

#include <fmt/format.h>

namespace feedgen {

std::string quoted_for_shell(std::string_view word) {
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + '\'';
}

std::string shell_words(const std::vector<std::string>& words) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:,@%+";
  std::string text;
  for (const std::string& word : words) {
    const bool is_plain = !word.empty() && word.find_first_not_of(kPlain) == std::string::npos;
    text += (text.empty() ? "" : " ") + (is_plain ? word : quoted_for_shell(word));
  }
  return text;
}

std::string hook_block(std::string_view hook, const HookCall& call) {
  // A folder whose name begins with a dash would be an option of cd.
  const std::string folder = call.folder.starts_with('/') ? call.folder : "./" + call.folder;
  const std::string words = shell_words(call.words);
  std::string text = fmt::format(
      "{} Written by `feedgen hook install`; `feedgen hook uninstall` removes it.\n"
      "FEEDGEN_HOOK=\"${{FEEDGEN_HOOK-}}i\"; export FEEDGEN_HOOK\n"
      "( CDPATH= cd {} 2>/dev/null || exit 0\n",
      kBlockBegin, quoted_for_shell(folder));
  text += fmt::format("  feedgen={}\n", quoted_for_shell(call.program));
  text +=
      "  [ -x \"$feedgen\" ] || feedgen=$(command -v feedgen) || {\n"
      "    echo 'feedgen: the program is gone, so the feeds are as they were; "
      "install it, or remove this hook' >&2; exit 0; }\n";
  text += fmt::format(
      "  exec \"$feedgen\" hook run {} \"$@\" --{}{}\n"
      ") </dev/null || :\n"
      "{}\n",
      hook, words.empty() ? "" : " ", words, kBlockEnd);
  return text;
}

}  // namespace feedgen
