#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongest = 1000;  // bytes between brackets

// "300x200", "300", "x200", "50%".
std::optional<ElementAttributes> read_size(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  ElementAttributes size;
  const auto take = [&](const char* name) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > kMostDigits) return false;
    const bool is_part = digits > 0 && text.substr(digits).starts_with('%');
    if (digits > 0) size.emplace_back(name, text.substr(0, digits + (is_part ? 1 : 0)));
    text.remove_prefix(digits + (is_part ? 1 : 0));
    return true;
  };
  if (!take("width")) return std::nullopt;
  if (text.starts_with('x') || text.starts_with('X')) {
    text.remove_prefix(1);
    if (!take("height")) return std::nullopt;
  }
  if (!text.empty() || size.empty()) return std::nullopt;
  return size;
}

// As text that Markdown leaves as it is.
std::string escaped_words(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (std::string_view("\\*_`<>~&![]").find(c) != kNowhere) text += '\\';
    text += c;
  }
  return text;
}

bool is_picture(std::string_view path) {
  constexpr std::array<std::string_view, 9> kEndings{".apng", ".avif", ".bmp", ".gif", ".jpeg",
                                                     ".jpg",  ".png",  ".svg", ".webp"};
  const std::string ending = ascii_lower(ending_of(path));
  return is_one_of(ending, kEndings);
}

// "[[a#b|words]]", without the brackets.
struct Name {
  std::string_view target;
  std::string_view words;
};

Name split_name(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  Name name{trim(inside.substr(0, bar)), {}};
  if (bar != kNowhere) name.words = trim(inside.substr(bar + 1));
  // In a table the bar is escaped.
  if (bar != kNowhere && name.target.ends_with('\\')) name.target.remove_suffix(1);
  return name;
}

bool is_contents(std::string_view target) {
  const std::string lower = ascii_lower(target);
  return lower == "toc" || lower == "_toc_";
}

// "Note > Heading", as it is shown where no words are given.
std::string own_words(std::string_view target) {
  std::string words;
  while (!target.empty()) {
    const std::string_view part = trim(take_until(target, '#'));
    if (!part.empty() && !part.starts_with('^')) {
      if (!words.empty()) words += " > ";
      words += part;
    }
  }
  return words;
}

class NamedLinkFinder {
 public:
  NamedLinkFinder(std::string_view text, const MarkdownParts& parts,
                  MarkdownHabits::Dialect dialect, const MarkdownTargets& targets)
      : text_(text),
        parts_(parts),
        are_notes_(dialect == MarkdownHabits::Dialect::kPlain),
        targets_(targets) {}

  std::vector<MarkdownEdit> find() {
    for (const ProseRange& prose : parts_.prose) {
      for (std::size_t at = prose.begin; at < prose.end; ++at) {
        at = text_.substr(0, prose.end).find('[', at);
        if (at == kNowhere) break;
        if (at < behind_ || prose.in_link || is_escaped_at(text_, at)) continue;
        if (text_.substr(at).starts_with("[[")) {
          see_name(at);
        } else if (at > 0 && text_[at - 1] == '!') {
          see_sized_picture(at);
        }
      }
    }
    return std::move(edits_);
  }

 private:
  void see_name(std::size_t at) {
    const std::string_view rest = text_.substr(at + 2, kLongest);
    const std::size_t end = std::min(rest.find_first_of("[]\r\n"), rest.size());
    if (!rest.substr(end).starts_with("]]")) return;
    const std::size_t behind = at + 2 + end + 2;
    const std::string_view next = text_.substr(behind, 1);
    if (next == "(" || next == "[" || next == "]" || next == ":") return;
    const Name name = split_name(rest.substr(0, end));
    // "[[ -f x ]]" is a command's, and an address is a link by itself.
    const bool is_other = rest.starts_with(' ') || name.target.find("://") != kNowhere;
    if (name.target.empty() || is_contents(name.target) || is_other) return;
    const bool is_embedded = at > 0 && text_[at - 1] == '!' && !is_escaped_at(text_, at - 1);
    const bool shows_picture = is_embedded && is_picture(name.target);
    const auto& find_target = shows_picture ? targets_.picture : targets_.link;
    if (!find_target) return;
    const std::string address = find_target("[[" + std::string(name.target));
    const bool is_number = name.target.find_first_not_of("0123456789,- ") == kNowhere;
    if (address.empty() && (!are_notes_ || is_number)) return;
    MarkdownEdit edit{is_embedded ? at - 1 : at, behind, ""};
    if (shows_picture) {
      put_picture(name, address, edit);
    } else {
      put_link(name, address, edit);
    }
    edits_.push_back(std::move(edit));
    behind_ = behind;
  }

