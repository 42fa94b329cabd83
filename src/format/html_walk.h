// HTML as browsers read it, element by element in the order of the document, for code that writes
// other HTML. The tree ends with the walk. Part of the door to gumbo.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "value/result.h"

namespace feedgen {

enum class HtmlSpace { kHtml, kSvg, kMathMl };

struct HtmlAttribute {
  std::string_view name;   ///< in lower case, as HTML has it
  std::string_view value;  ///< character references decoded
};

struct HtmlElement {
  std::string_view name;  ///< in lower case, also of SVG
  HtmlSpace space = HtmlSpace::kHtml;
  std::vector<HtmlAttribute> attributes;  ///< each name once

  bool has(std::string_view attribute) const;

  /// Empty when it is missing.
  std::string_view value(std::string_view attribute) const;
};

enum class Walk { kInside, kPast };

/// Every text is valid UTF-8 that XML can carry, with LF for CR; nothing lives longer than the
/// call.
class HtmlVisitor {
 public:
  virtual ~HtmlVisitor() = default;

  /// Returns whether the walk visits what is inside the element.
  virtual Walk enter(const HtmlElement& element) = 0;

  /// The end of the last element that was entered, and not yet left.
  virtual void leave() = 0;

  virtual void text(std::string_view text) = 0;
  virtual void comment(std::string_view inside) = 0;
};

/// The most memory that a tree of gumbo's may take: about ten times the HTML, more if it is all
/// tags.
inline constexpr std::size_t kMostWalkMemory = 256U * 1024 * 1024;

/// Walks through what stands inside of a `<div>`, in the no-quirks mode. `html` is valid UTF-8.
/// Takes no stack however deep it nests. Fails, and nothing was visited, if it takes too much
/// memory or, since it nests too deeply, too much work.
[[nodiscard]] Result<void> walk_html(std::string_view html, HtmlVisitor& visitor);

}  // namespace feedgen
