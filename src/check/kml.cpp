// KML 2.0 to 2.2 (OGC 07-147r2) as tables: places of maps, which aggregators take as feeds.
#include <list>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/feed_rows.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::string_view kNeeded = "kml-required";

void judge_choice(const JudgedValue& value, std::string_view words, FeedJudge& judge) {
  if (holds_word(words, value.text)) return;
  add_wrong_value("kml-value", value, "which KML does not have", judge);
}

void zero_or_one(const JudgedValue& value, FeedJudge& judge) {
  judge_choice({value.element.text, value.offset, value.element, value.parent, value.attribute},
               " 0 1 ", judge);
}
void units(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " fraction pixels insetPixels ", judge);
}
void color_mode(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " normal random ", judge);
}
void refresh_mode(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " onChange onInterval onExpire ", judge);
}
void view_refresh_mode(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " never onRequest onStop onRegion ", judge);
}
void style_state(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " normal highlight ", judge);
}
void list_kind(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " radioFolder check checkHideChildren checkOffOnly ", judge);
}
void altitude_mode(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " clampToGround relativeToGround absolute ", judge);
}
void field_type(const JudgedValue& value, FeedJudge& judge) {
  judge_choice(value, " string int uint short ushort float double bool ", judge);
}

// "open", "fetching0 error"
void icon_state(const JudgedValue& value, FeedJudge& judge) {
  std::string_view text = value.text;
  if (text.ends_with(" error")) text.remove_suffix(6);
  if (holds_word(" open closed fetching0 fetching1 fetching2 ", text) || value.text == "error") {
    return;
  }
  add_wrong_value("kml-value", value, "which is no state of an icon", judge);
}

void color(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.size() == 8 && all_of(value.text, is_ascii_hex_digit)) return;
  add_wrong_value("kml-value", value, "which is no color of eight hexadecimal digits", judge);
}

// "longitude,latitude[,altitude]", with blanks between the points.
void coordinates(const JudgedValue& value, FeedJudge& judge) {
  std::string_view rest = value.text;
  for (std::string_view point = take_word(rest, " \t\r\n"); !point.empty();
       point = take_word(rest, " \t\r\n")) {
    const std::vector<std::string_view> parts = parts_between(point, ',');
    if (parts.size() < 2 || parts.size() > 3) {
      add_wrong_value("kml-value", value, "which is no list of points", judge);
      return;
    }
    const auto part = [&](std::size_t i) {
      return JudgedValue{parts[i], value.offset, value.element, value.parent, value.attribute};
    };
    longitude(part(0), judge);
    latitude(part(1), judge);
    if (parts.size() == 3) signed_decimal(part(2), judge);
  }
}

void deprecated_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  if (judge.version == "2.0" && element.name != "View") return;
  judge.add("kml-deprecated", element.offset, fmt::format("<{}> is deprecated", element.name));
}

void placemark_whole(const CheckedElement& placemark, const CheckedElement*, FeedJudge& judge) {
  if (placemark.attribute("id") == nullptr) {
    judge.add("kml-id", placemark.offset, "<Placemark> has no id");
  }
}

// Placemarks, styles and their parts have ids of their own among their siblings.
void container_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  std::set<std::string_view> seen;
  for (const CheckedElement& child : element.children) {
    const std::string* id = child.attribute("id");
    if (id == nullptr || !(child.name == "Placemark" || child.name.ends_with("Style"))) continue;
    if (id->empty() || seen.insert(*id).second) continue;
    judge.add("kml-value", child.offset,
              fmt::format("the id {} is there more than once", in_quotes(*id)));
  }
}

void network_link_whole(const CheckedElement& link, const CheckedElement*, FeedJudge& judge) {
  const bool has_link = any_of(link.children, [](const CheckedElement& child) {
    return child.name == "Link" || child.name == "Url";
  });
  if (!has_link) judge.add(kNeeded, link.offset, "<NetworkLink> has no <Link>");
}

