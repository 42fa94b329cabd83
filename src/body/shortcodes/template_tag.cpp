#include "body/shortcodes/template_tag.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;

constexpr std::size_t kLongest = 4096;

bool is_name_start(char c) { return is_ascii_letter(c) || c == '_'; }

bool is_name(char c) {
  return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '/';
}

// Where the second of two newlines stands that have nothing but white space between them.
std::size_t find_blank_line(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find('\n', from); i != kNowhere; i = text.find('\n', i + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", i + 1);
    if (next != kNowhere && text[next] == '\n') return next;
  }
  return kNowhere;
}

// Where `close` stands outside of quotes, before another tag begins; if a quote is never closed, as
// an apostrophe is not, where `close` stands at all.
std::size_t find_close(std::string_view text, std::size_t from, std::string_view close) {
  char quote = '\0';
  for (std::size_t i = from; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == quote) {
        quote = '\0';
      }
    } else if (text[i] == close.front() && text.substr(i).starts_with(close)) {
      return i;
    } else if (text[i] == '{' && i + 1 < text.size() &&
               (text[i + 1] == '%' || text[i + 1] == '{')) {
      return kNowhere;
    } else if (text[i] == '"' || text[i] == '\'' || text[i] == '`') {
      quote = text[i];
    }
  }
  return quote == '\0' ? kNowhere : text.find(close, from);
}

// Takes "-" off both ends of the inside.
void take_trims(std::string_view& inside, TemplateTag& tag) {
  tag.trims_before = inside.starts_with('-');
  if (tag.trims_before) inside.remove_prefix(1);
  tag.trims_behind = inside.ends_with('-');
  if (tag.trims_behind) inside.remove_suffix(1);
  inside = trim(inside);
}

// Splits "name arguments"; false if it does not begin with a name.
bool take_name(std::string_view inside, TemplateTag& tag) {
  if (inside.empty() || !is_name_start(inside.front())) return false;
  std::size_t end = 1;
  while (end < inside.size() && is_name(inside[end])) ++end;
  tag.name = inside.substr(0, end);
  const std::string_view rest = inside.substr(end);
  if (!rest.empty() && std::string_view(" \t\r\n\"'(").find(rest.front()) == kNowhere) return false;
  tag.arguments = trim(rest);
  return true;
}

struct Delimiters {
  std::string_view open;
  std::string_view close;
  Kind kind;
};

// "{{<" and "{{%" come before "{{".
constexpr Delimiters kDelimiters[] = {
    {"{{</*", "*/>}}", Kind::kEscaped}, {"{{%/*", "*/%}}", Kind::kEscaped},
    {"{{<", ">}}", Kind::kShortcode},   {"{{%", "%}}", Kind::kShortcode},
    {"{{", "}}", Kind::kOutput},        {"{%", "%}", Kind::kStatement},
    {"{# ", " #}", Kind::kComment},
};

// `name(` of Zola's calls and `"…"`: what is quoted in them may hold braces.
bool may_hold_braces(std::string_view inside) {
  if (inside.empty()) return false;
  if (inside.front() == '"' || inside.front() == '\'') return true;
  if (!is_name_start(inside.front())) return false;
  const auto end = std::find_if_not(inside.begin(), inside.end(), is_name);
  return end != inside.end() && *end == '(';
}

bool read_inside(std::string_view inside, TemplateTag& tag) {
  switch (tag.kind) {
    case Kind::kEscaped:
    case Kind::kComment: tag.arguments = inside; return true;
    case Kind::kShortcode:
      inside = trim(inside);
      tag.is_closing = inside.starts_with('/');
      if (tag.is_closing) inside = trim(inside.substr(1));
      if (inside.ends_with('/')) inside = trim(inside.substr(0, inside.size() - 1));
      return take_name(inside, tag);
    case Kind::kOutput:
      take_trims(inside, tag);
      tag.arguments = inside;
      return !inside.empty() && (may_hold_braces(inside) || inside.find_first_of("{}") == kNowhere);
    case Kind::kStatement:
      take_trims(inside, tag);
      if (inside.starts_with('#')) {
        tag.kind = Kind::kComment;
        return true;
      }
      return inside.find("{%") == kNowhere && take_name(inside, tag);
  }
  return false;
}

