// Jekyll's own ways with names (jekyll/utils.rb, jekyll/document.rb).
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// What of a name its slug keeps: letters, marks and digits, or also "._~!$&'()+,;=@".
enum class SlugMode { kDefault, kPretty };

/// Utils.slugify(): every other run of characters becomes one hyphen; one hyphen at each end goes.
/// Case stays. `text` is valid UTF-8.
std::string jekyll_slug(std::string_view text, SlugMode mode);

/// The name of an article's file without its date (`2021-07-10-`, also `21-7-1-`), its ending and
/// dots at its end. Empty date: there is none.
struct PostName {
  std::string_view date;
  std::string_view slug;
};
PostName read_jekyll_name(std::string_view path);

}  // namespace feedgen
