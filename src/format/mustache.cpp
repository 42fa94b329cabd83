#include "format/mustache.h"

#include <algorithm>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "text/ascii.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

namespace engine = kainjow::mustache;

constexpr std::size_t kDeepest = 32;  // sections in sections

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Reads the tags of a template from one to the next, before the engine does.
class TagChecker {
 public:
  TagChecker(std::string_view text, const TemplateNames& names) : text_(text), names_(names) {}

  Result<void> check() {
    std::size_t at = 0;
    while (true) {
      const std::size_t tag = text_.find("{{", at);
      add_text(text_.substr(at, tag == std::string_view::npos ? tag : tag - at));
      if (tag == std::string_view::npos) break;
      const bool is_plain = text_.substr(tag + 2, 1) == "{";
      const std::string_view ending = is_plain ? "}}}" : "}}";
      const std::size_t begin = tag + (is_plain ? 3 : 2);
      const std::size_t end = text_.find(ending, begin);
      if (end == std::string_view::npos) {
        return wrong(tag, "this tag has no end", fmt::format("close it with {}", ending));
      }
      const std::string_view inner = trim(text_.substr(begin, end - begin));
      const Result<void> checked = is_plain ? check_plain(tag, inner) : check_tag(tag, inner);
      if (!checked) return checked;
      at = end + ending.size();
    }
    if (!sections_.empty()) {
      const auto& [name, opened] = sections_.back();
      return wrong(opened, fmt::format("the section {} has no end", in_quotes(name)),
                   fmt::format("write {{{{/{}}}}} where it ends", name));
    }
    if (has_required_ || names_.required.empty()) return {};
    return wrong(0, fmt::format("there is no {{{{{{{}}}}}}} outside of sections", names_.required),
                 "write it below <head>");
  }

  /// Bytes of the longest line in a section, without its tags.
  std::size_t longest_line() const { return longest_; }

 private:
  tl::unexpected<Error> wrong(std::size_t at, std::string problem, std::string remedy) const {
    return fail(ErrorKind::kUsage, std::move(problem), std::move(remedy), place_in(text_, at));
  }

  void add_text(std::string_view part) {
    if (sections_.empty()) return;
    for (const char c : part) {
      line_ = c == '\n' ? 0 : line_ + 1;
      longest_ = std::max(longest_, line_);
    }
  }

  Result<void> check_name(std::size_t at, std::string_view name) const {
    if (is_one_of(name, names_.escaped)) return {};
    if (is_one_of(name, names_.plain)) {
      return wrong(at, fmt::format("{} is HTML, which a tag of two braces would escape", name),
                   fmt::format("write {{{{{{{}}}}}}}", name));
    }
    std::string remedy = did_you_mean(name, names_.escaped);
    if (remedy.empty()) remedy = "docs/look.md lists the names";
    return wrong(at, fmt::format("there is nothing called {}", in_quotes(name)), std::move(remedy));
  }

  Result<void> check_plain(std::size_t at, std::string_view name) {
    if (is_one_of(name, names_.plain)) {
      has_required_ |= sections_.empty() && name == names_.required;
      return {};
    }
    if (!is_one_of(name, names_.escaped)) return check_name(at, name);
    return wrong(at, fmt::format("{} may not stand unescaped", in_quotes(name)),
                 fmt::format("write {{{{{}}}}}", name));
  }

  Result<void> check_tag(std::size_t at, std::string_view inner) {
    const char kind = inner.empty() ? ' ' : inner.front();
    const std::string_view name = std::string_view("#^/!&>=").find(kind) == std::string_view::npos
                                      ? inner
                                      : trim(inner.substr(1));
    switch (kind) {
      case '!': return {};
      case '&': return check_plain(at, name);
      case '>':
        return wrong(at, "a template can't bring in another one", "write its text here instead");
      case '=': return wrong(at, "tags can't have other delimiters", "write {{ and }}");
      case '#':
      case '^': return open(at, name);
      case '/': return close(at, name);
      default: return check_name(at, name);
    }
  }

  Result<void> open(std::size_t at, std::string_view name) {
    if (sections_.size() >= kDeepest) {
      return wrong(at, fmt::format("more than {} sections lie in each other", kDeepest),
                   "close some of them before");
    }
    sections_.emplace_back(name, at);
    return check_name(at, name);
  }

  Result<void> close(std::size_t at, std::string_view name) {
    if (sections_.empty()) {
      return wrong(at, fmt::format("{} ends no section", in_quotes(name)), "leave it out");
    }
    const std::string_view last = sections_.back().first;
    if (last != name) {
      return wrong(at,
                   fmt::format("{} ends, but the section is {}", in_quotes(name), in_quotes(last)),
                   fmt::format("write {{{{/{}}}}}", last));
    }
    sections_.pop_back();
    return {};
  }

  std::string_view text_;
  const TemplateNames& names_;
  std::vector<std::pair<std::string_view, std::size_t>> sections_;  // names and offsets
  std::size_t line_ = 0;
  std::size_t longest_ = 0;
  bool has_required_ = false;
};

