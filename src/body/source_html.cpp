#include "body/source_html.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "body/reading_text.h"
#include "body/shortcodes/liquid_text.h"
#include "format/markdown.h"
#include "format/markdown_steps.h"
#include "format/markup_scan.h"
#include "format/node_values.h"
#include "text/unicode.h"
#include "text/xml_text.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Kind = MarkupToken::Kind;

constexpr std::size_t kCodeIndent = 4;  // columns

bool is_tag(const MarkupToken& token) {
  return token.kind == Kind::kOpen || token.kind == Kind::kClose;
}

bool is_block_tag(const MarkupToken& token) {
  return is_tag(token) && token.element != nullptr && token.element->is(Element::kMarkdownBlock);
}

// "# ", "- ", "1. ", "> ", "```": nothing but Markdown begins a line like that.
bool begins_as_markdown(std::string_view line) {
  const auto is_space_at = [&](std::size_t at) {
    return at < line.size() && (line[at] == ' ' || line[at] == '\t');
  };
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0) return hashes <= 6 && is_space_at(hashes);
  if (std::string_view("-*+>").find(line.front()) != std::string_view::npos) return is_space_at(1);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') &&
         is_space_at(digits + 1);
}

// Follows the blank lines of a text and collects what begins after them.
class BlockStarts {
 public:
  bool has_text() const { return has_text_; }
  bool has_markdown() const { return has_markdown_; }
  bool has_indented_tag() const { return has_indented_tag_; }

  void see_text(std::string_view text) {
    if (text.find("](") != std::string_view::npos) has_markdown_ = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\n' || (c == '\r' && !text.substr(i + 1).starts_with('\n'))) {
        ++line_ends_;
        indent_ = 0;
      } else if (c == ' ') {
        ++indent_;
      } else if (c == '\t') {
        indent_ += kCodeIndent - indent_ % kCodeIndent;
      } else if (c != '\r') {
        if (begins_block() && indent_ < kCodeIndent) {
          has_text_ = true;
          if (begins_as_markdown(text.substr(i))) has_markdown_ = true;
        }
        line_ends_ = 0;
        // What follows in this line begins nothing.
        i = find_line_end(text, i + 1) - 1;
      }
    }
  }

  void see_tag(const MarkupToken& token) {
    if (begins_block()) {
      if (indent_ < kCodeIndent && !is_block_tag(token)) has_text_ = true;
      if (indent_ >= kCodeIndent && is_block_tag(token)) has_indented_tag_ = true;
    }
    line_ends_ = 0;
  }

 private:
  bool begins_block() const { return line_ends_ >= 2; }

  std::size_t line_ends_ = 2;  // since the last thing that was no white space
  std::size_t indent_ = 0;     // columns since the last line end
  bool has_text_ = false;
  bool has_markdown_ = false;
  bool has_indented_tag_ = false;
};

bool begins_with_block(std::string_view html) {
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == Kind::kComment || token.kind == Kind::kDeclaration) continue;
    if (token.kind != Kind::kText) return token.kind == Kind::kOpen && is_block_tag(token);
    if (!trim(html.substr(token.begin, token.end - token.begin)).empty()) return false;
  }
  return false;
}

// Front matter says that braces are text: Hexo's, Jekyll's and Eleventy's keys.
bool has_no_templates(const Node* page) {
  if (page == nullptr) return false;
  return any_of(page->members, [](const Node::Member& member) {
    if (!member.value.is_scalar()) return false;
    if (member.key == "disableNunjucks") return switch_value(member.value) == true;
    if (member.key == "render_with_liquid") return switch_value(member.value) == false;
    return member.key == "templateEngineOverride" &&
           (member.value.text == "md" || member.value.text == "html" ||
            member.value.text == "false");
  });
}

