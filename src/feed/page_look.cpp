#include "feed/page_look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/sha256.h"

namespace feedgen {
namespace {

using Colour = std::array<double, 3>;  // sRGB, from 0 to 255

constexpr Colour kOwnAccent{0x1F, 0x5F, 0xBF};
constexpr Colour kLightGround{0xFF, 0xFF, 0xFF};
constexpr Colour kDarkGround{0x14, 0x17, 0x1B};
constexpr Colour kBlack{0, 0, 0};
constexpr Colour kWhite{255, 255, 255};

Colour colour_of(std::string_view digits) {
  if (digits.size() != 6) return kOwnAccent;
  Colour colour{};
  for (std::size_t i = 0; i < colour.size(); ++i) {
    unsigned value = 0;
    std::from_chars(digits.data() + 2 * i, digits.data() + 2 * i + 2, value, 16);
    colour[i] = value;
  }
  return colour;
}

// WCAG 2.2, "relative luminance".
double luminance(const Colour& colour) {
  constexpr std::array<double, 3> kWeights{0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t i = 0; i < colour.size(); ++i) {
    const double part = colour[i] / 255;
    sum += kWeights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const Colour& a, const Colour& b) {
  const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

std::string hex(const Colour& colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", std::lround(colour[0]), std::lround(colour[1]),
                     std::lround(colour[2]));
}

// Nearer and nearer to `end`, until it can be read on `ground`.
Colour legible(const Colour& colour, const Colour& end, const Colour& ground) {
  constexpr double kLeast = 5.0;  // more than 4.5: the cards' ground is a little darker or lighter
  constexpr int kSteps = 20;
  Colour mixed = colour;
  for (int step = 0; step <= kSteps; ++step) {
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      mixed[i] = std::round(colour[i] + (end[i] - colour[i]) * step / kSteps);
    }
    if (contrast(mixed, ground) >= kLeast) break;
  }
  return mixed;
}

constexpr std::string_view kRules = R"css(
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans",
    "Apple SD Gothic Neo", "Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "Noto Sans Arabic", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
a:focus-visible, button:focus-visible, input:focus-visible, code:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 0.2rem;
}
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--ground); }
.skip:focus { top: 0.5rem; }
.bar { height: 0.375rem; background: var(--accent); }
.frame { max-width: 70rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
header { display: grid; grid-template-columns: 1fr auto; column-gap: 1.5rem; align-items: start; }
header .icon { width: 4.5rem; height: 4.5rem; border-radius: 1rem; object-fit: cover; }
.trail { grid-column: 1 / -1; margin: 0 0 0.75rem; font-size: 0.9375rem; color: var(--quiet); }
h1 { margin: 0; font-size: clamp(1.75rem, 1.3rem + 2vw, 2.625rem); line-height: 1.2; letter-spacing: -0.015em; }
h2 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.125rem; line-height: 1.4; }
.lead { max-width: 42rem; margin: 0.75rem 0 0; color: var(--quiet); }
.columns { display: grid; gap: 3rem; margin-top: 2.5rem; }
.card { padding: 1.5rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--card); }
.card p { margin: 0 0 1rem; }
.formats { display: grid; gap: 1rem; margin: 0; padding: 0; list-style: none; }
.formats strong { display: block; font-size: 0.9375rem; }
.line { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: stretch; margin: 0.25rem 0; }
code {
  flex: 1 1 14rem; min-width: 0; padding: 0.4rem 0.65rem; border: 1px solid var(--line); border-radius: 0.4rem;
  background: var(--ground); font: 0.875rem/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
  user-select: all; -webkit-user-select: all; cursor: text;
}
button {
  padding: 0.4rem 0.9rem; border: 1px solid var(--link); border-radius: 0.4rem; background: transparent;
  color: var(--link); font: inherit; font-size: 0.875rem; cursor: pointer;
}
button:hover { background: var(--link); color: var(--ground); }
.readers { margin: 0; font-size: 0.875rem; color: var(--quiet); }
.readers a { margin-inline-start: 0.65rem; }
.entries { margin: 0; padding: 0; list-style: none; }
.entries > li { border-top: 1px solid var(--line); }
.entries > li:first-child { border-top: 0; }
article { padding: 1.5rem 0; }
article.has-picture { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 1.5rem; }
article.has-picture > :not(.picture) { grid-column: 1; }
.entries > li:first-child article { padding-top: 0; }
article h3 a { color: inherit; text-decoration: none; }
article h3 a:hover { color: var(--link); text-decoration: underline; }
.facts { margin: 0.25rem 0 0; font-size: 0.875rem; color: var(--quiet); }
.summary {
  margin: 0.5rem 0 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden;
}
.picture { grid-column: 2; grid-row: 1 / span 4; width: 9rem; height: 6.75rem; border-radius: 0.5rem; object-fit: cover; background: var(--line); }
.filter { display: block; margin: 0 0 1rem; font-size: 0.875rem; color: var(--quiet); }
.filter input {
  display: block; width: 100%; margin-top: 0.25rem; padding: 0.45rem 0.7rem; border: 1px solid var(--edge);
  border-radius: 0.4rem; background: var(--ground); color: var(--ink); font: inherit; font-size: 1rem;
}
.groups section + section { margin-top: 2rem; }
.groups ul { margin: 0; padding: 0; list-style: none; }
.groups ul ul { margin-inline-start: 0.5rem; padding-inline-start: 0.9rem; border-inline-start: 1px solid var(--line); }
.groups li > .row { display: flex; gap: 0.75rem; justify-content: space-between; padding: 0.2rem 0; }
.groups a { text-decoration: none; }
.groups a:hover { text-decoration: underline; }
.count { color: var(--quiet); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.flat { columns: 14rem; column-gap: 2rem; }
.flat li { break-inside: avoid; }
footer { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); font-size: 0.9375rem; }
footer a { margin-inline-end: 1.5rem; }
[hidden] { display: none !important; }
@media (max-width: 36rem) {
  .picture { width: 5.5rem; height: 5.5rem; }
  header .icon { width: 3.25rem; height: 3.25rem; border-radius: 0.75rem; }
  .frame { padding-top: 1.5rem; }
}
@media (min-width: 60rem) {
  .columns.has-groups { grid-template-columns: minmax(0, 1fr) 19rem; column-gap: 4rem; }
  .subscribe { grid-column: 1 / -1; }
  .formats { grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem; }
}
@media print { .subscribe, .groups, .skip { display: none; } }
)css";

