// Lists of links that themes show as cards.

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct ListedLink {
  std::string name, address, description;
};

// `text | address | description | picture`; `%` begins a comment.
ListedLink read_fields(std::string_view line) {
  ListedLink link;
  while (!line.empty()) {
    const std::string field(trim(take_until(line, '|')));
    if (link.name.empty()) {
      link.name = field;
    } else if (link.address.empty()) {
      link.address = field;
    } else if (link.description.empty() && !is_picture_address(field)) {
      link.description = field;
    }
  }
  return link;
}

std::string value_of(std::string_view line) {
  std::string_view value = trim(line.substr(line.find(':') + 1));
  const bool is_quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                         value.back() == value.front();
  if (is_quoted) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::string shown(const ListedLink& link) {
  if (link.address.empty()) return {};
  return "<li>" + link_to(link.address, link.name) +
         (link.description.empty() ? "" : ": " + html_words(link.description)) + "</li>";
}

}  // namespace

std::string links_in(std::string_view text) {
  std::string html;
  std::string list;
  std::string heading;
  ListedLink named;
  // What a group is called stands above its links.
  const auto end_group = [&] {
    list += shown(named);
    if (!heading.empty()) html += "<p>" + heading + "</p>";
    if (!list.empty()) html += "<ul>" + list + "</ul>";
    list.clear();
    heading.clear();
    named = {};
  };
  while (!text.empty()) {
    std::string_view line = trim(take_until(text, '\n'));
    if (line.empty() || line.starts_with('%') || line.starts_with('#')) continue;
    if (line.find('|') != std::string_view::npos) {
      list += shown(read_fields(line));
      continue;
    }
    if (line.starts_with("- ")) {
      list += shown(named);
      named = {};
      line = trim(line.substr(2));
    }
    if (line.starts_with("class_name:")) {
      end_group();
      heading = "<strong>" + html_words(value_of(line)) + "</strong>";
    }
    if (line.starts_with("class_desc:")) {
      heading += (heading.empty() ? "" : ": ") + html_words(value_of(line));
    }
    if (line.starts_with("name:")) named.name = value_of(line);
    if (line.starts_with("link:") || line.starts_with("url:")) named.address = value_of(line);
    if (line.starts_with("descr:") || line.starts_with("desc:")) named.description = value_of(line);
  }
  end_group();
  return html;
}

}  // namespace feedgen
