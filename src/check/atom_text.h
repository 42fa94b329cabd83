// Atom's texts and contents (RFC 4287 sections 3.1 and 4.1.3): is a text what its type says.
#pragma once

#include <string_view>

#include "check/shape.h"

namespace feedgen {

/// `type` is in lower case.
bool is_xml_type(std::string_view type);

void text_type(const JudgedValue& value, FeedJudge& judge);
void content_type(const JudgedValue& value, FeedJudge& judge);
void text_whole(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge);
void content_whole(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge);

}  // namespace feedgen
