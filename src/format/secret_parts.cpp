#include "format/secret_parts.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "format/markdown_parts.h"
#include "format/syntax.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Tags that protect what is between them. The names of the second list are also those of other
// things, so they count only with an end.
constexpr std::string_view kStatements[] = {"cipher", "encrypt", "encrypted", "hbe", "prompt"};
constexpr std::string_view kShortcodes[] = {"cipher", "encrypt", "encrypted"};
constexpr std::string_view kAmbiguous[] = {"login",   "member",  "members",   "password",
                                           "private", "protect", "protected", "secret",
                                           "locked",  "paywall"};
constexpr std::string_view kElements[] = {"encrypt", "encrypted", "hide"};

// As the plugins are called that bring the shortcode.
bool is_encryptor(std::string_view name) {
  return name.ends_with("-encrypt") || name.ends_with("-encryptor");
}

bool is_name(char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_'; }

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(at, end - at);
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
                              text[at] == '\r' || text[at] == '-' || text[at] == '+')) {
    ++at;
  }
  return at;
}

// What opens a secret part, and how it is closed.
struct Opening {
  enum class Kind { kStatement, kShortcode, kElement, kBox, kComment, kContainer };
  Kind kind = Kind::kStatement;
  std::string_view name;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool needs_end = false;
};

using Kind = Opening::Kind;

class Secrets {
 public:
  explicit Secrets(std::string_view text) : text_(text), places_(text) {}

  std::optional<WithoutSecrets> cut() {
    for (std::size_t at = next(0); at != kNowhere; at = next(at)) {
      const std::optional<Opening> opening = opening_at(at);
      ++at;
      if (!opening) continue;
      const std::size_t end = end_of(*opening);
      if (end == kNowhere && opening->needs_end) continue;
      remove(*opening, std::min(end, text_.size()));
      at = copied_;
    }
    if (result_.parts.empty()) return std::nullopt;
    result_.text += text_.substr(copied_);
    return std::move(result_);
  }

 private:
  std::size_t next(std::size_t from) {
    const auto find = [&](char c) {
      return [this, c](std::size_t at) { return text_.find(c, at); };
    };
    const std::size_t container =
        containers_.at_or_behind(from, [this](std::size_t at) { return text_.find(":::", at); });
    return std::min(
        {braces_.at_or_behind(from, find('{')), angles_.at_or_behind(from, find('<')), container});
  }

