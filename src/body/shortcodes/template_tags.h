// Template tags of Jekyll, Hexo and Hugo in a body become what they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/tag_places.h"
#include "body/shortcodes/tag_translation.h"
#include "body/shortcodes/template_tag.h"
#include "value/diagnostic.h"

namespace feedgen {

/// A tag that means nothing here, and what is shown in its place.
struct DroppedTag {
  enum class Shown {
    kNothing,
    kInside,  ///< what stands between the tag and its end
    kCode,    ///< the same as a listing
    kWords,   ///< its words
    kSecret,  ///< nothing, since its inside is protected
  };
  std::string name;  ///< as it is written: "{% note %}", "{{< tabs >}}", "{{ page.date }}"
  Place place;       ///< its first use; line and column in the body
  Shown shown = Shown::kNothing;
  std::string words = {};  ///< those that are shown
};

struct TranslatedTags {
  std::string text;                 ///< Markdown or HTML, with the places in it
  TagPlaces places;                 ///< puts HTML into the rendered `text`
  std::vector<DroppedTag> dropped;  ///< each name once, in the order of their places
  Diagnostics diagnostics;          ///< links to articles that do not exist
};

/// False for most bodies, which need no translation.
bool may_have_template_tags(std::string_view source);

/// Secret parts are cut out (format/secret_parts.h). Tags outside of code are translated where
/// their meaning is plain and else left out; those that are never closed, and braces that are no
/// tag, stay. Bounded by the length of the text.
TranslatedTags translate_template_tags(std::string_view source, CodeRule rule,
                                       const TagContext& context);

}  // namespace feedgen
