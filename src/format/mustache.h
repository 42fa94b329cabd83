// Templates in the language of Mustache: a text with {{names}}, and with sections that stand once
// for each of a list, becomes a text. A template reads no file, runs nothing, and says nothing
// unescaped but what its caller allows; the work of filling it in is bounded.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "value/result.h"

namespace feedgen {

/// What stands for the names of a template. Texts are UTF-8; they are escaped for HTML where they
/// are filled in. A section stands once where its value is a text or true, once for each of a list,
/// and not where it is false or an empty text or list.
struct TemplateValues {
  using List = std::vector<TemplateValues>;
  using Value = std::variant<std::string, bool, List>;

  void set(std::string name, Value value) {
    values.emplace_back(std::move(name), std::move(value));
  }

  std::vector<std::pair<std::string, Value>> values;
};

/// Line and column of an offset; a column counts code points.
Place place_in(std::string_view text, std::size_t offset);

struct TemplateNames {
  std::span<const std::string_view> escaped;
  std::span<const std::string_view> plain;  ///< HTML already: written as {{{name}}}
  std::string_view required;                ///< of `plain`: outside of sections
};

class MustacheTemplate {
 public:
  static constexpr std::size_t kLongest = 65'536;
  static constexpr std::size_t kLongestResult = 4'194'304;

  /// Fails, with line and column, where tags are not closed or their names are not among `names`,
  /// and on partials, delimiters of its own and tags that would write a text unescaped. `text` is
  /// valid UTF-8.
  [[nodiscard]] static Result<MustacheTemplate> parse(std::string_view text,
                                                      const TemplateNames& names);

  MustacheTemplate(MustacheTemplate&&) noexcept;
  MustacheTemplate& operator=(MustacheTemplate&&) noexcept;
  ~MustacheTemplate();

  /// For one thread at a time. Nothing where the result would be longer than kLongestResult.
  std::optional<std::string> fill(const TemplateValues& values) const;

 private:
  struct Parsed;
  explicit MustacheTemplate(std::unique_ptr<Parsed> parsed);

  std::unique_ptr<Parsed> parsed_;
};

}  // namespace feedgen
