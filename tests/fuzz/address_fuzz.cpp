// Any pattern, path and front matter make an ASCII address in bounded time, in every dialect.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <fuzzer/FuzzedDataProvider.h>

#include "sites/hexo/hexo.h"
#include "sites/hugo/hugo.h"
#include "sites/jekyll/jekyll.h"
#include "sites/site_path.h"
#include "text/utf8.h"

namespace {

using namespace feedgen;

std::string take_text(FuzzedDataProvider& data) {
  return repair_utf8(data.ConsumeRandomLengthString(200));
}

void require_address(const std::string& address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F)
      std::abort();
  }
  if (address.size() > 4 * kLongestAddress) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  Settings settings;
  settings.permalink = take_text(data);
  hexo_rules(settings).new_post_name = take_text(data);
  hugo_rules(settings).language = take_text(data);
  jekyll_rules(settings).collections = {take_text(data)};
  jekyll_rules(settings).collections_dir = take_text(data);
  const std::string path = take_text(data);
  const std::string section = take_text(data);
  const std::string value = take_text(data);
  const bool has_fields = data.ConsumeBool();
  const std::vector<CategoryPath> categories(data.ConsumeIntegralInRange<std::size_t>(0, 2),
                                             CategoryPath{take_text(data)});
  AddressFacts facts;
  facts.path = path;
  facts.section = section;
  facts.categories = &categories;
  facts.published = Instant{std::chrono::seconds{data.ConsumeIntegral<std::int32_t>()}};
  facts.local = facts.written = std::chrono::local_seconds{
      std::chrono::floor<std::chrono::seconds>(facts.published).time_since_epoch()};
  facts.field = [&](std::string_view) { return has_fields ? std::string_view(value) : ""; };
  require_address(hexo_address(facts, settings));
  require_address(jekyll_address(facts, settings));
  require_address(jekyll_id(facts, settings));
  require_address(hugo_address(facts, settings));
  for (const SiteGenerator* generator : site_generators()) {
    settings.generator = generator;
    static_cast<void>(is_article_of_site(site_path("/a/", path, section, settings), settings));
  }
  return 0;
}
