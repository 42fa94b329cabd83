#include "feed/page_template.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "feed/page_head.h"
#include "feed/shown.h"
#include "format/mustache.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 4> kPlain{"head", "styles", "own_style", "script"};

constexpr std::array<std::string_view, 44> kNames{
    "language",      "direction",   "title",          "heading",        "site_title",
    "feed_title",    "description", "home",           "icon",           "site_page",
    "feed_list",     "archive",     "is_site",        "has_groups",     "has_formats",
    "formats",       "name",        "href",           "type",           "address",
    "address_label", "copy_label",  "has_readers",    "readers",        "has_entries",
    "entries",       "url",         "published",      "date",           "people",
    "summary",       "picture",     "other_language", "families",       "family",
    "is_tree",       "groups",      "articles",       "articles_label", "has_below",
    "below_label",   "is_open",     "ends",           "others",
};

// "texts.copy" and the like stand beside the others.
const std::vector<std::string_view>& all_names() {
  static const std::vector<std::string> kTexts = [] {
    std::vector<std::string> names;
    for (const PageTextName& one : page_text_names()) {
      names.push_back(fmt::format("texts.{}", one.name));
    }
    return names;
  }();
  static const std::vector<std::string_view> kAll = [] {
    std::vector<std::string_view> names(kNames.begin(), kNames.end());
    names.insert(names.end(), kTexts.begin(), kTexts.end());
    return names;
  }();
  return kAll;
}

Result<MustacheTemplate> parse(std::string_view text) {
  return MustacheTemplate::parse(text, {all_names(), kPlain, "head"});
}

void set(std::string name, std::string_view text, TemplateValues& values) {
  values.set(std::move(name), to_xml_text(text));
}

TemplateValues::List values_of_formats(const PageContent& page) {
  TemplateValues::List list;
  for (const PageFormat& format : page.formats) {
    TemplateValues one;
    set("name", format.link.name, one);
    set("href", format.link.href, one);
    set("type", format.type, one);
    set("address", format.address, one);
    set("address_label", filled(page.texts.address, format.link.name), one);
    set("copy_label", fmt::format("{}: {}", page.texts.copy, format.link.name), one);
    list.push_back(std::move(one));
  }
  return list;
}

TemplateValues::List values_of_readers(const PageContent& page) {
  TemplateValues::List list;
  for (const PageLink& reader : page.readers) {
    TemplateValues one;
    set("name", reader.name, one);
    set("href", reader.href, one);
    list.push_back(std::move(one));
  }
  return list;
}

TemplateValues::List values_of_entries(const Feed& feed, const PageContent& page) {
  TemplateValues::List list;
  for (const Entry* entry : page.entries) {
    TemplateValues one;
    set("title", required_title(*entry), one);
    set("url", is_web_url(entry->url) ? entry->url : "", one);
    set("published", rfc3339(entry->published), one);
    set("date", shown_day(*entry, feed), one);
    set("summary", entry->summary, one);
    set("picture", is_web_url(entry->picture.url) ? entry->picture.url : "", one);
    set("other_language", entry->language == feed.language ? "" : entry->language, one);
    TemplateValues::List people;
    for (const Person& person : shown_people(entry->authors)) {
      TemplateValues who;
      set("name", person.name, who);
      people.push_back(std::move(who));
    }
    one.set("people", std::move(people));
    list.push_back(std::move(one));
  }
  return list;
}

TemplateValues::List values_of_rows(const PageFamily& family, const PageTexts& texts) {
  TemplateValues::List list;
  for (const PageRow& row : family.rows) {
    TemplateValues one;
    const std::string count = fmt::to_string(row.articles);
    set("name", row.link.name, one);
    set("href", row.link.href, one);
    set("articles", count, one);
    set("articles_label", filled(texts.articles, count), one);
    one.set("has_below", row.below > 0);
    set("below_label", filled(texts.below, fmt::to_string(row.below)), one);
    one.set("is_open", family.is_open);
    one.set("ends", TemplateValues::List(row.ends));
    list.push_back(std::move(one));
  }
  return list;
}

TemplateValues::List values_of_families(const PageContent& page) {
  TemplateValues::List list;
  for (const PageFamily& family : page.families) {
    TemplateValues one;
    set("family", family.title, one);
    one.set("is_tree", family.is_tree);
    one.set("groups", values_of_rows(family, page.texts));
    set("others",
        family.left_out == 0 ? "" : filled(page.texts.others, fmt::to_string(family.left_out)),
        one);
    list.push_back(std::move(one));
  }
  return list;
}

TemplateValues values_of(const Feed& feed, const PageContent& page) {
  TemplateValues values;
  values.set("head", page_head(feed, page));
  values.set("styles", page_styles(feed));
  values.set("own_style", own_page_style(feed));
  values.set("script", page_script_element());
  set("language", page.language, values);
  set("direction", page_direction(page), values);
  set("title", page.title, values);
  set("heading", page.heading, values);
  set("site_title", feed.site_title, values);
  set("feed_title", required_title(feed), values);
  set("description", page.description, values);
  set("home", feed.home_url, values);
  set("icon", feed.icon.url, values);
  set("site_page", page.site_page, values);
  set("feed_list", page.feed_list, values);
  set("archive", feed.archive.older, values);
  values.set("is_site", feed.group.is_site());
  values.set("has_groups", !page.families.empty());
  values.set("has_formats", !page.formats.empty());
  values.set("has_readers", !page.readers.empty());
  values.set("has_entries", !page.entries.empty());
  values.set("formats", values_of_formats(page));
  values.set("readers", values_of_readers(page));
  values.set("entries", values_of_entries(feed, page));
  values.set("families", values_of_families(page));
  for (const PageTextName& one : page_text_names()) {
    set(fmt::format("texts.{}", one.name), page.texts.*(one.text), values);
  }
  return values;
}