// False where read_inside() would refuse whatever ends at `close` or later, as an opening brace
// makes it do: so a row of them is not looked through again from each.
bool may_be_whole(std::string_view text, std::size_t begin, std::size_t close, Kind kind) {
  const std::size_t first = text.find_first_not_of("- \t\n\v\f\r", begin);
  if (kind == Kind::kOutput && !may_hold_braces(text.substr(first))) {
    return text.find_first_of("{}", begin) == close;
  }
  if (kind == Kind::kStatement && text[first] != '#') {
    return text.substr(0, close).find("{%", begin) == kNowhere;
  }
  return true;
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool is_key(std::string_view text) {
  for (const char c : text) {
    const bool is_part = is_ascii_alphanumeric(c) || c == '-' || c == '_';
    if (!is_part) return false;
  }
  return !text.empty();
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  TagArguments take() {
    TagArguments arguments;
    while (skip_space()) {
      std::string word = take_word();
      if (at_ < text_.size() && text_[at_] == '=' && is_key(word)) {
        ++at_;
        arguments.named.emplace_back(std::move(word), skip_space() ? take_value() : std::string());
      } else {
        word += take_value();
        arguments.words.push_back(std::move(word));
      }
    }
    return arguments;
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_ascii_blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  // Up to a space, or to what may be the `=` behind a key.
  std::string take_word() {
    std::string word;
    if (is_quote(text_[at_])) return take_quoted();
    while (at_ < text_.size() && !is_ascii_blank(text_[at_]) && text_[at_] != '=')
      word += text_[at_++];
    return word;
  }

  std::string take_value() {
    std::string value;
    if (at_ < text_.size() && is_quote(text_[at_])) return take_quoted();
    while (at_ < text_.size() && !is_ascii_blank(text_[at_])) value += text_[at_++];
    return value;
  }

  // A quote that is never closed is a character.
  std::string take_quoted() {
    const char quote = text_[at_];
    std::string value;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == quote) {
        at_ = i + 1;
        // "a", "b": two words, as in Eleventy's tags.
        if (at_ < text_.size() && text_[at_] == ',') ++at_;
        return value;
      }
      if (text_[i] == '\\' && i + 1 < text_.size() && is_quote(text_[i + 1])) ++i;
      value += text_[i];
    }
    ++at_;
    return std::string(1, quote);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// `(a="b, c", d="e")` of Zola: a space stands for each comma outside of quotes.
std::string without_commas(std::string_view inside) {
  std::string text(inside);
  char quote = '\0';
  for (char& c : text) {
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (is_quote(c)) {
      quote = c;
    } else if (c == ',') {
      c = ' ';
    }
  }
  return text;
}

// Sorted.
constexpr std::string_view kLanguage[] = {
    "assign",    "block",  "call",     "capture",   "case",     "cycle",
    "decrement", "do",     "echo",     "elif",      "extends",  "filter",
    "for",       "from",   "if",       "ifchanged", "import",   "include_relative",
    "increment", "layout", "liquid",   "macro",     "paginate", "render",
    "set",       "switch", "tablerow", "unless",    "with"};
static_assert(std::is_sorted(std::begin(kLanguage), std::end(kLanguage)));

bool is_code(std::string_view name) { return name == "pre" || name == "code"; }

void add_html_regions(std::string_view html, std::vector<TextRange>& regions) {
  std::size_t depth = 0;
  std::size_t begin = 0;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == MarkupToken::Kind::kOpen && is_code(token.name) && depth++ == 0) {
      begin = token.end;
    } else if (token.kind == MarkupToken::Kind::kClose && is_code(token.name) && depth > 0) {
      if (--depth == 0) regions.push_back({begin, token.begin});
    } else if (depth == 0 && (token.kind == MarkupToken::Kind::kComment || token.is_raw)) {
      regions.push_back({token.begin, token.end});
    }
  }
  if (depth > 0) regions.push_back({begin, html.size()});
}

// What begins inside of another region and ends outside makes that longer.
std::vector<TextRange> merge(std::vector<TextRange> regions) {
  std::sort(regions.begin(), regions.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::vector<TextRange> merged;
  for (const TextRange& region : regions) {
    if (region.begin == region.end) continue;
    if (!merged.empty() && region.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, region.end);
    } else {
      merged.push_back(region);
    }
  }
  return merged;
}

}  // namespace

