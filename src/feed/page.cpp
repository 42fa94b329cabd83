// A page for people beside the feeds of each group: what they are, how to subscribe, the groups
// below, and the newest articles. It loads nothing but the pictures of articles.
#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/page_content.h"
#include "feed/page_head.h"
#include "feed/page_look.h"
#include "feed/page_template.h"
#include "feed/shown.h"
#include "format/html_writer.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

struct Attribute {
  std::string_view name;
  std::string_view value;  // empty: the attribute is left out, but for alt and hidden
};

class PageWriter {
 public:
  PageWriter(const Feed& feed, const PageContent& page)
      : feed_(feed), page_(page), texts_(page.texts) {}

  std::string write() {
    open("a", {{"class", "skip"}, {"href", "#newest"}}, texts_.skip);
    open("div", {{"class", "bar"}}, "");
    begin("div", {{"class", "frame"}});
    write_header();
    const bool has_groups = !page_.families.empty();
    begin("main", {{"class", has_groups ? "columns has-groups" : "columns"}});
    write_formats();
    write_entries();
    if (has_groups) write_groups();
    end("main");
    write_footer();
    end("div");
    return html_.take();
  }

 private:
  void start(std::string_view name, std::initializer_list<Attribute> attributes) {
    html_.open(name);
    for (const Attribute& one : attributes) {
      const bool may_be_empty = one.name == "alt" || one.name == "hidden";
      if (!one.value.empty() || may_be_empty) html_.attribute(one.name, to_xml_text(one.value));
    }
    html_.end_tag();
  }

  void begin(std::string_view name, std::initializer_list<Attribute> attributes = {}) {
    start(name, attributes);
    html_.text("\n");
  }

  void end(std::string_view name) {
    html_.close(name);
    html_.text("\n");
  }

  // An element with nothing but text.
  void open(std::string_view name, std::initializer_list<Attribute> attributes,
            std::string_view text) {
    start(name, attributes);
    html_.text(to_xml_text(text));
    end(name);
  }

  void write_header() {
    begin("header");
    begin("p", {{"class", "trail"}});
    if (!page_.site_page.empty()) {
      open("a", {{"href", page_.site_page}}, texts_.all_of_site);
    } else if (!feed_.home_url.empty()) {
      open("a", {{"href", feed_.home_url}}, texts_.to_site);
    }
    if (!page_.families.empty()) {
      open("a", {{"class", "jump"}, {"href", "#groups"}}, texts_.more_feeds);
    }
    end("p");
    begin("div");
    open("h1", {}, page_.heading);
    if (!page_.description.empty()) open("p", {{"class", "lead"}}, page_.description);
    end("div");
    if (!feed_.icon.url.empty()) {
      start("img", {{"class", "icon"}, {"src", feed_.icon.url}, {"alt", ""}});
      html_.text("\n");
    }
    end("header");
  }

  void write_formats() {
    begin("section", {{"class", "card subscribe"}});
    begin("div");
    open("h2", {}, texts_.subscribe);
    open("p", {}, texts_.about);
    end("div");
    begin("div");
    begin("ul", {{"class", "formats"}});
    for (const PageFormat& format : page_.formats) write_format(format);
    end("ul");
    if (!page_.readers.empty()) {
      begin("p", {{"class", "readers"}});
      html_.text(to_xml_text(texts_.open_in) + "\n");
      for (const PageLink& reader : page_.readers) open("a", {{"href", reader.href}}, reader.name);
      end("p");
    }
    end("div");
    end("section");
  }

  void write_format(const PageFormat& format) {
    const auto& [name, href] = format.link;
    begin("li");
    open("a", {{"href", href}, {"type", format.type}, {"aria-label", filled(texts_.address, name)}},
         name);
    open("code", {{"tabindex", "0"}, {"dir", "ltr"}}, format.address);
    open("button",
         {{"type", "button"},
          {"hidden", ""},
          {"data-copy", texts_.copied},
          {"aria-label", fmt::format("{}: {}", texts_.copy, name)}},
         texts_.copy);
    end("li");
  }

  void write_entries() {
    begin("section", {{"id", "newest"}, {"tabindex", "-1"}});
    open("h2", {}, texts_.newest);
    if (page_.entries.empty()) open("p", {}, texts_.nothing);
    begin("ol", {{"class", "entries"}});
    for (const Entry* entry : page_.entries) write_entry(*entry);
    end("ol");
    if (!feed_.archive.older.empty()) {
      start("p", {});
      open("a", {{"href", feed_.archive.older}}, texts_.archive);
      end("p");
    }
    end("section");
  }

