// A piece of a site's template that prints the links to feeds in the head of any page: those of the
// site, and those of the category that the page is of. What the template language of one generator
// has for it is a row of that generator.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "value/settings.h"

namespace feedgen {

/// Pieces of template text.
struct TemplateWords {
  std::string_view word;  ///< of the language, in options
  std::string_view comment_begin;
  std::string_view comment_end;
  /// Finds the category of the page that is made, and begins what is printed only where it has one.
  std::string_view begin;
  std::string_view end;
  // Printed inside.
  std::string_view name;   ///< the category's names, for people, as HTML
  std::string_view path;   ///< the same as a part of an address, a level each
  std::string_view slugs;  ///< as the generator writes them into addresses
};

/// The template languages, each once, those of the site's own generator first.
std::string template_words(const Settings& settings);

/// Null: there is no such language.
const TemplateWords* template_of_word(std::string_view word, const Settings& settings);

}  // namespace feedgen
