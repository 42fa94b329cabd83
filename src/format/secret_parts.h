// The parts of an article that its site shows only to those who have a password, or have logged
// in: between tags such as `{% prompt password %}` and `{{% hugo-encryptor "password" %}}`, in
// elements such as `<encrypt>`, in containers (`::: encrypt`), and between comments such as
// `<!-- encrypt:start -->`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/result.h"

namespace feedgen {

struct SecretPart {
  std::string name;  ///< "{% prompt %}", "<encrypt>"
  Place place;       ///< line and column in the text
};

struct WithoutSecrets {
  std::string text;  ///< the line ends of the parts are kept
  std::vector<SecretPart> parts;
};

/// Cuts out those parts, with what opens and closes them. One that is never closed reaches to the
/// end, unless its name is used for other things too (`login`, `private`, …). In Markdown's fences
/// and code spans statements are shown, as Hexo does it; shortcodes are not, as Hugo does it.
/// Nothing for texts without such parts. One pass.
std::optional<WithoutSecrets> without_secret_parts(std::string_view text);

}  // namespace feedgen