constexpr std::string_view kUsual = R"html(<!DOCTYPE html>
<html lang="{{language}}" dir="{{direction}}">
<head>
{{{head}}}{{{styles}}}</head>
<body>
<a class="skip" href="#newest">{{texts.skip}}</a>
<div class="bar"></div>
<div class="frame">
<header>
<p class="trail">
{{#site_page}}
<a href="{{site_page}}">{{texts.all_of_site}}</a>
{{/site_page}}
{{^site_page}}
{{#home}}
<a href="{{home}}">{{texts.to_site}}</a>
{{/home}}
{{/site_page}}
{{#has_groups}}
<a class="jump" href="#groups">{{texts.more_feeds}}</a>
{{/has_groups}}
</p>
<div>
<h1>{{heading}}</h1>
{{#description}}
<p class="lead">{{description}}</p>
{{/description}}
</div>
{{#icon}}
<img class="icon" src="{{icon}}" alt="">
{{/icon}}
</header>
<main class="columns{{#has_groups}} has-groups{{/has_groups}}">
<section class="card subscribe">
<div>
<h2>{{texts.subscribe}}</h2>
<p>{{texts.about}}</p>
</div>
<div>
<ul class="formats">
{{#formats}}
<li>
<a href="{{href}}" type="{{type}}" aria-label="{{address_label}}">{{name}}</a>
<code tabindex="0" dir="ltr">{{address}}</code>
<button type="button" hidden="" data-copy="{{texts.copied}}" aria-label="{{copy_label}}">{{texts.copy}}</button>
</li>
{{/formats}}
</ul>
{{#has_readers}}
<p class="readers">
{{texts.open_in}}
{{#readers}}
<a href="{{href}}">{{name}}</a>
{{/readers}}
</p>
{{/has_readers}}
</div>
</section>
<section id="newest" tabindex="-1">
<h2>{{texts.newest}}</h2>
{{^has_entries}}
<p>{{texts.nothing}}</p>
{{/has_entries}}
<ol class="entries">
{{#entries}}
<li>
<article{{#picture}} class="has-picture"{{/picture}}{{#other_language}} lang="{{other_language}}"{{/other_language}}>
<h3>{{#url}}<a href="{{url}}">{{title}}</a>
{{/url}}{{^url}}{{title}}{{/url}}</h3>
<p class="facts"><time datetime="{{published}}">{{date}}</time>{{#people}} · {{name}}{{/people}}</p>
{{#summary}}
<p class="summary">{{summary}}</p>
{{/summary}}
{{#picture}}
<img class="picture" src="{{picture}}" alt="" loading="lazy" referrerpolicy="no-referrer">
{{/picture}}
</article>
</li>
{{/entries}}
</ol>
{{#archive}}
<p><a href="{{archive}}">{{texts.archive}}</a>
</p>
{{/archive}}
</section>
{{#has_groups}}
<nav id="groups" class="groups" aria-label="{{texts.more_feeds}}">
<label class="filter" hidden="">
{{texts.filter}}<input type="search" autocomplete="off"></label>
{{#families}}
<section>
<h2>{{family}}</h2>
<ul{{^is_tree}} class="flat"{{/is_tree}}>
{{#groups}}
<li><span class="row"><a href="{{href}}">{{name}}</a><span class="count" title="{{articles_label}}">{{articles}}</span></span>{{^has_below}}</li>
{{/has_below}}
{{#has_below}}

<details{{#is_open}} open="open"{{/is_open}}><summary><span class="unseen">{{below_label}}</span>
</summary>
<ul>
{{/has_below}}
{{#ends}}
</ul>
</details>
</li>
{{/ends}}
{{/groups}}
</ul>
{{#others}}
<p>{{others}}</p>
{{/others}}
</section>
{{/families}}
</nav>
{{/has_groups}}
</main>
<footer>
{{#feed_list}}
<a href="{{feed_list}}">{{texts.all_feeds}}</a>
{{/feed_list}}
{{#home}}
<a href="{{home}}">{{texts.to_site}}</a>
{{/home}}
</footer>
</div>
{{{script}}}</body>
</html>
)html";

}  // namespace

std::string_view usual_page_template() { return kUsual; }

Result<void> check_page_template(std::string_view text) {
  Result<MustacheTemplate> parsed = parse(text);
  if (!parsed) return tl::unexpected(std::move(parsed.error()));
  // Of what is HTML already, the head goes first.
  const std::size_t first = std::min(text.find("{{{"), text.size());
  const std::size_t end = text.find("}}}", first);
  const bool is_head = end != text.npos && trim(text.substr(first + 3, end - first - 3)) == "head";
  const std::string_view before = text.substr(0, is_head ? first : text.size());
  return check_before_head(before).map_error([&](Error error) {
    error.message.place = place_in(text, error.message.place.column - 1);
    return error;
  });
}

bool has_page_template(const Feed& feed) {
  return feed.look != nullptr && !feed.look->page_template.empty();
}

std::string fill_page_template(const Feed& feed, const PageContent& page) {
  struct Read {
    std::string text;
    Result<MustacheTemplate> parsed;
  };
  thread_local std::optional<Read> last;
  const std::string& text = feed.look->page_template;
  if (!last || last->text != text) last.emplace(Read{text, parse(text)});
  if (!last->parsed) return {};
  return last->parsed->fill(values_of(feed, page)).value_or("");
}

}  // namespace feedgen
