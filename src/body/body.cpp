#include "body/body.h"

#include <algorithm>
#include <set>
#include <utility>

#include "body/clean_html.h"
#include "body/mdx.h"
#include "body/source_html.h"
#include "format/html.h"
#include "format/secret_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

// A first heading that says what the title says is not shown a second time, unless it is all there
// is.
void remove_own_heading(std::string_view title, std::string& html) {
  const std::size_t begin = html.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos || !std::string_view(html).substr(begin).starts_with("<h1"))
    return;
  constexpr std::string_view kEnd = "</h1>";
  const std::size_t end = html.find(kEnd, begin);
  if (end == std::string::npos) return;
  const std::string_view heading = std::string_view(html).substr(begin, end - begin + kEnd.size());
  if (trim(std::string_view(html).substr(end + kEnd.size())).empty()) return;
  if (collapse_space(read_html_facts(heading).text) == title) html.erase(0, end + kEnd.size());
}

Result<SourceHtml> to_html(std::string_view source, const BodyRequest& request) {
  const CodeRule rule = request.markup == Markup::kHtml ? CodeRule::kHtml : CodeRule::kMarkdown;
  Result<SourceHtml> html = source_to_html(source, rule,
                                           {request.settings, request.url, request.title,
                                            request.addresses, request.place, request.page});
  const bool is_kept = request.is_raw || request.markup != Markup::kMarkdown;
  if (html && !is_kept) remove_own_heading(request.title, html->html);
  return html;
}

// Adds the messages about template tags, with places in the file.
void report_tags(SourceHtml& source, unsigned first_line, Body& body) {
  for (Diagnostic& diagnostic : source.diagnostics) {
    diagnostic.message.place.line += first_line - 1;
    body.diagnostics.push_back(std::move(diagnostic));
  }
  for (DroppedTag& tag : source.dropped) {
    tag.place.line += first_line - 1;
    body.dropped_tags.push_back(std::move(tag));
  }
}

// A reference such as `&#xD800;` is a character that a renderer may have written out.
std::string to_legal_text(std::string text) {
  if (!is_utf8(text)) text = repair_utf8(text);
  return is_xml_text(text) ? text : to_xml_text(text);
}

// Plain text has no markup that needs cleaning, however long it is.
Body render_text(std::string_view source, std::size_t summary_length) {
  const PlainText text = plain_text_to_html(to_xml_text(source));
  Body body;
  body.summary = read_html_facts(std::string_view(text.html).substr(0, text.more_at)).text;
  if (text.more_at == std::string::npos || body.summary.empty()) {
    body.summary = cut_text(read_html_facts(text.html).text, summary_length);
  }
  body.html = trim(text.html);
  return body;
}

// The text before the site's own mark, such as Jekyll's first empty line.
std::string excerpt_of(std::string_view source, const BodyRequest& request,
                       const LinkTargets* targets) {
  const std::string_view separator =
      request.excerpt_separator.value_or(request.settings.excerpt_separator);
  source.remove_prefix(std::min(source.find_first_not_of("\r\n"), source.size()));
  const std::size_t end = separator.empty() ? std::string_view::npos : source.find(separator);
  if (end == std::string_view::npos) return {};
  const Result<SourceHtml> html = to_html(source.substr(0, end), request);
  if (!html) return {};
  const Result<CleanHtml> clean =
      clean_html(to_legal_text(html->html), {request.url, request.settings, targets});
  return clean ? collapse_space(clean->text) : std::string();
}

Result<Body> render_open_body(std::string_view source, const BodyRequest& request) {
  const Settings& settings = request.settings;
  if (request.markup == Markup::kText) return render_text(source, settings.summary_length);
  std::string without_program;
  if (request.markup == Markup::kMdx) source = without_program = mdx_to_markdown(source);
  Result<SourceHtml> rendered = to_html(source, request);
  if (!rendered) return tl::unexpected(rendered.error());
  const std::string html = to_legal_text(std::move(rendered->html));
  std::optional<LinkTargets> targets;
  if (request.place != nullptr) targets.emplace(*request.place);
  const LinkTargets* known = targets ? &*targets : nullptr;
  Result<CleanHtml> clean = clean_html(html, {request.url, settings, known});
  if (!clean) return tl::unexpected(std::move(clean.error()));

  Body body;
  report_tags(*rendered, request.first_line, body);
  body.html = request.is_raw ? std::string(trim(html)) : std::move(clean->html);
  body.picture = std::move(clean->picture);
  body.summary = clean->text_before_more.value_or("");
  if (body.summary.empty()) body.summary = excerpt_of(source, request, known);
  if (body.summary.empty()) body.summary = cut_collapsed(clean->text, settings.summary_length);
  if (body.summary.empty()) body.summary = cut_text(clean->picture_text, settings.summary_length);
  return body;
}

}  // namespace

Markup markup_of(std::string_view path) {
  const std::string lower = ascii_lower(path);
  if (lower.ends_with(".html") || lower.ends_with(".htm")) return Markup::kHtml;
  if (lower.ends_with(".txt")) return Markup::kText;
  if (lower.ends_with(".mdx")) return Markup::kMdx;
  return Markup::kMarkdown;
}

// Before all else: so no step can show what is secret, whatever it fails at.
Result<Body> render_body(std::string_view source, const BodyRequest& request) {
  const std::optional<WithoutSecrets> rest = without_secret_parts(source);
  if (!rest) return render_open_body(source, request);
  Result<Body> body = render_open_body(rest->text, request);
  if (!body) return body;
  std::set<std::string> told;
  for (const SecretPart& part : rest->parts) {
    if (!told.insert(part.name).second) continue;
    DroppedTag tag{part.name, part.place, DroppedTag::Shown::kSecret};
    tag.place.line += request.first_line - 1;
    body->dropped_tags.push_back(std::move(tag));
  }
  return body;
}

}  // namespace feedgen
