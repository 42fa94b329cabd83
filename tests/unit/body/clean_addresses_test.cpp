// Addresses, pictures and frames in bodies.
#include <string>

#include "clean.h"
#include "support/catch.h"

using feedgen::clean;
using feedgen::clean_whole;
using feedgen::Settings;

TEST_CASE("every address in a body becomes absolute and encoded") {
  CHECK(clean("<a href='../图 1.html?a=b c#d'>x</a>") ==
        "<a href=\"https://site.example/blog/%E5%9B%BE%201.html?a=b%20c#d\">x</a>");
  CHECK(
      clean("<img src=a.png srcset='a.png 1x, /b,c.png 2x, data:image/png;base64,AA 3x, d.png "
            "4q'>") ==
      "<img src=\"https://site.example/blog/post/a.png\" "
      "srcset=\"https://site.example/blog/post/a.png 1x, https://site.example/blog/b,c.png 2x\">");
  CHECK(clean("<video src=a.mp4 poster=/p.jpg><source src=b.mp4 type=video/mp4></video>") ==
        "<video src=\"https://site.example/blog/post/a.mp4\" "
        "poster=\"https://site.example/blog/p.jpg\" controls=\"\">"
        "<source src=\"https://site.example/blog/post/b.mp4\" type=\"video/mp4\"></video>");
  CHECK(clean("<q cite=?p=2>x</q><a href=//other.example>y</a><a href='#fn:1'>1</a>") ==
        "<q cite=\"https://site.example/blog/post/?p=2\">x</q>"
        "<a href=\"https://other.example/\">y</a>"
        "<a href=\"https://site.example/blog/post/#fn:1\">1</a>");
}

TEST_CASE("a link may hand over to another program, and what is loaded may not") {
  CHECK(clean("<a href='mailto:a@b.example?subject=x y'>m</a><a href=tel:+351>t</a>") ==
        "<a href=\"mailto:a@b.example?subject=x%20y\">m</a><a href=\"tel:+351\">t</a>");
  CHECK(
      clean("<a href=\" JavaScript:x()\">j</a><a href='java\tscript:x()'>j</a>"
            "<a href='vbscript:x'>v</a><a href='data:text/html,x'>d</a><a href='file:///etc'>f</a>"
            "<a href='blob:https://a.example/1'>b</a><a href='#'>h</a><a href=mailto:>e</a>") ==
      "jjvdfbhe");
  CHECK(clean("<img src=ftp://a.example/b.png alt=f><img src=javascript:x() alt=j>") == "fj");
}

TEST_CASE("data is a picture or nothing") {
  const std::string data = "data:image/png;base64," + std::string(300, 'A');
  CHECK(clean("<img src='" + data + "' alt=a>") == "<img src=\"" + data + "\" alt=\"a\">");
  CHECK(clean("<img src='data:image/svg+xml;base64," + std::string(300, 'A') + "' alt=s>") == "s");
  CHECK(clean("<img src='data:image/png," + std::string(300, 'A') + "' alt=s>") == "s");
  CHECK(clean("<a href='" + data + "'>x</a><video poster='" + data + "'></video>") ==
        "x<video controls=\"\"></video>");
}

TEST_CASE("without the article's address a link becomes its text and a picture its alternative") {
  const Settings none;
  const auto html = [&](std::string_view source) { return clean_whole(source, none, "").html; };
  CHECK(
      html("<a href=a.html>l</a><a href='/b'>m</a><a href='#c'>n</a><img src=d.png alt=picture>") ==
      "lmnpicture");
  CHECK(html("<a href=https://a.example/b>l</a><img src=//a.example/c.png>") ==
        "<a href=\"https://a.example/b\">l</a><img src=\"https://a.example/c.png\">");
}

TEST_CASE("what scripts put in the place of a picture is shown, if it is a picture") {
  const std::string real = "<img src=\"https://site.example/blog/post/r.jpg\">";
  const std::string kept = "<img src=\"https://site.example/blog/post/photo.jpg\">";
  CHECK(clean("<img src=photo.jpg data-src=r.jpg>") == real);
  CHECK(clean("<img src=spin.gif data-original='r.jpg' data-src=other.jpg>") == real);
  CHECK(clean("<img src=photo.jpg data-original=https://a.example/640?wx_fmt=jpeg>") ==
        "<img src=\"https://a.example/640?wx_fmt=jpeg\">");
  CHECK(clean("<img src=photo.jpg data-src=//a.example/large/1>") ==
        "<img src=\"https://a.example/large/1\">");
  for (const std::string html :
       {"<img src=photo.jpg data-src=photo>", "<img src=photo.jpg data-src=''>",
        "<img src=photo.jpg data-original='javascript:x.jpg'>",
        "<img src=photo.jpg data-src='data:image/gif;base64,R0lGOD'>",
        "<img src=photo.jpg data-original=loading.gif>", "<img src=photo.jpg data-echo=r.jpg>"}) {
    CAPTURE(html);
    CHECK(clean(html) == kept);
  }
}

