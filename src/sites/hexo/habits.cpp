// What Hexo's renderers of Markdown do: hexo-renderer-marked unless package.json names another.
#include <array>

#include "sites/hexo/hexo.h"

namespace feedgen {
namespace {

using Dialect = MarkdownHabits::Dialect;
using Switch = Translation::Switch;

struct Renderer {
  std::string_view package;
  Dialect dialect;
  bool breaks;  // unless the site says otherwise
};

constexpr std::array<Renderer, 6> kRenderers{{
    {"hexo-renderer-markdown-it", Dialect::kMarkdownIt, true},
    {"hexo-renderer-markdown-it-plus", Dialect::kMarkdownIt, true},
    {"hexo-renderer-markdown-it-katex", Dialect::kMarkdownIt, true},
    {"hexo-renderer-kramed", Dialect::kMarked, true},
    {"hexo-renderer-multi-markdown-it", Dialect::kMarkdownIt, true},
    {"hexo-renderer-pandoc", Dialect::kPlain, false},
}};

constexpr Renderer kMarked{"hexo-renderer-marked", Dialect::kMarked, true};

// Of several the first that stands in the file: Hexo would use the one that it loads last, which
// nobody can tell; where marked stands beside another one, people have forgotten to remove it.
const Renderer& renderer_of(const Node& packages) {
  const Translation file(packages, Translation::Keys::kExact);
  for (const Renderer& renderer : kRenderers) {
    if (file.find({"dependencies", renderer.package}) != nullptr) return renderer;
  }
  return kMarked;
}

}  // namespace

void read_hexo_habits(const Node& root, const Node& packages, Settings& settings) {
  // What it warns of was told where the settings were read, or is no setting of ours.
  Translation site(root, Translation::Keys::kExact);
  const Renderer& renderer = renderer_of(packages);
  const Switch breaks = renderer.breaks ? Switch::kOn : Switch::kOff;
  settings.markdown = {renderer.dialect, renderer.breaks};
  // Themes put addresses of pictures through url_for().
  settings.paths.picture_keys = PathHabits::From::kSite;
  const bool has_post_folders = site.is_on({"post_asset_folder"}, Switch::kOff);
  if (&renderer == &kMarked) {
    settings.markdown.breaks = site.is_on({"marked", "breaks"}, breaks);
    const bool is_in_site = site.is_on({"marked", "prependRoot"}, Switch::kOn) &&
                            !site.is_on({"relative_link"}, Switch::kOff);
    if (!is_in_site) return;
    settings.paths.pictures = PathHabits::From::kSite;
    settings.paths.has_post_folders =
        has_post_folders && site.is_on({"marked", "postAsset"}, Switch::kOff);
    return;
  }
  if (renderer.dialect != Dialect::kMarkdownIt) return;
  const Node::Member* preset = site.find({"markdown"});
  const bool is_commonmark =
      preset != nullptr && preset->value.is_scalar() && preset->value.text == "commonmark";
  settings.markdown.breaks = !is_commonmark && site.is_on({"markdown", "render", "breaks"}, breaks);
  if (!site.is_on({"markdown", "images", "prepend_root"}, Switch::kOff)) return;
  settings.paths.pictures = PathHabits::From::kSite;
  settings.paths.has_post_folders =
      has_post_folders && site.is_on({"markdown", "images", "post_asset"}, Switch::kOff);
}

}  // namespace feedgen
