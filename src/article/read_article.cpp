#include "article/read_article.h"

#include <algorithm>

#include "article/front_matter.h"
#include "article/keys.h"
#include "article/page_body.h"
#include "article/page_facts.h"
#include "article/source_text.h"
#include "sites/generator.h"
#include "sites/site_path.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// What the identity of a file can be recognised by when its name has changed. A blank file says
// nothing of which article it is, and neither does a body of fewer than 64 bytes, which others may
// have too.
Fingerprint fingerprint_of(std::string_view bytes, std::string_view body) {
  constexpr std::size_t kLeastBody = 64;
  Fingerprint fingerprint;
  if (!trim(bytes).empty()) fingerprint.content = hash128(bytes);
  body = trim(body);
  if (body.size() >= kLeastBody) fingerprint.body = hash128(body);
  return fingerprint;
}

bool is_page(std::string_view path, std::string_view body) {
  return is_page_path(path) && is_whole_page(body);
}

// Its articles have pages of their own.
void leave_out_list(ArticleReading& reading) {
  reading.kept_back.kind = Hidden::kNoArticle;
  reading.diagnostics.push_back(
      {Severity::kWarning,
       Message{"the page lists several articles and is none, so it is left out",
               "put it outside of the articles, or name it in exclude", Place{{}, 1, 1}}});
}

void name_file(const SourceFile& file, ArticleReading& reading) {
  const auto name = [&](Message& message) { message.place.path = file.shown; };
  for (Diagnostic& diagnostic : reading.diagnostics) name(diagnostic.message);
  if (reading.skipped) name(*reading.skipped);
}

void read_into(const SourceFile& file, std::string_view bytes, const Settings& settings,
               ArticleReading& reading) {
  std::string storage;
  const Result<std::string_view> text =
      source_text(file.path, bytes, settings, storage, reading.diagnostics);
  if (!text) {
    reading.fingerprint = fingerprint_of(bytes, {});
    reading.skipped = text.error().message;
    return;
  }
  const std::string_view source = *text;
  const FrontMatter front_matter = split_front_matter(source);
  reading.fingerprint = fingerprint_of(bytes, front_matter.body);
  const bool has_none = front_matter.syntax == FrontMatter::Syntax::kNone;
  if (has_none && ascii_lower(file.path).ends_with(".txt")) {
    reading.kept_back.kind = Hidden::kNoArticle;
    return;
  }
  Result<Node> root = parse_front_matter(front_matter, reading.diagnostics);
  if (!root) {
    reading.skipped = std::move(root.error().message);
    return;
  }
  add_missing(file.inherited.values, *root);
  if (!settings.defaults.empty()) {
    *root = with_defaults(std::move(*root), file.site_path.empty() ? file.path : file.site_path,
                          settings);
  }
  if (is_page(file.path, front_matter.body)) {
    const PageOutline page = outline_of(front_matter.body);
    if (page.is_list && has_none) return leave_out_list(reading);
    add_page_facts(page, file, settings, *root);
  }
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->read_head != nullptr) {
    *root = generator->read_head(std::move(*root),
                                 file.site_path.empty() ? file.path : file.site_path, settings);
  }
  const Fields fields(*root, reading.diagnostics);
  KeyReading keys{fields, file, front_matter.body, settings, reading.diagnostics};
  keys.article.path = file.path;
  keys.article.file = file.shown;
  keys.article.fingerprint = reading.fingerprint;
  Result<void> read = read_keys(keys);
  reading.is_undated = keys.is_undated;
  reading.lacks_zone = keys.lacks_zone;
  reading.kept_back = std::move(keys.kept_back);
  if (!read) {
    reading.skipped = std::move(read.error().message);
  } else if (reading.kept_back.kind == Hidden::kNo) {
    reading.article = std::move(keys.article);
  }
}

}  // namespace

ArticleReading read_article(const SourceFile& file, std::string_view bytes,
                            const Settings& settings) {
  ArticleReading reading;
  read_into(file, bytes, settings, reading);
  name_file(file, reading);
  return reading;
}

Node article_head(const SourceFile& file, std::string_view bytes, const Settings& settings) {
  std::string storage;
  Diagnostics told_before;
  const Result<std::string_view> source =
      source_text(file.path, bytes, settings, storage, told_before);
  if (!source) return {};
  Node root = parse_front_matter(split_front_matter(*source), told_before).value_or(Node());
  if (settings.defaults.empty()) return root;
  return with_defaults(std::move(root), file.site_path.empty() ? file.path : file.site_path,
                       settings);
}

std::string page_address(std::string_view path, std::string_view bytes, const Settings& settings) {
  if (settings.generator != nullptr && is_article_of_site(path, settings)) {
    SourceFile file;
    file.path = file.site_path = path;
    // Only its address is asked for, which an undated page has too.
    file.undated = UndatedRule::kModified;
    const ArticleReading reading = read_article(file, bytes, settings);
    return reading.article ? reading.article->url : std::string();
  }
  std::string storage;
  Diagnostics told_before;
  const Result<std::string_view> source = source_text(path, bytes, settings, storage, told_before);
  if (!source) return {};
  const FrontMatter head = split_front_matter(*source);
  if (head.syntax == FrontMatter::Syntax::kNone || settings.base_url.empty()) return {};
  const Node root = parse_front_matter(head, told_before).value_or(Node());
  const std::string_view given =
      root.is_map() ? text_of(root, {"permalink", "url"}) : std::string_view();
  if (is_web_url(given)) return encode_url(given);
  std::string own(given);
  if (own.empty()) {
    const bool has_folders = settings.permalink == "pretty" || settings.permalink.ends_with('/');
    own = encode_path(without_ending(path));
    if (own == "index" || own.ends_with("/index")) {
      own.resize(own.size() - std::string_view("index").size());
    } else {
      own += has_folders ? "/" : ".html";
    }
  }
  return resolve_url(settings.base_url,
                     "./" + own.substr(std::min(own.find_first_not_of('/'), own.size())));
}

ArticleBody article_body(const Article& article, std::string_view bytes, const Settings& settings) {
  std::string storage;
  Diagnostics told_before;
  const Result<std::string_view> text =
      source_text(article.path, bytes, settings, storage, told_before);
  if (!text) return {};
  const std::string_view source = *text;
  const std::string_view body = split_front_matter(source).body;
  const auto before = source.begin() + (body.empty() ? 0 : body.data() - source.data());
  const auto lines = std::count(source.begin(), before, '\n');
  ArticleBody result{{}, static_cast<unsigned>(lines + 1)};
  if (is_page(article.path, body)) {
    result.text = article_of_page(outline_of(body), article.title, result.first_line);
  } else {
    result.text = body;
  }
  return result;
}

}  // namespace feedgen
