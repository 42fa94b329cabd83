// Places: the W3C's basic geography, GeoRSS with its part of GML, GeoURL and ICBM.
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/values.h"

namespace feedgen {
namespace {

constexpr Shape kText{.value = any_text};
constexpr Shape kLatitude{.value = latitude};
constexpr Shape kLongitude{.value = longitude};
constexpr Shape kDecimal{.value = signed_decimal};
constexpr Shape kNatural{.value = natural_decimal};
constexpr Shape kWhole{.value = whole_or_nothing};
constexpr Shape kPair{.value = coordinate_pair};
constexpr Shape kPairs{.value = coordinate_pairs};

constexpr ChildRow kPointRows[] = {
    {Space::kGeo, "lat", &kLatitude, Count::kAny, "geo-point"},
    {Space::kGeo, "long", &kLongitude, Count::kAny, "geo-point"},
    {Space::kGeo, "alt", &kDecimal},
};
constexpr ChildRows kPointChildren[] = {kPointRows};
constexpr Shape kPoint{.children = kPointChildren};

constexpr AttributeRow kReferenceSystem[] = {{"srsName"}};

constexpr ChildRow kPositionRow[] = {{Space::kGml, "pos", &kPair}};
constexpr ChildRows kPosition[] = {kPositionRow};
constexpr Shape kGmlPoint{.attributes = kReferenceSystem, .children = kPosition};

constexpr ChildRow kListRow[] = {{Space::kGml, "posList", &kPairs}};
constexpr ChildRows kList[] = {kListRow};
constexpr Shape kGmlLine{.attributes = kReferenceSystem, .children = kList};

constexpr ChildRow kRingRow[] = {{Space::kGml, "LinearRing", &kGmlLine}};
constexpr ChildRows kRing[] = {kRingRow};
constexpr Shape kExterior{.children = kRing};
constexpr ChildRow kExteriorRow[] = {{Space::kGml, "exterior", &kExterior}};
constexpr ChildRows kExteriors[] = {kExteriorRow};
constexpr Shape kGmlPolygon{.attributes = kReferenceSystem, .children = kExteriors};

constexpr ChildRow kCornerRows[] = {{Space::kGml, "lowerCorner", &kPair},
                                    {Space::kGml, "upperCorner", &kPair}};
constexpr ChildRows kCorners[] = {kCornerRows};
constexpr Shape kGmlEnvelope{.attributes = kReferenceSystem, .children = kCorners};

constexpr ChildRow kWhereRows[] = {
    {Space::kGml, "Point", &kGmlPoint},
    {Space::kGml, "LineString", &kGmlLine},
    {Space::kGml, "Polygon", &kGmlPolygon},
    {Space::kGml, "Envelope", &kGmlEnvelope},
};
constexpr ChildRows kWhereChildren[] = {kWhereRows};
constexpr Shape kWhere{.children = kWhereChildren};

constexpr ChildRow kPlaces[] = {
    {Space::kGeo, "lat", &kLatitude},
    {Space::kGeo, "long", &kLongitude},
    {Space::kGeo, "alt", &kDecimal},
    {Space::kGeo, "Point", &kPoint},
    {Space::kGeourl, "latitude", &kLatitude},
    {Space::kGeourl, "longitude", &kLongitude},
    {Space::kIcbm, "latitude", &kLatitude},
    {Space::kIcbm, "longitude", &kLongitude},
    {Space::kGeorss, "where", &kWhere},
    {Space::kGeorss, "point", &kPair},
    {Space::kGeorss, "line", &kPairs},
    {Space::kGeorss, "polygon", &kPairs},
    {Space::kGeorss, "box", &kPairs},
    {Space::kGeorss, "circle", nullptr},
    {Space::kGeorss, "elev", &kDecimal},
    {Space::kGeorss, "floor", &kWhole},
    {Space::kGeorss, "radius", &kNatural},
    {Space::kGeorss, "featureTypeTag", &kText},
    {Space::kGeorss, "relationshipTag", &kText},
    {Space::kGeorss, "featureName", &kText},
};

}  // namespace

void add_place_rows(std::vector<ChildRows>& rows) { rows.emplace_back(kPlaces); }

}  // namespace feedgen
