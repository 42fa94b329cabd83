// What of an element's attributes is written, and in which order.
#include <optional>
#include <utility>

#include "body/attributes.h"
#include "body/cleaner.h"
#include "body/picture.h"
#include "body/styles.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_media(const Element& element) {
  return element.name == "audio" || element.name == "video" || element.name == "source" ||
         element.name == "track";
}

bool is_quote(const Element& element) {
  return element.name == "blockquote" || element.name == "q" || element.name == "del" ||
         element.name == "ins";
}

StylePlace style_place(const Element& element, bool in_code) {
  if (in_code) return StylePlace::kCode;
  for (const std::string_view name : {"col", "img", "table", "td", "th", "video"}) {
    if (element.name == name) return StylePlace::kSized;
  }
  return StylePlace::kText;
}

}  // namespace

// Addresses first, since enter_kept() looks only at the first attribute to see whether there is
// one.
Cleaner::Attributes Cleaner::attributes_of(const HtmlElement& source, const Element& element) {
  Attributes attributes;
  if (element.is(Element::kFormula)) {
    for (const auto& [name, value] : source.attributes) {
      std::optional<std::string> clean = clean_formula_attribute(name, value);
      if (clean) attributes.push_back({name, std::move(*clean)});
    }
    return attributes;
  }
  const bool says_something = !source.attributes.empty();
  if (says_something) {
    for (const std::string_view name : {"href", "src", "srcset", "poster", "cite"}) {
      std::string address = address_in(source, element, name);
      if (!address.empty()) attributes.push_back({name, std::move(address)});
    }
  }
  if (element.name == "audio" || element.name == "video") attributes.push_back({"controls", ""});
  add_common(source, element, attributes);
  return attributes;
}

std::string Cleaner::address_in(const HtmlElement& source, const Element& element,
                                std::string_view attribute) {
  const std::string_view value = source.value(attribute);
  if (attribute == "href") return element.name == "a" ? address_.link(value) : std::string();
  if (attribute == "src" && is_media(element) && !nesting_.is_inside("picture")) {
    return address_.resource(media_source(source));
  }
  if (attribute == "srcset" && element.name == "source" && nesting_.is_inside("picture")) {
    return address_.picture_set(picture_source(source).srcset);
  }
  if (attribute == "poster" && element.name == "video") return address_.resource(value);
  if (attribute == "cite" && is_quote(element)) return address_.resource(value);
  return {};
}

void Cleaner::add_common(const HtmlElement& source, const Element& element,
                         Attributes& attributes) {
  const bool in_code = code_ > 0 || is_code(element);
  const auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) attributes.push_back({name, std::move(value)});
  };
  for (const auto& [name, value] : source.attributes) {
    const bool is_old_id = name == "name" && element.name == "a" && !source.has("id");
    if (name == "id" || is_old_id) {
      const std::string id(trim(value));
      if (is_safe_id(id) && ids_.insert(id).second) add("id", id);
    } else if (name == "class") {
      add("class", clean_class(value, in_code ? ClassPlace::kCode : ClassPlace::kText));
    } else if (name == "style") {
      const bool is_list = element.name == "ol" || element.name == "ul" || element.name == "li";
      if (is_list && !source.has("type")) add("type", std::string(list_type_of_style(value)));
      add("style", clean_style(value, style_place(element, in_code)));
    } else if (std::optional<std::string> clean = clean_attribute(element.name, name, value)) {
      attributes.push_back({name, std::move(*clean)});
    }
  }
}

}  // namespace feedgen
