// A page for people beside the feeds of each group: what they are, how to subscribe, the groups
// below, and the newest articles. It loads nothing but the pictures of articles.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/page_look.h"
#include "feed/page_texts.h"
#include "feed/shown.h"
#include "format/html_writer.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr std::string_view kMark = "<meta name=\"generator\" content=\"feedgen\">";

struct Attribute {
  std::string_view name;
  std::string_view value;  // empty: the attribute is left out, but for alt and hidden
};

class PageWriter {
 public:
  explicit PageWriter(const Feed& feed) : feed_(feed), texts_(page_texts(feed.language)) {}

  std::string write() {
    const std::string title = filled(texts_.feeds_of, required_title(feed_));
    open("a", {{"class", "skip"}, {"href", "#newest"}}, texts_.skip);
    open("div", {{"class", "bar"}}, "");
    begin("div", {{"class", "frame"}});
    write_header(title);
    const bool has_groups = feed_.feeds.size() > 1;
    begin("main", {{"class", has_groups ? "columns has-groups" : "columns"}});
    write_formats();
    write_entries();
    if (has_groups) write_groups();
    end("main");
    write_footer();
    end("div");
    return document(title, html_.take());
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

  std::string link_to(std::string_view path) const {
    return encode_path(path_between(feed_.path, path));
  }

  void write_header(std::string_view title) {
    begin("header");
    begin("p", {{"class", "trail"}});
    if (!feed_.group.is_site() && !feed_.site_page.empty()) {
      open("a", {{"href", link_to(feed_.site_page)}}, texts_.all_of_site);
    } else if (!feed_.home_url.empty()) {
      open("a", {{"href", feed_.home_url}}, texts_.to_site);
    }
    if (feed_.feeds.size() > 1) {
      open("a", {{"class", "jump"}, {"href", "#groups"}}, texts_.more_feeds);
    }
    end("p");
    begin("div");
    open("h1", {}, title);
    const std::string description = required_description(feed_);
    if (description != required_title(feed_)) open("p", {{"class", "lead"}}, description);
    end("div");
    if (!feed_.icon.url.empty()) {
      start("img", {{"class", "icon"}, {"src", feed_.icon.url}, {"alt", ""}});
      html_.text("\n");
    }
    end("header");
  }

  // The feed's own files in the formats that people subscribe to.
  const std::vector<FeedAddress>& files() const {
    static const std::vector<FeedAddress> kNone;
    return feed_.feeds.empty() ? kNone : feed_.feeds.front().files;
  }

  void write_formats() {
    begin("section", {{"class", "card subscribe"}});
    begin("div");
    open("h2", {}, texts_.subscribe);
    open("p", {}, texts_.about);
    end("div");
    begin("div");
    begin("ul", {{"class", "formats"}});
    for (const FeedAddress& file : files()) write_format(file);
    end("ul");
    if (!files().empty() && !files().front().url.empty()) write_readers(files().front().url);
    end("div");
    end("section");
  }

  void write_format(const FeedAddress& file) {
    begin("li");
    const std::string href = link_to(file.path);
    const std::string name(format_name(file));
    open("a", {{"href", href}, {"type", file.type}, {"aria-label", filled(texts_.address, name)}},
         name);
    open("code", {{"tabindex", "0"}, {"dir", "ltr"}}, file.url.empty() ? href : file.url);
    open("button",
         {{"type", "button"},
          {"hidden", ""},
          {"data-copy", texts_.copied},
          {"aria-label", fmt::format("{}: {}", texts_.copy, name)}},
         texts_.copy);
    end("li");
  }

  void write_readers(const std::string& url) {
    const std::string encoded = encode_segment(url);
    begin("p", {{"class", "readers"}});
    html_.text(texts_.open_in);
    const std::array<std::pair<std::string_view, std::string>, 4> readers{{
        {"feed:", "feed:" + url},
        {"Feedly", "https://feedly.com/i/subscription/feed%2F" + encoded},
        {"Inoreader", "https://www.inoreader.com/?add_feed=" + encoded},
        {"NewsBlur", "https://www.newsblur.com/?url=" + encoded},
    }};
    for (const auto& [name, href] : readers) open("a", {{"href", href}}, name);
    if (!feed_.reader_url.empty()) {
      open("a", {{"href", feed_.reader_url + "i/?c=feed&a=add&url_rss=" + encoded}}, "FreshRSS");
    }
    end("p");
  }

  static std::string_view format_name(const FeedAddress& file) {
    for (const FeedFormat* format : feed_formats()) {
      if (format->media_type == file.type) return format->name;
    }
    return file.type;
  }

  void write_entries() {
    begin("section", {{"id", "newest"}, {"tabindex", "-1"}});
    open("h2", {}, texts_.newest);
    if (feed_.entries.empty()) open("p", {}, texts_.nothing);
    begin("ol", {{"class", "entries"}});
    constexpr std::size_t kMost = 200;  // of a feed without a limit: the page stays quick
    const std::size_t shown = std::min(feed_.entries.size(), kMost);
    for (std::size_t i = 0; i < shown; ++i) write_entry(*feed_.entries[i]);
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
    const std::string time = rfc3339(entry.published);
    start("p", {{"class", "facts"}});
    start("time", {{"datetime", time}});
    html_.text(std::string_view(time).substr(0, 10));
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

  std::string_view family_title(std::string_view family) const {
    if (family == kCategoryFamily) return texts_.categories;
    if (family == kTagFamily) return texts_.tags;
    if (family == kAuthorFamily) return texts_.authors;
    if (family == kLanguageFamily) return texts_.languages;
    if (family == kNamedFamily) return texts_.more_feeds;
    return family;
  }

  void write_groups() {
    begin("nav", {{"id", "groups"}, {"class", "groups"}, {"aria-label", texts_.more_feeds}});
    begin("label", {{"class", "filter"}, {"hidden", ""}});
    html_.text(texts_.filter);
    start("input", {{"type", "search"}, {"autocomplete", "off"}});
    end("label");
    std::size_t at = 1;
    while (at < feed_.feeds.size()) at = write_family(at);
    end("nav");
  }

  bool is_of(std::size_t at, std::string_view family) const {
    return at < feed_.feeds.size() && feed_.feeds[at].group.family == family;
  }

  // A tree where groups have levels; else a list of those with the most articles.
  std::size_t write_family(std::size_t begin_at) {
    const std::string& family = feed_.feeds[begin_at].group.family;
    std::size_t end_at = begin_at;
    while (is_of(end_at, family)) ++end_at;
    begin("section");
    open("h2", {}, family_title(family));
    if (family == kCategoryFamily) {
      constexpr std::size_t kMostOpen = 40;  // more would hide what stands below them
      begin("ul");
      for (std::size_t at = begin_at; at < end_at;) {
        at = write_branch(at, end_at - begin_at <= kMostOpen);
      }
      end("ul");
    } else {
      write_list(begin_at, end_at);
    }
    end("section");
    return end_at;
  }

  void write_row(const ListedFeed& group) {
    start("span", {{"class", "row"}});
    const std::string& name = group.group.path.back();
    const std::string& path = group.page.empty() ? group.files.front().path : group.page;
    start("a", {{"href", link_to(path)}});
    html_.text(to_xml_text(name));
    html_.close("a");
    start("span",
          {{"class", "count"}, {"title", filled(texts_.articles, fmt::to_string(group.articles))}});
    html_.text(fmt::to_string(group.articles));
    html_.close("span");
    html_.close("span");
  }

  // One below another, which people open and close.
  std::size_t write_branch(std::size_t at, bool is_small) {
    const std::size_t level = feed_.feeds[at].group.path.size();
    const auto is_child = [&](std::size_t i) {
      return is_of(i, kCategoryFamily) && feed_.feeds[i].group.path.size() > level;
    };
    start("li", {});
    write_row(feed_.feeds[at]);
    std::size_t next = at + 1;
    if (is_child(next)) {
      std::size_t end_at = next;
      while (is_child(end_at)) ++end_at;
      html_.text("\n");
      start("details", {{"open", is_small ? "open" : ""}});
      start("summary", {});
      open("span", {{"class", "unseen"}}, filled(texts_.below, fmt::to_string(end_at - next)));
      end("summary");
      begin("ul");
      while (next < end_at) next = write_branch(next, is_small);
      end("ul");
      end("details");
    }
    end("li");
    return next;
  }

  void write_list(std::size_t begin_at, std::size_t end_at) {
    constexpr std::size_t kMost = 300;  // the list of all feeds has the others
    std::vector<const ListedFeed*> groups;
    for (std::size_t at = begin_at; at < end_at; ++at) groups.push_back(&feed_.feeds[at]);
    std::size_t left_out = 0;
    if (groups.size() > kMost) {
      std::stable_sort(groups.begin(), groups.end(), [](const ListedFeed* a, const ListedFeed* b) {
        return a->articles > b->articles;
      });
      left_out = groups.size() - kMost;
      groups.resize(kMost);
      std::sort(groups.begin(), groups.end());  // they lie in one vector, in the order of names
    }
    begin("ul", {{"class", "flat"}});
    for (const ListedFeed* group : groups) {
      start("li", {});
      write_row(*group);
      end("li");
    }
    end("ul");
    if (left_out > 0) open("p", {}, filled(texts_.others, fmt::to_string(left_out)));
  }

  void write_footer() {
    begin("footer");
    if (!feed_.feed_list.empty()) {
      open("a", {{"href", link_to(feed_.feed_list)}}, texts_.all_feeds);
    }
    if (!feed_.home_url.empty()) open("a", {{"href", feed_.home_url}}, texts_.to_site);
    end("footer");
  }

  std::string document(std::string_view title, const std::string& body) const {
    const InlineSource& style = page_style(feed_.accent_color);
    const InlineSource& script = page_script();
    const std::string language = feed_.language.empty() ? "en" : feed_.language;
    std::string head = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src http: "
        "https: data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action "
        "'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}\n"
        "<title>{}</title>\n",
        escape_html(language), is_right_to_left(language) ? "rtl" : "ltr", style.hash, script.hash,
        kMark, escape_html(to_xml_text(title)));
    for (const FeedAddress& file : files()) {
      head +=
          fmt::format("<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">\n", file.type,
                      escape_html(format_name(file)), escape_html(link_to(file.path)));
    }
    if (!feed_.icon.url.empty()) {
      head += fmt::format("<link rel=\"icon\" href=\"{}\">\n", escape_html(feed_.icon.url));
    }
    return fmt::format(
        "{}<style>{}</style>\n</head>\n<body>\n{}<script>{}</script>\n</body>\n</html>\n", head,
        style.text, body, script.text);
  }

  const Feed& feed_;
  const PageTexts& texts_;
  HtmlWriter html_;
};

std::string write_page(const Feed& feed, std::string /*memory*/) {
  return PageWriter(feed).write();
}

bool is_ours(std::string_view bytes) {
  constexpr std::size_t kBeginning = 4096;
  return bytes.substr(0, kBeginning).find(kMark) != std::string_view::npos;
}

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
