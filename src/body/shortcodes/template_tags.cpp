#include "body/shortcodes/template_tags.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "body/shortcodes/tag_ends.h"
#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_lines.h"
#include "body/shortcodes/template_output.h"
#include "body/shortcodes/template_tag.h"
#include "format/secret_parts.h"
#include "format/syntax.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;
using Shown = DroppedTag::Shown;

constexpr std::size_t kMostOpen = 64;  // tags in each other, deeper than any author writes them

// What values, and other tags, may make of a body; behind that they count as unknown.
constexpr std::size_t kMostGrowth = 4;
constexpr std::size_t kLeastRoom = 256U * 1024;

// Parts of another tag: they are left out without a message of their own.
constexpr std::array<std::string_view, 7> kParts{"break", "case",  "continue", "elif",
                                                 "else",  "elsif", "when"};

class Translator {
 public:
  Translator(std::string_view source, CodeRule rule, const TagContext& context)
      : source_(source),
        rule_(rule),
        context_(context),
        tags_(source),
        code_(source, rule),
        result_{{}, TagPlaces(source), {}, {}},
        ends_(source),
        scope_(context),
        variables_(context.variables == nullptr ? TemplateVariables() : *context.variables),
        counter_(source) {}

  TranslatedTags translate() {
    std::size_t at = 0;
    while ((at = next_place(std::max(at, copied_))) != kNowhere) {
      if (source_[at] == '<') {
        see_mark(at);
      } else if (const std::optional<TemplateTag> tag = tags_.tag_at(at)) {
        see(*tag);
      }
      ++at;
    }
    result_.text += source_.substr(std::min(copied_, source_.size()));
    copied_ = source_.size();
    while (!open_.empty()) end_pair({});
    return std::move(result_);
  }

 private:
  // Where a tag may begin, or a mark inside of tags that have such.
  std::size_t next_place(std::size_t from) {
    const std::size_t brace = source_.find('{', from);
    if (marked_ == 0) return brace;
    return std::min(brace, comments_.at_or_behind(
                               from, [&](std::size_t at) { return source_.find("<!--", at); }));
  }

  bool is_code(std::size_t at) const { return code_.at(at) != nullptr; }
  bool has_room(std::size_t n) const { return n <= kMostGrowth * source_.size() + kLeastRoom; }

  // The same, but an address that nothing comes into has lost a part.
  void replace(const TemplateTag& tag, std::string_view text, std::size_t end) {
    const bool may_be_lost = text.empty() && tag.kind != Kind::kComment;
    if (may_be_lost && copy_up_to(tag) && ends_in_address(result_.text)) {
      return put_text(tag, result_.places.put_lost(original_of(tag)), end);
    }
    put_text(tag, text, end);
  }

  std::string_view original_of(const TemplateTag& tag) const {
    return source_.substr(tag.begin, tag.end - tag.begin);
  }

  bool copy_up_to(const TemplateTag& tag) {
    result_.text += source_.substr(copied_, tag.begin - copied_);
    copied_ = tag.begin;
    return true;
  }

  // Copies what stands before the tag and goes on behind it.
  void put_text(const TemplateTag& tag, std::string_view text, std::size_t end) {
    copy_up_to(tag);
    if (tag.trims_before) {
      const std::size_t last = result_.text.find_last_not_of(" \t\r\n");
      result_.text.resize(last == std::string::npos ? 0 : last + 1);
    }
    result_.text += text;
    copied_ = end;
    if (tag.trims_behind) {
      copied_ = std::min(source_.find_first_not_of(" \t\r\n", end), source_.size());
    }
  }

  void replace(const TemplateTag& tag, std::string_view text) { replace(tag, text, tag.end); }

