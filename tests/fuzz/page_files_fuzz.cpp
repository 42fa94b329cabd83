// Any bytes as a template of pages, and as their style sheet: refused with a place, or they keep
// what is promised of them (docs/security.md).
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "feed/own_style.h"
#include "format/mustache.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

constexpr std::array<std::string_view, 4> kEscaped{"a", "b", "list", "none"};
constexpr std::array<std::string_view, 1> kPlain{"head"};
constexpr std::string_view kMarkup = "<q>";

feedgen::TemplateValues values() {
  feedgen::TemplateValues all;
  all.set("a", std::string(kMarkup));
  all.set("none", false);
  all.set("head", "");
  feedgen::TemplateValues::List list(50);
  for (auto& one : list) one.set("b", std::string(kMarkup) + "{{{a}}}");
  all.set("list", std::move(list));
  return all;
}

void check_template(const std::string& text) {
  static const feedgen::TemplateValues kValues = values();
  const auto parsed = feedgen::MustacheTemplate::parse(text, {kEscaped, kPlain, {}});
  if (!parsed) {
    if (parsed.error().message.problem.empty()) std::abort();
    return;
  }
  const auto filled = parsed->fill(kValues);
  if (!filled) return;
  if (filled->size() > feedgen::MustacheTemplate::kLongestResult) std::abort();
  const auto has = [](std::string_view where, std::string_view what) {
    return where.find(what) != std::string_view::npos;
  };
  if (has(*filled, kMarkup) && !has(text, "<") && !has(text, "q>")) std::abort();
  if (parsed->fill(kValues) != filled) std::abort();
}

void check_style(const std::string& text) {
  if (!feedgen::check_own_style(text)) return;
  const std::string lower = feedgen::ascii_lower(text);
  for (const std::string_view part : {"</", "<!--", "@import", "url(http", "url(\"//", "url(x"}) {
    if (lower.find(part) != std::string::npos) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text =
      feedgen::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  check_template(text);
  check_style(text);
  return 0;
}
