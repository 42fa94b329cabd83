// RDF/XML (W3C Recommendation of 2014, section 2): elements are nodes and properties by turns.
#pragma once

#include <cstddef>

#include "check/checked_element.h"
#include "check/judge.h"

namespace feedgen {

enum class RdfPart { kStart, kWhole };

/// Judges an element of a document of RSS 1.0 or 1.1, and what is in it; of kStart its attributes
/// only. `depth` counts the elements that it stands in.
void judge_rdf(const CheckedElement& element, std::size_t depth, RdfPart part, FeedJudge& judge);

}  // namespace feedgen
