// Shapes of Atom that extensions and RSS use too: `atom:link` in a channel, `media:` texts.
#pragma once

#include <string>

#include "check/shape.h"

namespace feedgen {

/// The relation of a link: "alternate" where it names none.
/// Of an id, or of what refers to one: an IRI in its normal form.
void id_form(const JudgedValue& value, FeedJudge& judge);

std::string relation_of(const CheckedElement& link);

extern const Shape kAtomText;
extern const Shape kAtomContent;
extern const Shape kAtomLink;
extern const Shape kAtomPerson;
extern const Shape kAtomId;
extern const Shape kAtomDate;
extern const Shape kAtomCategory;
extern const Shape kAtomPicture;
extern const Shape kAtomGenerator;

}  // namespace feedgen
