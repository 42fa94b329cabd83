// Tags that no row of the table knows: a site's own, or a theme's that is new. Their words,
// pictures and insides are the author's, so what looks like a text for readers is kept.
#include <algorithm>

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostLooked = 4096;

constexpr std::string_view kLanguages[] = {
    "ada",        "apache",     "asm",       "awk",        "bash",     "bat",    "c",
    "c#",         "c++",        "clojure",   "cmake",      "cmd",      "coffee", "cpp",
    "cs",         "csharp",     "css",       "cuda",       "d",        "dart",   "diff",
    "docker",     "dockerfile", "elisp",     "elixir",     "elm",      "erlang", "fish",
    "fortran",    "fsharp",     "glsl",      "go",         "golang",   "gradle", "graphql",
    "groovy",     "haskell",    "hcl",       "html",       "http",     "ini",    "java",
    "javascript", "jinja",      "js",        "json",       "jsx",      "julia",  "kotlin",
    "latex",      "less",       "lisp",      "lua",        "makefile", "matlab", "nginx",
    "nim",        "nix",        "objc",      "ocaml",      "pascal",   "perl",   "php",
    "plaintext",  "powershell", "prolog",    "properties", "protobuf", "ps1",    "py",
    "python",     "r",          "ruby",      "rust",       "rs",       "sass",   "scala",
    "scheme",     "scss",       "sh",        "shell",      "solidity", "sql",    "svelte",
    "swift",      "tcl",        "terraform", "tex",        "toml",     "ts",     "tsx",
    "typescript", "vb",         "verilog",   "vhdl",       "vim",      "vue",    "wasm",
    "xml",        "yaml",       "yml",       "zig",        "zsh"};

constexpr std::string_view kCodeNames[] = {
    "code",   "codeblock",  "codes", "console",  "diff",   "file",    "filetree", "file-tree",
    "gocode", "high",       "hl",    "listing",  "output", "program", "shell",    "snippet",
    "source", "sourcecode", "src",   "terminal", "cmd",    "tree",    "codetab"};

// First words of lines of code, with what must follow.
constexpr std::string_view kBeginnings[] = {
    "//",         "/*",      "#!",      "$ ",        "#include", "import ",  "from ",    "def ",
    "class ",     "func ",   "fn ",     "function ", "public ",  "private ", "static ",  "const ",
    "let ",       "var ",    "return ", "if (",      "for (",    "while (",  "package ", "using ",
    "namespace ", "SELECT ", "select ", "INSERT ",   "CREATE ",  "sudo ",    "npm ",     "git ",
    "apt ",       "pip ",    "docker ", "curl ",     "cd ",      "export ",  "echo ",    "}"};

