#include "config/settings_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/check_settings.h"
#include "config/extra_settings.h"
#include "config/feed_settings.h"
#include "config/look_settings.h"
#include "config/notify_settings.h"
#include "config/page_settings.h"
#include "config/person.h"
#include "config/podcast.h"
#include "config/publish_settings.h"
#include "config/read_settings.h"
#include "config/setting_row.h"
#include "config/setting_types.h"
#include "config/settings_digest.h"
#include "config/site_address.h"
#include "config/site_settings.h"
#include "config/typed_reader.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/display.h"
#include "text/language.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

Result<void> base_url(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_base_url).map([&](std::string url) {
    settings.base_url = std::move(url);
  });
}

Result<void> people(const Node& node, Settings& settings) {
  settings.authors = read_people(node);
  if (!settings.authors.empty()) return {};
  return fail(ErrorKind::kUsage, "no author's name in it",
              "write a name, or a map with name, email and url");
}

Result<void> known_authors(const Node& node, Settings& settings) {
  if (!node.is_map()) {
    return fail(ErrorKind::kUsage, "this is no map", "write lines such as jdoe: Jane Doe <mail>");
  }
  settings.authors_by_key.clear();
  for (const Node::Member& member : node.members) {
    const std::vector<Person> people = read_people(member.value);
    if (people.size() == 1) {
      settings.authors_by_key.push_back({plain_text(member.key), people.front()});
      continue;
    }
    return fail(ErrorKind::kUsage, fmt::format("{} is not one person", in_quotes(member.key)),
                "write a name, or a map with name, email and url");
  }
  return {};
}

Result<void> extra(const Node& node, Settings& settings) {
  return read_extra(node).map([&](OwnElements read) { settings.extra = std::move(read); });
}

Result<void> podcast(const Node& node, Settings& settings) {
  return read_podcast(node).map([&](Podcast show) { settings.podcast = std::move(show); });
}

Result<void> notify(const Node& node, Settings& settings) {
  return read_notify(node).map([&](NotifyRules rules) { settings.notify = std::move(rules); });
}

// Blank says nothing, and neither does the zone of the machine.
Result<void> time_zone(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](const std::string& name) -> Result<void> {
    const std::string word = ascii_lower(name);
    if (word.empty() || word == "local" || word == "system" || word == "auto") return {};
    return Zone::find_meant(name).map([&](const Zone& zone) {
      settings.timezone = zone;
      settings.has_timezone = true;
    });
  });
}

constexpr std::array kDateOrders{Word<DateOrder>{"day_first", DateOrder::kDayFirst},
                                 Word<DateOrder>{"month_first", DateOrder::kMonthFirst}};
constexpr std::array kCategoryRules{Word<CategoryRule>{"hierarchy", CategoryRule::kHierarchy},
                                    Word<CategoryRule>{"flat", CategoryRule::kFlat},
                                    Word<CategoryRule>{"folders", CategoryRule::kFolders}};
constexpr std::array kOrders{Word<Order>{"published", Order::kPublished},
                             Word<Order>{"updated", Order::kUpdated}};

Result<void> formats(const Node& node, Settings& settings) {
  return read_texts(node).and_then([&](const std::vector<std::string>& names) {
    return read_formats(names).map(
        [&](std::vector<const FeedFormat*> f) { settings.formats = std::move(f); });
  });
}

Result<void> language(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](const std::string& text) -> Result<void> {
    std::string tag = language_tag(text);
    if (!text.empty() && tag.empty()) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no language tag", in_quotes(text)),
                  "write it like en or zh-CN (BCP 47)");
    }
    settings.language = std::move(tag);
    return {};
  });
}

Result<void> limit(const Node& node, Settings& settings) {
  return read_count(node).map([&](std::size_t n) { settings.limit = n; });
}

Result<void> archives(const Node& node, Settings& settings) {
  return feed_settings::archives(node).map([&](std::size_t n) { settings.archives = n; });
}

Result<void> summary_length(const Node& node, Settings& settings) {
  return read_count(node).map([&](std::size_t n) { settings.summary_length = n; });
}

Result<void> content(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_content_rule).map([&](ContentRule rule) {
    settings.content = rule;
  });
}

Result<void> future(const Node& node, Settings& settings) {
  return read_switch(node).map(
      [&](bool show) { settings.future = show ? FutureRule::kShow : FutureRule::kWait; });
}

Result<void> rewrite(const Node& node, Settings& settings) {
  return read_rewrites(node).map(
      [&](std::vector<Rewrite> rules) { settings.rewrite = std::move(rules); });
}

