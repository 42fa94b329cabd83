// Where Hugo's feeds lie: beside the pages of home, sections and terms.
#include <algorithm>

#include "format/node_values.h"
#include "sites/hugo/hugo.h"
#include "sites/own_feeds.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::string_view kRss = "rss";
constexpr std::string_view kTitle = ":name on :site";

std::string part_slug(const std::string& name, const Settings& settings) {
  return hugo_slug(name, hugo_rules(settings));
}

// "index.xml", but for what `outputFormats` says of RSS.
std::string file_of(Translation& site) {
  const Node::Member* formats = site.find({"outputFormats"});
  if (formats == nullptr || !formats->value.is_map()) return "index.xml";
  const Node::Member* rss = site.find_in(formats->value, "rss");
  if (rss == nullptr || !rss->value.is_map()) return "index.xml";
  const Node::Member* name = site.find_in(rss->value, "baseName");
  const bool is_named = name != nullptr && name->value.is_scalar() && !name->value.text.empty();
  return (is_named ? name->value.text : std::string("index")) + ".xml";
}

bool is_disabled(const std::vector<std::string>& kinds, std::string_view kind) {
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const std::string& one) { return ascii_lower(one) == ascii_lower(kind); });
}

// A kind of page has a feed unless `outputs` lists its formats without it.
bool has_feed(Translation& site, std::string_view kind, const std::vector<std::string>& disabled) {
  if (is_disabled(disabled, "RSS") || is_disabled(disabled, kind)) return false;
  const Node::Member* outputs = site.find({"outputs"});
  if (outputs == nullptr || !outputs->value.is_map()) return true;
  const Node::Member* own = site.find_in(outputs->value, kind);
  if (own == nullptr) return true;
  const std::vector<std::string> formats = texts_of(own);
  return std::any_of(formats.begin(), formats.end(),
                     [](const std::string& one) { return ascii_lower(one) == kRss; });
}

std::vector<std::pair<std::string, std::string>> taxonomies_of(Translation& site) {
  const Node::Member* all = site.find({"taxonomies"});
  if (all == nullptr || !all->value.is_map()) return {{"category", "categories"}, {"tag", "tags"}};
  std::vector<std::pair<std::string, std::string>> taxonomies;
  for (const Node::Member& one : all->value.members) {
    if (one.value.is_scalar() && !one.value.text.empty()) {
      taxonomies.emplace_back(ascii_lower(one.key), ascii_lower(one.value.text));
    }
  }
  return taxonomies;
}

std::string family_of(const std::string& singular, const std::string& plural) {
  if (singular == "category") return std::string(kCategoryFamily);
  if (singular == "tag") return std::string(kTagFamily);
  return plural;
}

}  // namespace

OwnFeeds hugo_feeds(const Node& root, const Node&, const Settings& settings) {
  Translation site(root, Translation::Keys::kAnyCase);
  const HugoRules& rules = hugo_rules(settings);
  OwnFeeds own;
  own.output = path_at(site, {"publishDir"}, "public");
  const std::vector<std::string> disabled = texts_of(site.find({"disableKinds"}));
  const std::string file = file_of(site);
  std::string folder = rules.folder;
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  own.home = folder;
  if (has_feed(site, "home", disabled)) {
    own.places.push_back(own_place(kSiteFamily, kRss, folder + file));
  }
  if (!folder.empty()) own.places.push_back(own_place(kSiteFamily, {}, folder + ":file"));
  if (has_feed(site, "section", disabled)) {
    own.families.push_back(own_family(kSectionFamily, kTitle));
    own.places.push_back(own_place(kSectionFamily, kRss, folder + ":slugs/" + file, part_slug));
  }
  own.places.push_back(own_place(kSectionFamily, {}, folder + ":slugs/:file", part_slug));
  for (const auto& [singular, plural] : taxonomies_of(site)) {
    const std::string family = family_of(singular, plural);
    const std::string place = folder + hugo_slug(plural, rules) + "/:slug/";
    if (has_feed(site, "term", disabled)) {
      const bool is_usual = family == kCategoryFamily || family == kTagFamily;
      own.families.push_back(own_family(family, kTitle, part_slug));
      if (!is_usual) own.families.back().keys = {plural};
      own.places.push_back(own_place(family, kRss, place + file, part_slug));
    }
    own.places.push_back(own_place(family, {}, place + ":file", part_slug));
  }
  return own;
}

// The name of a term as articles write it is known only from one of them.
constexpr TemplateWords kHugoFeedLinks{
    .word = "go",
    .comment_begin = "{{/* ",
    .comment_end = " */}}",
    .begin = R"({{- $feedCategory := "" }}
{{- $slug := "" }}
{{- if and (eq .Kind "term") (eq .Data.Plural "categories") }}
  {{- $slug = path.Base .RelPermalink }}
  {{- range first 1 .Pages }}
    {{- range .Params.categories }}{{ if eq (urlize .) $slug }}{{ $feedCategory = . }}{{ end }}{{ end }}
  {{- end }}
{{- else if eq .Kind "page" }}
  {{- with .Params.categories }}{{ $feedCategory = index . 0 }}{{ $slug = urlize $feedCategory }}{{ end }}
{{- end }}
{{- if $feedCategory }}
)",
    .end = "{{- end }}\n",
    .name = "{{ $feedCategory }}",
    .path = "{{ replace (urlquery $feedCategory) \"+\" \"%20\" }}",
    .slugs = "{{ $slug }}",
};

}  // namespace feedgen