  void write_entry(const Entry& entry) {
    begin("li");
    const bool has_picture = is_web_url(entry.picture.url);
    begin("article", {{"class", has_picture ? "has-picture" : ""},
                      {"lang", entry.language == feed_.language ? "" : entry.language}});
    start("h3", {});
    if (!is_web_url(entry.url)) {
      html_.text(to_xml_text(required_title(entry)));
    } else {
      open("a", {{"href", entry.url}}, required_title(entry));
    }
    end("h3");
    start("p", {{"class", "facts"}});
    start("time", {{"datetime", rfc3339(entry.published)}});
    html_.text(shown_day(entry, feed_));
    html_.close("time");
    for (const Person& person : shown_people(entry.authors)) {
      html_.text(" · " + to_xml_text(person.name));
    }
    end("p");
    if (!entry.summary.empty()) open("p", {{"class", "summary"}}, entry.summary);
    if (has_picture) {
      start("img", {{"class", "picture"},
                    {"src", entry.picture.url},
                    {"alt", ""},
                    {"loading", "lazy"},
                    {"referrerpolicy", "no-referrer"}});
      html_.text("\n");
    }
    end("article");
    end("li");
  }

  void write_groups() {
    begin("nav", {{"id", "groups"}, {"class", "groups"}, {"aria-label", texts_.more_feeds}});
    begin("label", {{"class", "filter"}, {"hidden", ""}});
    html_.text(to_xml_text(texts_.filter));
    start("input", {{"type", "search"}, {"autocomplete", "off"}});
    end("label");
    for (const PageFamily& family : page_.families) write_family(family);
    end("nav");
  }

  void write_family(const PageFamily& family) {
    begin("section");
    open("h2", {}, family.title);
    begin("ul", {{"class", family.is_tree ? "" : "flat"}});
    for (const PageRow& row : family.rows) write_row(row, family.is_open);
    end("ul");
    if (family.left_out > 0) {
      open("p", {}, filled(texts_.others, fmt::to_string(family.left_out)));
    }
    end("section");
  }

  void write_row(const PageRow& row, bool is_open) {
    start("li", {});
    start("span", {{"class", "row"}});
    start("a", {{"href", row.link.href}});
    html_.text(to_xml_text(row.link.name));
    html_.close("a");
    const std::string count = fmt::to_string(row.articles);
    start("span", {{"class", "count"}, {"title", filled(texts_.articles, count)}});
    html_.text(count);
    html_.close("span");
    html_.close("span");
    if (row.below == 0) {
      end("li");
    } else {
      html_.text("\n");
      start("details", {{"open", is_open ? "open" : ""}});
      start("summary", {});
      open("span", {{"class", "unseen"}}, filled(texts_.below, fmt::to_string(row.below)));
      end("summary");
      begin("ul");
    }
    for (std::size_t i = 0; i < row.ends; ++i) {
      end("ul");
      end("details");
      end("li");
    }
  }

  void write_footer() {
    begin("footer");
    if (!page_.feed_list.empty()) open("a", {{"href", page_.feed_list}}, texts_.all_feeds);
    if (!feed_.home_url.empty()) open("a", {{"href", feed_.home_url}}, texts_.to_site);
    end("footer");
  }

  const Feed& feed_;
  const PageContent& page_;
  const PageTexts& texts_;
  HtmlWriter html_;
};

std::string write_page(const Feed& feed, std::string /*memory*/) {
  const PageContent page(feed);
  if (has_page_template(feed)) return fill_page_template(feed, page);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n{}{}</head>\n<body>\n{}{}</body>\n"
      "</html>\n",
      escape_html(page.language), page_direction(page), page_head(feed, page), page_styles(feed),
      PageWriter(feed, page).write(), page_script_element());
}

// A template may have much before it.
bool is_ours(std::string_view bytes) { return bytes.find(kPageMark) != std::string_view::npos; }

}  // namespace

extern const FeedFormat kPage{
    .word = "pages",
    .name = "page",
    .file = "index.html",
    .media_type = "text/html",
    .write_in = write_page,
    .inputs = FormatInputs::kBoth,
    .is_topic = false,
    .is_successor_of = is_ours,
};

}  // namespace feedgen
