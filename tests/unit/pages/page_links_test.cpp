#include "pages/page_links.h"

#include "support/catch.h"

namespace feedgen {
namespace {

using Kind = PageChange::Kind;

const std::vector<FeedLink> kOne{{"application/rss+xml", "Häfen", "https://x.org/rss.xml", ""}};

PageChange put(std::string_view page, const std::vector<FeedLink>& links = kOne) {
  return put_links(
      page, [&](std::string_view) { return links; },
      [](std::string_view, std::string_view href) { return !href.ends_with("dead.xml"); });
}

// Puts the links in, checks that a second time changes nothing and that they can be taken out, and
// returns the page with `@` for the link.
std::string changed(const std::string& page) {
  const PageChange once = put(page);
  REQUIRE(once.kind == Kind::kChanged);
  CHECK(put(once.bytes).kind == Kind::kNone);
  const PageChange out = take_links(once.bytes);
  CHECK(out.kind == Kind::kChanged);
  CHECK(out.bytes == page);
  std::string shown = once.bytes;
  const std::size_t begin = shown.find("<link rel=\"alternate\" type=\"application/rss+xml\"");
  REQUIRE(begin != std::string::npos);
  return shown.replace(begin, shown.find('>', begin) + 1 - begin, "@");
}

}  // namespace

TEST_CASE("links go into a line of their own before the end of the head") {
  CHECK(changed("<html>\n<head>\n  <title>x</title>\n  </head>\n<body>") ==
        "<html>\n<head>\n  <title>x</title>\n@\n  </head>\n<body>");
  CHECK(changed("<html><head><title>x</title></head><body>") ==
        "<html><head><title>x</title>@\n</head><body>");
  CHECK(changed("<html>\r\n<head>\r\n</head>\r\n<body>") ==
        "<html>\r\n<head>\r\n@\r\n</head>\r\n<body>");
}

TEST_CASE("a page needs no tags of its head, and no end of it") {
  CHECK(changed("<!doctype html><title>x</title>\n<p>hi") ==
        "<!doctype html><title>x</title>\n@\n<p>hi");
  CHECK(changed("<!doctype html>\n<body>hi") == "<!doctype html>\n@\n<body>hi");
  CHECK(changed("<title>x</title>") == "<title>x</title>@\n");
  CHECK(changed("<!doctype html><html><head><title>x</title><div></div></head>") ==
        "<!doctype html><html><head><title>x</title>@\n<div></div></head>");
}

TEST_CASE("what only looks like the end of the head is none") {
  CHECK(changed("<!doctype html><head><!-- </head> --><script>\"</head>\"</script></head>") ==
        "<!doctype html><head><!-- </head> --><script>\"</head>\"</script>@\n</head>");
}

TEST_CASE("a page in another encoding gets ASCII, and one in UTF-8 its letters") {
  const std::string utf8 = put("<html><meta charset=utf-8><body>").bytes;
  CHECK(utf8.find("Häfen") != std::string::npos);
  CHECK(put("\xEF\xBB\xBF<html><body>").bytes.find("Häfen") != std::string::npos);
  CHECK(put("<html><title>é</title>").bytes.find("Häfen") != std::string::npos);
  for (const char* page : {"<html><meta charset=gbk><title>\xc4\xe3</title>", "<html><body>",
                           "<html><title>\xe9</title>", "<html><meta charset=latin1><p>é"}) {
    CAPTURE(page);
    CHECK(put(page).bytes.find("H&#xE4;fen") != std::string::npos);
    changed(page);
  }
  CHECK(put(std::string("\xFF\xFE<\0h\0", 6)).kind == Kind::kNoPage);
  CHECK(put("<html><meta charset=iso-2022-jp><title>\x1B$B$\"\x1B(B</title>").kind ==
        Kind::kNoPage);
}

TEST_CASE("XHTML gets links that XML can read") {
  const std::string page =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 "
      "Strict//EN\" \"x\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head></head></html>";
  CHECK(put(page).bytes.find("href=\"https://x.org/rss.xml\" data-feedgen=\"\" />\n</head>") !=
        std::string::npos);
  changed(page);
}

TEST_CASE("parts of pages and tokens of search engines stay as they are") {
  for (const char* page : {"", "google-site-verification: google0123.html", "<div>part</div>",
                           "<p>hi</p>", "{\"a\": 1}"}) {
    CAPTURE(page);
    CHECK(put(page).kind == Kind::kNoPage);
  }
}

TEST_CASE("a page that leads to a feed itself gets no links, unless the feed is not there") {
  const std::string own =
      "<html><head><link rel='ALTERNATE home' type='application/Atom+XML' href=/atom.xml></head>";
  CHECK(put(own).kind == Kind::kOwnLinks);
  CHECK(put(own).has_own_links);
  const std::string dead =
      "<html><head><link rel=alternate type=application/rss+xml href=/dead.xml></head>";
  CHECK(put(dead).kind == Kind::kChanged);
  CHECK(put(dead).has_own_links);
  for (const char* other :
       {"<html><head><link rel=alternate type=text/html hreflang=de href=/de/></head>",
        "<html><head><link rel=alternate type=application/json+oembed href=/o></head>",
        "<html><head><link rel=stylesheet type=application/rss+xml href=/s></head>",
        "<html><head></head><body><link rel=alternate type=application/rss+xml href=/b>"}) {
    CAPTURE(other);
    CHECK(put(other).kind == Kind::kChanged);
  }
}

TEST_CASE("links of an earlier run are replaced, and go where the page has its own by now") {
  const std::string page = "<html>\n<head>\n</head>\n<body>";
  const std::string first = put(page).bytes;
  const std::vector<FeedLink> two{{"application/rss+xml", "A", "https://x.org/a", ""},
                                  {"application/atom+xml", "B", "https://x.org/b", ""}};
  const PageChange second = put(first, two);
  CHECK(second.kind == Kind::kChanged);
  CHECK(second.bytes == put(page, two).bytes);
  CHECK(put(second.bytes, {}).bytes == page);
  const std::size_t end = first.find("</head>");
  const std::string own = "<link rel=alternate type=application/rss+xml href=/own>";
  const std::string both = first.substr(0, end) + own + first.substr(end);
  const PageChange without = put(both);
  CHECK(without.kind == Kind::kChanged);
  CHECK(without.bytes == "<html>\n<head>\n" + own + "</head>\n<body>");
}

TEST_CASE("the attribute alone is no sign of feedgen") {
  const std::string page = "<html><head><link data-feedgen rel=x href=y></head>";
  CHECK(take_links(page).kind == Kind::kNone);
}

TEST_CASE("links follow the language that the page names") {
  std::string asked;
  const auto links = [&](std::string_view language) {
    asked = language;
    return kOne;
  };
  put_links("<html lang=\"pt-BR\"><head></head>", links,
            [](std::string_view, std::string_view) { return true; });
  CHECK(asked == "pt-BR");
  CHECK(language_of_page("<html lang=fr>") == "fr");
  CHECK(language_of_page("x").empty());
}

TEST_CASE("a head that no browser would end is left alone") {
  CHECK(put("<html><head><script>" + std::string(2'000'000, 'x')).kind == Kind::kNoHead);
}

}  // namespace feedgen