// The tags of a line that holds nothing but tags of sections and comments; else nothing.
std::string tags_alone(std::string_view line) {
  std::string tags;
  while (true) {
    while (!line.empty() && is_ascii_blank(line.front())) line.remove_prefix(1);
    if (line.empty()) return tags;
    const bool is_section = line.starts_with("{{#") || line.starts_with("{{^") ||
                            line.starts_with("{{/") || line.starts_with("{{!");
    const std::size_t end = line.find("}}");
    if (!is_section || end == std::string_view::npos) return {};
    tags += line.substr(0, end + 2);
    line.remove_prefix(end + 2);
  }
}

// Such lines leave no empty line (mustache(5), "standalone tags"); the engine forgets it of
// sections that do not stand.
std::string without_lines_of_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string tags = tags_alone(text.substr(0, end));
    out += tags.empty() ? text.substr(0, end) : std::string_view(tags);
    text.remove_prefix(end);
  }
  return out;
}

engine::data data_of(const TemplateValues::Value& value);

engine::data data_of(const TemplateValues& values) {
  engine::data object{engine::data::type::object};
  for (const auto& [name, value] : values.values) object[name] = data_of(value);
  return object;
}

engine::data data_of(const TemplateValues::Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) {
    return text->empty() ? engine::data(false) : engine::data(*text);
  }
  if (const bool* const is_set = std::get_if<bool>(&value)) return {*is_set};
  engine::data list{engine::data::type::list};
  for (const TemplateValues& one : std::get<TemplateValues::List>(value)) list << data_of(one);
  return list;
}

struct TooMuch {};

// What of the work of filling in is left.
class Budget {
 public:
  explicit Budget(std::size_t longest_line) : of_section_(longest_line + kStep) {}

  void take(std::size_t bytes) {
    if (bytes > left_) throw TooMuch{};
    left_ -= bytes;
  }
  void take_step() { take(kStep); }
  void take_section() { take(of_section_); }

 private:
  static constexpr std::size_t kStep = 16;
  std::size_t of_section_;
  std::size_t left_ = std::size_t{16} * MustacheTemplate::kLongestResult;
};

// Names are looked up in the innermost section first. A dot in a name is a part of it.
class Names final : public engine::basic_context<std::string> {
 public:
  explicit Names(Budget& budget) : budget_(budget) {}

  void push(const engine::data* data) override {
    budget_.take_section();
    sections_.push_back(data);
  }
  void pop() override { sections_.pop_back(); }
  const engine::data* get(const std::string& name) const override {
    for (auto section = sections_.rbegin(); section != sections_.rend(); ++section) {
      budget_.take_step();
      const engine::data* const found = (*section)->get(name);
      if (found == nullptr) continue;
      if (found->is_string()) budget_.take(found->string_value().size());
      return found;
    }
    return nullptr;
  }
  const engine::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

 private:
  Budget& budget_;
  std::vector<const engine::data*> sections_;
};

// Takes the bytes that the engine writes to a stream.
struct Output {
  Output& operator<<(const std::string& part) {
    if (part.size() > MustacheTemplate::kLongestResult - text.size()) throw TooMuch{};
    text += part;
    return *this;
  }
  std::string text;
};

}  // namespace

Place place_in(std::string_view text, std::size_t offset) {
  Place place{{}, 1, 1};
  for (const char c : text.substr(0, offset)) {
    const bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!continues_character) {
      ++place.column;
    }
  }
  return place;
}

struct MustacheTemplate::Parsed {
  engine::mustache text;
  std::size_t longest_line = 0;
};

MustacheTemplate::MustacheTemplate(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
MustacheTemplate::MustacheTemplate(MustacheTemplate&&) noexcept = default;
MustacheTemplate& MustacheTemplate::operator=(MustacheTemplate&&) noexcept = default;
MustacheTemplate::~MustacheTemplate() = default;

Result<MustacheTemplate> MustacheTemplate::parse(std::string_view text,
                                                 const TemplateNames& names) {
  if (text.size() > kLongest) {
    return fail(ErrorKind::kUsage, fmt::format("a template of {} bytes is too long", text.size()),
                fmt::format("write it in at most {} bytes", kLongest));
  }
  TagChecker checker(text, names);
  if (Result<void> checked = checker.check(); !checked) {
    return tl::unexpected(std::move(checked.error()));
  }
  auto parsed = std::make_unique<Parsed>(
      Parsed{engine::mustache(without_lines_of_tags(text)), checker.longest_line()});
  if (!parsed->text.is_valid()) {
    return fail(ErrorKind::kUsage, parsed->text.error_message(), "correct the template");
  }
  return MustacheTemplate(std::move(parsed));
}

std::optional<std::string> MustacheTemplate::fill(const TemplateValues& values) const {
  const engine::data data = data_of(values);
  Budget budget(parsed_->longest_line);
  parsed_->text.set_custom_escape([](const std::string& text) { return escape_html(text); });
  try {
    Names names(budget);
    names.push(&data);
    Output output;
    parsed_->text.render(names, output);
    return std::move(output.text);
  } catch (const TooMuch&) {
    return std::nullopt;
  }
}

}  // namespace feedgen
