// The readers of the kinds of documents: each reads a text as its format has it, and judges as it
// goes on, so that a feed of a million entries needs no more memory than a few of them.
#pragma once

#include "check/judge.h"

namespace feedgen {

/// RSS, Atom, OPML: whatever begins like XML.
void check_xml(FeedJudge& judge);

/// JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1).
void check_json(FeedJudge& judge);

}  // namespace feedgen