constexpr AttributeRow kId[] = {{"id"}};
constexpr Shape kText{.value = any_text};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kZeroOne{.value = zero_or_one};
constexpr Shape kNatural{.value = natural_decimal};
constexpr Shape kSigned{.value = signed_decimal};
constexpr Shape kWhole{.value = whole_or_nothing};
constexpr Shape kLatitude{.value = latitude};
constexpr Shape kLongitude{.value = longitude};
constexpr Shape kAngle{.value = angle};
constexpr Shape kColor{.value = color};
constexpr Shape kOldColor{.value = color, .whole = deprecated_whole};
constexpr Shape kOldText{.value = any_text, .whole = deprecated_whole};
constexpr Shape kAltitudeMode{.value = altitude_mode};
constexpr Shape kCoordinates{.value = coordinates};
constexpr Shape kDate{.value = w3c_date};
constexpr Shape kAnyDate{.value = w3c_date_of_any_time};
constexpr Shape kColorMode{.value = color_mode};
constexpr Shape kRefreshMode{.value = refresh_mode};
constexpr Shape kViewRefreshMode{.value = view_refresh_mode};
constexpr Shape kStyleState{.value = style_state};
constexpr Shape kListKind{.value = list_kind};
constexpr Shape kIconState{.value = icon_state};
constexpr Shape kNothing{};
constexpr AttributeRow kSnippetAttributes[] = {{"maxLines"}};
constexpr Shape kSnippet{.has_text = true, .attributes = kSnippetAttributes};
constexpr AttributeRow kPointOfScreen[] = {{"x", signed_decimal, kNeeded},
                                           {"y", signed_decimal, kNeeded},
                                           {"xunits", units, kNeeded},
                                           {"yunits", units, kNeeded}};
constexpr Shape kScreenPoint{.attributes = kPointOfScreen};
constexpr AttributeRow kFieldAttributes[] = {{"name", nullptr, kNeeded},
                                             {"type", field_type, kNeeded}};
constexpr Shape kField{.attributes = kFieldAttributes};
constexpr AttributeRow kSchemaAttributes[] = {{"name"}, {"parent"}};

// The tables of one version: all of them are alike but for their namespace.
class KmlTables {
 public:
  explicit KmlTables(Space space) : space_(space) {
    const auto link_groups = std::vector<RowGroup>{
        group("href viewFormat httpQuery", &kText),
        group("refreshMode", &kRefreshMode),
        group("viewRefreshMode", &kViewRefreshMode),
        group("viewRefreshTime viewBoundScale refreshInterval", &kNatural),
        group("refreshVisibility", &kOldText),
    };
    fill(link_, link_groups, kId);
    fill(url_, link_groups, {}, deprecated_whole);
    fill(look_,
         {group("longitude", &kLongitude), group("latitude tilt", &kLatitude),
          group("altitude", &kSigned), group("range", &kNatural), group("heading", &kAngle),
          group("altitudeMode", &kAltitudeMode), any("Placemark", &placemark_)},
         kId);
    view_ = look_;
    view_.whole = deprecated_whole;
    fill(box_,
         {need("north south", &kLatitude), need("east west", &kLongitude),
          group("rotation", &kLongitude)},
         kId);
    fill(altitude_box_,
         {need("north south", &kLatitude), need("east west", &kLongitude),
          group("rotation", &kLongitude), group("minAltitude maxAltitude", &kNatural),
          group("altitudeMode", &kAltitudeMode)},
         kId);
    fill(lod_, {group("minLodPixels maxLodPixels minFadeExtent maxFadeExtent", &kNatural)});
    fill(region_, {need("LatLonAltBox", &altitude_box_), group("Lod", &lod_)});
    fill(span_, {group("begin end", &kDate)}, kId);
    fill(stamp_, {need("when", &kAnyDate)}, kId);
    fill(icon_, {need("href", &kText), any("x y w h", &kOldText),
                 group("refreshInterval viewRefreshTime viewBoundScale", &kNatural),
                 group("refreshMode", &kRefreshMode), group("viewRefreshMode", &kViewRefreshMode)});
    fill(item_icon_, {need("href", &kText), group("state", &kIconState)});
    fill_styles();
    fill_geometry();
    fill_features();
  }

  Shape document;

 private:
  static constexpr Count kOne = Count::kAtMostOne;

