#include "body/source_html.h"

#include <utility>

#include "body/html_source.h"
#include "format/markdown.h"
#include "format/markdown_parts.h"

namespace feedgen {
namespace {

Result<std::string> render(std::string_view text, CodeRule rule, Diagnostics& diagnostics) {
  if (rule == CodeRule::kHtml) return std::string(body_of_document(text));
  if (leaves_addresses_alone(text)) {
    diagnostics.push_back({Severity::kWarning,
                           Message{"a paragraph has too many bare addresses to make links of them",
                                   "put blank lines between its lines, or <> around each address",
                                   {{}, 1, 0}}});
  }
  return markdown_to_html(text);
}

}  // namespace

Result<SourceHtml> source_to_html(std::string_view source, CodeRule rule,
                                  const TagContext& context) {
  if (rule == CodeRule::kMarkdown && is_html_throughout(source)) rule = CodeRule::kHtml;
  SourceHtml result;
  if (!may_have_template_tags(source)) {
    Result<std::string> html = render(source, rule, result.diagnostics);
    if (!html) return tl::unexpected(std::move(html.error()));
    result.html = std::move(*html);
    return result;
  }
  TranslatedTags tags = translate_template_tags(source, rule, context);
  result.diagnostics = std::move(tags.diagnostics);
  const Result<std::string> html = render(tags.text, rule, result.diagnostics);
  if (!html) return tl::unexpected(html.error());
  result.html = tags.places.restore(*html);
  result.dropped = std::move(tags.dropped);
  return result;
}

}  // namespace feedgen