  // HTML that stands for itself gets a line of its own in Markdown, in the list or quotation that
  // the tag stands in.
  void replace_by_html(const TemplateTag& tag, std::string html, bool is_block, std::size_t end) {
    if (html.empty() || rule_ == CodeRule::kHtml) return replace(tag, html, end);
    const std::string_view original = source_.substr(tag.begin, end - tag.begin);
    put_text(tag, {}, end);
    const std::optional<std::string> prefix =
        is_block ? block_prefix(result_.text) : std::optional<std::string>();
    if (!prefix) {
      result_.text += result_.places.put_inline(std::move(html), original);
      return;
    }
    if (has_text_in_last_line(result_.text)) result_.text += '\n' + *prefix;
    result_.text += result_.places.put_block(std::move(html), original);
    const std::size_t behind =
        std::min(source_.find_first_not_of(" \t\r", copied_), source_.size());
    if (behind == source_.size() || source_[behind] == '\n') return;
    result_.text += '\n' + *prefix;
    copied_ = behind;
  }

  void see(const TemplateTag& tag) {
    if (tag.kind == Kind::kEscaped) return show_escaped(tag);
    if (is_code(tag.begin)) return see_in_code(tag);
    switch (tag.kind) {
      case Kind::kComment: return replace(tag, {});
      case Kind::kOutput: return see_output(tag);
      default: return see_tag(tag);
    }
  }

  // Liquid and Nunjucks come before Markdown, so `raw` goes in code too; but Hexo keeps them away
  // from fences, and Hugo has no such tags.
  void see_in_code(const TemplateTag& tag) {
    using Dialect = MarkdownHabits::Dialect;
    const Dialect dialect = context_.settings.markdown.dialect;
    if (tag.kind != Kind::kStatement || dialect == Dialect::kGoldmark) return;
    if (tag.name != "raw" || rule_ == CodeRule::kHtml) return;
    const TextRange code = *code_.at(tag.begin);
    const bool keeps_fences = dialect == Dialect::kMarked || dialect == Dialect::kMarkdownIt;
    const std::string_view inside = source_.substr(code.begin, code.end - code.begin);
    if (keeps_fences && inside.find('\n') != kNowhere) return;
    const std::optional<TemplateTag> end = ends_.find(tag);
    if (!end || end->end > code.end) return;
    replace(tag, source_.substr(tag.end, end->begin - tag.end), end->end);
  }

  // Also in code: nothing else writes `{{</* … */>}}`.
  void show_escaped(const TemplateTag& tag) {
    const bool is_percent = source_[tag.begin + 2] == '%';
    const std::string shown = std::string(is_percent ? "{{%" : "{{<") + std::string(tag.arguments) +
                              (is_percent ? "%}}" : ">}}");
    const bool is_literal = rule_ == CodeRule::kMarkdown && is_code(tag.begin);
    replace(tag, is_literal ? shown : escape_html(shown));
  }

  void see_output(const TemplateTag& tag) {
    const std::optional<TemplateTag> call = call_in(tag);
    if (call && find_tag_row(*call) != nullptr) return see_tag(*call);
    const std::optional<TemplateOutput> output = evaluate_output(tag.arguments, scope_, variables_);
    if (!output) {
      // Text of another language, but no part of an address.
      if (copy_up_to(tag) && ends_in_address(result_.text)) replace(tag, {});
      return;
    }
    const bool fits = output->text && !output->is_nil && has_room(result_.text.size());
    if (fits) return put_text(tag, *output->text, tag.end);
    if (!output->is_nil) drop(tag, fmt::format("{{{{ {} }}}}", output->name), Shown::kNothing);
    if (is_alone(source_, tag)) return put_text(tag, {}, tag.end);
    put_text(tag, result_.places.put_lost(original_of(tag)), tag.end);
  }

  void see_tag(const TemplateTag& tag) {
    learn_variables(tag, variables_);
    if (is_end(tag)) return close_pair(tag);
    if (is_one_of(tag.name, kParts)) return replace(tag, {});
    if (is_language_statement(tag)) {
      drop(tag, name_of(tag, source_), ends_.find(tag) ? Shown::kInside : Shown::kNothing);
      return replace(tag, {});
    }
    const TagRow* row = find_tag_row(tag);
    if (row == nullptr) return see_unknown(tag);
    const TagArguments arguments = parse_tag_arguments(tag.arguments);
    const TagUse use{arguments, context_, tag.name, row->detail};
    const bool is_pair =
        row->inside != Inside::kNone && (row->inside != Inside::kWords || tag.arguments.empty());
    if (is_pair) {
      if (const std::optional<TemplateTag> end = ends_.find(tag))
        return see_pair(use, *row, tag, *end);
    }
    std::optional<TagTranslation> translation =
        row->single == nullptr || !has_room(written_) ? std::nullopt : row->single(use);
    if (translation) return put(tag, std::move(*translation));
    if (row->single != nullptr) return see_words(tag, arguments);
    drop(tag, name_of(tag, source_), Shown::kNothing);
    replace(tag, {});
  }