  RowGroup group(std::string_view names, const Shape* shape) const {
    return {space_, names, shape, kOne};
  }
  RowGroup need(std::string_view names, const Shape* shape) const {
    return {space_, names, shape, kOne, kNeeded};
  }
  RowGroup any(std::string_view names, const Shape* shape) const {
    return {space_, names, shape, Count::kAny};
  }

  // Tables live as long as this.
  void fill(Shape& shape, const std::vector<RowGroup>& groups,
            std::span<const AttributeRow> attributes = {}, JudgeElement whole = nullptr) {
    rows_.push_back(rows_of(groups));
    children_.push_back({ChildRows(rows_.back())});
    shape.attributes = attributes;
    shape.children = children_.back();
    shape.whole = whole;
  }

  void fill_styles() {
    const std::vector<RowGroup> colors = {group("color", &kColor), group("colorMode", &kColorMode)};
    const auto style = [&](Shape& shape, std::vector<RowGroup> groups) {
      groups.insert(groups.end(), colors.begin(), colors.end());
      fill(shape, groups, kId);
    };
    style(icon_style_, {group("heading", &kAngle), group("Icon", &icon_), group("scale", &kNatural),
                        group("hotSpot", &kScreenPoint)});
    style(label_style_, {group("labelColor", &kOldColor), group("scale", &kNatural)});
    style(line_style_, {group("width", &kNatural)});
    style(poly_style_, {group("fill outline", &kZeroOne)});
    fill(balloon_style_, {group("textColor bgColor color", &kColor), group("text", &kText)}, kId);
    fill(list_style_,
         {group("bgColor", &kColor), any("ItemIcon", &item_icon_),
          group("listItemType", &kListKind), group("scale", &kNatural)},
         kId);
    fill(style_,
         {group("LineStyle", &line_style_), group("PolyStyle", &poly_style_),
          group("IconStyle", &icon_style_), group("ListStyle", &list_style_),
          group("LabelStyle", &label_style_), group("BalloonStyle", &balloon_style_),
          group("scale", &kNatural), group("labelColor", &kOldColor)},
         kId);
    fill(pair_, {need("key", &kStyleState), need("styleUrl", &kText)});
    fill(style_map_, {{space_, "Pair", &pair_, Count::kAny, kNeeded}}, kId);
  }

  std::vector<RowGroup> geometry() const {
    return {any("Placemark", &placemark_),     any("Model", &model_), any("LineString", &line_),
            any("LinearRing", &line_),         any("Point", &point_), any("Polygon", &polygon_),
            any("MultiGeometry", &geometries_)};
  }

  void fill_geometry() {
    const auto shape_of = [&](Shape& shape, std::vector<RowGroup> groups) {
      const std::vector<RowGroup> more = geometry();
      groups.insert(groups.end(), more.begin(), more.end());
      groups.push_back(group("extrude tessellate", &kZeroOne));
      groups.push_back(group("altitudeMode", &kAltitudeMode));
      fill(shape, groups, kId);
    };
    shape_of(point_, {{space_, "coordinates", &kCoordinates, Count::kAny, kNeeded}});
    shape_of(line_, {need("coordinates", &kCoordinates)});
    fill(boundary_, {{space_, "LinearRing", &line_, Count::kAny, kNeeded}});
    shape_of(polygon_, {need("outerBoundaryIs", &boundary_), any("innerBoundaryIs", &boundary_)});
    fill(geometries_, geometry(), kId);
    fill(old_geometries_, geometry(), kId, deprecated_whole);
    fill(location_, {need("longitude", &kLongitude), need("latitude", &kLatitude),
                     need("altitude", &kSigned)});
    fill(orientation_, {group("heading tilt roll", &kAngle)});
    fill(scale_, {group("x y z", &kNatural)});
    fill(alias_, {group("targetHref sourceHref", &kText)});
    fill(resource_map_, {any("Alias", &alias_)});
    fill(model_,
         {need("Link", &link_), group("altitudeMode", &kAltitudeMode),
          group("Location", &location_), group("Orientation", &orientation_),
          group("Scale", &scale_), group("ResourceMap", &resource_map_)},
         kId);
  }

