#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "config/podcast.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct OuterCategory {
  std::string_view name;
  std::string_view inner;  // with '|' between
};

// Apple Podcasts categories, as podcasters.apple.com lists them since 2019.
constexpr OuterCategory kCategories[] = {
    {"Arts", "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts"},
    {"Business", "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit"},
    {"Comedy", "Comedy Interviews|Improv|Stand-Up"},
    {"Education", "Courses|How To|Language Learning|Self-Improvement"},
    {"Fiction", "Comedy Fiction|Drama|Science Fiction"},
    {"Government", ""},
    {"History", ""},
    {"Health & Fitness", "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality"},
    {"Kids & Family", "Education for Kids|Parenting|Pets & Animals|Stories for Kids"},
    {"Leisure",
     "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|"
     "Home & Garden|Video Games"},
    {"Music", "Music Commentary|Music History|Music Interviews"},
    {"News",
     "Business News|Daily News|Entertainment News|News Commentary|Politics|"
     "Sports News|Tech News"},
    {"Religion & Spirituality",
     "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality"},
    {"Science",
     "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|"
     "Natural Sciences|Nature|Physics|Social Sciences"},
    {"Society & Culture", "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships"},
    {"Sports",
     "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|"
     "Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling"},
    {"Technology", ""},
    {"True Crime", ""},
    {"TV & Film", "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews"},
};

// In the order of the table, as "Arts" and "Arts>Books".
std::vector<std::string> all_categories() {
  std::vector<std::string> all;
  for (const OuterCategory& outer : kCategories) {
    all.emplace_back(outer.name);
    for (std::string_view rest = outer.inner; !rest.empty();) {
      const std::string_view inner = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(inner.size() + 1, rest.size()));
      all.push_back(std::string(outer.name) + '>' + std::string(inner));
    }
  }
  return all;
}

std::string without_space_around_mark(std::string_view text) {
  const std::size_t mark = text.find('>');
  if (mark == std::string_view::npos) return std::string(trim(text));
  return std::string(trim(text.substr(0, mark))) + '>' + std::string(trim(text.substr(mark + 1)));
}

}  // namespace

Result<PodcastCategory> read_podcast_category(std::string_view text) {
  const std::string wanted = ascii_lower(without_space_around_mark(text));
  const std::vector<std::string> all = all_categories();
  const auto found = std::find_if(all.begin(), all.end(), [&](const std::string& known) {
    return ascii_lower(known) == wanted;
  });
  if (found == all.end()) {
    const std::vector<std::string_view> known(all.begin(), all.end());
    std::string remedy = did_you_mean(without_space_around_mark(text), known);
    if (remedy.empty()) remedy = "write one such as Technology or Sports > Running";
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no category of Apple Podcasts", in_quotes(text)), remedy);
  }
  const std::size_t mark = std::min(found->find('>'), found->size());
  return PodcastCategory{found->substr(0, mark), found->substr(std::min(mark + 1, found->size()))};
}

}  // namespace feedgen
