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
:root {
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans",
    "Apple SD Gothic Neo", "Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "Noto Sans Arabic", sans-serif;
  --title-font: var(--font); --code-font: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
  --width: 68rem; --side: 17rem; --gap: 3rem; --round: 0.75rem;
}
*, *::before, *::after { box-sizing: border-box; }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.65 var(--font); overflow-wrap: anywhere;
  text-autospace: normal;
}
:lang(ko) { word-break: keep-all; }
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 0.2rem; }
[tabindex="-1"]:focus { outline: none; }
.skip {
  position: absolute; inset-inline-start: 1rem; top: -4rem; padding: 0.5rem 1rem; border-radius: 0.4rem;
  background: var(--ground);
}
.skip:focus { top: 0.75rem; }
.bar { height: 0.25rem; background: var(--accent); }
.frame { max-width: var(--width); margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
header { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 1.5rem; align-items: start; }
header .icon { width: 4.5rem; height: 4.5rem; border-radius: 1rem; object-fit: cover; }
.trail { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 1rem; font-size: 0.9375rem; }
.trail a, footer a, .readers a { text-decoration: none; }
.trail a:hover, footer a:hover, .readers a:hover { text-decoration: underline; }
h1, h2, h3 { font-family: var(--title-font); text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.875rem, 1.35rem + 2.2vw, 2.875rem); line-height: 1.15; letter-spacing: -0.022em; hyphens: auto; }
h2 { margin: 0 0 1.25rem; font-size: 0.9375rem; line-height: 1.4; font-weight: 600; color: var(--quiet); }
h3 { margin: 0; font-size: 1.3125rem; line-height: 1.35; font-weight: 650; letter-spacing: -0.01em; hyphens: auto; }
.lead { max-width: 40rem; margin: 1rem 0 0; font-size: 1.1875rem; line-height: 1.55; color: var(--quiet); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap); margin-top: 2.5rem; }
.card { display: grid; gap: 1.25rem 3rem; padding: 1.5rem; border-radius: var(--round); background: var(--card); }
.card h2 { margin-bottom: 0.5rem; font-size: 1.125rem; color: var(--ink); }
.card p { margin: 0; font-size: 0.9375rem; color: var(--quiet); }
.formats { display: grid; gap: 0.625rem; margin: 0; padding: 0; list-style: none; }
.formats li { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr) auto; gap: 0.625rem; align-items: center; }
.formats a { font-size: 0.9375rem; font-weight: 600; text-decoration: none; }
.formats a:hover { text-decoration: underline; }
code {
  padding: 0.4rem 0.7rem; border: 1px solid var(--line); border-radius: 0.45rem; background: var(--ground);
  font: 0.8125rem/1.6 var(--code-font); user-select: all; -webkit-user-select: all; cursor: text;
}
button {
  padding: 0.4rem 0.9rem; border: 1px solid var(--line); border-radius: 0.45rem; background: var(--ground);
  color: var(--link); font: 600 0.875rem/1.5 var(--font); cursor: pointer;
}
button:hover { border-color: var(--link); }
.card .readers { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 1rem; }
.entries { margin: 0; padding: 0; list-style: none; }
.entries > li + li { border-top: 1px solid var(--line); }
article { padding: 1.75rem 0; }
article.has-picture { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 2rem; }
article.has-picture > :not(.picture) { grid-column: 1; }
.entries > li:first-child article { padding-top: 0; }
article h3 a { color: inherit; text-decoration: none; }
article h3 a:hover { color: var(--link); text-decoration: underline; }
.facts { margin: 0.375rem 0 0; font-size: 0.875rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.summary {
  max-width: 40rem; margin: 0.625rem 0 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4;
  overflow: hidden;
}
.picture {
  grid-column: 2; grid-row: 1 / span 4; width: 10rem; height: 7.5rem; border-radius: calc(var(--round) * 0.75);
  object-fit: cover; background: var(--line);
}
.groups { font-size: 0.9375rem; }
.filter { display: block; margin: 0 0 2rem; line-height: 1.4; font-weight: 600; color: var(--quiet); }
.filter input {
  display: block; width: 100%; margin-top: 0.5rem; padding: 0.45rem 0.75rem; border: 1px solid var(--edge);
  border-radius: 0.45rem; background: var(--ground); color: var(--ink); font: inherit; font-size: 1rem; font-weight: 400;
}
.groups h2 { margin-bottom: 0.625rem; }
.groups section + section { margin-top: 2.25rem; }
.groups ul { margin: 0; padding: 0; list-style: none; }
.groups .row { display: flex; gap: 0.75rem; justify-content: space-between; padding: 0.2rem 0; }
.groups a { color: inherit; text-decoration: none; }
.groups a:hover { color: var(--link); text-decoration: underline; }
.groups li { position: relative; }
.groups section > ul:not(.flat) { margin-inline-start: -0.25rem; }
.groups section > ul:not(.flat) li { padding-inline-start: 1.5rem; }
summary {
  position: absolute; top: 0.2rem; inset-inline-start: 0; display: grid; place-items: center; width: 1.5rem; height: 1.5rem;
  color: var(--quiet); cursor: pointer;
}
summary::-webkit-details-marker { display: none; }
summary::before {
  content: ""; width: 0.42rem; height: 0.42rem; border-inline-end: 0.1rem solid; border-block-end: 0.1rem solid;
  transform: rotate(-45deg);
}
[open] > summary::before { transform: translateY(-0.1rem) rotate(45deg); }
[dir="rtl"] summary::before { transform: rotate(45deg); }
[dir="rtl"] [open] > summary::before { transform: translateY(-0.1rem) rotate(-45deg); }
summary:hover { color: var(--link); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.count { color: var(--quiet); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.flat { columns: 14rem; column-gap: 2rem; }
.flat li { break-inside: avoid; }
footer {
  display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin-top: 4rem; padding-top: 1.5rem;
  border-top: 1px solid var(--line); font-size: 0.9375rem;
}
[hidden] { display: none !important; }
@media (max-width: 36rem) {
  .frame { padding: 2rem 1.25rem 3.5rem; }
  .card { padding: 1.25rem; }
  .formats li { grid-template-columns: minmax(0, 1fr) auto; gap: 0.375rem 0.625rem; }
  .formats code { grid-column: 1 / -1; grid-row: 2; padding-inline: 0.5rem; font-size: 0.75rem; }
  .formats button { padding-block: 0.2rem; }
  .lead { font-size: 1.0625rem; }
  h3 { font-size: 1.1875rem; }
  article.has-picture { column-gap: 1rem; }
  .picture { width: 5.5rem; height: 5.5rem; }
  header .icon { width: 3.25rem; height: 3.25rem; border-radius: var(--round); }
}
@media (min-width: 60rem) {
  .columns { margin-top: 3rem; }
  .columns.has-groups { grid-template-columns: minmax(0, 1fr) var(--side); column-gap: calc(var(--gap) * 1.5); }
  .card { grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); padding: 2rem; }
  .subscribe { grid-column: 1 / -1; }
  .jump { display: none; }
}
@media print { .subscribe, .groups, .skip, .jump { display: none; } }
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
  const rows = [...document.querySelectorAll(".groups li")].map((item) => [item, item.querySelector("a").textContent.toLocaleLowerCase()]);
  const branches = [...document.querySelectorAll(".groups details")].map((branch) => [branch, branch.open]);
  filter.querySelector("input").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLocaleLowerCase();
    for (const [branch, was] of branches) branch.open = wanted ? true : was;
    const found = new Set();
    for (const [item, name] of rows) {
      if (!name.includes(wanted)) continue;
      for (let one = item; one && !found.has(one); one = one.parentElement.closest("li")) found.add(one);
    }
    for (const [item] of rows) item.hidden = !found.has(item);
  });
}
)js";

