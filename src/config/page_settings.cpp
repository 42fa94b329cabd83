#include "config/page_settings.h"

#include <utility>

#include "config/look_settings.h"
#include "config/setting_row.h"
#include "config/setting_types.h"

namespace feedgen {
namespace {

// `parts` are those members of the look that the setting decides.
template <auto... parts>
Setting look_row(std::string_view name, TypedReader reader, std::string comment,
                 std::string example) {
  const auto put = [](const Settings& settings, Digester& digester) {
    (digester.put(settings.page_look.*parts), ...);
  };
  return {name,
          reader.read,
          put,
          std::move(reader.type),
          Affects::kPages,
          std::move(comment),
          std::move(example),
          {}};
}

}  // namespace

std::vector<Setting> page_rows() {
  return {
      row<&Settings::has_pages>("pages", a_switch<&Settings::has_pages>(), Affects::kFeeds,
                                "Whether a page for people, index.html, lies beside the feeds.",
                                "true"),
      row<&Settings::has_feed_list>("opml", a_switch<&Settings::has_feed_list>(), Affects::kFeeds,
                                    "Whether feeds.opml lists all feeds, for readers to import.",
                                    "true"),
      row<&Settings::has_stylesheet>(
          "stylesheet", a_switch<&Settings::has_stylesheet>(), Affects::kFeeds,
          "Whether feeds name a style sheet, feed.css, by which browsers show them.", "true"),
      look_row<&PageLook::page_template>(
          "page_template", {look_settings::page_template, text_type()},
          "File by which pages are made in place of feedgen's own, in the language of Mustache.",
          "page.mustache"),
      look_row<&PageLook::style>("page_style", {look_settings::page_style, text_type()},
                                 "File of CSS that pages hold behind feedgen's own.", "page.css"),
      look_row<&PageLook::texts>(
          "page_texts", {look_settings::page_texts, any_map_type()},
          "Texts of pages in place of feedgen's own, or in a further language.",
          "{subscribe: Follow, it: {subscribe: Iscriviti}}"),
      look_row<&PageLook::reader_url>("freshrss", {look_settings::reader_url, text_type()},
                                      "Address of a FreshRSS that pages offer to subscribe with.",
                                      "https://rss.example.org/"),
  };
}

}  // namespace feedgen