  void see_pair(const TagUse& use, const TagRow& row, const TemplateTag& tag,
                const TemplateTag& end) {
    const std::string_view inside = source_.substr(tag.end, end.begin - tag.end);
    TagPair pair = row.around == nullptr ? TagPair{} : row.around(use);
    switch (row.inside) {
      case Inside::kMarkdown:
      case Inside::kWords:
      case Inside::kMarks:
      case Inside::kNone: return open_pair(tag, std::move(pair), row.inside);
      case Inside::kAny:
        if (!holds_code(tag, inside)) return open_pair(tag, std::move(pair), row.inside);
        return see_literal(
            tag, end, pair.open + plain_listing(language_of(use.arguments), inside) + pair.close);
      case Inside::kCode:
      case Inside::kDiagram:
        return see_literal(tag, end, translate_listing(tag, row.inside, inside));
      case Inside::kRaw: return replace(tag, inside, end.end);
      case Inside::kHtml: return see_literal(tag, end, std::string(inside));
      case Inside::kLinks: return see_literal(tag, end, links_in(inside));
      case Inside::kData: return see_literal(tag, end, {});
      case Inside::kFormula: return see_formula(tag, end, inside);
    }
  }

  void open_pair(const TemplateTag& tag, TagPair pair, Inside inside) {
    if (open_.size() >= kMostOpen) return replace(tag, {});
    const bool is_block = !pair.is_inline;
    replace_by_html(tag, std::move(pair.open), is_block, tag.end);
    if (inside == Inside::kMarks) ++marked_;
    open_.push_back(
        {tag, std::move(pair.close), inside, is_block, TagMarks(joined_words(tag.arguments))});
  }

  // A tag that no row knows.
  void see_unknown(const TemplateTag& tag) {
    const TagArguments arguments = parse_tag_arguments(tag.arguments);
    const std::optional<TemplateTag> end = ends_.find(tag);
    if (!end) return see_words(tag, arguments);
    const std::string_view inside = source_.substr(tag.end, end->begin - tag.end);
    TagPair title = title_of_unknown({arguments, context_, tag.name, {}});
    if (holds_code(tag, inside)) {
      drop(tag, name_of(tag, source_), Shown::kCode);
      return see_literal(tag, *end, title.open + plain_listing(language_of(arguments), inside));
    }
    drop(tag, name_of(tag, source_), Shown::kInside);
    open_pair(tag, std::move(title), Inside::kMarkdown);
  }

  void see_words(const TemplateTag& tag, const TagArguments& arguments) {
    const TagPlace place = is_alone(source_, tag) ? TagPlace::kAlone : TagPlace::kInText;
    std::optional<TagTranslation> words = words_of_unknown(arguments, place);
    if (!words) {
      drop(tag, name_of(tag, source_), Shown::kNothing);
      return replace(tag, {});
    }
    drop(tag, name_of(tag, source_), Shown::kWords, plain_words(words->text));
    put(tag, std::move(*words));
  }

  void put(const TemplateTag& tag, TagTranslation translation) {
    if (!translation.missing.empty() && missing_.insert(translation.missing).second) {
      add_warning(
          result_.diagnostics,
          fmt::format("there is no article that {} names: {}", tag.name, translation.missing),
          "correct the name", counter_.at(tag.begin));
    }
    written_ += translation.text.size();
    if (translation.is_lost) drop(tag, name_of(tag, source_), Shown::kNothing);
    if (translation.kind == TagTranslation::Kind::kText) {
      copy_up_to(tag);
      return replace(tag, join_address(translation.text, context_.settings, result_.text));
    }
    replace_by_html(tag, std::move(translation.text),
                    translation.kind == TagTranslation::Kind::kBlock, tag.end);
  }