  void fill_features() {
    const std::vector<RowGroup> feature = {
        group("name phoneNumber description styleUrl", &kText),
        group("visibility open", &kZeroOne),
        group("address", &kWords),
        group("Snippet", &kSnippet),
        group("LookAt", &look_),
        group("View", &view_),
        group("TimeStamp", &stamp_),
        group("TimeSpan", &span_),
        any("Style", &style_),
        any("StyleMap", &style_map_),
        group("Region", &region_),
        any("Metadata", nullptr),
        {Space::kAtom, "link", &kAtomLink, Count::kAny},
        {Space::kAtom, "author", &kAtomPerson, Count::kAny},
    };
    const auto with = [&](Shape& shape, std::vector<RowGroup> groups, JudgeElement whole) {
      groups.insert(groups.end(), feature.begin(), feature.end());
      fill(shape, groups, kId, whole);
    };
    std::vector<RowGroup> placemark = geometry();
    placemark.push_back(any("GeometryCollection", &old_geometries_));
    with(placemark_, placemark, placemark_whole);
    const std::vector<RowGroup> overlay = {group("color", &kColor), group("drawOrder", &kWhole),
                                           group("Icon", &icon_), group("geomColor", &kOldColor)};
    std::vector<RowGroup> screen = overlay;
    screen.push_back(group("overlayXY screenXY rotationXY size", &kScreenPoint));
    with(screen_, screen, nullptr);
    std::vector<RowGroup> ground = overlay;
    ground.push_back(group("altitude", &kSigned));
    ground.push_back(group("altitudeMode", &kAltitudeMode));
    ground.push_back(need("LatLonBox", &box_));
    with(ground_, ground, nullptr);
    with(network_link_,
         {any("Placemark", &placemark_), group("refreshInterval", &kNatural),
          group("flyToView", &kZeroOne), group("Link", &link_), group("Url", &url_)},
         network_link_whole);
    fill(schema_, {any("SimpleField SimpleArrayField ObjField ObjArrayField", &kField)},
         kSchemaAttributes);
    const std::vector<RowGroup> container = {
        any("Document", &inner_document_), any("Folder", &folder_),
        any("Placemark", &placemark_),     any("ScreenOverlay", &screen_),
        any("GroundOverlay", &ground_),    any("NetworkLink", &network_link_)};
    with(folder_, container, container_whole);
    std::vector<RowGroup> inner = container;
    inner.push_back(group("Schema", &schema_));
    with(inner_document_, inner, container_whole);
    fill(update_, {need("targetHref", &kText), group("Change Update Delete", &kNothing)});
    fill(control_, {group("minRefreshPeriod", &kNatural),
                    group("linkName linkDescription cookie message", &kText),
                    group("linkSnippet", &kSnippet), group("expires", &kDate),
                    group("Update", &update_), group("LookAt", &look_), group("View", &view_)});
    std::vector<RowGroup> root = container;
    root.push_back(any("NetworkLinkControl", &control_));
    root.push_back({Space::kAtom, "link", &kAtomLink, Count::kAny});
    root.push_back({Space::kAtom, "author", &kAtomPerson, Count::kAny});
    fill(document, root, {}, container_whole);
  }

  Space space_;
  std::list<std::vector<ChildRow>> rows_;
  std::list<std::vector<ChildRows>> children_;
  Shape link_, url_, look_, view_, box_, altitude_box_, lod_, region_, span_, stamp_, icon_,
      item_icon_, icon_style_, label_style_, line_style_, poly_style_, balloon_style_, list_style_,
      style_, pair_, style_map_, point_, line_, boundary_, polygon_, geometries_, old_geometries_,
      location_, orientation_, scale_, alias_, resource_map_, model_, placemark_, screen_, ground_,
      network_link_, schema_, folder_, inner_document_, update_, control_;
};

}  // namespace

const Shape& kml_shape(Space version) {
  static const KmlTables v20(Space::kKml20), v21(Space::kKml21), v22(Space::kKml22);
  switch (version) {
    case Space::kKml20: return v20.document;
    case Space::kKml21: return v21.document;
    default: return v22.document;
  }
}

}  // namespace feedgen