std::string generator_comment() {
  std::string words;
  for (const SiteGenerator* generator : site_generators()) {
    words += fmt::format("{}{}", words.empty() ? "" : ", ", generator->word);
  }
  return fmt::format(
      "Whose rules tell what is an article and make addresses: {}; none reads no other "
      "configuration.",
      words);
}

std::string ids_comment() {
  std::string words;
  for (const SiteGenerator* generator : site_generators()) {
    if (generator->former_id == nullptr) continue;
    words += fmt::format(", or {} for ids like {}'s", generator->word, generator->former_feed);
  }
  return fmt::format("What entries are called: permalink{}.", words);
}

// Feeds with a name come with the families.
Setting feeds_row() {
  const auto put = [](const Settings& settings, Digester& digester) {
    digester.put(settings.families);
    digester.put(settings.named_feeds);
  };
  return {"feeds",
          feed_settings::feeds,
          put,
          feeds_type(),
          Affects::kReading,
          "Which families have feeds (site, categories, tags, authors, sections, languages), and "
          "feeds with a name and a condition.",
          "[site, categories, tags, {name: talks, where: {tags: audio}}]"};
}

Setting row_of(const SiteGenerator& generator) {
  const auto read = [&generator](const Node& node, Settings& settings) {
    return site_settings::generator_rules(generator, node, settings);
  };
  const auto put = [&generator](const Settings& settings, Digester& digester) {
    const auto found = settings.rules.find(generator.word);
    digester.put(found == settings.rules.end() ? Node{} : found->second.settings);
  };
  return {generator.word,
          read,
          put,
          any_map_type(),
          Affects::kReading,
          std::string(generator.rules_comment),
          std::string(generator.rules_example)};
}