std::optional<TemplateTag> TemplateTagFinder::tag_at(std::size_t at) {
  if (at > 0 && text_[at - 1] == '{') return std::nullopt;
  const auto form =
      std::find_if(std::begin(kDelimiters), std::end(kDelimiters),
                   [&](const Delimiters& each) { return text_.substr(at).starts_with(each.open); });
  if (form == std::end(kDelimiters)) return std::nullopt;
  const std::string_view window = text_.substr(0, at + kLongest);
  const std::size_t begin = at + form->open.size();

  // What these know of the text behind the tag spares looking through it for each tag.
  NextPlace& closes = closes_[static_cast<std::size_t>(form - std::begin(kDelimiters))];
  std::size_t close =
      closes.at_or_behind(begin, [&](std::size_t from) { return text_.find(form->close, from); });
  if (close == kNowhere || close + form->close.size() > window.size()) return std::nullopt;
  const std::size_t blank_line = blank_line_.at_or_behind(
      begin, [&](std::size_t from) { return find_blank_line(text_, from); });
  if (blank_line < close || !may_be_whole(window, begin, close, form->kind)) return std::nullopt;

  const bool has_quotes = form->kind != Kind::kEscaped && form->kind != Kind::kComment;
  if (has_quotes) close = find_close(window, begin, form->close);
  if (close == kNowhere || blank_line < close) return std::nullopt;
  TemplateTag tag;
  tag.kind = form->kind;
  tag.begin = at;
  tag.end = close + form->close.size();
  return read_inside(window.substr(begin, close - begin), tag) ? std::optional(tag) : std::nullopt;
}

std::string TagArguments::value(std::string_view key) const {
  for (const auto& [name, value] : named) {
    if (name == key) return value;
  }
  return {};
}

std::string TagArguments::value(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    if (std::string found = value(key); !found.empty()) return found;
  }
  return {};
}

std::string TagArguments::value_or_word(std::string_view key) const {
  std::string found = value(key);
  return found.empty() ? word(0) : found;
}

std::string TagArguments::rest(std::size_t from) const {
  std::string joined;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (i > from) joined += ' ';
    joined += words[i];
  }
  return joined;
}

TagArguments parse_tag_arguments(std::string_view text) {
  const bool is_call = text.starts_with('(') && text.ends_with(')') && text.size() >= 2;
  if (is_call) text = text.substr(1, text.size() - 2);
  TagArguments arguments = is_call ? Words(without_commas(text)).take() : Words(text).take();
  arguments.text = text;
  return arguments;
}

bool is_language_statement(const TemplateTag& tag) {
  return tag.kind == Kind::kStatement &&
         std::binary_search(std::begin(kLanguage), std::end(kLanguage), tag.name);
}

std::optional<TemplateTag> call_in(const TemplateTag& output) {
  const std::string_view text = output.arguments;
  const std::size_t open = text.find('(');
  if (open == kNowhere || open == 0 || !text.ends_with(')')) return std::nullopt;
  const std::string_view name = text.substr(0, open);
  const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
  if (!is_key(name) || !(inside.empty() || inside.find('=') != kNowhere)) return std::nullopt;
  TemplateTag call = output;
  call.kind = Kind::kShortcode;
  call.name = name;
  call.arguments = text.substr(open);
  return call;
}

std::vector<TextRange> find_code_regions(std::string_view text, CodeRule rule) {
  if (rule == CodeRule::kHtml) {
    std::vector<TextRange> regions;
    add_html_regions(text, regions);
    return merge(std::move(regions));
  }
  std::vector<TextRange> regions = find_markdown_parts(text).code;
  // "`<pre>`" opens nothing.
  std::string html(text);
  for (const TextRange& code : regions) {
    for (std::size_t i = code.begin; i < code.end; ++i) {
      if (html[i] != '\n') html[i] = 'x';
    }
  }
  add_html_regions(html, regions);
  return merge(std::move(regions));
}

std::string name_of(const TemplateTag& tag, std::string_view source) {
  if (tag.kind == TemplateTag::Kind::kStatement) return fmt::format("{{% {} %}}", tag.name);
  const char mark = source[tag.begin + 2];
  if (mark != '%' && mark != '<') return fmt::format("{{{{ {}() }}}}", tag.name);
  const bool is_percent = mark == '%';
  return fmt::format("{{{{{} {} {}}}}}", is_percent ? '%' : '<', tag.name, is_percent ? '%' : '>');
}

void CodeRegions::pass_listing(TextRange listing) {
  const auto [begin, end] = listing;
  std::replace_if(
      masked_.begin() + static_cast<std::ptrdiff_t>(begin),
      masked_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, 'x');
  const TextRange* last = at(end - 1);
  if (last == nullptr || last->begin < begin || last->end <= end || searches_ == 0) return;
  --searches_;
  regions_ = find_code_regions(masked_, rule_);
}

}  // namespace feedgen
