#include "config/setting_texts.h"

#include <array>

namespace feedgen {
namespace {

constexpr std::array kTexts{
    SettingText{"title", "Title of the site.", "The Harbour Review"},
    SettingText{"description", "One or two sentences on the site.", "Notes from a small town"},
    SettingText{"base_url", "Address of the site; links and ids are made from it.",
                "https://example.org/"},
    SettingText{"feeds_url", "Where the folder of feeds is served, relative to base_url.",
                "feeds/"},
    SettingText{"author", "Who writes the site: a name, or a map with name, email and url.",
                "Jane Doe <jane@example.org>"},
    SettingText{"authors", "People who are described once, by a key that articles name them by.",
                "{jdoe: Jane Doe <jane@example.org>}"},
    SettingText{"language", "Language of the site (BCP 47).", "en"},
    SettingText{"copyright", "The rights in all feeds.", "CC BY 4.0"},
    SettingText{"timezone", "Zone of dates that name none, and of the days in addresses.",
                "Europe/Lisbon"},
    SettingText{"icon", "Address of a square picture of the site.", "/icon.png"},
    SettingText{"logo", "Address of a picture twice as wide as high.", "/logo.png"},
    SettingText{"generator",
                "Whose rules tell what is an article and make addresses: hexo, jekyll, "
                "hugo; none reads no other configuration.",
                "none"},
    SettingText{"articles", "Folders to read when the command line names none.", "articles"},
    SettingText{"source", "Folder in which the paths of the site begin.", "source"},
    SettingText{"files", "Folders whose files the site serves at its root.", "static"},
    SettingText{"exclude", "Files and folders to leave out, as .gitignore writes them.",
                "[README.md]"},
    SettingText{"defaults", "Front matter for the articles of a folder that do not say otherwise.",
                "[{path: news, values: {author: Jane Doe}}]"},
    SettingText{"permalink", "How addresses are made from paths and dates.", "/:path.html"},
    SettingText{"permalinks", "The same for single folders.", "{news: \"/news/:slug/\"}"},
    SettingText{"hexo", "What only Hexo's addresses know.", "{filename_case: lower}"},
    SettingText{"jekyll", "What only Jekyll's articles know.", "{collections: [recipes]}"},
    SettingText{"hugo", "What only Hugo's addresses know.", "{ugly_urls: true}"},
    SettingText{"ids", "What entries are called: permalink, or jekyll for ids like jekyll-feed's.",
                "permalink"},
    SettingText{"categories", "hierarchy: a list is one path; flat: separate names.", "hierarchy"},
    SettingText{"category_fields", "Keys of the front matter that name categories.",
                "[categories, category]"},
    SettingText{"tag_fields", "Keys of the front matter that name tags.", "[tags, tag]"},
    SettingText{"future", "Whether articles are shown before their date.", "false"},
    SettingText{"drafts", "Whether drafts are shown.", "false"},
    SettingText{"unpublished", "Whether articles with published: false are shown.", "false"},
    SettingText{"expired", "Whether articles are shown after their expiryDate.", "false"},
    SettingText{"output", "Folder for the feeds.", "feeds"},
    SettingText{"formats", "Which of rss, atom and json are written.", "[rss, atom, json]"},
    SettingText{"limit", "Entries a feed, newest first; 0 for all.", "20"},
    SettingText{"order", "What newest means: published or updated.", "published"},
    SettingText{
        "content",
        "full: entries carry the whole text, cleaned; raw: as it is; summary: only the summary.",
        "full"},
    SettingText{"rewrite", "Beginnings of addresses, and what stands there instead.",
                "[{from: \"https://proxy.example/?\", to: \"\"}]"},
    SettingText{"excerpt_separator", "Text in a body that ends its summary.", "<!--more-->"},
    SettingText{"summary_length", "The most characters of a summary that is taken from the text.",
                "200"},
    SettingText{"podcast", "What Apple Podcasts and others want to know of the site's show.",
                "{category: Technology, image: /show.jpg}"},
    SettingText{"hubs", "Addresses of WebSub hubs.", "[https://hub.example/]"},
    SettingText{"notify", "Who else is told of changes: xmlrpc, rsscloud, indexnow; and when.",
                "{xmlrpc: [\"https://rpc.example/\"], when: published}"},
};

}  // namespace

std::span<const SettingText> setting_texts() { return kTexts; }

}  // namespace feedgen