std::string style_of(std::string_view accent) {
  const Colour colour = colour_of(accent);
  const std::string light = hex(legible(colour, kBlack, kLightGround));
  const std::string dark = hex(legible(colour, kWhite, kDarkGround));
  std::string style = fmt::format(
      "\n:root {{ --accent: {}; --link: {}; --ground: #ffffff; --card: #f5f6f8; --ink: #1b1e23; "
      "--quiet: #565e69; --line: #dfe3e8; --edge: #868e99; }}\n"
      "@media (prefers-color-scheme: dark) {{ :root {{ --link: {}; --ground: #14171b; --card: "
      "#1b1f24; --ink: #e6e8eb; --quiet: #a4acb7; --line: #30363e; --edge: #6f7883; }} }}",
      hex(colour), light, dark);
  style += kRules;
  return style;
}

// What a source was made of, so that the next page need not make it again.
struct Made {
  std::string of;
  InlineSource source;
};

InlineSource with_hash(std::string text) {
  const auto digest = sha256(text);
  std::string hash = base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  return {std::move(text), std::move(hash)};
}

}  // namespace

const InlineSource& page_style(std::string_view accent) {
  thread_local std::optional<Made> last;
  if (!last || last->of != accent) last = Made{std::string(accent), with_hash(style_of(accent))};
  return last->source;
}

const InlineSource& own_style(const std::string& css) {
  thread_local std::optional<Made> last;
  if (!last || last->of != css)
    last = Made{css, css.empty() ? InlineSource{} : with_hash('\n' + css)};
  return last->source;
}

const InlineSource& page_script() {
  static const InlineSource kSource = with_hash(std::string(kScript));
  return kSource;
}

}  // namespace feedgen
