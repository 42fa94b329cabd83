#include "format/markdown_element.h"

#include <string_view>

#include "format/markdown_escape.h"

namespace feedgen {
namespace {

// Keeps the places right that lie behind what was inserted or removed.
void insert(std::size_t at, std::string_view text, MarkdownElement& element, std::string& html) {
  html.insert(at, text);
  if (element.class_end >= at) element.class_end += text.size();
  if (element.id_begin >= at) {
    element.id_begin += text.size();
    element.id_end += text.size();
  }
}

void remove_made_id(MarkdownElement& element, std::string& html) {
  const std::size_t size = element.id_end - element.id_begin;
  if (size == 0) return;
  html.erase(element.id_begin, size);
  if (element.class_end > element.id_begin) element.class_end -= size;
  element.id_begin = element.id_end = 0;
}

void give_class(std::string_view name, MarkdownElement& element, std::string& html) {
  std::string text;
  if (element.class_end > 0) {
    text = ' ';
    append_escaped(name, text);
    const std::size_t at = element.class_end;
    element.class_end = 0;
    insert(at, text, element, html);
    element.class_end = at + text.size();
    return;
  }
  text = " class=\"";
  append_escaped(name, text);
  insert(element.name_end, text + '"', element, html);
  element.class_end = element.name_end + text.size();
}

}  // namespace

void give_attributes(const ElementAttributes& attributes, MarkdownElement& element,
                     std::string& html) {
  for (const auto& [name, value] : attributes) {
    if (name == "class") {
      give_class(value, element, html);
      continue;
    }
    if (name == "id") {
      if (element.has_given_id) continue;
      remove_made_id(element, html);
      element.has_given_id = true;
    }
    std::string text = ' ' + name + "=\"";
    append_escaped(value, text);
    insert(element.name_end, text + '"', element, html);
  }
}

void give_made_id(const std::string& id, MarkdownElement& element, std::string& html) {
  if (id.empty()) return;
  const std::string text = " id=\"" + id + '"';
  insert(element.name_end, text, element, html);
  element.id_begin = element.name_end;
  element.id_end = element.name_end + text.size();
}

}  // namespace feedgen
