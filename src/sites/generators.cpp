#include <array>

#include "sites/11ty/11ty.h"
#include "sites/astro/astro.h"
#include "sites/generator.h"
#include "sites/hexo/hexo.h"
#include "sites/hugo/hugo.h"
#include "sites/jekyll/jekyll.h"
#include "sites/pelican/pelican.h"
#include "sites/zola/zola.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array kGenerators{&kEleventy, &kHexo, &kJekyll, &kHugo, &kPelican, &kZola, &kAstro};

}  // namespace

std::span<const SiteGenerator* const> site_generators() { return kGenerators; }

const SiteGenerator* generator_of_word(std::string_view word) {
  const auto found =
      find_if(kGenerators, [&](const SiteGenerator* one) { return one->word == word; });
  return found == nullptr ? nullptr : *found;
}

std::string generator_names() {
  std::string names;
  for (std::size_t i = 0; i < kGenerators.size(); ++i) {
    if (i > 0) names += i + 1 == kGenerators.size() ? " or " : ", ";
    names += kGenerators[i]->name;
  }
  return names;
}

}  // namespace feedgen
