// The types of settings that are more than a text, a number or a switch.
#pragma once

#include "config/value_type.h"

namespace feedgen {

ValueType person_type();     ///< a name, or a map with name, email and url
ValueType people_type();     ///< one or a list of them
ValueType generator_type();  ///< the word of a site generator, or none
ValueType ids_type();
ValueType content_type();
ValueType formats_type();  ///< one or a list of the formats' words
ValueType places_type();   ///< patterns of places by family, and by format in it
ValueType rewrites_type();
ValueType defaults_type();
ValueType extra_type();
ValueType feeds_type();

}  // namespace feedgen
