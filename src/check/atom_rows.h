// Shapes of Atom that extensions and RSS use too: `atom:link` in a channel, `media:` texts.
#pragma once

#include <string>

#include "check/shape.h"

namespace feedgen {

/// The relation of a link: "alternate" where it names none.
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
