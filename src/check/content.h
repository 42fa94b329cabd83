// The HTML and XHTML of entries: is it safe, and does it work outside of its page.
#pragma once

#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/shape.h"

namespace feedgen {

/// Judges the HTML of an entry by itself, as html_text() and check_characters() do. Offsets are of
/// `html`, and places are not set.
std::vector<PlacedFinding> check_content(std::string_view html, const JudgeRequest& request);

/// HTML that was escaped, or stands in CDATA: RSS's description, Atom's type="html".
void html_text(const JudgedValue& value, FeedJudge& judge);

/// Elements of XHTML: Atom's type="xhtml", xhtml:body. Judges all below `element`.
void check_xhtml(const CheckedElement& element, FeedJudge& judge);

/// The attributes of one element: handlers, styles, programs in the place of addresses.
void check_xhtml_attributes(const CheckedElement& element, FeedJudge& judge);

/// Any element that the format does not know better: characters that were decoded wrongly.
void check_characters(const CheckedElement& element, FeedJudge& judge);

}  // namespace feedgen