// "# ", "- ", "1. ", "> ", "|", "![": nobody begins a line of code like that, or hardly.
bool begins_as_markdown(std::string_view line) {
  if (line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ") ||
      line.starts_with("- ") || line.starts_with("* ") || line.starts_with("> ") ||
      line.starts_with("|") || line.starts_with("![") || line.starts_with("```") ||
      line.starts_with("~~~")) {
    return true;
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && line.substr(digits).starts_with(". ");
}

bool has_prose(std::string_view text) {
  // 。 ，: code has them in comments, but there are texts without any other sign.
  return text.find("\xE3\x80\x82") != kNowhere || text.find("\xEF\xBC\x8C") != kNowhere;
}

bool looks_like_code(std::string_view line, bool is_indented) {
  constexpr std::string_view kEnds = ";{}),:\\>";
  if (is_indented || kEnds.find(line.back()) != kNowhere) return true;
  if (line.front() == '<') return line.size() > 1 && is_ascii_letter(line[1]);
  return any_of(kBeginnings, [&](std::string_view begin) { return line.starts_with(begin); });
}

bool is_html(std::string_view text) {
  const std::string_view begun = trim(text);
  constexpr std::string_view kElements[] = {"<p",   "<div", "<img", "<a ",   "<ul",     "<ol",
                                            "<h",   "<br",  "<sp",  "<tab",  "<ifr",    "<fig",
                                            "<vid", "<aud", "<b",   "<stro", "<center", "<sec"};
  return any_of(kElements, [&](std::string_view begin) { return begun.starts_with(begin); });
}

bool holds_code_lines(std::string_view text) {
  if (is_html(text) || has_prose(text) || text.find("{%") != kNowhere ||
      text.find("{{<") != kNowhere || text.find("{{%") != kNowhere) {
    return false;
  }
  std::size_t lines = 0;
  std::size_t code = 0;
  bool has_sign = false;
  while (!text.empty()) {
    const std::string_view raw = take_until(text, '\n');
    const std::string_view line = trim(raw);
    if (line.empty()) continue;
    if (begins_as_markdown(line)) return false;
    ++lines;
    has_sign = has_sign || line.starts_with("$ ") || line.starts_with("#!") ||
               line.find_first_of(";{}") != kNowhere || line.find("</") != kNowhere ||
               line.find("()") != kNowhere || line.find("= ") != kNowhere;
    const bool is_indented = raw.starts_with("  ") || raw.starts_with('\t');
    if (looks_like_code(line, is_indented)) ++code;
  }
  return lines > 0 && has_sign && 2 * code >= lines;
}

bool is_word(std::string_view word) {
  if (word.empty() || word.find('=') != kNowhere) return false;
  const std::size_t colon = word.find(':');
  if (colon != kNowhere && colon > 0 && colon + 1 < word.size() && !is_web_url(word)) return false;
  const std::size_t rest = word.find_first_not_of("0123456789.%");
  const std::string_view unit = rest == kNowhere ? std::string_view() : word.substr(rest);
  return !(is_ascii_digit(word.front()) &&
           (rest == kNowhere || unit == "px" || unit == "em" || unit == "rem" || unit == "vh"));
}

// The texts in quotes, without those that are looks.
std::string quoted_words(const TagArguments& arguments) {
  std::string words;
  const std::string_view text = arguments.text;
  for (std::size_t at = text.find_first_of("\"'"); at != kNowhere;) {
    const std::size_t end = text.find(text[at], at + 1);
    if (end == kNowhere) break;
    const bool begins_word = at == 0 || text[at - 1] == ' ' || text[at - 1] == ',';
    const std::string_view word = text.substr(at + 1, end - at - 1);
    if (begins_word && is_word(word) && !is_address_field(word) && !is_picture_address(word) &&
        !is_all_style(word)) {
      words += (words.empty() ? "" : " ") + std::string(word);
    }
    at = text.find_first_of("\"'", end + 1);
  }
  return words;
}

std::string all_words(const TagArguments& arguments) {
  std::string words;
  for (const std::string& word : arguments.words) {
    if (!is_word(word) || is_icon(word) || is_address_field(word)) continue;
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

std::string address_in(const TagArguments& arguments) {
  for (const auto& [key, value] : arguments.named) {
    if (is_web_url(value) || is_picture_address(value)) return value;
  }
  for (const std::string& word : arguments.words) {
    if (is_address_field(word) || is_picture_address(word)) return word;
  }
  return {};
}

}  // namespace

std::string language_of(const TagArguments& arguments) {
  for (const std::string_view key : {"lang", "language", "type", "syntax"}) {
    const std::string value = ascii_lower(arguments.value(key));
    if (is_one_of(value, kLanguages)) return value;
  }
  for (const std::string& word : arguments.words) {
    std::string lower = ascii_lower(word.starts_with("lang:") ? std::string_view(word).substr(5)
                                                              : std::string_view(word));
    if (is_one_of(lower, kLanguages)) return lower;
  }
  return {};
}

bool holds_code(const TemplateTag& tag, std::string_view inside) {
  if (is_one_of(tag.name, kLanguages) || is_one_of(tag.name, kCodeNames)) return true;
  if (!language_of(parse_tag_arguments(tag.arguments)).empty()) return true;
  return holds_code_lines(inside.substr(0, kMostLooked));
}

std::optional<TagTranslation> words_of_unknown(const TagArguments& arguments, TagPlace place) {
  std::string words = quoted_words(arguments);
  if (words.empty()) {
    words = arguments.value(
        {"text", "content", "title", "caption", "label", "summary", "description", "alt"});
  }
  if (words.empty() && place == TagPlace::kInText) words = all_words(arguments);
  const std::string address = address_in(arguments);
  if (address.empty()) {
    if (words.empty()) return std::nullopt;
    return as_inline(html_words(words));
  }
  if (is_picture_address(address)) {
    return as_inline(picture_of(address, words));
  }
  if (is_video_address(address) || is_audio_address(address)) {
    return as_block(media_of(address, words));
  }
  if (!is_web_url(address) && words.empty()) return std::nullopt;
  return as_inline(link_to(address, words));
}

}  // namespace feedgen
