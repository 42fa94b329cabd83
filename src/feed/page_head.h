// The parts of a page that feedgen writes itself, also where a site has a template of its own: they
// hold the Content-Security-Policy, which allows the styles and the script here and no others.
#pragma once

#include <string>
#include <string_view>

#include "feed/page_content.h"
#include "value/feed.h"
#include "value/result.h"

namespace feedgen {

/// By which feedgen knows its own pages again.
inline constexpr std::string_view kPageMark = "<meta name=\"generator\" content=\"feedgen\">";

/// "ltr" or "rtl".
std::string_view page_direction(const PageContent& page);

/// Elements of <head>, without styles.
std::string page_head(const Feed& feed, const PageContent& page);

/// What a template may have before page_head(): a doctype, <html> and <head> with quoted attributes
/// that run nothing, comments. A policy counts for what follows it, and only in <head> (CSP 3
/// section 3.3). Fails with the offset of the first other thing as the column of its place.
[[nodiscard]] Result<void> check_before_head(std::string_view text);

/// <style> elements: feedgen's own, and that of the site behind it.
std::string page_styles(const Feed& feed);
std::string own_page_style(const Feed& feed);  ///< the latter alone; empty where there is none

std::string page_script_element();

}  // namespace feedgen
