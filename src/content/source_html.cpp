#include "content/source_html.h"

#include <utility>

#include "content/html_source.h"
#include "syntax/markdown.h"

namespace feedgen {
namespace {

Result<std::string> render(std::string_view text, CodeRule rule) {
  if (rule == CodeRule::kHtml) return std::string(body_of_document(text));
  return markdown_to_html(text);
}

}  // namespace

Result<SourceHtml> source_to_html(std::string_view source, CodeRule rule,
                                  const TagContext& context) {
  if (rule == CodeRule::kMarkdown && is_html_throughout(source)) rule = CodeRule::kHtml;
  SourceHtml result;
  if (!may_have_template_tags(source)) {
    Result<std::string> html = render(source, rule);
    if (!html) return tl::unexpected(std::move(html.error()));
    result.html = std::move(*html);
    return result;
  }
  TranslatedTags tags = translate_template_tags(source, rule, context);
  const Result<std::string> html = render(tags.text, rule);
  if (!html) return tl::unexpected(html.error());
  result.html = tags.places.restore(*html);
  result.dropped = std::move(tags.dropped);
  result.diagnostics = std::move(tags.diagnostics);
  return result;
}

}  // namespace feedgen