  std::optional<Opening> opening_at(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("{%")) return statement_at(at);
    if (rest.starts_with("{{<")) return shortcode_at(at, ">}}");
    if (rest.starts_with("{{%")) return shortcode_at(at, "%}}");
    if (rest.starts_with("<!--")) return comment_at(at);
    if (rest.starts_with(":::")) return container_at(at);
    return rest.front() == '<' ? element_at(at) : std::nullopt;
  }

  std::optional<Opening> statement_at(std::size_t at) {
    const std::string_view name = name_at(text_, skip_space(text_, at + 2));
    const bool is_ambiguous = is_one_of(name, kAmbiguous);
    if (!is_ambiguous && !is_one_of(name, kStatements)) return std::nullopt;
    const std::size_t end = end_of_tag(statement_ends_, at, "%}");
    if (end == kNowhere || is_shown(at)) return std::nullopt;
    return Opening{Kind::kStatement, name, at, end, is_ambiguous};
  }

  std::optional<Opening> shortcode_at(std::size_t at, std::string_view close) {
    const std::size_t begin = skip_space(text_, at + 3);
    const std::string_view name = name_at(text_, begin);
    const bool is_ambiguous = is_one_of(name, kAmbiguous);
    if (!is_ambiguous && !is_one_of(name, kShortcodes) && !is_encryptor(name)) return std::nullopt;
    const std::size_t end =
        end_of_tag(close == ">}}" ? shortcode_ends_ : markdown_shortcode_ends_, at, close);
    if (end == kNowhere) return std::nullopt;
    const std::size_t behind = begin + name.size();
    const std::string_view arguments = trim(text_.substr(behind, end - close.size() - behind));
    // FixIt shows what no password protects.
    const bool is_open = arguments.ends_with('/') ||
                         (name == "fixit-encryptor" && (arguments.empty() || arguments == "\"\""));
    if (is_open) return std::nullopt;
    return Opening{Kind::kShortcode, name, at, end, is_ambiguous || is_shown(at)};
  }

  std::optional<Opening> element_at(std::size_t at) const {
    const std::string_view name = name_at(text_, at + 1);
    const std::string lower = name.size() <= 9 ? ascii_lower(name) : std::string();
    const std::size_t end = at + 1 + name.size();
    if (is_one_of(lower, kElements)) return Opening{Kind::kElement, name, at, end, true};
    if (lower != "div") return std::nullopt;
    // What encrypting plugins leave in a page.
    constexpr std::size_t kLongest = 200;
    std::string_view tag = text_.substr(end, kLongest);
    tag = tag.substr(0, tag.find('>'));
    const bool is_box =
        tag.find(" class=\"hbe") != kNowhere || tag.find("-blog-encrypt\"") != kNowhere;
    if (!is_box) return std::nullopt;
    return Opening{Kind::kBox, name, at, end, false};
  }

  // "<!-- encrypt:start -->", "<!-- valaxy-encrypt-start:password -->", "<!-- encrypt -->".
  std::optional<Opening> comment_at(std::size_t at) {
    const std::size_t end = end_of_tag(comment_ends_, at, "-->");
    if (end == kNowhere) return std::nullopt;
    const std::string word = first_word(at, end);
    const std::string_view stem = stem_of(word);
    if (stem.empty() || is_closing(word)) return std::nullopt;
    const bool is_start = word.find("start") != kNowhere || word.find("begin") != kNowhere;
    return Opening{Kind::kComment, stem, at, end, !is_start};
  }

  // "::: encrypt" on a line of its own.
  std::optional<Opening> container_at(std::size_t at) const {
    if (at > 0 && text_[at - 1] != '\n') return std::nullopt;
    const std::size_t behind = std::min(text_.find_first_not_of(": \t", at), text_.size());
    const std::string_view name = name_at(text_, behind);
    if (!name.starts_with("encrypt") && !is_one_of(name, kAmbiguous)) return std::nullopt;
    const std::size_t end = std::min(text_.find('\n', behind), text_.size());
    return Opening{Kind::kContainer, name, at, end, false};
  }

  // Of the comment from `begin` to `end`, in lower case. "<!-->" and "<!--->" are whole comments.
  std::string first_word(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMarks = std::string_view("<!---->").size();
    if (end - begin < kMarks) return {};
    const std::string_view inside = trim(text_.substr(begin + 4, end - begin - kMarks));
    return ascii_lower(inside.substr(0, inside.find_first_of(" \t\r\n")));
  }

  // What such a comment is about; empty for all others.
  static std::string_view stem_of(std::string_view word) {
    if (word.find("encrypt") != kNowhere) return "encrypt";
    for (const std::string_view stem : {"password", "private", "secret"}) {
      const std::size_t at = word.find(stem);
      if (at != kNowhere && word.find_first_of(":-_/", 0) != kNowhere) return stem;
      if (at != kNowhere && is_closing(word)) return stem;
    }
    return {};
  }

  static bool is_closing(std::string_view word) {
    return word.starts_with('/') || word.starts_with("end") || word.find(":end") != kNowhere ||
           word.find("-end") != kNowhere || word.find("_end") != kNowhere;
  }

  // Where the tag of a template that begins at `at` ends; nowhere if it is never closed.
  std::size_t end_of_tag(NextPlace& ends, std::size_t at, std::string_view close) const {
    constexpr std::size_t kLongest = 4096;
    const std::size_t end =
        ends.at_or_behind(at, [&](std::size_t from) { return text_.find(close, from); });
    return end == kNowhere || end - at > kLongest ? kNowhere : end + close.size();
  }

  // Behind what closes it; nowhere if nothing does.
  std::size_t end_of(const Opening& opening) {
    const std::string key = shown_name(opening);
    if (endless_.contains(key)) return kNowhere;
    const std::size_t end = find_end(opening);
    if (end == kNowhere) endless_.insert(key);
    return end;
  }

  std::size_t find_end(const Opening& opening) const {
    switch (opening.kind) {
      case Kind::kStatement: return end_of_pair(opening, "{%", "end", "%}");
      case Kind::kShortcode: return end_of_pair(opening, "{{", "/", "}}");
      case Kind::kElement:
      case Kind::kBox: return end_of_pair(opening, "<", "/", ">");
      case Kind::kComment: return end_of_comments(opening);
      case Kind::kContainer: return end_of_container(opening);
    }
    return kNowhere;
  }

  // A line of colons alone ends the last container that was opened.
  std::size_t end_of_container(const Opening& opening) const {
    std::size_t depth = 1;
    for (std::size_t at = text_.find("\n:::", opening.end); at != kNowhere;
         at = text_.find("\n:::", at + 1)) {
      const std::size_t end = std::min(text_.find('\n', at + 1), text_.size());
      const std::string_view line = text_.substr(at + 1, end - at - 1);
      const bool is_end = line.find_first_not_of(": \t\r") == kNowhere;
      if (!is_end) {
        ++depth;
      } else if (--depth == 0) {
        return end;
      }
    }
    return kNowhere;
  }

  // The pairs of one name that stand in it are passed; if they don't match, the last end counts.
  std::size_t end_of_pair(const Opening& opening, std::string_view open, std::string_view mark,
                          std::string_view close) const {
    const std::string wanted = ascii_lower(opening.name);
    std::size_t depth = 1;
    std::size_t last = kNowhere;
    for (std::size_t at = text_.find(open, opening.end); at != kNowhere;
         at = text_.find(open, at + open.size())) {
      std::size_t begin = at + open.size();
      if (open == "{{" && begin < text_.size() && (text_[begin] == '<' || text_[begin] == '%')) {
        ++begin;
      }
      if (open != "<") begin = skip_space(text_, begin);
      const bool is_end = text_.substr(begin).starts_with(mark);
      if (is_end) begin += mark.size();
      if (open == "{{") begin = skip_space(text_, begin);
      const std::string_view name = name_at(text_.substr(0, begin + wanted.size() + 1), begin);
      if (name.size() != wanted.size() || ascii_lower(name) != wanted) continue;
      if (!is_end) {
        ++depth;
        continue;
      }
      const std::size_t end = text_.find(close, begin);
      last = end == kNowhere ? text_.size() : end + close.size();
      if (--depth == 0) return last;
    }
    return last;
  }

  std::size_t end_of_comments(const Opening& opening) const {
    NextPlace ends;
    for (std::size_t at = text_.find("<!--", opening.end); at != kNowhere;
         at = text_.find("<!--", at + 4)) {
      const std::size_t end = end_of_tag(ends, at, "-->");
      if (end == kNowhere) continue;
      const std::string word = first_word(at, end);
      if (is_closing(word) && stem_of(word) == opening.name) return end;
    }
    return kNowhere;
  }

  // In a fence or in a code span. Hexo reads the tags in code that is indented.
  bool is_shown(std::size_t at) {
    const std::string_view before = text_.substr(0, at);
    if (before.ends_with("<code>")) return true;
    if (!code_) code_ = find_markdown_parts(text_).code;
    const TextRange* code = range_at(*code_, at);
    if (code == nullptr) return false;
    const std::string_view opened = text_.substr(0, code->begin);
    return opened.ends_with('`') || opened.ends_with("` ") || ends_with_fence(opened);
  }

  // Behind the line that opens a fence stand blank lines, indentation and marks of quotations.
  static bool ends_with_fence(std::string_view opened) {
    const std::size_t last = opened.find_last_not_of(" \t\r\n>");
    if (last == kNowhere || opened.find('\n', last) == kNowhere) return false;
    const std::size_t newline = opened.rfind('\n', last);
    const std::string_view line = opened.substr(newline == kNowhere ? 0 : newline + 1);
    return line.find("```") != kNowhere || line.find("~~~") != kNowhere;
  }

  void remove(const Opening& opening, std::size_t end) {
    result_.parts.push_back({shown_name(opening), places_.at(opening.begin)});
    result_.text += text_.substr(copied_, opening.begin - copied_);
    const std::string_view part = text_.substr(opening.begin, end - opening.begin);
    result_.text.append(static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n')), '\n');
    copied_ = end;
  }

  static std::string shown_name(const Opening& opening) {
    const std::string name(opening.name);
    switch (opening.kind) {
      case Kind::kStatement: return "{% " + name + " %}";
      case Kind::kShortcode: return "{{< " + name + " >}}";
      case Kind::kElement: return '<' + name + '>';
      case Kind::kBox: return "<div class=\"hbe\">";
      case Kind::kComment: return "<!-- " + name + " -->";
      case Kind::kContainer: return "::: " + name;
    }
    return name;
  }

  std::string_view text_;
  NextPlace braces_;
  NextPlace angles_;
  NextPlace containers_;
  NextPlace statement_ends_, shortcode_ends_, markdown_shortcode_ends_, comment_ends_;
  std::set<std::string> endless_;  // of these names nothing that follows has an end
  std::optional<std::vector<TextRange>> code_;
  WithoutSecrets result_;
  std::size_t copied_ = 0;
  PositionFinder places_;
};

}  // namespace

std::optional<WithoutSecrets> without_secret_parts(std::string_view text) {
  return Secrets(text).cut();
}

}  // namespace feedgen
