#include "body/clean_html.h"

#include <cstdint>
#include <utility>

#include "body/cleaner.h"
#include "body/parse_cost.h"
#include "format/html_plain.h"
#include "format/html_walk.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostHtml = 16U * 1024 * 1024;

// A second or less. Ordinary articles stay below a thousandth of it.
constexpr std::uint64_t kMostCost = 50'000'000;

// What is shorter than this costs little, whatever it holds.
constexpr std::size_t kHarmless = 8U * 1024;

// A browser's reading of what is left settles after one or two.
constexpr int kMostReadings = 4;

tl::unexpected<Error> too_large() {
  return fail("its HTML is too large to be cleaned", "split the article");
}

Result<void> check_cost(std::string_view html) {
  if (html.size() <= kHarmless) return {};
  if (html.size() > kMostHtml) return too_large();
  const ParseCost cost = parse_cost(html);
  if (cost.nesting > kMostCost) {
    return fail("its HTML nests too deeply to be cleaned",
                "close the elements that are opened again and again");
  }
  if (cost.attributes > kMostCost) {
    return fail("its HTML has too many attributes to be cleaned",
                "remove those of its largest tags");
  }
  return {};
}

// Nearly all articles are plain; the others are read as browsers read them.
Result<void> read(std::string_view html, Cleaner& cleaner) {
  if (walk_plain_html(html, cleaner)) return {};
  return walk_html(html, cleaner);
}

}  // namespace

Result<CleanHtml> clean_html(std::string_view html, const CleanRules& rules) {
  if (Result<void> cheap = check_cost(html); !cheap) return tl::unexpected(cheap.error());
  Cleaner cleaner(BodyAddress(rules.url, rules.settings), Misfits::kWrite);
  if (Result<void> done = read(html, cleaner); !done) return tl::unexpected(done.error());
  CleanHtml clean = cleaner.take();
  if (cleaner.is_sound()) return clean;

  // Its addresses are rewritten already, and once is enough.
  Settings settings = rules.settings;
  settings.rewrite.clear();
  for (int reading = 2; reading <= kMostReadings; ++reading) {
    Cleaner again(BodyAddress(rules.url, settings),
                  reading < kMostReadings ? Misfits::kWrite : Misfits::kUnwrap);
    if (Result<void> done = read(clean.html, again); !done) return tl::unexpected(done.error());
    clean.html = again.take().html;
    if (again.is_sound()) break;
  }
  return clean;
}

}  // namespace feedgen
