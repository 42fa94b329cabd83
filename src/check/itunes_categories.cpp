#include "check/itunes_categories.h"

#include <string>

#include "config/podcast.h"
#include "text/ascii.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct OldCategory {
  std::string_view name;
  std::string_view inner;  ///< with '|' between
};

// Those of the list before 2019 that are gone.
constexpr OldCategory kOldCategories[] = {
    {"Arts", "Literature"},
    {"Arts & Entertainment",
     "Architecture|Design|Entertainment|Games|Performing Arts|Photography|Poetry|Science Fiction"},
    {"Audio Blogs", ""},
    {"Business", "Finance|Management & Marketing|News|Shopping"},
    {"Education", "Education Technology|Higher Education|K-12|Language Courses|Training"},
    {"Family", ""},
    {"Food", ""},
    {"Games & Hobbies", "Automotive|Aviation|Hobbies|Other Games|Video Games"},
    {"Government & Organizations", "Local|National|Non-Profit|Regional"},
    {"Health",
     "Alternative Health|Diet & Nutrition|Fitness|Fitness & Nutrition|Relationships|"
     "Self-Help|Sexuality"},
    {"International",
     "Australian|Belgian|Brazilian|Canadian|Chinese|Dutch|French|German|Hebrew|"
     "Italian|Japanese|Norwegian|Polish|Portuguese|Spanish|Swedish"},
    {"Movies & Television", ""},
    {"News & Politics", ""},
    {"Politics", ""},
    {"Public Radio", ""},
    {"Religion & Spirituality", "New Age|Philosophy|Other"},
    {"Science & Medicine", "Medicine|Natural Sciences|Social Sciences"},
    {"Society & Culture", "History"},
    {"Sports & Recreation", "Amateur|College & High School|Outdoor|Professional"},
    {"Talk Radio", ""},
    {"Technology",
     "Computers|Developers|Gadgets|Information Technology|News|Operating Systems|"
     "Podcasting|Software How-To|Tech News"},
    {"Transportation", "Automotive|Aviation|Bicycles|Commuting"},
    {"Travel", ""},
};

bool is_old(std::string_view above, std::string_view name) {
  const OldCategory* row = find_if(kOldCategories, [&](const OldCategory& one) {
    return one.name == (above.empty() ? name : above);
  });
  if (row == nullptr || above.empty()) return row != nullptr;
  return is_one_of(name, parts_between(row->inner, '|'));
}

}  // namespace

ItunesCategory find_itunes_category(std::string_view above, std::string_view name) {
  const std::string words =
      above.empty() ? std::string(name) : std::string(above) + '>' + std::string(name);
  const Result<PodcastCategory> found = read_podcast_category(words);
  if (found && (above.empty() ? found->outer == name && found->inner.empty()
                              : found->outer == above && found->inner == name)) {
    return ItunesCategory::kPresent;
  }
  return is_old(above, name) ? ItunesCategory::kOld : ItunesCategory::kUnknown;
}

}  // namespace feedgen
