// Any bytes as a generator's configuration: settings of which every one is used or warned of with a
// place, and that feedgen.yaml says in the same words.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "config/guess_settings.h"
#include "config/load_settings.h"
#include "config/read_settings.h"
#include "format/python_values.h"
#include "format/script_values.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "sites/11ty/11ty.h"
#include "sites/generator.h"
#include "sites/hugo/hugo.h"
#include "sites/pelican/pelican.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  if (size == 0) return 0;
  const SiteGenerator* generator = site_generators()[data[0] % site_generators().size()];
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data) + 1, size - 1});
  const SyntaxLimits limits = {500, 16, 4096};
  const bool is_toml = generator == &kHugo && data[0] % 2 == 0;
  const bool is_python = generator == &kPelican;
  const bool is_js = generator == &kEleventy && data[0] % 2 == 0;
  const Result<Node> root = is_python ? read_python_values(text, limits)
                            : is_js   ? read_js_values(text)
                            : is_toml ? read_toml(text, limits)
                                      : read_yaml(text, limits);
  if (!root || root->is_scalar() || root->is_list()) return 0;
  SiteReading site = generator->read_configuration(*root);
  for (const Diagnostic& diagnostic : site.diagnostics) {
    if (diagnostic.message.place.line == 0) std::abort();
  }
  Settings settings;
  Diagnostics diagnostics;
  apply_site(site.settings, *generator, "_config.yml", settings, diagnostics);
  if (!complete_settings(settings)) std::abort();
  const Result<Node> written = read_yaml(write_settings(site.settings, ""));
  if (!written || written->members.size() != site.settings.members.size()) std::abort();
  return 0;
}
