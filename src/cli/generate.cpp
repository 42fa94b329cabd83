#include "cli/generate.h"

#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/settings_schema.h"
#include "feed/page_template.h"
#include "text/display.h"
#include "text/nearest.h"

namespace feedgen {
namespace {

std::string write_schema(const ProgramText&) { return settings_schema(); }
std::string write_page_template(const ProgramText&) { return std::string(usual_page_template()); }

constexpr std::array kForms{
    GeneratedForm{"man", write_man_page},
    GeneratedForm{"complete-bash", write_bash_completion},
    GeneratedForm{"complete-zsh", write_zsh_completion},
    GeneratedForm{"complete-fish", write_fish_completion},
    GeneratedForm{"schema", write_schema},
    GeneratedForm{"page-template", write_page_template},
};

}  // namespace

std::span<const GeneratedForm> generated_forms() { return kForms; }

std::string form_words() {
  std::vector<std::string_view> words;
  for (const GeneratedForm& form : kForms) words.push_back(form.word);
  return fmt::format("{}", fmt::join(words, ", "));
}

Result<std::string> generate(std::string_view word, const ProgramText& program) {
  std::vector<std::string_view> words;
  for (const GeneratedForm& form : kForms) {
    if (form.word == word) return form.write(program);
    words.push_back(form.word);
  }
  std::string remedy = did_you_mean(word, words);
  if (remedy.empty()) remedy = fmt::format("write one of {}", fmt::join(words, ", "));
  return fail(ErrorKind::kUsage, fmt::format("--generate: {} is not known", in_quotes(word)),
              std::move(remedy));
}

}  // namespace feedgen
