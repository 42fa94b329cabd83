// Where the statements of Liquid and Nunjucks stand in a text, and which end belongs to which
// beginning.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "body/shortcodes/template_tag.h"

namespace feedgen {

struct LiquidStatement {
  enum class Kind {
    kOutput,   ///< `{{ … }}`, `{% echo … %}`
    kAssign,   ///< also `set`
    kCount,    ///< `increment`, `decrement`, `liquid`: nothing is shown
    kInclude,  ///< also `include_relative`, `include_cached`
    kJump,     ///< `break`, `continue`
    kBranch,   ///< `if`, `unless`, `case`
    kLoop,     ///< `for`, `tablerow`
    kCapture,
    kPart,  ///< `else`, `elsif`, `when`
    kEnd,
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Kind kind = Kind::kOutput;
  TemplateTag tag;
  std::size_t next = kNone;  ///< the next part of a branch or loop, or its end
  std::size_t end = kNone;   ///< of a branch, loop or capture; kNone: it never ends
};

/// In order. Those of code and of literal tags (`raw`, `comment`, `highlight`, …) are not among
/// them.
std::vector<LiquidStatement> find_liquid_statements(std::string_view text, CodeRule rule);

/// False for most texts with tags: nothing in it has to be carried out.
bool may_have_liquid_statements(std::string_view text);

}  // namespace feedgen