constexpr std::string_view kScript = R"js(
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    const words = button.textContent;
    button.textContent = button.dataset.copy;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}
for (const filter of document.querySelectorAll(".filter")) {
  filter.hidden = false;
  const rows = [...document.querySelectorAll(".groups li")].map((item) => [item, item.textContent.toLocaleLowerCase()]);
  filter.querySelector("input").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLocaleLowerCase();
    for (const [item, text] of rows) item.hidden = !text.includes(wanted);
  });
}
)js";

std::string style_of(std::string_view accent) {
  const Colour colour = colour_of(accent);
  const std::string light = hex(legible(colour, kBlack, kLightGround));
  const std::string dark = hex(legible(colour, kWhite, kDarkGround));
  std::string style = fmt::format(
      "\n:root {{ --accent: {}; --link: {}; --ground: #ffffff; --card: #f6f7f9; --ink: #1b1e23; "
      "--quiet: #565e69; --line: #dfe3e8; --edge: #868e99; }}\n"
      "@media (prefers-color-scheme: dark) {{ :root {{ --link: {}; --ground: #14171b; --card: "
      "#1b1f24; --ink: #e6e8eb; --quiet: #a4acb7; --line: #30363e; --edge: #6f7883; }} }}",
      hex(colour), light, dark);
  style += kRules;
  return style;
}

InlineSource with_hash(std::string text) {
  const auto digest = sha256(text);
  std::string hash = base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  return {std::move(text), std::move(hash)};
}

}  // namespace

const InlineSource& page_style(std::string_view accent) {
  struct Style {
    std::string accent;
    InlineSource source;
  };
  thread_local std::optional<Style> last;
  if (!last || last->accent != accent)
    last = Style{std::string(accent), with_hash(style_of(accent))};
  return last->source;
}

const InlineSource& page_script() {
  static const InlineSource kSource = with_hash(std::string(kScript));
  return kSource;
}

}  // namespace feedgen
