// The plain values of the object that a JavaScript or TypeScript configuration exports, as data.
// The file is read, and never run.
#pragma once

#include <string_view>

#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// A map of the keys of the object in `export default {…}`, `defineConfig({…})` or
/// `module.exports = {…}` whose values are plain: texts, numbers, true, false, and names of
/// constants that were set to a text before. All else is left out, objects and lists too: what it
/// would be, only the program could tell. Texts are quoted scalars. Of any text, in one pass.
Node read_script_values(std::string_view text);

/// A list of such maps: of the object in each call `…(name, {…})`, of which `name` may be a member
/// (`plugins.name`). A value that is not plain is null.
Node read_script_options(std::string_view text, std::string_view name);

/// A map of the constants that are set to a text: `const NAME = 'text'`.
Node read_script_constants(std::string_view text);

/// The map behind `module.exports =` or `export default`, if it is written with texts, numbers,
/// true, false, null, lists and maps alone. A member with any other plain value is left out. Fails
/// where there is no such map or something in it is a program.
[[nodiscard]] Result<Node> read_js_values(std::string_view text);

}  // namespace feedgen
