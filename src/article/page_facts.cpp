#include "article/page_facts.h"

#include <algorithm>

#include "article/keys.h"
#include "article/name_date.h"
#include "article/page_outline.h"
#include "article/relations.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/xml_text.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

/// The most elements of one kind that are looked at.
constexpr std::size_t kMostCandidates = 32;

class PageReader {
 public:
  PageReader(const PageOutline& page, const SourceFile& file, const Settings& settings)
      : page_(page), file_(file), settings_(settings) {
    json_ = article_of_json_ld(page.json_ld);
  }

  std::string title() const {
    const std::vector<std::string> sites = site_names();
    const std::vector<std::string> headings = headings_of_page();
    for (const std::string& given :
         {json("headline", ""),
          meta({"og:title", "weibo:article:title", "citation_title", "dc.title", "dcterms.title",
                "headline", "sailthru.title", "parsely-title", "twitter:title", "fb_title"})}) {
      std::string title = without_site_name(given, TitleSource::kMeta, sites, headings);
      if (!title.empty() && !is_one_of(title, sites)) return title;
    }
    if (std::string marked = text_of_marked(PageMark::kTitle); !marked.empty()) return marked;
    if (headings.size() == 1) return headings.front();
    for (const std::string& heading : headings) {
      if (is_in_body(heading)) return heading;
    }
    return without_site_name(decoded_value(page_.title), TitleSource::kTitleElement, sites,
                             headings);
  }

  std::string published() const {
    for (const std::string_view name : {"datePublished", "dateCreated"}) {
      if (std::string date = if_date(json(name, "")); !date.empty()) return date;
    }
    if (std::string date = if_date(meta({"article:published_time"})); !date.empty()) return date;
    for (const PageMeta& meta : page_.metas) {
      if (!is_date_meta(meta.name)) continue;
      if (std::string date = if_date(decoded_value(meta.content)); !date.empty()) return date;
    }
    return date_of_elements();
  }

  // What may be another date: the path's goes before it.
  std::string published_by_label() const {
    if (std::string date = date_of_marked(); !date.empty()) return date;
    constexpr std::size_t kNear = 200;
    for (const std::string_view label :
         {"发布时间", "发布于", "发布日期", "发表于", "发表时间", "投稿日", "公開日", "작성일",
          "등록일", "Posted on", "Published on", "Published:"}) {
      const std::size_t at = page_.page.find(label);
      if (at == kNowhere) continue;
      const std::string near = text_of_part(page_.page.substr(at + label.size(), kNear));
      if (std::string date = date_in_text(near); !date.empty()) return date;
    }
    return {};
  }

  std::string updated() const {
    if (std::string date = if_date(json("dateModified", "")); !date.empty()) return date;
    return if_date(meta({"article:modified_time", "og:updated_time", "dcterms.modified", "lastmod",
                         "last-modified", "revised", "datemodified"}));
  }

  std::string author() const {
    std::vector<std::string> candidates{
        json("author", "name"),
        meta({"author", "article:author", "dc.creator", "citation_author", "byl", "parsely-author",
              "sailthru.author", "weibo:article:author"}),
        text_of_marked(PageMark::kAuthor)};
    for (std::string& name : candidates) {
      for (const std::string_view label : {"By ", "by ", "作者：", "作者:", "文/", "文／"}) {
        if (name.starts_with(label)) name = trim(std::string_view(name).substr(label.size()));
      }
      const bool is_name = !name.empty() && name.size() <= 100 && name != "admin" &&
                           !is_web_url(name) && !is_one_of(name, site_names());
      if (is_name) return name;
    }
    return {};
  }

