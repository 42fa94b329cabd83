#include "sites/page_partial.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sites/generator.h"

namespace feedgen {
namespace {

// Two generators may have one language, and other variables in it: the site's own counts.
std::vector<const TemplateWords*> templates_of(const Settings& settings) {
  std::vector<const TemplateWords*> all;
  const auto add = [&](const SiteGenerator* generator) {
    if (generator == nullptr || generator->feed_links == nullptr) return;
    for (const TemplateWords* known : all) {
      if (known->word == generator->feed_links->word) return;
    }
    all.push_back(generator->feed_links);
  };
  add(settings.generator);
  for (const SiteGenerator* generator : site_generators()) add(generator);
  return all;
}

}  // namespace

std::string template_words(const Settings& settings) {
  std::vector<std::string_view> words;
  for (const TemplateWords* one : templates_of(settings)) words.push_back(one->word);
  return fmt::format("{}", fmt::join(words, ", "));
}

const TemplateWords* template_of_word(std::string_view word, const Settings& settings) {
  for (const TemplateWords* one : templates_of(settings)) {
    if (one->word == word) return one;
  }
  return nullptr;
}

}  // namespace feedgen
