// Pages by a template of the site's own: what a page shows, under names that docs/look.md lists.
#pragma once

#include <string>
#include <string_view>

#include "feed/page_content.h"
#include "value/feed.h"
#include "value/result.h"

namespace feedgen {

/// Makes what feedgen's own writer makes without a template: to begin with.
std::string_view usual_page_template();

/// Fails, with line and column, where pages can't be made by it.
[[nodiscard]] Result<void> check_page_template(std::string_view text);

bool has_page_template(const Feed& feed);

/// The template has been checked. Empty: the page would be longer than a page may be.
std::string fill_page_template(const Feed& feed, const PageContent& page);

}  // namespace feedgen