  static void put_picture(const Name& name, const std::string& address, MarkdownEdit& edit) {
    std::string_view words = name.words;
    const std::size_t bar = words.rfind('|');
    const std::string_view last = trim(words.substr(bar == kNowhere ? 0 : bar + 1));
    const std::optional<ElementAttributes> size = read_size(last);
    if (size) words = trim(words.substr(0, bar == kNowhere ? 0 : bar));
    edit.text = escaped_words(words);
    if (address.empty()) return;
    edit.text = "![" + edit.text + "](<" + address + ">)";
    if (size) put_size(*size, edit);
  }

  static void put_link(const Name& name, const std::string& address, MarkdownEdit& edit) {
    edit.text = escaped_words(name.words.empty() ? own_words(name.target) : name.words);
    if (!address.empty()) edit.text = "[" + edit.text + "](<" + address + ">)";
  }

  static void put_size(const ElementAttributes& size, MarkdownEdit& edit) {
    edit.behind.push_back(
        {0, 0, std::string(kSpanMark), MarkdownMark{0, MarkdownMark::Kind::kSpan, {}, size}});
  }

  // "![words](address =300x200 "title")", the title before or behind the size.
  void see_sized_picture(std::size_t at) {
    std::string_view line = text_.substr(at, kLongest);
    line = line.substr(0, line.find('\n'));
    const std::size_t open = line.find("](");
    if (open == kNowhere || line.substr(1, open - 1).find_first_of("[]") != kNowhere) return;
    std::string_view rest = line.substr(open + 2);
    const std::size_t close = rest.find(')');
    if (close == kNowhere) return;
    rest = rest.substr(0, close);
    const std::size_t mark = rest.find(" =");
    const std::size_t space = rest.find(' ');
    if (mark == kNowhere || space == 0) return;
    const std::string_view address = rest.substr(0, space);
    if (address.find_first_of("<(") != kNowhere) return;
    const std::string_view before = trim(rest.substr(space, mark - space));
    const std::string_view behind = rest.substr(mark + 2);
    const std::size_t size_end = std::min(behind.find(' '), behind.size());
    const std::optional<ElementAttributes> size = read_size(behind.substr(0, size_end));
    const std::string_view after = trim(behind.substr(size_end));
    if (!size || (!before.empty() && !after.empty())) return;
    const std::string title(before.empty() ? after : before);
    const bool is_title = title.empty() || title.front() == '"' || title.front() == '\'';
    if (!is_title) return;
    MarkdownEdit edit{at + open + 1, at + open + 2 + close + 1,
                      "(" + std::string(address) + (title.empty() ? "" : " ") + title + ")"};
    put_size(*size, edit);
    behind_ = edit.end;
    edits_.push_back(std::move(edit));
  }

  std::string_view text_;
  const MarkdownParts& parts_;
  bool are_notes_;
  const MarkdownTargets& targets_;
  std::vector<MarkdownEdit> edits_;
  std::size_t behind_ = 0;
};

}  // namespace

bool may_have_named_links(std::string_view markdown) {
  return markdown.find("[[") != kNowhere ||
         (markdown.find("![") != kNowhere && markdown.find(" =") != kNowhere);
}

std::vector<MarkdownEdit> find_named_links(std::string_view markdown, const MarkdownParts& parts,
                                           MarkdownHabits::Dialect dialect,
                                           const MarkdownTargets& targets) {
  return NamedLinkFinder(markdown, parts, dialect, targets).find();
}

}  // namespace feedgen
