#include "format/markdown_spans.h"

#include <charconv>
#include <cstdint>
#include <functional>
#include <system_error>

#include "format/html.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/xml_text.h"

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
    append_escaped_markup(name, text);
    const std::size_t at = element.class_end;
    element.class_end = 0;
    insert(at, text, element, html);
    element.class_end = at + text.size();
    return;
  }
  text = " class=\"";
  append_escaped_markup(name, text);
  insert(element.name_end, text + '"', element, html);
  element.class_end = element.name_end + text.size();
}

std::string_view name_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_A: return "a";
    case MD_SPAN_EM: return "em";
    case MD_SPAN_STRONG: return "strong";
    case MD_SPAN_CODE: return "code";
    case MD_SPAN_DEL: return "del";
    default:  // belongs to extensions that the dialect does not have
      return "span";
  }
}

bool may_stand_in_address(char c) {
  return is_ascii_alphanumeric(c) ||
         (c != '\0' && std::string_view("~-_.+!*(),%#@?=;:/+$").find(c) != std::string_view::npos);
}

// An address in an attribute: what RFC 3986 does not let stand is percent-encoded, what is encoded
// already stays.
void append_escaped_address(std::string_view address, std::string& html) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : address) {
    if (may_stand_in_address(c)) {
      html += c;
    } else if (c == '&') {
      html += "&amp;";
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      html += '%';
      html += kHex[byte >> 4U];
      html += kHex[byte & 0xFU];
    }
  }
}

std::string decode_numeric(std::string_view digits, int base) {
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  if (error != std::errc() || end != digits.data() + digits.size() || code == 0) {
    return std::string(kReplacementCharacter);
  }
  std::string text;
  append_utf8(code, text);
  return text;
}

// The characters that an entity or numeric character reference stands for (CommonMark section 2.5);
// a reference that HTML does not know is returned as it is. `entity` is one whole reference, from
// `&` to `;`.
std::string decode_entity(std::string_view entity) {
  if (entity.size() > 3 && entity[1] == '#') {
    const bool is_hexadecimal = entity[2] == 'x' || entity[2] == 'X';
    const std::size_t digits = is_hexadecimal ? 3 : 2;
    return decode_numeric(entity.substr(digits, entity.size() - digits - 1),
                          is_hexadecimal ? 16 : 10);
  }
  std::string text = decode_character_references(entity);
  // HTML also knows some names without a semicolon; CommonMark does not.
  const bool is_whole = text.empty() || text.back() != ';' || entity == "&semi;";
  return is_whole ? text : std::string(entity);
}

void append_target(const MD_ATTRIBUTE& address,
                   const std::function<std::string(std::string_view)>& target, std::string& html) {
  if (!target) return append_attribute(address, &append_escaped_address, html);
  std::string written;
  append_attribute(
      address, [](std::string_view text, std::string& out) { out += text; }, written);
  append_escaped_address(target(written), html);
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
    append_escaped_markup(value, text);
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

std::string_view plain_text_of(MD_TEXTTYPE type, std::string_view text, std::string& storage) {
  switch (type) {
    case MD_TEXT_NULLCHAR: return kReplacementCharacter;
    case MD_TEXT_ENTITY: storage = decode_entity(text); return storage;
    default: return text;
  }
}

void append_attribute(const MD_ATTRIBUTE& attribute, void (*append)(std::string_view, std::string&),
                      std::string& html) {
  std::string storage;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view text(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    append(plain_text_of(attribute.substr_types[i], text, storage), html);
  }
}

void MarkdownSpans::append_title(const MD_ATTRIBUTE& title) {
  if (title.text == nullptr) return;
  html_ += " title=\"";
  append_attribute(title, &append_escaped_markup, html_);
  html_ += '"';
}

void MarkdownSpans::open_image(const MD_SPAN_IMG_DETAIL& detail) {
  html_ += "<img";
  open_.back().name_end = html_.size();
  html_ += " src=\"";
  append_target(detail.src, targets_.picture, html_);
  html_ += "\" alt=\"";
}

void MarkdownSpans::enter(MD_SPANTYPE type, void* detail) {
  const bool is_inside_image = images_ > 0;
  if (type == MD_SPAN_IMG) ++images_;
  if (is_inside_image) return;
  open_.emplace_back().begin = html_.size();
  if (type == MD_SPAN_IMG) return open_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
  html_ += '<';
  html_ += name_of(type);
  open_.back().name_end = html_.size();
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    html_ += " href=\"";
    append_target(link.href, targets_.link, html_);
    html_ += '"';
    append_title(link.title);
  }
  html_ += '>';
}

void MarkdownSpans::leave(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_IMG && images_ > 0) --images_;
  if (images_ > 0) return;
  if (type == MD_SPAN_IMG) {
    html_ += '"';
    append_title(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title);
    html_ += '>';
  } else {
    html_ += "</";
    html_ += name_of(type);
    html_ += '>';
  }
  // md4c 0.4.8 may end a span that it never began: an autolink that swallows an asterisk.
  last_end_ = open_.empty() ? 0 : html_.size();
  if (open_.empty()) return;
  last_ = open_.back();
  open_.pop_back();
}

void MarkdownSpans::add_text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    html_ += in_image() ? " " : type == MD_TEXT_BR ? "<br>\n" : "\n";
    return;
  }
  std::string storage;
  append_escaped_markup(plain_text_of(type, text, storage), html_);
}

bool MarkdownSpans::give_to_last(const ElementAttributes& attributes) {
  if (last_end_ == 0 || last_end_ != html_.size()) return false;
  give_attributes(attributes, last_, html_);
  last_end_ = html_.size();
  return true;
}

}  // namespace feedgen
