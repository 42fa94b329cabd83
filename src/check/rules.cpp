#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/feed_rules.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

std::vector<const CheckRule*> sorted_rules() {
  std::vector<const CheckRule*> rules;
  for (const std::span<const CheckRule> rows :
       {document_rules(),    xml_rules(),         shape_rules(),     attribute_rules(),
        date_rules(),        address_rules(),     value_rules(),     number_rules(),
        content_rules(),     rss_rules(),         rdf_rules(),       rdf_syntax_rules(),
        module_rules(),      google_base_rules(), feed_sync_rules(), opensearch_rules(),
        publishing_rules(),  kml_rules(),         atom_rules(),      entry_rules(),
        json_rules(),        opml_rules(),        itunes_rules(),    media_rules(),
        podcast_rules(),     served_rules(),      edition_rules(),   format_rules(),
        html_balance_rules()}) {
    for (const CheckRule& rule : rows) rules.push_back(&rule);
  }
  std::sort(rules.begin(), rules.end(),
            [](const CheckRule* a, const CheckRule* b) { return a->code < b->code; });
  return rules;
}

}  // namespace

std::span<const CheckRule* const> all_rules() {
  static const std::vector<const CheckRule*> rules = sorted_rules();
  return rules;
}

const CheckRule* find_rule(std::string_view word) {
  static const std::unordered_map<std::string_view, const CheckRule*> by_name = [] {
    std::unordered_map<std::string_view, const CheckRule*> rules;
    for (const CheckRule* rule : all_rules()) rules.emplace(rule->name, rule);
    return rules;
  }();
  // Rules that report a finding are asked for by their names.
  if (const auto found = by_name.find(word); found != by_name.end()) return found->second;
  const std::string wanted = ascii_lower(word);
  for (const CheckRule* rule : all_rules()) {
    if (rule->name == wanted || ascii_lower(rule->code) == wanted) return rule;
  }
  return nullptr;
}

}  // namespace feedgen
