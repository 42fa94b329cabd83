// What a document is, by its first element, and what its declarations of namespaces are worth.
#pragma once

#include <string_view>

#include "check/checked_element.h"
#include "check/judge.h"
#include "check/shape.h"

namespace feedgen {

/// Sets the kind of the judge's document. Null where the document can't be judged by any table;
/// why, is found.
const Shape* shape_of_document(const CheckedElement& root, FeedJudge& judge);

enum class ElementPlace { kRoot, kInside };

/// `xmlns:prefix="space"` at an element.
void judge_declaration(std::string_view prefix, std::string_view space,
                       const CheckedElement& element, ElementPlace place, FeedJudge& judge);

}  // namespace feedgen
