#include "content/body.h"

#include <utility>

#include "content/html_source.h"
#include "content/more_mark.h"
#include "content/plain_text.h"
#include "syntax/html.h"
#include "syntax/markdown.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

Result<std::string> to_html(std::string_view source, Markup markup) {
  switch (markup) {
    case Markup::kHtml:
      return std::string(body_of_document(source));
    case Markup::kText:
      return plain_text_to_html(source);
    case Markup::kMarkdown:
      break;
  }
  if (is_html_throughout(source)) return std::string(body_of_document(source));
  return markdown_to_html(source);
}

// A reference such as `&#xD800;` is a character that a renderer may have written out.
std::string to_legal_text(std::string_view text) {
  return is_utf8(text) ? to_xml_text(text) : to_xml_text(repair_utf8(text));
}

std::string to_summary(std::string_view text) { return collapse_space(to_legal_text(text)); }

}  // namespace

Markup markup_of(std::string_view path) {
  const std::string lower = ascii_lower(path);
  if (lower.ends_with(".html") || lower.ends_with(".htm")) return Markup::kHtml;
  if (lower.ends_with(".txt")) return Markup::kText;
  return Markup::kMarkdown;
}

Result<Body> render_body(std::string_view source, const BodyRequest& request) {
  const Result<std::string> rendered = to_html(source, request.markup);
  if (!rendered) return tl::unexpected(rendered.error());
  MoreMark more = take_more_mark(to_legal_text(*rendered));

  Body body;
  const HtmlFacts facts = read_html_facts(more.html);
  body.picture = facts.first_picture;
  if (more.at != std::string::npos) {
    body.summary = to_summary(read_html_facts(std::string_view(more.html).substr(0, more.at)).text);
  }
  if (body.summary.empty())
    body.summary = to_summary(cut_text(facts.text, request.settings.summary_length));
  body.html = trim(more.html);
  return body;
}

}  // namespace feedgen
