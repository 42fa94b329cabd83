// What is printed from the definition of the options: a man page, and completions of shells. One
// row a form, and one file each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/program_text.h"
#include "value/result.h"

namespace feedgen {

std::string write_man_page(const ProgramText& program);
std::string write_bash_completion(const ProgramText& program);
std::string write_zsh_completion(const ProgramText& program);
std::string write_fish_completion(const ProgramText& program);

struct GeneratedForm {
  std::string_view word;
  std::string (*write)(const ProgramText& program);
};

std::span<const GeneratedForm> generated_forms();

/// Their words, with commas between them, for people.
std::string form_words();

/// The text in the form of that word. Fails, as a usage error, on other words.
[[nodiscard]] Result<std::string> generate(std::string_view word, const ProgramText& program);

}  // namespace feedgen
