#include "hook/script.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text/ascii.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::string_view kOwnHead = "#!/bin/sh\n# Made by `feedgen hook install`.\n";

// Where a line begins with `mark`, from `from` on.
std::size_t find_line(std::string_view script, std::string_view mark, std::size_t from) {
  for (std::size_t at = script.find(mark, from); at != std::string_view::npos;
       at = script.find(mark, at + 1)) {
    if (at == 0 || script[at - 1] == '\n') return at;
  }
  return std::string_view::npos;
}

std::string_view next_word(std::string_view& line) { return take_word(line, " \t"); }

}  // namespace

bool is_shell_script(std::string_view script) {
  constexpr std::array<std::string_view, 8> kShells{"sh",  "bash", "dash", "ash",
                                                    "ksh", "mksh", "zsh",  "busybox"};
  if (!script.starts_with("#!") || script.find('\0') != std::string_view::npos) return false;
  std::string_view line = script.substr(2, std::min(script.find('\n'), script.size()) - 2);
  std::string_view program = last_part(next_word(line));
  if (program == "env") {
    do program = next_word(line);
    while (program.starts_with('-') || program.find('=') != std::string_view::npos);
    program = last_part(program);
  }
  if (program == "busybox") program = next_word(line);
  return is_one_of(program, kShells);
}

std::string new_script(std::string_view block) {
  return std::string(kOwnHead) + std::string(block);
}

bool has_block(std::string_view script) {
  return find_line(script, kBlockBegin, 0) != std::string_view::npos ||
         find_line(script, kBlockEnd, 0) != std::string_view::npos;
}

std::string with_block(std::string_view script, std::string_view block) {
  const std::optional<std::string> bare = without_block(script);
  if (bare && bare->empty()) return new_script(block);
  std::string text = bare ? *bare : std::string(script);
  const std::size_t end = text.find('\n');
  if (end != std::string::npos) return text.insert(end + 1, block);
  // A first line without an end: the block takes over that it has none.
  return text + '\n' + std::string(block.substr(0, block.size() - 1));
}

std::optional<std::string> without_block(std::string_view script) {
  std::string text(script);
  while (has_block(text)) {
    std::size_t begin = find_line(text, kBlockBegin, 0);
    if (begin == std::string::npos) return std::nullopt;
    const std::size_t last = find_line(text, kBlockEnd, begin);
    const std::size_t other = find_line(text, kBlockBegin, begin + 1);
    if (last == std::string::npos || other < last) return std::nullopt;
    const std::size_t end = text.find('\n', last);
    if (end == std::string::npos && begin > 0) --begin;
    text.erase(begin, end == std::string::npos ? end : end + 1 - begin);
  }
  if (text == kOwnHead) text.clear();
  return text;
}

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
