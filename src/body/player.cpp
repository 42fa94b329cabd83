#include "body/player.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// An address below one of the hosts, taken apart.
struct Asked {
  std::string_view path;  // without the slash in front
  std::string_view query;
};

// Letters, digits, dashes and underscores.
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 &&
         all_of(text, [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_'; });
}

bool is_number(std::string_view text) {
  return is_id(text) && text.find_first_not_of("0123456789") == kNowhere;
}

// The value of a parameter if it is an id, else empty.
std::string_view id_in(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view part = take_until(query, '&');
    const std::size_t equals = part.find('=');
    if (part.substr(0, equals) == name && equals != kNowhere && is_id(part.substr(equals + 1))) {
      return part.substr(equals + 1);
    }
  }
  return {};
}

// What follows `begin` up to the next slash if it is an id, else empty.
std::string_view id_behind(std::string_view path, std::string_view begin) {
  if (!path.starts_with(begin)) return {};
  path.remove_prefix(begin.size());
  path = path.substr(0, path.find_first_of("/&"));
  return is_id(path) ? path : std::string_view();
}

std::string text(std::string_view part) { return std::string(part); }

// A player and a page whose addresses end in the id; nothing without one.
std::optional<Player> player_of(std::string_view id, std::string_view frame, std::string_view page,
                                std::string_view site) {
  if (id.empty()) return std::nullopt;
  return Player{text(frame) + text(id), text(page) + text(id), site};
}

std::optional<Player> youtube(const Asked& asked) {
  std::string_view id = asked.path == "watch" ? id_in(asked.query, "v") : std::string_view();
  for (const std::string_view begin : {"embed/", "shorts/", "live/", "v/", "e/"}) {
    if (id.empty()) id = id_behind(asked.path, begin);
  }
  const std::string_view list = id_in(asked.query, "list");
  const std::string frame = "https://www.youtube-nocookie.com/embed/" + text(id);
  if (id == "videoseries" && !list.empty()) {
    return Player{frame + "?list=" + text(list),
                  "https://www.youtube.com/playlist?list=" + text(list), "YouTube"};
  }
  if (id.empty() || id == "videoseries") return std::nullopt;
  const std::string page = "https://www.youtube.com/watch?v=" + text(id);
  const std::string_view start = id_in(asked.query, "start");
  if (!is_number(start)) return Player{frame, page, "YouTube"};
  return Player{frame + "?start=" + text(start), page + "&t=" + text(start) + "s", "YouTube"};
}

std::optional<Player> youtube_short(const Asked& asked) {
  const std::string path = "embed/" + text(asked.path);
  return youtube({path, asked.query});
}

std::optional<Player> vimeo(const Asked& asked) {
  const std::string_view id = id_behind(asked.path, "video/");
  if (!is_number(id)) return std::nullopt;
  const std::string_view key = id_in(asked.query, "h");  // of videos that are not listed
  return Player{
      "https://player.vimeo.com/video/" + text(id) + (key.empty() ? "" : "?h=" + text(key)),
      "https://vimeo.com/" + text(id) + (key.empty() ? "" : "/" + text(key)), "Vimeo"};
}

std::optional<Player> bilibili(const Asked& asked) {
  if (asked.path != "player.html" && asked.path != "blackboard/html5mobileplayer.html")
    return std::nullopt;
  const std::string_view number = id_in(asked.query, "aid");
  const std::string_view name = id_in(asked.query, "bvid");
  if (name.empty() && !is_number(number)) return std::nullopt;
  std::string_view part = id_in(asked.query, "p");
  if (part.empty()) part = id_in(asked.query, "page");
  const std::string which = name.empty() ? "aid=" + text(number) : "bvid=" + text(name);
  const bool has_part = is_number(part) && part != "1";
  return Player{"https://player.bilibili.com/player.html?" + which +
                    (has_part ? "&p=" + text(part) : "") + "&autoplay=0",
                "https://www.bilibili.com/video/" +
                    (name.empty() ? "av" + text(number) : text(name)) + "/" +
                    (has_part ? "?p=" + text(part) : ""),
                "Bilibili"};
}

std::optional<Player> spotify(const Asked& asked) {
  std::string_view path = asked.path;
  if (path.starts_with("embed/")) path.remove_prefix(6);
  if (path.starts_with("embed-podcast/")) path.remove_prefix(14);
  for (const std::string_view kind :
       {"album/", "artist/", "episode/", "playlist/", "show/", "track/"}) {
    const std::string_view id = id_behind(path, kind);
    if (id.empty()) continue;
    const std::string what = text(kind) + text(id);
    return Player{"https://open.spotify.com/embed/" + what, "https://open.spotify.com/" + what,
                  "Spotify"};
  }
  return std::nullopt;
}

