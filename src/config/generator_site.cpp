#include "config/generator_site.h"

namespace feedgen {

SiteReading read_site(Generator generator, const Node& root) {
  if (generator == Generator::kHexo) return read_hexo_site(root);
  if (generator == Generator::kJekyll) return read_jekyll_site(root);
  return read_hugo_site(root);
}

std::string_view generator_name(Generator generator) {
  switch (generator) {
    case Generator::kHexo:
      return "Hexo";
    case Generator::kJekyll:
      return "Jekyll";
    case Generator::kHugo:
      return "Hugo";
    case Generator::kNone:
      break;
  }
  return "feedgen";
}

}  // namespace feedgen
