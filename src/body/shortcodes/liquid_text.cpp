#include "body/shortcodes/liquid_text.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "body/local_files.h"
#include "body/shortcodes/liquid_expression.h"
#include "body/shortcodes/liquid_statement.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

using Kind = LiquidStatement::Kind;

constexpr std::size_t kMostTurns = 100;
constexpr std::size_t kMostTurnsInAll = 1000;
constexpr unsigned kDeepest = 32;
constexpr unsigned kDeepestInclude = 3;
constexpr std::size_t kLargestInclude = 64U << 10U;
constexpr std::size_t kMostIncluded = 256U << 10U;

// What all texts of one body share.
struct Work {
  explicit Work(const TagContext& context) : scope(context) {}

  LiquidScope scope;
  TemplateVariables unknown;
  std::size_t turns = 0;
  std::size_t included = 0;
  std::size_t most_text = 0;
};

enum class Jump { kNone, kBreak, kContinue };

class Expander {
 public:
  Expander(std::string_view source, CodeRule rule, Work& work, unsigned includes)
      : source_(source),
        rule_(rule),
        work_(work),
        includes_(includes),
        statements_(find_liquid_statements(source, rule)) {}

  LiquidText expand() {
    run(0, statements_.size(), {0, source_.size()}, 0);
    LiquidText result;
    result.text = std::move(out_);
    result.lines = std::move(lines_);
    return result;
  }

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  bool is_full() const { return out_.size() > work_.most_text; }

  void run(std::size_t first, std::size_t last, Span span, unsigned depth) {
    std::size_t at = span.begin;
    for (std::size_t i = first; i < last && jump_ == Jump::kNone;) {
      const TemplateTag& tag = statements_[i].tag;
      copy({at, tag.begin});
      at = tag.begin;
      i = see(i, at, depth);
    }
    if (jump_ == Jump::kNone) copy({at, span.end});
  }

  void copy(Span span) {
    if (span.begin >= span.end) return;
    note_line(span.begin);
    out_ += source_.substr(span.begin, span.end - span.begin);
  }

  // The line of `offset` is the one that is written next.
  void note_line(std::size_t offset) {
    if (includes_ > 0) return;
    if (offset < line_offset_) line_offset_ = 0, line_ = 1;
    line_ += count_lines(source_.substr(line_offset_, offset - line_offset_));
    line_offset_ = offset;
    out_line_ += count_lines(std::string_view(out_).substr(std::min(out_offset_, out_.size())));
    out_offset_ = out_.size();
    add_line();
  }

  // A line that has begun already is the one that it began as; what is put right is the next one.
  void add_line() {
    if (lines_.empty() || lines_.back().line < out_line_) {
      lines_.push_back({out_line_, line_});
    } else {
      if (lines_.back().line > out_line_) lines_.pop_back();
      lines_.push_back({out_line_ + 1, line_ + 1});
    }
  }

  static unsigned count_lines(std::string_view text) {
    return static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
  }

  // Goes on behind the tag; nothing is left of it.
  void pass(const TemplateTag& tag, std::size_t& at) {
    if (tag.trims_before) {
      const std::size_t last = out_.find_last_not_of(" \t\r\n");
      out_.resize(last == std::string::npos ? 0 : last + 1);
    }
    at = tag.end;
    if (tag.trims_behind) at = std::min(source_.find_first_not_of(" \t\r\n", at), source_.size());
  }

  // The tag stays, for those who say that they leave it out.
  std::size_t leave(std::size_t i, std::size_t& at) {
    const TemplateTag& tag = statements_[i].tag;
    copy({tag.begin, tag.end});
    at = tag.end;
    return i + 1;
  }

  // Of a statement with an inside nothing stays but its beginning.
  std::size_t leave_beginning(std::size_t i, std::size_t& at) {
    const LiquidStatement& statement = statements_[i];
    pass(statement.tag, at);
    copy({statement.tag.begin, statement.tag.end});
    pass(statements_[statement.end].tag, at);
    return statement.end + 1;
  }