Result<std::string> render(std::string_view text, CodeRule rule, const TagContext& context) {
  if (rule == CodeRule::kHtml) return std::string(body_of_document(text));
  if (context.place == nullptr) return markdown_to_html(text, context.settings.markdown);
  const LinkTargets targets(*context.place);
  return markdown_to_html(text, context.settings.markdown,
                          {[&](std::string_view address) { return targets.picture(address); },
                           [&](std::string_view address) { return targets.link(address); }});
}

// A whole comment, `<!-- more -->`.
bool is_more_comment(std::string_view comment) {
  if (!comment.starts_with("<!--") || !comment.ends_with("-->") || comment.size() < 7) return false;
  return is_more_mark(comment.substr(4, comment.size() - 7));
}

// Up to LF, CRLF or CR, which is taken off too.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n")) {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return line;
}

}  // namespace

std::string_view body_of_document(std::string_view html) {
  if (!is_whole_page(html)) return html;
  std::size_t begin = std::string_view::npos;
  std::size_t end = html.size();
  bool is_closed = false;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == Kind::kOpen && token.name == "body" && begin == std::string_view::npos) {
      begin = token.end;
    } else if (token.kind == Kind::kClose && token.name == "body") {
      end = token.begin;
      is_closed = true;
    } else if (token.kind == Kind::kClose && token.name == "html" && !is_closed) {
      end = token.begin;
    }
  }
  if (begin == std::string_view::npos || end < begin) return html;
  return html.substr(begin, end - begin);
}

bool is_html_throughout(std::string_view markdown) {
  if (!begins_with_block(markdown) || has_markdown_in_html(markdown)) return false;
  BlockStarts starts;
  std::size_t depth_in_pre = 0;
  MarkupScan scan(markdown);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == Kind::kOpen && token.name == "pre") ++depth_in_pre;
    if (token.kind == Kind::kClose && token.name == "pre" && depth_in_pre > 0) --depth_in_pre;
    if (is_tag(token)) {
      starts.see_tag(token);
    } else if (token.kind == Kind::kText && !token.is_raw && depth_in_pre == 0) {
      starts.see_text(markdown.substr(token.begin, token.end - token.begin));
    }
  }
  return !starts.has_text() || (starts.has_indented_tag() && !starts.has_markdown());
}

Result<SourceHtml> source_to_html(std::string_view source, CodeRule rule,
                                  const TagContext& context) {
  const bool may_be_html = !context.settings.markdown.leaves_out_html;
  if (rule == CodeRule::kMarkdown && may_be_html && is_html_throughout(source)) {
    rule = CodeRule::kHtml;
  }
  SourceHtml result;
  if (!may_have_template_tags(source) || has_no_templates(context.page)) {
    Result<std::string> html = render(source, rule, context);
    if (!html) return tl::unexpected(std::move(html.error()));
    result.html = std::move(*html);
    return result;
  }
  const LiquidText liquid = expand_liquid(source, rule, context);
  TagContext inner = context;
  inner.variables = &liquid.variables;
  TranslatedTags tags = translate_template_tags(liquid.text, rule, inner);
  result.diagnostics = std::move(tags.diagnostics);
  for (Diagnostic& diagnostic : result.diagnostics) liquid.put_right(diagnostic.message.place);
  for (DroppedTag& tag : tags.dropped) liquid.put_right(tag.place);
  const Result<std::string> html = render(tags.text, rule, context);
  if (!html) return tl::unexpected(html.error());
  result.html = tags.places.restore(*html);
  result.dropped = std::move(tags.dropped);
  return result;
}

PlainText plain_text_to_html(std::string_view text) {
  PlainText result;
  std::string& html = result.html;
  bool in_paragraph = false;
  const auto end_paragraph = [&] {
    if (in_paragraph) html += "</p>\n";
    in_paragraph = false;
  };
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (line.empty() || is_more_comment(line)) {
      end_paragraph();
      if (!line.empty() && result.more_at == std::string::npos) result.more_at = html.size();
    } else {
      html += in_paragraph ? "<br>\n" : "<p>";
      html += escape_html(line);
      in_paragraph = true;
    }
  }
  end_paragraph();
  return result;
}

}  // namespace feedgen