std::vector<Setting> all_settings() {
  std::vector<Setting> rows{
      row<&Settings::title>("title", a_text<&Settings::title>(), Affects::kReading,
                            "Title of the site.", "The Harbour Review"),
      row<&Settings::description>("description", a_text<&Settings::description>(),
                                  Affects::kReading, "One or two sentences on the site.",
                                  "Notes from a small town"),
      row<&Settings::base_url>("base_url", {base_url, text_type()}, Affects::kReading,
                               "Address of the site; links and ids are made from it.",
                               "https://example.org/"),
      row<&Settings::feeds_url>("feeds_url", a_text<&Settings::feeds_url>(), Affects::kFeeds,
                                "Where the folder of feeds is served, relative to base_url.",
                                "feeds/"),
      row<&Settings::authors>("author", {people, people_type()}, Affects::kReading,
                              "Who writes the site: a name, or a map with name, email and url.",
                              "Jane Doe <jane@example.org>"),
      row<&Settings::authors_by_key>(
          "authors", {known_authors, map_of(person_type())}, Affects::kReading,
          "People who are described once, by a key that articles name them by.",
          "{jdoe: Jane Doe <jane@example.org>}"),
      row<&Settings::language>("language", {language, text_type()}, Affects::kReading,
                               "Language of the site (BCP 47).", "en"),
      row<&Settings::copyright>("copyright", a_text<&Settings::copyright>(), Affects::kFeeds,
                                "The rights in all feeds.", "CC BY 4.0"),
      row<&Settings::timezone>("timezone", {time_zone, text_type()}, Affects::kReading,
                               "Zone of dates that name none, and of the days in addresses.",
                               "Europe/Lisbon"),
      row<&Settings::date_order>("date_order", a_choice<&Settings::date_order, kDateOrders>(),
                                 Affects::kReading,
                                 "What 07/10/2021 means: day_first or month_first.", "day_first"),
      row<&Settings::date_fields>("date_fields", texts<&Settings::date_fields>(), Affects::kReading,
                                  "Keys of the front matter that say when it was published.",
                                  "[written_on]"),
      row<&Settings::updated_fields>(
          "updated_fields", texts<&Settings::updated_fields>(), Affects::kReading,
          "Keys of the front matter that say when it was changed.", "[revised_on]"),
      row<&Settings::icon>("icon", {look_settings::icon, text_type()}, Affects::kFeeds,
                           "Address of a square picture of the site.", "/icon.png"),
      row<&Settings::logo>("logo", {look_settings::logo, text_type()}, Affects::kFeeds,
                           "Address of a picture twice as wide as high.", "/logo.png"),
      row<&Settings::cover>("cover", {look_settings::cover, text_type()}, Affects::kFeeds,
                            "Address of a wide picture, which Feedly shows behind the title.",
                            "/cover.jpg"),
      row<&Settings::accent_color>("accent_color", {look_settings::accent_color, text_type()},
                                   Affects::kFeeds,
                                   "Colour of the site's pages for people, and of its links in "
                                   "Feedly; accent is the same setting.",
                                   "\"#2A6FDB\"", "accent"),
      row<&Settings::generator>("generator", {site_settings::generator, generator_type()},
                                Affects::kReading, generator_comment(), "none"),
      row<&Settings::articles>("articles", texts<&Settings::articles>(), Affects::kNothing,
                               "Folders to read when the command line names none.", "articles"),
      row<&Settings::source>("source", a_text<&Settings::source>(), Affects::kReading,
                             "Folder in which the paths of the site begin.", "source"),
      row<&Settings::files>("files", texts<&Settings::files>(), Affects::kFeeds,
                            "Folders whose files the site serves at its root.", "static"),
      row<&Settings::exclude>("exclude", texts<&Settings::exclude>(), Affects::kNothing,
                              "Files and folders to leave out, as .gitignore writes them.",
                              "[README.md]"),
      row<&Settings::defaults>(
          "defaults", {site_settings::defaults, defaults_type()}, Affects::kReading,
          "Front matter for the articles of a folder that do not say otherwise.",
          "[{path: news, values: {author: Jane Doe}}]"),
      row<&Settings::permalink>("permalink", a_text<&Settings::permalink>(), Affects::kReading,
                                "How addresses are made from paths and dates.", "/:path.html"),
      row<&Settings::permalinks>("permalinks", {site_settings::permalinks, map_of(text_type())},
                                 Affects::kReading, "The same for single folders.",
                                 "{news: \"/news/:slug/\"}"),
  };
  for (const SiteGenerator* generator : site_generators()) rows.push_back(row_of(*generator));
  const std::vector<Setting> others{
      row<&Settings::ids>("ids", {site_settings::ids, ids_type()}, Affects::kReading, ids_comment(),
                          "permalink"),
      row<&Settings::categories>(
          "categories", a_choice<&Settings::categories, kCategoryRules>(), Affects::kReading,
          "hierarchy: a list is one path; flat: separate names; folders: the "
          "folders that an article lies in are the path.",
          "hierarchy"),
      row<&Settings::category_fields>(
          "category_fields", texts<&Settings::category_fields>(), Affects::kReading,
          "Keys of the front matter that name categories.", "[categories, category]"),
      row<&Settings::tag_fields>("tag_fields", texts<&Settings::tag_fields>(), Affects::kReading,
                                 "Keys of the front matter that name tags.", "[tags, tag]"),
      row<&Settings::future>("future", {future, switch_type()}, Affects::kReading,
                             "Whether articles are shown before their date.", "false"),
      row<&Settings::drafts>("drafts", a_switch<&Settings::drafts>(), Affects::kReading,
                             "Whether drafts are shown.", "false"),
      row<&Settings::unpublished>("unpublished", a_switch<&Settings::unpublished>(),
                                  Affects::kReading,
                                  "Whether articles with published: false are shown.", "false"),
      row<&Settings::show>("show", texts<&Settings::show>(), Affects::kReading,
                           "Keys of the front matter that keep no article back on this site.",
                           "[hidden]"),
      row<&Settings::expired>("expired", {site_settings::expired, switch_type()}, Affects::kReading,
                              "Whether articles are shown after their expiryDate.", "false"),
      row<&Settings::output>("output", a_text<&Settings::output>(), Affects::kNothing,
                             "Folder for the feeds.", "feeds"),
      row<&Settings::formats>("formats", {formats, formats_type()}, Affects::kFeeds,
                              fmt::format("Which formats are written, of {}.", format_words()),
                              "[" + format_words() + "]"),
      feeds_row(),
      row<&Settings::file_names>("names", {feed_settings::names, map_of(text_type())},
                                 Affects::kFeeds, "Names of the files of feeds, by format.",
                                 "{rss: index.xml}"),
      row<&Settings::places>("places", {feed_settings::places, places_type()}, Affects::kFeeds,
                             "Where the feeds of a family lie in the output folder.",
                             "{tags: \"tag/:slug/:file\"}"),
      row<&Settings::also_at>("also_at", {feed_settings::also_at, places_type()}, Affects::kFeeds,
                              "Where copies of feeds lie, for readers of old addresses.",
                              "{site: {rss: feed/index.xml}}"),
  };
  rows.insert(rows.end(), others.begin(), others.end());
  for (Setting& setting : page_rows()) rows.push_back(std::move(setting));
  const std::vector<Setting> last{
      row<&Settings::inject>("inject", {feed_settings::inject, text_type()}, Affects::kNothing,
                             "Whether links to the feeds are put into the site's pages: true, or "
                             "the folder of the pages.",
                             "public"),
      row<&Settings::limit>("limit", {limit, count_type()}, Affects::kFeeds,
                            "Entries a feed, newest first; 0 for all.", "20"),
      row<&Settings::archives>("archives", {archives, count_type()}, Affects::kFeeds,
                               "Entries in each document of the feeds' archives; 0 for none.",
                               "100"),
      row<&Settings::order>("order", a_choice<&Settings::order, kOrders>(), Affects::kReading,
                            "What newest means: published or updated.", "published"),
      row<&Settings::content>(
          "content", {content, content_type()}, Affects::kFeeds,
          "full: entries carry the whole text, cleaned; raw: as it is; summary: only the summary.",
          "full"),
      row<&Settings::rewrite>("rewrite", {rewrite, rewrites_type()}, Affects::kReading,
                              "Beginnings of addresses, and what stands there instead.",
                              "[{from: \"https://proxy.example/?\", to: \"\"}]"),
      row<&Settings::excerpt_separator>(
          "excerpt_separator", {site_settings::excerpt_separator, text_type()}, Affects::kFeeds,
          "Text in a body that ends its summary.", "<!--more-->"),
      row<&Settings::summary_length>(
          "summary_length", {summary_length, count_type()}, Affects::kFeeds,
          "The most characters of a summary that is taken from the text.", "200"),
      row<&Settings::has_pictures_in_text>(
          "picture_in_text", a_switch<&Settings::has_pictures_in_text>(), Affects::kFeeds,
          "Whether an entry's text begins with its picture, unless it shows it already.", "true"),
      row<&Settings::has_picture_enclosures>(
          "picture_as_enclosure", a_switch<&Settings::has_picture_enclosures>(), Affects::kFeeds,
          "Whether the picture of an entry without attachments is attached.", "true"),
      row<&Settings::refresh>("refresh", {look_settings::refresh, text_type()}, Affects::kFeeds,
                              "How often readers are asked to look for news.", "1h"),
      row<&Settings::podcast>("podcast", {podcast, any_map_type()}, Affects::kReading,
                              "What Apple Podcasts and others want to know of the site's show.",
                              "{category: Technology, image: /show.jpg}"),
      row<&Settings::hubs>("hubs", texts<&Settings::hubs>(), Affects::kFeeds,
                           "Addresses of WebSub hubs.", "[https://hub.example/]"),
      row<&Settings::state>("state", a_text<&Settings::state>(), Affects::kNothing,
                            "Where several builders share ids, and what was published and pinged.",
                            "postgresql://db.example/site"),
      row<&Settings::notify>(
          "notify", {notify, any_map_type()}, Affects::kFeeds,
          "Which other targets are pinged: xmlrpc, rsscloud, indexnow; and when.",
          "{xmlrpc: [\"https://rpc.example/\"], when: published}"),
      row<&Settings::publish>("publish", {publish_settings::read, publish_settings::type()},
                              Affects::kNothing,
                              "Where feeds are uploaded to: s3://, davs://, sftp:// or a folder.",
                              "{to: \"s3://my-bucket/feeds\", cache: 5m}"),
      row<&Settings::check>("check", {check_settings::read, check_settings::type()},
                            Affects::kNothing, "Which rules feedgen check and --check judge by.",
                            "{ignore: [same-updated], fail_on: warning}"),
      row<&Settings::extra>("extra", {extra, extra_type()}, Affects::kReading,
                            "Elements of other vocabularies, and objects of JSON Feed, with values "
                            "of settings or of the front matter.",
                            "{namespaces: {dcterms: \"http://purl.org/dc/terms/\"}, entry: "
                            "{\"dcterms:license\": {from: license}}}"),
  };
  rows.insert(rows.end(), last.begin(), last.end());
  return rows;
}

}  // namespace

std::span<const Setting> settings_table() {
  static const std::vector<Setting> kSettings = all_settings();
  return kSettings;
}

const Setting* find_setting(std::string_view name) {
  const std::span<const Setting> all = settings_table();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Setting& one) {
    return one.name == name || (!name.empty() && one.also == name);
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace feedgen
