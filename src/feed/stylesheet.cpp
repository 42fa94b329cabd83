// How browsers show our RSS and Atom files: CSS alone, since browsers drop XSLT. Elements keep the
// names of their format; what people don't read is hidden.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/page_texts.h"

namespace feedgen {
namespace {

constexpr std::string_view kMark = "/* feedgen: how browsers show the feeds of this folder */";

constexpr std::string_view kRules = R"css(
:root { color-scheme: light dark; }
rss, feed {
  display: block; box-sizing: border-box; max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans",
    "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: light-dark(#1d2025, #e6e8eb); background: light-dark(#ffffff, #14171b); overflow-wrap: anywhere;
}
rss *, feed * { display: none; }
channel { display: block; }
rss::before, feed::before {
  display: block; margin-bottom: 2.5rem; padding: 1rem 1.25rem; border-radius: 0.75rem; font-size: 0.9375rem;
  color: light-dark(#525a66, #a8b0bc); background: light-dark(#f5f6f8, #1b1f24);
}
channel > title, feed > title { display: block; font-size: 2.125rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.02em; }
channel > description, feed > subtitle { display: block; margin-top: 0.5rem; color: light-dark(#525a66, #a8b0bc); }
channel > link { display: block; margin-top: 0.5rem; font-size: 0.9375rem; color: light-dark(#525a66, #a8b0bc); }
item, entry {
  display: flex; flex-direction: column; margin-top: 1.75rem; padding-top: 1.5rem;
  border-top: 1px solid light-dark(#d5d9e0, #3a3f47);
}
item > title, entry > title { display: block; order: 1; font-size: 1.25rem; line-height: 1.35; font-weight: 600; }
item > pubDate, entry > published {
  display: block; order: 2; margin-top: 0.25rem; font-size: 0.875rem; color: light-dark(#525a66, #a8b0bc);
}
item > description, entry > summary { display: block; order: 3; margin-top: 0.5rem; }
item > link {
  display: block; order: 4; margin-top: 0.5rem; font-size: 0.8125rem; color: light-dark(#525a66, #a8b0bc);
  overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
)css";

// A string of CSS (CSS Syntax 3 section 4.3.5). What ends it, or would begin an element where the
// sheet is shown as text, is written as an escape.
std::string css_string(std::string_view text) {
  std::string string = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '<' || static_cast<unsigned char>(c) < 0x20) {
      string += fmt::format("\\{:x} ", c);
    } else {
      string += c;
    }
  }
  return string + '"';
}

std::string write_style(const Feed& feed, std::string /*memory*/) {
  std::string css(kMark);
  css += kRules;
  css += fmt::format("rss::before, feed::before {{ content: {}; }}\n",
                     css_string(page_texts(feed.language, feed.look).is_feed));
  if (is_right_to_left(feed.language)) css += "rss, feed { direction: rtl; }\n";
  return css;
}

bool is_ours(std::string_view bytes) { return bytes.starts_with(kMark); }

}  // namespace

extern const FeedFormat kStylesheet{
    .word = "stylesheet",
    .name = "style sheet",
    .file = "feed.css",
    .media_type = "text/css",
    .write_in = write_style,
    .inputs = FormatInputs::kSettings,
    .is_topic = false,
    .is_successor_of = is_ours,
};

}  // namespace feedgen
