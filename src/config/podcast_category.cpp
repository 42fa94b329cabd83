#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/podcast.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Apple Podcasts categories, as podcasters.apple.com lists them since 2019: an outer one, '>' and
// an inner one, or the outer one alone.
constexpr std::array<std::string_view, 110> kCategories{"Arts",
                                                        "Arts>Books",
                                                        "Arts>Design",
                                                        "Arts>Fashion & Beauty",
                                                        "Arts>Food",
                                                        "Arts>Performing Arts",
                                                        "Arts>Visual Arts",
                                                        "Business",
                                                        "Business>Careers",
                                                        "Business>Entrepreneurship",
                                                        "Business>Investing",
                                                        "Business>Management",
                                                        "Business>Marketing",
                                                        "Business>Non-Profit",
                                                        "Comedy",
                                                        "Comedy>Comedy Interviews",
                                                        "Comedy>Improv",
                                                        "Comedy>Stand-Up",
                                                        "Education",
                                                        "Education>Courses",
                                                        "Education>How To",
                                                        "Education>Language Learning",
                                                        "Education>Self-Improvement",
                                                        "Fiction",
                                                        "Fiction>Comedy Fiction",
                                                        "Fiction>Drama",
                                                        "Fiction>Science Fiction",
                                                        "Government",
                                                        "History",
                                                        "Health & Fitness",
                                                        "Health & Fitness>Alternative Health",
                                                        "Health & Fitness>Fitness",
                                                        "Health & Fitness>Medicine",
                                                        "Health & Fitness>Mental Health",
                                                        "Health & Fitness>Nutrition",
                                                        "Health & Fitness>Sexuality",
                                                        "Kids & Family",
                                                        "Kids & Family>Education for Kids",
                                                        "Kids & Family>Parenting",
                                                        "Kids & Family>Pets & Animals",
                                                        "Kids & Family>Stories for Kids",
                                                        "Leisure",
                                                        "Leisure>Animation & Manga",
                                                        "Leisure>Automotive",
                                                        "Leisure>Aviation",
                                                        "Leisure>Crafts",
                                                        "Leisure>Games",
                                                        "Leisure>Hobbies",
                                                        "Leisure>Home & Garden",
                                                        "Leisure>Video Games",
                                                        "Music",
                                                        "Music>Music Commentary",
                                                        "Music>Music History",
                                                        "Music>Music Interviews",
                                                        "News",
                                                        "News>Business News",
                                                        "News>Daily News",
                                                        "News>Entertainment News",
                                                        "News>News Commentary",
                                                        "News>Politics",
                                                        "News>Sports News",
                                                        "News>Tech News",
                                                        "Religion & Spirituality",
                                                        "Religion & Spirituality>Buddhism",
                                                        "Religion & Spirituality>Christianity",
                                                        "Religion & Spirituality>Hinduism",
                                                        "Religion & Spirituality>Islam",
                                                        "Religion & Spirituality>Judaism",
                                                        "Religion & Spirituality>Religion",
                                                        "Religion & Spirituality>Spirituality",
                                                        "Science",
                                                        "Science>Astronomy",
                                                        "Science>Chemistry",
                                                        "Science>Earth Sciences",
                                                        "Science>Life Sciences",
                                                        "Science>Mathematics",
                                                        "Science>Natural Sciences",
                                                        "Science>Nature",
                                                        "Science>Physics",
                                                        "Science>Social Sciences",
                                                        "Society & Culture",
                                                        "Society & Culture>Documentary",
                                                        "Society & Culture>Personal Journals",
                                                        "Society & Culture>Philosophy",
                                                        "Society & Culture>Places & Travel",
                                                        "Society & Culture>Relationships",
                                                        "Sports",
                                                        "Sports>Baseball",
                                                        "Sports>Basketball",
                                                        "Sports>Cricket",
                                                        "Sports>Fantasy Sports",
                                                        "Sports>Football",
                                                        "Sports>Golf",
                                                        "Sports>Hockey",
                                                        "Sports>Rugby",
                                                        "Sports>Running",
                                                        "Sports>Soccer",
                                                        "Sports>Swimming",
                                                        "Sports>Tennis",
                                                        "Sports>Volleyball",
                                                        "Sports>Wilderness",
                                                        "Sports>Wrestling",
                                                        "Technology",
                                                        "True Crime",
                                                        "TV & Film",
                                                        "TV & Film>After Shows",
                                                        "TV & Film>Film History",
                                                        "TV & Film>Film Interviews",
                                                        "TV & Film>Film Reviews",
                                                        "TV & Film>TV Reviews"};

std::string without_space_around_mark(std::string_view text) {
  const std::size_t mark = text.find('>');
  if (mark == std::string_view::npos) return std::string(trim(text));
  return std::string(trim(text.substr(0, mark))) + '>' + std::string(trim(text.substr(mark + 1)));
}

}  // namespace

Result<PodcastCategory> read_podcast_category(std::string_view text) {
  const std::string wanted = ascii_lower(without_space_around_mark(text));
  const auto* const found =
      std::find_if(kCategories.begin(), kCategories.end(),
                   [&](std::string_view known) { return ascii_lower(known) == wanted; });
  if (found == kCategories.end()) {
    std::string remedy = did_you_mean(without_space_around_mark(text), kCategories);
    if (remedy.empty()) remedy = "write one such as Technology or Sports > Running";
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no category of Apple Podcasts", in_quotes(text)), remedy);
  }
  const std::size_t mark = std::min(found->find('>'), found->size());
  return PodcastCategory{std::string(found->substr(0, mark)),
                         std::string(found->substr(std::min(mark + 1, found->size())))};
}

}  // namespace feedgen