  // Returns the statement to go on with, and in `at` the place.
  std::size_t see(std::size_t i, std::size_t& at, unsigned depth) {
    const LiquidStatement& statement = statements_[i];
    switch (statement.kind) {
      case Kind::kOutput: return see_output(i, at);
      case Kind::kAssign: assign(statement.tag); [[fallthrough]];
      case Kind::kCount: pass(statement.tag, at); return i + 1;
      case Kind::kInclude: return include(i, at);
      case Kind::kJump:
        if (loops_ == 0) return leave(i, at);
        jump_ = statement.tag.name == "break" ? Jump::kBreak : Jump::kContinue;
        return i + 1;
      case Kind::kPart:
      case Kind::kEnd: return leave(i, at);
      default: break;
    }
    if (statement.end == LiquidStatement::kNone) return leave(i, at);
    if (depth >= kDeepest) return leave_beginning(i, at);
    if (statement.kind == Kind::kBranch) return branch(i, at, depth);
    return statement.kind == Kind::kLoop ? loop(i, at, depth) : capture(i, at, depth);
  }

  // Only the article's own values; the others need no order.
  std::size_t see_output(std::size_t i, std::size_t& at) {
    const TemplateTag& tag = statements_[i].tag;
    const bool is_echo = tag.kind == TemplateTag::Kind::kStatement;
    const std::string_view root = trim(tag.arguments);
    const std::string_view name = root.substr(0, root.find_first_of(".[| \t"));
    if (!is_echo && !work_.scope.has(name)) return leave(i, at);
    const LiquidValue value = evaluate_expression(tag.arguments, work_.scope);
    if (value.is_nil()) {
      pass(tag, at);
      out_ += "{{ nil }}";
      return i + 1;
    }
    const std::optional<std::string> text = written(value);
    if (!text) {
      work_.unknown.emplace(name);
      return leave(i, at);
    }
    pass(tag, at);
    if (!is_full()) out_ += *text;
    return i + 1;
  }

  void assign(const TemplateTag& tag) {
    const std::size_t equals = tag.arguments.find('=');
    if (equals == kNowhere) return;
    const std::string_view name = trim(tag.arguments.substr(0, equals));
    work_.scope.set(name, evaluate_expression(tag.arguments.substr(equals + 1), work_.scope));
  }

  // What stands between a part and the next one.
  void run_part(std::size_t part, std::size_t& at, unsigned depth) {
    const std::size_t next = statements_[part].next;
    pass(statements_[part].tag, at);
    run(part + 1, next, {at, statements_[next].tag.begin}, depth + 1);
  }

  std::size_t branch(std::size_t i, std::size_t& at, unsigned depth) {
    const LiquidStatement& begin = statements_[i];
    std::optional<std::size_t> chosen;
    for (std::size_t part = i; part != begin.end; part = statements_[part].next) {
      const std::optional<bool> is_it = is_chosen(begin, part);
      if (!is_it) return leave_beginning(i, at);
      if (!*is_it) continue;
      chosen = part;
      break;
    }
    if (begin.tag.trims_before) pass(begin.tag, at);
    if (chosen) run_part(*chosen, at, depth);
    pass(statements_[begin.end].tag, at);
    return begin.end + 1;
  }

  std::optional<bool> is_chosen(const LiquidStatement& begin, std::size_t part) const {
    const TemplateTag& tag = statements_[part].tag;
    const LiquidScope& scope = work_.scope;
    if (tag.name == "else") return true;
    if (tag.name == "case") return false;
    if (tag.name == "when") {
      const LiquidValue wanted = evaluate_expression(begin.tag.arguments, scope);
      std::optional<bool> is_any = false;
      for (const std::string_view list : split_outside_quotes(tag.arguments, ',')) {
        const std::optional<bool> is_same = are_equal(wanted, scope.value(list));
        if (is_same == true) return true;
        if (!is_same) is_any = std::nullopt;
      }
      return is_any;
    }
    const std::optional<bool> is_true = evaluate_condition(tag.arguments, scope);
    if (!is_true || tag.name != "unless") return is_true;
    return !*is_true;
  }

  std::size_t capture(std::size_t i, std::size_t& at, unsigned depth) {
    const LiquidStatement& begin = statements_[i];
    std::string before = std::exchange(out_, {});
    std::vector<LiquidText::Line> lines = lines_;
    run_part(i, at, depth);
    std::string inside = std::exchange(out_, std::move(before));
    lines_ = std::move(lines);
    out_offset_ = std::min(out_offset_, out_.size());
    work_.scope.set(trim(begin.tag.arguments), text_value(inside, LiquidValue::Form::kMarkup));
    pass(statements_[begin.end].tag, at);
    return begin.end + 1;
  }

