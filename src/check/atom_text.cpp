#include "check/atom_text.h"

#include <fmt/format.h>

#include "check/content.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {

bool is_xml_type(std::string_view type) { return type.ends_with("+xml") || type.ends_with("/xml"); }

namespace {

bool is_base64(std::string_view text) {
  std::size_t size = 0;
  bool is_padded = false;
  for (const char c : text) {
    if (is_ascii_blank(c)) continue;
    if (!is_ascii_alphanumeric(c) && c != '+' && c != '/' && c != '=') return false;
    if (is_padded && c != '=') return false;
    is_padded = is_padded || c == '=';
    ++size;
  }
  return size % 4 == 0;
}

void judge_xhtml(const CheckedElement& element, FeedJudge& judge) {
  const CheckedElement* div = element.children.empty() ? nullptr : &element.children.front();
  const bool has_text = !trim(element.text).empty();
  if (div == nullptr && !has_text) {
    if (element.attribute("src") != nullptr) return;
    judge.add("atom-empty-text", element.offset,
              fmt::format("<{}> is empty", element.shown_name()));
    return;
  }
  if (div == nullptr || !div->is(Space::kXhtml, "div") || element.children.size() > 1 || has_text) {
    judge.add("atom-xhtml-div", element.offset,
              fmt::format("the XHTML of <{}> does not stand in one <div>", element.shown_name()));
    return;
  }
  const JudgedValue value{div->text, div->text_at, *div, &element, nullptr};
  if (div->children.empty() && (has_end_tag(value.text) || has_reference(value.text))) {
    judge.add("atom-escaped-xhtml", value.offset,
              fmt::format("the XHTML of <{}> holds escaped markup", element.shown_name()));
  }
  check_xhtml(*div, judge);
}

// A whole document of HTML begins with <html>.
void judge_document(const CheckedElement& element, std::string_view type, FeedJudge& judge) {
  if (element.attribute("src") != nullptr) return;
  const bool is_document =
      type == "application/xhtml+xml"
          ? element.children.empty() || element.children.front().is(Space::kXhtml, "html")
          : element.text.find("<html") != std::string::npos;
  if (is_document) return;
  judge.add("atom-html-document", element.offset,
            fmt::format("<{}> is no whole document", element.shown_name()));
}

void judge_text(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge) {
  const std::string* written = element.attribute("type");
  const std::string type = written == nullptr ? "text" : ascii_lower(*written);
  if (type == "xhtml") return judge_xhtml(element, judge);
  const JudgedValue value{trim(element.text), element.text_at, element, parent, nullptr};
  if (!element.children.empty() && !is_xml_type(type)) {
    judge.add("atom-markup", element.children.front().offset,
              fmt::format("<{}> stands in the text of <{}>", element.children.front().shown_name(),
                          element.shown_name()));
  }
  if (element.attribute("src") == nullptr && value.text.empty() && element.children.empty()) {
    judge.add("atom-empty-text", element.offset,
              fmt::format("<{}> is empty", element.shown_name()));
    return;
  }
  if (type.ends_with("/html") || type == "application/xhtml+xml") {
    judge_document(element, type, judge);
  }
  if (type == "html" || type == "text/html") {
    html_text(value, judge);
  } else if (type == "text" && (has_end_tag(value.text) || has_reference(value.text))) {
    judge.add("atom-undeclared-html", value.offset,
              fmt::format("<{}> holds markup, and declares no type", element.shown_name()));
  } else if (type.find('/') != std::string::npos && !is_xml_type(type) &&
             !type.starts_with("text/") && element.attribute("src") == nullptr &&
             !is_base64(value.text)) {
    judge.add("atom-base64", value.offset,
              fmt::format("the content of type {} is not Base64", in_quotes(type)));
  }
}

}  // namespace

void text_type(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) {
    judge.add("atom-empty-attribute", value.offset, fmt::format("{} is empty", shown_place(value)));
    return;
  }
  if (value.text == "text" || value.text == "html" || value.text == "xhtml") return;
  judge.add("atom-text-type", value.offset,
            fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

void content_type(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.empty()) {
    judge.add("atom-empty-attribute", value.offset, fmt::format("{} is empty", shown_place(value)));
    return;
  }
  const bool is_word = value.text == "text" || value.text == "html" || value.text == "xhtml";
  if (is_word && value.element.attribute("src") == nullptr) return;
  const std::string type = ascii_lower(value.text);
  if (type.find('/') == std::string::npos || type.starts_with("multipart/") ||
      type.starts_with("message/")) {
    judge.add("atom-content-type", value.offset,
              fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
  } else {
    media_type(value, judge);
  }
}

void text_whole(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge) {
  judge_text(element, parent, judge);
}

void content_whole(const CheckedElement& element, const CheckedElement* parent, FeedJudge& judge) {
  if (element.attribute("src") != nullptr && element.attribute("type") == nullptr) {
    judge.add("atom-src-type", element.offset, "<content> has src and no type");
  }
  if (element.attribute("src") != nullptr &&
      (!trim(element.text).empty() || !element.children.empty())) {
    judge.add("unexpected-text", element.offset, "<content> has src, and is not empty",
              "remove what it holds, or the attribute src");
    return;
  }
  judge_text(element, parent, judge);
}

}  // namespace feedgen
