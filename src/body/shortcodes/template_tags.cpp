#include "body/shortcodes/template_tags.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "body/shortcodes/tag_address.h"
#include "body/shortcodes/template_output.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;

constexpr auto kNowhere = std::string_view::npos;

// Code that begins in a listing and does not end there makes the rest of the text look like code,
// so code is searched again behind the listing; at most this often.
constexpr unsigned kMostSearches = 16;

// What values may make of a body; behind that they count as unknown.
constexpr std::size_t kMostGrowth = 4;
constexpr std::size_t kLeastRoom = 256U * 1024;

// Parts of another tag: they are left out without a message of their own.
constexpr std::array<std::string_view, 7> kParts{"break", "case",  "continue", "elif",
                                                 "else",  "elsif", "when"};

bool is_end_of(const TemplateTag& end, const TemplateTag& begin) {
  if (end.kind != begin.kind) return false;
  if (begin.kind == Kind::kShortcode) return end.is_closing && end.name == begin.name;
  return end.name.size() == begin.name.size() + 3 && end.name.starts_with("end") &&
         end.name.substr(3) == begin.name;
}

bool is_end(const TemplateTag& tag) {
  return tag.is_closing || (tag.kind == Kind::kStatement && tag.name.starts_with("end"));
}

// True if only white space and marks of quotations stand beside the tag on its line.
bool is_alone(std::string_view text, const TemplateTag& tag) {
  const std::size_t newline = text.find('\n', tag.end);
  const std::size_t behind = text.find_first_not_of(" \t\r", tag.end);
  if (behind != kNowhere && behind != newline) return false;
  if (tag.begin == 0) return true;
  const std::size_t before = text.find_last_not_of(" \t>", tag.begin - 1);
  return before == kNowhere || text[before] == '\n';
}

class Translator {
 public:
  Translator(std::string_view source, CodeRule rule, const TagContext& context)
      : source_(source),
        rule_(rule),
        context_(context),
        tags_(source),
        ends_in_(source),
        masked_(source),
        code_(find_code_regions(source, rule)),
        result_{{}, TagPlaces(source), {}, {}},
        scope_(context),
        variables_(context.variables == nullptr ? TemplateVariables() : *context.variables) {}

  TranslatedTags translate() {
    std::size_t at = 0;
    while ((at = source_.find('{', std::max(at, copied_))) != kNowhere) {
      const std::optional<TemplateTag> tag = tags_.tag_at(at);
      if (tag) see(*tag);
      ++at;
    }
    result_.text += source_.substr(copied_);
    return std::move(result_);
  }

 private:
  bool is_code(std::size_t at) const { return range_at(code_, at) != nullptr; }

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

  void replace_by_html(const TemplateTag& tag, std::string html, bool is_block, std::size_t end) {
    if (rule_ == CodeRule::kHtml) return replace(tag, html, end);
    TemplateTag whole = tag;
    whole.end = end;
    const std::string_view original = source_.substr(tag.begin, end - tag.begin);
    replace(tag,
            is_block && is_alone(source_, whole)
                ? result_.places.put_block(std::move(html), original)
                : result_.places.put_inline(std::move(html), original),
            end);
  }

  void see(const TemplateTag& tag) {
    if (tag.kind == Kind::kEscaped) return show_escaped(tag);
    if (is_code(tag.begin)) return;
    switch (tag.kind) {
      case Kind::kComment:
        return replace(tag, {});
      case Kind::kOutput:
        return see_output(tag);
      default:
        return see_tag(tag);
    }
  }

  std::string name_of(const TemplateTag& tag) const {
    if (tag.kind == Kind::kStatement) return fmt::format("{{% {} %}}", tag.name);
    const bool is_percent = source_[tag.begin + 2] == '%';
    return fmt::format("{{{{{} {} {}}}}}", is_percent ? '%' : '<', tag.name,
                       is_percent ? '%' : '>');
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
    const std::optional<TemplateOutput> output = evaluate_output(tag.arguments, scope_, variables_);
    if (!output) {
      // Text of another language, but no part of an address.
      if (copy_up_to(tag) && ends_in_address(result_.text)) replace(tag, {});
      return;
    }
    const bool is_small = result_.text.size() <= kMostGrowth * source_.size() + kLeastRoom;
    if (output->text && !output->is_nil && is_small) return put_text(tag, *output->text, tag.end);
    if (!output->is_nil) drop(tag, fmt::format("{{{{ {} }}}}", output->name));
    if (is_alone(source_, tag)) return put_text(tag, {}, tag.end);
    put_text(tag, result_.places.put_lost(original_of(tag)), tag.end);
  }

  void see_tag(const TemplateTag& tag) {
    learn_variables(tag, variables_);
    if (!open_.empty() && is_end_of(tag, open_.back().tag)) return close_pair(tag);
    if (is_end(tag) || std::find(kParts.begin(), kParts.end(), tag.name) != kParts.end()) {
      return replace(tag, {});
    }
    if (is_literal_tag(tag)) {
      if (const std::optional<TemplateTag> end = find_end(tag)) return see_literal(tag, *end);
    }
    if (std::optional<TagPair> pair = translate_pair(tag); pair && find_end(tag)) {
      replace_by_html(tag, std::move(pair->open), true, tag.end);
      open_.push_back({tag, std::move(pair->close)});
      return;
    }
    if (std::optional<TagTranslation> translation = translate_tag(tag, context_)) {
      return put(tag, std::move(*translation));
    }
    drop(tag, name_of(tag));
    replace(tag, {});
  }