  std::string summary() const {
    for (std::string& text : std::vector{
             meta({"og:description", "description"}), json("description", ""),
             meta({"twitter:description", "weibo:article:description", "dc.description"})}) {
      const bool is_cut = text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]");
      if (!text.empty() && !is_cut && text != settings_.description &&
          !is_one_of(text, site_names())) {
        return std::move(text);
      }
    }
    return {};
  }

  std::string picture() const {
    for (const std::string& address :
         {meta({"og:image", "og:image:secure_url", "og:image:url", "twitter:image",
                "twitter:image:src"}),
          json("image", "url"), decoded_value(page_.picture), meta({"image"})}) {
      if (is_picture(address)) return address;
    }
    return {};
  }

  std::string address() const {
    for (const std::string& address :
         {decoded_value(page_.canonical), meta({"og:url"}), decoded_value(page_.saved_from)}) {
      if (is_page_address(address)) return address;
    }
    return {};
  }

  std::string site_name() const { return meta({"og:site_name", "application-name"}); }

  std::vector<std::string> tags() const { return tags_of_page(page_, json_, site_names()); }

 private:
  std::string json(std::string_view name, std::string_view member) const {
    const Node::Member* found = member_of(json_, {name});
    return found == nullptr ? std::string() : decoded_value(text_in(found->value, member));
  }

  std::string meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      for (const PageMeta& meta : page_.metas) {
        if (meta.name != name) continue;
        if (std::string text = decoded_value(meta.content); !text.empty()) return text;
      }
    }
    return {};
  }

  std::vector<std::string> site_names() const {
    std::vector<std::string> names{meta({"og:site_name"}), meta({"application-name"}),
                                   meta({"apple-mobile-web-app-title"}), json("publisher", "name"),
                                   settings_.title};
    names.erase(std::remove(names.begin(), names.end(), std::string()), names.end());
    return names;
  }

  std::string_view inside_of(const PageElement& element) const {
    return page_.page.substr(element.inside, element.inside_end - element.inside);
  }

  bool is_below(const PageElement& element, std::string_view name) const {
    for (std::size_t at = element.parent, steps = 0; at != PageElement::kNone && steps < 64;
         at = page_.elements[at].parent, ++steps) {
      if (page_.elements[at].is(name)) return true;
    }
    return false;
  }

  // An `<h1>` that is the site's name stands in the header of the page, not of an article.
  bool is_of_site(const PageElement& element) const {
    return is_below(element, "nav") ||
           (is_below(element, "header") && !is_below(element, "article") &&
            !is_below(element, "main"));
  }

  std::vector<std::string> headings_of_page() const {
    std::vector<std::string> headings;
    std::size_t seen = 0;
    for (const PageElement& element : page_.elements) {
      if (!element.is("h1") || is_of_site(element)) continue;
      if (++seen > kMostCandidates) break;
      std::string text = text_of_part(inside_of(element));
      if (!text.empty() && !is_one_of(text, site_names())) headings.push_back(std::move(text));
    }
    return headings;
  }

  bool is_in_body(std::string_view heading) const {
    const PageElement& body = page_.elements[page_.body];
    std::size_t seen = 0;
    for (const PageElement& element : page_.elements) {
      const bool is_inside = element.begin >= body.inside && element.end <= body.inside_end;
      if (!element.is("h1") || !is_inside) continue;
      if (++seen > kMostCandidates) break;
      if (text_of_part(inside_of(element)) == heading) return true;
    }
    return false;
  }

  // The first text that is not empty of the first elements that are wanted.
  template <class Wanted, class Text>
  std::string first_text(const Wanted& is_wanted, const Text& text_of) const {
    std::size_t seen = 0;
    for (const PageElement& element : page_.elements) {
      if (!is_wanted(element)) continue;
      if (++seen > kMostCandidates) break;
      if (std::string text = text_of(element); !text.empty()) return text;
    }
    return {};
  }

  std::string text_of_marked(unsigned mark) const {
    constexpr std::size_t kLongest = 600;
    return first_text(
        [&](const PageElement& element) {
          return (element.marks & mark) != 0 && !is_of_site(element);
        },
        [&](const PageElement& element) {
          if (element.words + element.link_words > kLongest) return std::string();
          std::string text = text_of_part(inside_of(element));
          return is_one_of(text, site_names()) ? std::string() : text;
        });
  }

  std::string date_of(const PageElement& element) const {
    std::string date = if_date(decoded_value(element.datetime));
    return date.empty() ? date_in_text(text_of_part(inside_of(element))) : date;
  }

  // `<time>`: one that says that it is the publication, else the first of the article.
  std::string date_of_elements() const {
    const auto date = [this](const PageElement& element) { return date_of(element); };
    std::string known = first_text(
        [](const PageElement& element) {
          return element.is("time") &&
                 (element.is_known_date || (element.marks & PageMark::kDate) != 0);
        },
        date);
    if (!known.empty()) return known;
    return first_text([](const PageElement& element) { return element.is("time"); }, date);
  }

  std::string date_of_marked() const {
    return first_text(
        [](const PageElement& element) {
          return (element.marks & (PageMark::kDate | PageMark::kMeta)) != 0 ||
                 !element.datetime.empty();
        },
        [this](const PageElement& element) { return date_of(element); });
  }

  // `text` if it is a date that a page may have.
  std::string if_date(std::string text) const {
    if (text.size() < 6 || text.size() > 64) return {};
    const Result<DateReading> date = read_date(text, settings_.timezone);
    if (!date) return {};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(date->instant));
    return day.year() >= std::chrono::year(1990) ? text : std::string();
  }

  // "发布于 2024-03-01 10:00 阅读 5": the text itself, or what in it begins with a year.
  std::string date_in_text(std::string_view text) const {
    if (std::string date = if_date(std::string(text)); !date.empty()) return date;
    for (std::size_t i = 0; i < std::min<std::size_t>(text.size(), 200); ++i) {
      const bool is_start = is_ascii_digit(text[i]) && (i == 0 || !is_ascii_digit(text[i - 1]));
      if (!is_start) continue;
      std::string_view rest = text.substr(i, 48);
      // The longest that is a date: words behind it are not of it.
      for (int words = 4; words > 0; --words) {
        std::string_view left = rest;
        std::size_t end = 0;
        for (int n = 0; n < words && !left.empty(); ++n) {
          const std::string_view word = take_word(left, " ");
          end = rest.size() - left.size();
          if (word.empty()) break;
        }
        if (!is_utf8(rest.substr(0, end))) continue;
        if (std::string date = if_date(std::string(trim(rest.substr(0, end)))); !date.empty()) {
          return date;
        }
      }
    }
    return {};
  }

  static bool is_picture(std::string_view address) {
    if (address.empty() || address.starts_with("data:")) return false;
    const std::string lower = ascii_lower(address);
    const std::string_view name = std::string_view(lower).substr(lower.rfind('/') + 1);
    for (const std::string_view word : {"logo", "favicon", "avatar", "default"}) {
      if (name.find(word) != kNowhere) return false;
    }
    return true;
  }

  // The address of one page: neither of the site nor a generator's example.
  static bool is_page_address(std::string_view address) {
    if (!is_web_url(address)) return false;
    const std::size_t host = address.find("//") + 2;
    const std::size_t path = address.find('/', host);
    if (path == kNowhere || path + 1 == address.size()) return false;
    const std::string name = ascii_lower(address.substr(host, path - host));
    for (const std::string_view placeholder :
         {"localhost", "127.0.0.1", "0.0.0.0", "yoursite.com", "example.com"}) {
      if (name == placeholder || name.starts_with(std::string(placeholder) + ':')) return false;
    }
    return true;
  }

  const PageOutline& page_;
  const SourceFile& file_;
  const Settings& settings_;
  Node json_;
};

