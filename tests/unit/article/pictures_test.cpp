#include "article/read_article.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string picture_of(const std::string& head, const Settings& settings) {
  const SourceFile file{"a/p.md", "in/a/p.md"};
  const ArticleReading reading =
      read_article(file, "---\ntitle: T\ndate: 2024-03-01\n" + head + "\n---\n\nx\n", settings);
  REQUIRE(reading.article);
  return reading.article->picture;
}

struct Example {
  std::string head;
  std::string picture;
};

}  // namespace

TEST_CASE("a picture key counts where its value is a picture") {
  Settings settings;
  settings.base_url = "https://h.example/";
  const Example example = GENERATE(values<Example>({
      {"cover: transparent", ""},
      {"top_img: linear-gradient(20deg, #0062be, #925696)", ""},
      {"top_img: \"url(/a/b.png)\"", "https://h.example/a/b.png"},
      {"top_img: \"url('/a/b.png')\"", "https://h.example/a/b.png"},
      {"image: \"#0af\"", ""},
      {"image: rgb(1, 2, 3)", ""},
      {"image: var(--x)", ""},
      {"cover: random", ""},
      {"cover: false", ""},
      {"cover: 3", ""},
      {"cover: fa-solid fa-book", ""},
      {"banner: [none, /c.jpg]", "https://h.example/c.jpg"},
      {"cover: red\nbanner_img: /c.jpg", "https://h.example/c.jpg"},
      {"featuredImage: /c.webp?x=1", "https://h.example/c.webp?x=1"},
      {"cover: {image: /c.jpg, alt: c}", "https://h.example/c.jpg"},
      {"header: {overlay_image: /c.jpg}", "https://h.example/c.jpg"},
      {"header: /c.jpg", ""},
      {"cover: https://x.example/picture", "https://x.example/picture"},
      {"cover: c.jpg", "https://h.example/a/c.jpg"},
      {"cover: 图/封面.jpg", "https://h.example/a/%E5%9B%BE/%E5%B0%81%E9%9D%A2.jpg"},
  }));
  INFO(example.head);
  CHECK(picture_of(example.head, settings) == example.picture);
}

TEST_CASE("a path in a picture key counts from where the site's generator says") {
  Settings settings;
  settings.base_url = "https://h.example/sub/";
  settings.paths.picture_keys = PathHabits::From::kSite;
  CHECK(picture_of("cover: img/x.jpg", settings) == "https://h.example/sub/img/x.jpg");
  CHECK(picture_of("cover: /img/x.jpg", settings) == "https://h.example/sub/img/x.jpg");
  settings.paths.picture_keys = PathHabits::From::kBundle;
  CHECK(picture_of("cover: img/x.jpg", settings) == "https://h.example/sub/img/x.jpg");
}

}  // namespace feedgen