  // The end of an open pair closes those inside of it too; any other end is left out.
  void close_pair(const TemplateTag& tag) {
    const auto ended = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const OpenPair& pair) { return is_end_of(tag, pair.tag); });
    if (ended == open_.rend()) return replace(tag, {});
    for (auto inner = std::distance(open_.rbegin(), ended); inner > 0; --inner) {
      TemplateTag nothing = tag;
      nothing.end = tag.begin;
      nothing.trims_behind = false;
      end_pair(nothing);
    }
    end_pair(tag);
  }

  // Writes what stands behind the inside of the last pair, in the place of `tag`.
  void end_pair(const TemplateTag& tag) {
    OpenPair pair = std::move(open_.back());
    open_.pop_back();
    if (pair.inside == Inside::kMarks) --marked_;
    TemplateTag place = tag;
    if (place.end == 0) place.begin = place.end = source_.size();
    replace_by_html(place, std::move(pair.close), pair.is_block, place.end);
  }

  // "<!-- tab Title -->" in the innermost tag that has such marks.
  void see_mark(std::size_t at) {
    const TextRange* code = code_.at(at);
    if (code != nullptr && code->begin != at) return;
    const std::optional<TagMark> mark = mark_at(source_, at);
    if (!mark) return;
    const auto pair = std::find_if(open_.rbegin(), open_.rend(), [](const OpenPair& each) {
      return each.inside == Inside::kMarks;
    });
    TemplateTag place;
    place.begin = at;
    place.end = mark->end;
    replace_by_html(place, pair->marks.title_of(*mark, context_), true, place.end);
  }

  void see_literal(const TemplateTag& tag, const TemplateTag& end, std::string html) {
    replace_by_html(tag, std::move(html), true, end.end);
    code_.pass_listing({tag.begin, end.end});
  }

  void see_formula(const TemplateTag& tag, const TemplateTag& end, std::string_view inside) {
    const bool is_block = trim(inside).find('\n') != kNowhere;
    const std::string formula = formula_of(inside);
    replace_by_html(tag, is_block ? "<p>" + formula + "</p>" : formula, is_block, end.end);
    code_.pass_listing({tag.begin, end.end});
  }

  void drop(const TemplateTag& tag, std::string name, Shown shown, std::string words = {}) {
    if (!dropped_.insert(name).second) return;
    result_.dropped.push_back({std::move(name), counter_.at(tag.begin), shown, std::move(words)});
  }

  struct OpenPair {
    TemplateTag tag;
    std::string close;
    Inside inside = Inside::kMarkdown;
    bool is_block = true;
    TagMarks marks;
  };

  std::string_view source_;
  CodeRule rule_;
  const TagContext& context_;
  TemplateTagFinder tags_;
  CodeRegions code_;
  TranslatedTags result_;
  std::size_t copied_ = 0, written_ = 0;  // of the source; for tags
  std::vector<OpenPair> open_;
  std::size_t marked_ = 0;  // how many of them have marks
  NextPlace comments_;
  TagEnds ends_;
  LiquidScope scope_;
  TemplateVariables variables_;
  std::set<std::string> dropped_, missing_;
  PositionFinder counter_;
};

}  // namespace

bool may_have_template_tags(std::string_view source) {
  const auto has = [&](std::string_view part) { return source.find(part) != kNowhere; };
  return has("{{") || has("{%") || has("{# ");
}

TranslatedTags translate_template_tags(std::string_view source, CodeRule rule,
                                       const TagContext& context) {
  const std::optional<WithoutSecrets> open = without_secret_parts(source);
  if (!open) return Translator(source, rule, context).translate();
  TranslatedTags translated = Translator(open->text, rule, context).translate();
  for (const SecretPart& part : open->parts) {
    translated.dropped.push_back({part.name, part.place, Shown::kSecret});
  }
  return translated;
}

}  // namespace feedgen
