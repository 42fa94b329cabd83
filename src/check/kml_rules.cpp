// The rows of the rules of KML; what finds them stands in kml.cpp.
#include "check/feed_rules.h"

namespace feedgen {
namespace {

#define FEEDGEN_KML "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark id=\"a\">"
#define FEEDGEN_KML_END "</Placemark></kml>"

constexpr CheckRule kRules[] = {
    {.code = "K101",
     .name = "kml-required",
     .says = "An element of KML has the elements and attributes that it needs.",
     .remedy = "add what is missing",
     .source = "OGC KML 2.2",
     .breaks = "Maps do not show the place",
     .bad = FEEDGEN_KML "<Point/>" FEEDGEN_KML_END,
     .good = FEEDGEN_KML "<Point><coordinates>1,2</coordinates></Point>" FEEDGEN_KML_END},
    {.code = "K102",
     .name = "kml-value",
     .says = "A value of KML is one of its list of words, or has its form.",
     .remedy = "correct the value",
     .source = "OGC KML 2.2",
     .breaks = "Maps pass over it",
     .bad = FEEDGEN_KML "<visibility>yes</visibility>" FEEDGEN_KML_END,
     .good = FEEDGEN_KML "<visibility>1</visibility>" FEEDGEN_KML_END},
    {.code = "K103",
     .name = "kml-deprecated",
     .severity = Severity::kWarning,
     .says = "Elements of KML are not ones that newer versions have replaced.",
     .remedy = "write what has taken its place",
     .source = "OGC KML 2.2, annex A",
     .breaks = "Newer maps pass over it",
     .bad = FEEDGEN_KML "<View/>" FEEDGEN_KML_END,
     .good = FEEDGEN_KML "<LookAt/>" FEEDGEN_KML_END},
    {.code = "K104",
     .name = "kml-id",
     .severity = Severity::kWarning,
     .says = "A placemark has an id.",
     .remedy = "add id=\"…\"",
     .source = "OGC KML 2.2, Placemark",
     .breaks = "Maps can't tell which placemark was changed",
     .bad = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark/></kml>",
     .good = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark id=\"a\"/></kml>"},
};

#undef FEEDGEN_KML
#undef FEEDGEN_KML_END

}  // namespace

std::span<const CheckRule> kml_rules() { return kRules; }

}  // namespace feedgen
