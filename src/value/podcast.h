// What podcast directories ask of a show and of its episodes, beyond what every feed says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "value/own_elements.h"

namespace feedgen {

enum class Explicit { kNo, kYes };
enum class ShowType { kEpisodic, kSerial };
enum class EpisodeType { kFull, kTrailer, kBonus };

/// One of Apple's categories; `inner` may be empty.
struct PodcastCategory {
  std::string outer;
  std::string inner;

  bool operator==(const PodcastCategory&) const = default;
};

/// A person who takes part: podcast:person.
struct PodcastPerson {
  std::string name;
  std::string role;  ///< empty: host
  std::string url;
  std::string picture;
  std::string group = {};  ///< empty: cast

  bool operator==(const PodcastPerson&) const = default;
};

struct Funding {
  std::string url;
  std::string text;

  bool operator==(const Funding&) const = default;
};

struct Podcast {
  std::string author;
  std::string owner_name;
  std::string owner_email;
  std::vector<PodcastCategory> categories;
  Explicit is_explicit = Explicit::kNo;
  std::string picture;  ///< absolute: square, 1400 to 3000 pixels, JPEG or PNG
  ShowType type = ShowType::kEpisodic;
  bool is_complete = false;       ///< no episode will ever follow
  std::string guid;               ///< of the site's feed; empty: made from its address
  std::optional<bool> is_locked;  ///< other platforms may not import it
  std::string medium;             ///< empty: not said, which means "podcast"
  std::vector<Funding> funding;
  std::vector<PodcastPerson> people;
  std::string new_feed_url;         ///< absolute: where the show has moved
  std::optional<bool> is_blocked;   ///< no directory may list it
  std::vector<std::string> blocks;  ///< names of the directories that may not
  std::vector<FeedElement> more;    ///< of the rows of config/podcast_elements.h, in their order

  bool operator==(const Podcast&) const = default;
};

struct Transcript {
  std::string url;
  std::string type;  ///< media type

  bool operator==(const Transcript&) const = default;
};

/// Of one entry.
struct Episode {
  std::uint32_t season = 0;  ///< 0: none
  std::uint32_t number = 0;  ///< 0: none
  EpisodeType type = EpisodeType::kFull;
  std::optional<Explicit> is_explicit;
  std::string picture;  ///< absolute
  std::vector<Transcript> transcripts;
  std::string chapters;  ///< address of a JSON file
  std::vector<PodcastPerson> people;
  std::string season_name;
  std::string number_name;        ///< what is shown in place of the number: "Ch. 3"
  std::vector<FeedElement> more;  ///< as Podcast's

  bool operator==(const Episode&) const = default;
};

}  // namespace feedgen