void add(std::string_view key, Node value, Node& root) {
  value.line = 1;
  value.column = 1;
  root.kind = Node::Kind::kMap;
  root.members.push_back(Node::Member{std::string(key), 1, 1, std::move(value)});
}

Node scalar(std::string_view text) { return scalar_node(text, Node::Style::kQuoted); }

// Calls `fact` only if the front matter does not have it.
template <class Fact>
void add_missing(Node& root, std::string_view what, const Fact& fact) {
  const std::span<const FrontMatterKey> keys = front_matter_keys();
  const auto key = find_if(keys, [&](const FrontMatterKey& one) { return one.what == what; });
  if (key == nullptr || member_of(root, key->names) != nullptr) return;
  if (std::string text = fact(); !text.empty()) add(key->names.front(), scalar(text), root);
}

// As Pelican's reader of HTML has it; `keywords` are tags there.
void add_metas(const PageOutline& page, Node& root) {
  for (const PageMeta& meta : page.metas) {
    const std::string_view key = meta.name == "keywords" ? "tags" : std::string_view(meta.name);
    if (key.empty() || member_of(root, {key}) != nullptr) continue;
    add(key, scalar(decoded_value(meta.content)), root);
  }
}

}  // namespace

void add_page_facts(const PageOutline& page, const SourceFile& file, const Settings& settings,
                    Node& root) {
  const PageReader reader(page, file, settings);
  if (settings.generator != nullptr && settings.generator->metas_are_head) {
    add_metas(page, root);
  }
  add_missing(root, "title", [&] { return escape_html(reader.title()); });
  add_missing(root, "published", [&] {
    std::string date = reader.published();
    const bool is_in_path = date_in_path(file.path, settings.timezone).has_value();
    return date.empty() && !is_in_path ? reader.published_by_label() : date;
  });
  add_missing(root, "updated", [&] { return reader.updated(); });
  add_missing(root, "authors", [&] { return reader.author(); });
  add_missing(root, "summary", [&] { return escape_html(reader.summary()); });
  add_missing(root, "picture", [&] { return reader.picture(); });
  const std::string tag_key = settings.tag_fields.empty() ? "tags" : settings.tag_fields.front();
  if (member_of(root, {"tags", "tag", tag_key}) == nullptr) {
    Node tags = list_node();
    for (std::string& tag : reader.tags()) tags.items.push_back(scalar(std::move(tag)));
    if (!tags.items.empty()) add(tag_key, std::move(tags), root);
  }
  const SiteGenerator* dialect = settings.permalink_dialect;
  const std::string_view address_key =
      dialect == nullptr ? kAddressKeys.front() : dialect->address_key;
  const bool has_address = dialect == nullptr ? member_of(root, kAddressKeys) != nullptr
                                              : member_of(root, {address_key}) != nullptr;
  std::string address = reader.address();
  if (address.empty()) return;
  if (!has_address) return add(address_key, scalar(std::move(address)), root);
  if (member_of(root, kSourceKeys) != nullptr) return;
  add("canonical_url", scalar(std::move(address)), root);
  add("source_name", scalar(escape_html(reader.site_name())), root);
}

}  // namespace feedgen
