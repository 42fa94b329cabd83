// The rows of all rules, a span for each file that has some.
#pragma once

#include <span>

#include "check/rule.h"

namespace feedgen {

std::span<const CheckRule> document_rules();
std::span<const CheckRule> xml_rules();
std::span<const CheckRule> shape_rules();
std::span<const CheckRule> attribute_rules();
std::span<const CheckRule> date_rules();
std::span<const CheckRule> address_rules();
std::span<const CheckRule> value_rules();
std::span<const CheckRule> number_rules();
std::span<const CheckRule> content_rules();
std::span<const CheckRule> html_balance_rules();
std::span<const CheckRule> rss_rules();
std::span<const CheckRule> rdf_rules();
std::span<const CheckRule> rdf_syntax_rules();
std::span<const CheckRule> module_rules();
std::span<const CheckRule> google_base_rules();
std::span<const CheckRule> feed_sync_rules();
std::span<const CheckRule> opensearch_rules();
std::span<const CheckRule> publishing_rules();
std::span<const CheckRule> kml_rules();
std::span<const CheckRule> atom_rules();
std::span<const CheckRule> entry_rules();
std::span<const CheckRule> json_rules();
std::span<const CheckRule> opml_rules();
std::span<const CheckRule> itunes_rules();
std::span<const CheckRule> media_rules();
std::span<const CheckRule> podcast_rules();
std::span<const CheckRule> served_rules();
std::span<const CheckRule> edition_rules();
std::span<const CheckRule> format_rules();

}  // namespace feedgen
