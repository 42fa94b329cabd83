#include "body/player.h"

#include <string>

#include "support/catch.h"

using feedgen::find_player;
using feedgen::Player;

TEST_CASE("players of well-known sites are known by their frames") {
  struct Row {
    std::string url, frame, page;
  };
  const Row row = GENERATE(
      Row{"https://www.youtube.com/embed/AbC?rel=0&start=90",
          "https://www.youtube-nocookie.com/embed/AbC?start=90",
          "https://www.youtube.com/watch?v=AbC&t=90s"},
      Row{"http://youtu.be/AbC", "https://www.youtube-nocookie.com/embed/AbC",
          "https://www.youtube.com/watch?v=AbC"},
      Row{"https://m.youtube.com/watch?list=x&v=AbC", "https://www.youtube-nocookie.com/embed/AbC",
          "https://www.youtube.com/watch?v=AbC"},
      Row{"https://youtube.com/shorts/AbC", "https://www.youtube-nocookie.com/embed/AbC",
          "https://www.youtube.com/watch?v=AbC"},
      Row{"https://www.youtube.com/v/AbC&hl=en", "https://www.youtube-nocookie.com/embed/AbC",
          "https://www.youtube.com/watch?v=AbC"},
      Row{"https://www.youtube.com/embed/videoseries?list=PL1",
          "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
          "https://www.youtube.com/playlist?list=PL1"},
      Row{"https://player.vimeo.com/video/12?h=ab&autoplay=1",
          "https://player.vimeo.com/video/12?h=ab", "https://vimeo.com/12/ab"},
      Row{"https://player.bilibili.com/player.html?aid=1&bvid=BV1x&p=2",
          "https://player.bilibili.com/player.html?bvid=BV1x&p=2&autoplay=0",
          "https://www.bilibili.com/video/BV1x/?p=2"},
      Row{"https://player.bilibili.com/player.html?aid=17&page=1",
          "https://player.bilibili.com/player.html?aid=17&autoplay=0",
          "https://www.bilibili.com/video/av17/"},
      Row{"https://open.spotify.com/embed/track/4x?si=1", "https://open.spotify.com/embed/track/4x",
          "https://open.spotify.com/track/4x"},
      Row{"https://w.soundcloud.com/player/?color=f&url=https%3A//api.soundcloud.com/tracks/34",
          "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F34",
          "https://api.soundcloud.com/tracks/34"},
      Row{"https://geo.dailymotion.com/player/x1.html?video=x8",
          "https://www.dailymotion.com/embed/video/x8", "https://www.dailymotion.com/video/x8"},
      Row{"https://embed.ted.com/talks/a_talk", "https://embed.ted.com/talks/a_talk",
          "https://www.ted.com/talks/a_talk"},
      Row{"https://embed.podcasts.apple.com/us/podcast/a-b/id12?i=34&theme=auto",
          "https://embed.podcasts.apple.com/us/podcast/a-b/id12?i=34",
          "https://podcasts.apple.com/us/podcast/a-b/id12?i=34"},
      Row{"https://embed.music.apple.com/jp/album/a/1",
          "https://embed.music.apple.com/jp/album/a/1", "https://music.apple.com/jp/album/a/1"},
      Row{"https://embed.nicovideo.jp/watch/sm9?x=1", "https://embed.nicovideo.jp/watch/sm9",
          "https://www.nicovideo.jp/watch/sm9"},
      Row{"https://v.qq.com/txp/iframe/player.html?vid=a1",
          "https://v.qq.com/txp/iframe/player.html?vid=a1", "https://v.qq.com/x/page/a1.html"},
      Row{"https://player.youku.com/embed/XMQ==", "https://player.youku.com/embed/XMQ",
          "https://v.youku.com/v_show/id_XMQ.html"},
      Row{"https://archive.org/embed/some.item_1?autoplay=1",
          "https://archive.org/embed/some.item_1", "https://archive.org/details/some.item_1"});
  CAPTURE(row.url);
  const std::optional<Player> player = find_player(row.url);
  REQUIRE(player);
  CHECK(player->frame == row.frame);
  CHECK(player->page == row.page);
  CHECK_FALSE(player->site.empty());
  // What a frame of ours loads is known again, and leads to the same page.
  const std::optional<Player> again = find_player(player->frame);
  REQUIRE(again);
  CHECK(again->frame == player->frame);
  CHECK(again->page == player->page);
}

TEST_CASE("whatever is no player of theirs is none") {
  for (const std::string url :
       {"https://www.youtube.com/embed/", "https://www.youtube.com/embed/a%22b",
        "https://www.youtube.com/redirect?q=https://evil.example/",
        "https://youtube.com.evil.example/embed/a",
        "https://evil.example/?https://www.youtube.com/embed/a",
        "https://x@www.youtube.com/embed/a", "https://www.youtube.com:81/embed/a",
        "javascript:www.youtube.com/embed/a", "https://player.vimeo.com/video/abc",
        "https://player.bilibili.com/other.html?bvid=a",
        "https://w.soundcloud.com/player/?url=https%3A//evil.example/",
        "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/%22%3E",
        "https://open.spotify.com/embed/user/x", "https://www.youtube.com/embed/videoseries",
        "https://archive.org/embed/", ""}) {
    CAPTURE(url);
    CHECK_FALSE(find_player(url));
  }
}