// "/player/?url=https%3A//api.soundcloud.com/tracks/1", or a page of soundcloud.com.
std::optional<Player> soundcloud(const Asked& asked) {
  if (!asked.path.starts_with("player")) return std::nullopt;
  const std::string query = '&' + text(asked.query);
  const std::size_t at = query.find("&url=");
  if (at == kNowhere) return std::nullopt;
  const std::size_t begin = at + 5;
  const std::string page = percent_decode(query.substr(begin, query.find('&', begin) - begin));
  for (const std::string_view host : {"https://soundcloud.com/", "https://api.soundcloud.com/"}) {
    const std::string_view rest = std::string_view(page).substr(std::min(host.size(), page.size()));
    const bool is_plain = all_of(rest, [](char c) {
      return c == '/' || c == '-' || c == '_' || is_id({&c, 1});
    });
    if (page.starts_with(host) && !rest.empty() && is_plain) {
      return Player{"https://w.soundcloud.com/player/?url=" + encode_segment(page), page,
                    "SoundCloud"};
    }
  }
  return std::nullopt;
}

std::optional<Player> dailymotion(const Asked& asked) {
  std::string_view id = id_behind(asked.path, "embed/video/");
  if (id.empty()) id = id_behind(asked.path, "video/");
  if (id.empty() && asked.path.starts_with("player")) id = id_in(asked.query, "video");
  return player_of(id, "https://www.dailymotion.com/embed/video/",
                   "https://www.dailymotion.com/video/", "Dailymotion");
}

std::optional<Player> ted(const Asked& asked) {
  return player_of(id_behind(asked.path, "talks/"), "https://embed.ted.com/talks/",
                   "https://www.ted.com/talks/", "TED");
}

// "/us/podcast/name/id123?i=456": the same path on both hosts.
std::optional<Player> apple(const Asked& asked, std::string_view host, std::string_view site) {
  const bool is_plain = all_of(asked.path, [](char c) {
    return c == '/' || c == '%' || c == '.' || is_id({&c, 1});
  });
  if (!is_plain || asked.path.empty() || asked.path.size() > 500) return std::nullopt;
  const std::string_view episode = id_in(asked.query, "i");
  const std::string rest =
      text(host) + "/" + text(asked.path) + (episode.empty() ? "" : "?i=" + text(episode));
  return Player{"https://embed." + rest, "https://" + rest, site};
}

std::optional<Player> apple_podcasts(const Asked& asked) {
  return apple(asked, "podcasts.apple.com", "Apple Podcasts");
}

std::optional<Player> apple_music(const Asked& asked) {
  return apple(asked, "music.apple.com", "Apple Music");
}

std::optional<Player> niconico(const Asked& asked) {
  return player_of(id_behind(asked.path, "watch/"), "https://embed.nicovideo.jp/watch/",
                   "https://www.nicovideo.jp/watch/", "Niconico");
}

std::optional<Player> tencent(const Asked& asked) {
  const std::string_view id = id_in(asked.query, "vid");
  if (id.empty() || !asked.path.ends_with("player.html")) return std::nullopt;
  return Player{"https://v.qq.com/txp/iframe/player.html?vid=" + text(id),
                "https://v.qq.com/x/page/" + text(id) + ".html", "Tencent Video"};
}

std::optional<Player> youku(const Asked& asked) {
  std::string_view path = asked.path;
  if (!path.starts_with("embed/")) return std::nullopt;
  path.remove_prefix(6);
  while (path.ends_with('=')) path.remove_suffix(1);
  if (!is_id(path)) return std::nullopt;
  return Player{"https://player.youku.com/embed/" + text(path),
                "https://v.youku.com/v_show/id_" + text(path) + ".html", "Youku"};
}

std::optional<Player> internet_archive(const Asked& asked) {
  std::string_view path = asked.path;
  if (!path.starts_with("embed/")) return std::nullopt;
  path = path.substr(6, path.find('/', 6) - 6);
  std::string letters(path);
  std::erase(letters, '.');
  if (!is_id(letters)) return std::nullopt;
  return player_of(path, "https://archive.org/embed/", "https://archive.org/details/",
                   "Internet Archive");
}

struct Site {
  std::string_view host;
  std::optional<Player> (*find)(const Asked&);
};

constexpr Site kSites[] = {
    {"archive.org", internet_archive},
    {"embed.music.apple.com", apple_music},
    {"embed.nicovideo.jp", niconico},
    {"embed.podcasts.apple.com", apple_podcasts},
    {"embed.ted.com", ted},
    {"geo.dailymotion.com", dailymotion},
    {"m.youtube.com", youtube},
    {"open.spotify.com", spotify},
    {"player.bilibili.com", bilibili},
    {"player.vimeo.com", vimeo},
    {"player.youku.com", youku},
    {"v.qq.com", tencent},
    {"w.soundcloud.com", soundcloud},
    {"www.bilibili.com", bilibili},
    {"www.dailymotion.com", dailymotion},
    {"www.youtube-nocookie.com", youtube},
    {"www.youtube.com", youtube},
    {"youtu.be", youtube_short},
    {"youtube.com", youtube},
};

}  // namespace

std::optional<Player> find_player(std::string_view url) {
  if (!is_web_url(url)) return std::nullopt;
  const UrlParts parts = split_url(url);
  const std::string host = ascii_lower(parts.authority);
  std::string_view path = parts.path;
  if (path.starts_with('/')) path.remove_prefix(1);
  for (const Site& site : kSites) {
    if (site.host == host) return site.find({path, parts.query});
  }
  return std::nullopt;
}

}  // namespace feedgen
