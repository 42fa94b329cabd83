// Any bytes in a file: read as an article, rendered, and put into feeds that must be well-formed.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include <libxml/parser.h>

#include "article/read_article.h"
#include "body/body.h"
#include "feed/assemble.h"
#include "feed/folder_name.h"
#include "feed/formats.h"
#include "text/path_parts.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace {

using namespace feedgen;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_clean(std::string_view text) { require(is_utf8(text) && is_xml_text(text)); }

void require_well_formed(const std::string& xml) {
  xmlDoc* document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
  require(document != nullptr);
  xmlFreeDoc(document);
}

Settings site() {
  Settings settings;
  settings.title = "Site";
  settings.description = "Site";
  settings.base_url = "https://example.org/";
  settings.feeds_url = "https://example.org/feeds/";
  return settings;
}

void require_places(const ArticleReading& reading) {
  if (reading.skipped) {
    require(reading.skipped->place.line > 0);
    require(!reading.skipped->problem.empty());
  }
  for (const Diagnostic& one : reading.diagnostics) require(one.message.place.line > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  // The first byte chooses how the file is called.
  constexpr const char* kPaths[] = {"a/b.md", "2021-07-10-x.html", "i.txt", "a/c.mdx"};
  const char* path = kPaths[data[0] % 4];
  static const Settings settings = site();
  ArticleReading reading = read_article({path, path, {}}, bytes, settings);
  require_places(reading);
  require(!(reading.article && reading.skipped));
  if (!reading.article) return 0;
  const Article& article = *reading.article;
  require(!article.id.empty() && !article.title.empty() && article.updated >= article.published);
  require_clean(article.title);
  require_clean(article.summary);
  const Result<Body> body = render_body(article_body(article, bytes, settings).text,
                                        {markup_of(path), article.url, settings});
  if (!body) return 0;
  require_clean(body->html);
  require_clean(body->summary);
  const Entry entry = make_entry(article, {body->html, body->summary, body->picture}, settings);
  std::vector<GroupKey> groups = article.groups;
  groups.push_back({});
  for (const GroupKey& group : groups) {
    Selection selection;
    selection.group = group;
    for (const std::string& name : group.path) {
      selection.folder = joined_path(selection.folder, folder_name(name));
    }
    const Feed feed = make_feed(selection, {&entry}, settings);
    require_well_formed(format_of_word("rss")->write(feed));
    require_well_formed(format_of_word("atom")->write(feed));
    require(is_utf8(format_of_word("json")->write(feed)));
  }
  return 0;
}