  std::size_t loop(std::size_t i, std::size_t& at, unsigned depth) {
    const LiquidStatement& begin = statements_[i];
    const LiquidLoop loop = read_loop(begin.tag.arguments, work_.scope);
    const bool is_one = !loop.name.empty() && loop.name.find(',') == kNowhere;
    if (!is_one || loop.list.items.size() > kMostTurns) return leave_beginning(i, at);
    const std::size_t count = loop.list.items.size();
    if (begin.tag.trims_before) pass(begin.tag, at);
    ++loops_;
    for (std::size_t turn = 0; turn < count; ++turn) {
      if (++work_.turns > kMostTurnsInAll || is_full()) break;
      work_.scope.set(loop.name, loop.list.items[turn]);
      work_.scope.set("forloop", loop_turn(turn, count));
      std::size_t inside = 0;
      run_part(i, inside, depth);
      if (std::exchange(jump_, Jump::kNone) == Jump::kBreak) break;
    }
    --loops_;
    work_.scope.set(loop.name, nil_value());
    if (count == 0 && begin.next != begin.end) run_part(begin.next, at, depth);
    pass(statements_[begin.end].tag, at);
    return begin.end + 1;
  }

  std::optional<std::string> read_include(const TemplateTag& tag, const std::string& file) {
    const BodyPlace* place = work_.scope.context().place;
    if (place == nullptr || place->source.empty() || includes_ >= kDeepestInclude) {
      return std::nullopt;
    }
    const std::string source(place->source);
    std::string folder = "_includes/";
    if (tag.name == "include_relative") folder = std::string(before_last_part(place->site_path));
    const LocalFiles local(place->files, work_.scope.context().settings);
    const auto found = local.below(source, folder + file, source);
    if (!found || found->size > kLargestInclude) return std::nullopt;
    if (work_.included + found->size > kMostIncluded) return std::nullopt;
    const Result<std::string> bytes = place->files.read(found->path, kLargestInclude);
    if (!bytes) return std::nullopt;
    // The least that one costs, so that small ones come to an end too.
    work_.included += std::max<std::size_t>(bytes->size(), 4096);
    return repair_utf8(*bytes);
  }

  std::size_t include(std::size_t i, std::size_t& at) {
    const TemplateTag& tag = statements_[i].tag;
    std::optional<LiquidInclude> include = read_include_arguments(tag.arguments, work_.scope);
    const std::optional<std::string> text =
        include ? read_include(tag, include->file) : std::nullopt;
    if (!text) return leave(i, at);
    const LiquidValue around = work_.scope.value("include");
    const bool was_inside = work_.scope.has("include");
    work_.scope.set("include", std::move(include->values));
    const CodeRule rule = ascii_lower(ending_of(include->file)) == ".md" ? rule_ : CodeRule::kHtml;
    Expander inner(*text, rule, work_, includes_ + 1);
    std::string expanded = inner.expand().text;
    work_.scope.set("include", was_inside ? around : LiquidValue());
    note_line(tag.begin);
    pass(tag, at);
    if (!is_full()) out_ += expanded;
    return i + 1;
  }

  std::string_view source_;
  CodeRule rule_;
  Work& work_;
  unsigned includes_;  // that this text is inside of
  std::vector<LiquidStatement> statements_;
  std::string out_;
  std::vector<LiquidText::Line> lines_;
  std::size_t line_offset_ = 0;
  unsigned line_ = 1;
  std::size_t out_offset_ = 0;
  unsigned out_line_ = 1;
  Jump jump_ = Jump::kNone;
  unsigned loops_ = 0;
};

}  // namespace

void LiquidText::put_right(Place& place) const {
  const auto behind =
      std::upper_bound(lines.begin(), lines.end(), place.line,
                       [](unsigned line, const Line& known) { return line < known.line; });
  if (behind == lines.begin()) return;
  const Line& known = *(behind - 1);
  place.line = known.of_body + (place.line - known.line);
}

LiquidText expand_liquid(std::string_view source, CodeRule rule, const TagContext& context) {
  LiquidText result;
  if (!may_have_liquid_statements(source)) {
    result.text = source;
    return result;
  }
  Work work(context);
  work.most_text = 4 * source.size() + kMostIncluded;
  result = Expander(source, rule, work, 0).expand();
  result.variables = std::move(work.unknown);
  return result;
}

}  // namespace feedgen