  void put(const TemplateTag& tag, TagTranslation translation) {
    if (!translation.missing.empty() && missing_.insert(translation.missing).second) {
      result_.diagnostics.push_back(
          {Severity::kWarning, Message{fmt::format("there is no article that {} names: {}",
                                                   tag.name, translation.missing),
                                       "correct the name", place_of(tag)}});
    }
    if (translation.kind == TagTranslation::Kind::kText) {
      copy_up_to(tag);
      return replace(tag, join_address(translation.text, context_.settings, result_.text));
    }
    replace_by_html(tag, std::move(translation.text),
                    translation.kind == TagTranslation::Kind::kBlock, tag.end);
  }

  void close_pair(const TemplateTag& tag) {
    replace_by_html(tag, std::move(open_.back().close), true, tag.end);
    open_.pop_back();
  }

  void see_literal(const TemplateTag& tag, const TemplateTag& end) {
    const std::string_view inside = source_.substr(tag.end, end.begin - tag.end);
    if (is_raw_tag(tag)) {
      return replace(tag, inside, end.end);
    }
    if (tag.name == "comment") {
      replace(tag, {}, end.end);
    } else {
      replace_by_html(tag, translate_listing(tag, inside), true, end.end);
    }
    search_code_again(tag.begin, end.end);
  }

  void search_code_again(std::size_t begin, std::size_t end) {
    std::replace_if(
        masked_.begin() + static_cast<std::ptrdiff_t>(begin),
        masked_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, 'x');
    const TextRange* last = range_at(code_, end - 1);
    if (last == nullptr || last->begin < begin || last->end <= end || searches_ == 0) return;
    --searches_;
    code_ = find_code_regions(masked_, rule_);
  }

  // Of several pairs of one name the inner ones end first, but whether there is an end at all is
  // what matters here; where the last one was found is remembered.
  std::optional<TemplateTag> find_end(const TemplateTag& tag) {
    const std::string key = (tag.kind == Kind::kShortcode ? '<' : '%') + std::string(tag.name);
    auto& known = ends_[key];
    if (known.is_looked_for && (!known.tag || known.tag->begin >= tag.end)) return known.tag;
    known.is_looked_for = true;
    known.tag.reset();
    const std::string_view open = tag.kind == Kind::kShortcode ? "{{" : "{%";
    for (std::size_t at = source_.find(open, tag.end); at != kNowhere;
         at = source_.find(open, at + 1)) {
      const std::optional<TemplateTag> candidate = ends_in_.tag_at(at);
      if (!candidate || !is_end_of(*candidate, tag)) continue;
      known.tag = candidate;
      break;
    }
    return known.tag;
  }

  void drop(const TemplateTag& tag, std::string name) {
    if (!dropped_.insert(name).second) return;
    result_.dropped.push_back({std::move(name), place_of(tag)});
  }

  Place place_of(const TemplateTag& tag) {
    const std::string_view passed = source_.substr(line_begin_, tag.begin - line_begin_);
    line_ += static_cast<unsigned>(std::count(passed.begin(), passed.end(), '\n'));
    const std::size_t newline = passed.rfind('\n');
    if (newline != kNowhere) line_begin_ += newline + 1;
    const std::string_view before = source_.substr(line_begin_, tag.begin - line_begin_);
    return {{}, line_, static_cast<unsigned>(count_code_points(before) + 1)};
  }

  struct OpenPair {
    TemplateTag tag;
    std::string close;
  };

  struct KnownEnd {
    bool is_looked_for = false;
    std::optional<TemplateTag> tag;
  };

  std::string_view source_;
  CodeRule rule_;
  const TagContext& context_;
  TemplateTagFinder tags_;
  TemplateTagFinder ends_in_;  // that is ahead of the other
  std::string masked_;         // the source without its listings
  std::vector<TextRange> code_;
  unsigned searches_ = kMostSearches;
  TranslatedTags result_;
  std::size_t copied_ = 0;
  std::vector<OpenPair> open_;
  std::map<std::string, KnownEnd> ends_;
  LiquidScope scope_;
  TemplateVariables variables_;
  std::set<std::string> dropped_;
  std::set<std::string> missing_;
  unsigned line_ = 1;
  std::size_t line_begin_ = 0;
};

}  // namespace

bool may_have_template_tags(std::string_view source) {
  const auto has = [&](std::string_view part) { return source.find(part) != kNowhere; };
  return has("{{") || has("{%") || has("{# ");
}

TranslatedTags translate_template_tags(std::string_view source, CodeRule rule,
                                       const TagContext& context) {
  return Translator(source, rule, context).translate();
}

}  // namespace feedgen