TEST_CASE("a lazy picture gets its real address and loses its noscript twin") {
  const std::string real = "<img src=\"https://site.example/blog/post/r.jpg\">";
  for (const std::string html :
       {"<img data-src=r.jpg>", "<img src='data:image/gif;base64,R0lGOD' data-original=r.jpg>",
        "<img src=/img/loading.gif data-lazy-src=r.jpg>",
        "<img class=lazyload src=t.jpg data-src=r.jpg>",
        "<img src='data:image/svg+xml,%3Csvg%3E' data-src=r.jpg><noscript><img "
        "src=r.jpg></noscript>",
        "<img data-src=r.jpg><noscript><img src=other-size.jpg></noscript>",
        "<img src=r.jpg>\n<noscript><img src=r.jpg></noscript>",
        "<noscript><img src=r.jpg></noscript><img data-src=r.jpg>",
        "<img src='data:image/gif;base64,R0lGOD'><noscript><img src=r.jpg>turn it on</noscript>"}) {
    CAPTURE(html);
    CHECK(clean(html) == real);
  }
  CHECK(clean("<img data-srcset='a.jpg 1x, b.jpg 2x' src='data:,'>") ==
        "<img src=\"https://site.example/blog/post/a.jpg\" srcset=\"https://site.example/blog/post/"
        "a.jpg 1x, https://site.example/blog/post/b.jpg 2x\">");
}

TEST_CASE("the first picture that shows something is the body's picture") {
  const auto picture = [](std::string_view html) { return clean_whole(html).picture; };
  CHECK(picture("<img src=t.gif width=1><img src=b.png><img src=c.png>") ==
        "https://site.example/blog/post/b.png");
  CHECK(picture("<img src='data:image/png;base64," + std::string(300, 'A') + "'><img src=b.png>") ==
        "https://site.example/blog/post/b.png");
  CHECK(picture("<video><img src=a.png></video><p hidden><img src=a.png></p>").empty());
  CHECK(picture("<figure><figcaption><img src=a.png></figcaption></figure>") ==
        "https://site.example/blog/post/a.png");
  CHECK(picture("<img src='#' ><img src='about:blank'>").empty());
}

TEST_CASE("a known player is a link and the player, any other frame a link") {
  const std::string html = clean(
      "<iframe src='//www.youtube.com/embed/AbC_-1?autoplay=1' width=560 onload=x()></iframe>");
  CHECK(html ==
        "<a href=\"https://www.youtube.com/watch?v=AbC_-1\">YouTube</a><br>"
        "<iframe src=\"https://www.youtube-nocookie.com/embed/AbC_-1\" width=\"560\" "
        "sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox "
        "allow-presentation\" referrerpolicy=\"strict-origin-when-cross-origin\" loading=\"lazy\" "
        "allowfullscreen=\"\"></iframe>");
  CHECK(clean("<iframe src=https://maps.example/a title='A map'></iframe>") ==
        "<a href=\"https://maps.example/a\">A map</a>");
  CHECK(clean("<iframe data-src=https://a.example/b></iframe>") ==
        "<a href=\"https://a.example/b\">https://a.example/b</a>");
  CHECK(clean("<iframe srcdoc='<script>x()</script>'></iframe><iframe src=javascript:x()></iframe>"
              "<iframe src=https://a.example/c width=0></iframe>") == "");
  CHECK(clean("<a href=https://b.example/><iframe src=https://a.example/b></iframe></a>") ==
        "<a href=\"https://b.example/\">https://a.example/b</a>");
}

TEST_CASE("beginnings of addresses are rewritten once, the longest that fits") {
  Settings settings = feedgen::blog();
  settings.rewrite = {{"https://proxy.example/?", ""},
                      {"https://cdn.example/", "https://old.example/"},
                      {"https://cdn.example/new/", "https://new.example/"}};
  const auto html = [&](std::string_view source) {
    return feedgen::clean_html(source, {feedgen::kPost, settings})->html;
  };
  CHECK(html("<img src='https://proxy.example/?http://static.example/a.gif'>") ==
        "<img src=\"http://static.example/a.gif\">");
  CHECK(html("<a href=https://cdn.example/a>1</a><a href=https://cdn.example/new/a>2</a>") ==
        "<a href=\"https://old.example/a\">1</a><a href=\"https://new.example/a\">2</a>");
  CHECK(html("<a href='https://proxy.example/?x'>3</a>") ==
        "<a href=\"https://proxy.example/?x\">3</a>");
  // Cleaned again because of the link in the link, and still rewritten once.
  settings.rewrite = {{"https://a.example/", "https://a.example/a/"}};
  CHECK(html("<a href=https://a.example/>1<table><td><marquee>2</marquee></table></a>"
             "<p>3<marquee><p>4</marquee>")
            .find("a/a/a/") == std::string::npos);
}
