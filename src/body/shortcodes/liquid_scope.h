// What the names in an article's templates stand for.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "body/shortcodes/liquid_value.h"
#include "body/shortcodes/tag_translation.h"

namespace feedgen {

/// `site.x` and `config.x` are the generator's configuration, `page.x` and `post.x` the article's
/// front matter and what follows from it, `site.data.x` the files of `_data`. What only the site's
/// program knows (other articles, the time of the build, a theme's settings) is unknown.
class LiquidScope {
 public:
  /// `context` outlives the scope.
  explicit LiquidScope(const TagContext& context) : context_(context) {}

  /// The value of an operand: a text in quotes, a number, `nil`, `(1..3)`, or a variable.
  LiquidValue value(std::string_view operand) const;

  /// The names that the article's own tags give to values, and `include`.
  void set(std::string_view name, LiquidValue value);
  bool has(std::string_view name) const { return variables_.contains(name); }

  const TagContext& context() const { return context_; }

 private:
  LiquidValue root(std::string_view name, std::string_view key) const;
  LiquidValue of_site(std::string_view key) const;
  LiquidValue of_page(std::string_view key) const;
  LiquidValue data(std::string_view file) const;

  const TagContext& context_;
  std::map<std::string, LiquidValue, std::less<>> variables_;
  mutable std::map<std::string, std::shared_ptr<const Node>, std::less<>> data_;
};

/// "/blog" of "https://example.org/blog/", and "https://example.org".
std::string base_path_of(const Settings& settings);
std::string origin_of_site(const Settings& settings);

}  // namespace feedgen
