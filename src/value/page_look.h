// What a site has changed about its pages for people: settings, with the files that they name.
#pragma once

#include <string>
#include <vector>

#include "value/names.h"

namespace feedgen {

/// Texts of pages by their names (feed/page_texts.h), for one language.
struct OwnPageTexts {
  std::string language;  ///< BCP 47, in small letters; empty: all
  std::vector<std::pair<std::string, std::string>> texts;
};

struct PageLook {
  std::string template_file;  ///< as the setting names it; empty: feedgen's own page
  std::string page_template;  ///< its bytes (feed/page_template.h)
  std::string style_file;     ///< likewise; empty: none
  std::string style;          ///< CSS that follows feedgen's own
  std::vector<OwnPageTexts> texts;
  std::string reader_url;  ///< of a FreshRSS that pages offer; empty: none
};

}  // namespace feedgen
