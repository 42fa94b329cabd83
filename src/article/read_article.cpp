#include "article/read_article.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "article/front_matter.h"
#include "article/groups.h"
#include "article/keys.h"
#include "article/listing_page.h"
#include "article/page_facts.h"
#include "article/page_outline.h"
#include "article/source_text.h"
#include "config/own_values.h"
#include "format/markup_scan.h"
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
  add_warning(reading.diagnostics, "the page lists several articles and is none, so it is left out",
              "put it outside of the articles, or name it in exclude", Place{{}, 1, 1});
}

void name_file(const SourceFile& file, ArticleReading& reading) {
  const auto name = [&](Message& message) { message.place.path = file.shown; };
  for (Diagnostic& diagnostic : reading.diagnostics) name(diagnostic.message);
  if (reading.skipped) name(*reading.skipped);
}

// Where a generator reads lines, not YAML, they count if they are no YAML, or have what would be a
// comment there.
Result<Node> head_of(const FrontMatter& front_matter, const Settings& settings,
                     Diagnostics& diagnostics) {
  const bool may_be_lines = settings.generator != nullptr && settings.generator->heads_are_lines &&
                            front_matter.syntax == FrontMatter::Syntax::kYaml &&
                            !front_matter.unterminated;
  if (!may_be_lines) return parse_front_matter(front_matter, diagnostics);
  Diagnostics of_yaml;
  Result<Node> root = parse_front_matter(front_matter, of_yaml);
  if (root && front_matter.text.find(" #") == std::string_view::npos) {
    std::move(of_yaml.begin(), of_yaml.end(), std::back_inserter(diagnostics));
    return root;
  }
  FrontMatter lines = front_matter;
  lines.syntax = FrontMatter::Syntax::kHeaders;
  return parse_front_matter(lines, diagnostics);
}

// The elements that the setting `extra` makes of keys of the front matter.
void add_own_elements(const Node& root, const Settings& settings, Diagnostics& diagnostics,
                      Article& article) {
  const OwnElements& extra = settings.extra;
  if (extra.entry.empty() && extra.entry_objects.is_null()) return;
  const auto find = [&](std::string_view key) { return value_at(root, key); };
  const OwnValues values{find, article.url, settings, diagnostics};
  article.elements = fill_elements(extra.entry, values);
  article.objects = fill_objects(extra.entry_objects, values);
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
  Result<Node> root = head_of(front_matter, settings, reading.diagnostics);
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
    if (has_none && is_listing_page(page, file.path)) return leave_out_list(reading);
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
    reading.article->groups =
        groups_of(*reading.article, file, *root, settings, reading.diagnostics);
    add_own_elements(*root, settings, reading.diagnostics, *reading.article);
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
  Node root = head_of(split_front_matter(*source), settings, told_before).value_or(Node());
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
  const Node root = head_of(head, settings, told_before).value_or(Node());
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

namespace {

ArticleState hidden_state(const ArticleReading& reading) {
  switch (reading.kept_back.kind) {
    case Hidden::kDraft: return ArticleState::kDraft;
    case Hidden::kHidden: return ArticleState::kHidden;
    case Hidden::kNoArticle: return ArticleState::kNoArticle;
    case Hidden::kUndated: return ArticleState::kUndated;
    case Hidden::kNo: break;
  }
  return ArticleState::kSkipped;
}

void append(std::int64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t digest_of(const KeptBack& reason) {
  return hash64(fmt::format("{}\n{}:{}", reason.key, reason.line, reason.column));
}

std::uint64_t entry_digest_of(const Message& problem) {
  return hash64(fmt::format("{}\n{}\n{}:{}", problem.problem, problem.remedy, problem.place.line,
                            problem.place.column));
}

// The file, its place, and what settings, the clock and other files make of them. Everything else
// that an entry shows follows from these.
std::uint64_t entry_digest_of(const Article& article, std::string_view path, Instant sorted) {
  std::string text;
  text.reserve(512);
  text.append(reinterpret_cast<const char*>(article.fingerprint.content.data()),
              article.fingerprint.content.size());
  append(article.published.time_since_epoch().count(), text);
  append(article.updated.time_since_epoch().count(), text);
  append(sorted.time_since_epoch().count(), text);
  append(article.due ? article.due->time_since_epoch().count() : -1, text);
  append(article.expires ? article.expires->time_since_epoch().count() : -1, text);
  for (const std::string_view part :
       {path, std::string_view(article.url), std::string_view(article.id)}) {
    append(static_cast<std::int64_t>(part.size()), text);
    text += part;
  }
  for (const GroupKey& group : article.groups) {
    text.append(group.family).push_back('\0');
    append(static_cast<std::int64_t>(group.path.size()), text);
    for (const std::string& name : group.path) text.append(name).push_back('\0');
  }
  return hash64(text);
}

}  // namespace

ArticleRecord record_of(const ArticleReading& reading, std::string_view path, Instant now,
                        const Settings& settings) {
  ArticleRecord record;
  record.content = reading.fingerprint.content;
  record.is_undated = reading.is_undated;
  if (!reading.article) {
    record.state = hidden_state(reading);
    record.problem = reading.skipped;
    record.kept_back = reading.kept_back;
    record.entry_digest =
        reading.skipped ? entry_digest_of(*reading.skipped) : digest_of(reading.kept_back);
    return record;
  }
  const Article& article = *reading.article;
  record.published = article.published;
  record.starts = article.due;
  record.expires = article.expires;
  record.sorted = settings.order == Order::kUpdated ? article.updated : article.published;
  record.groups = article.groups;
  record.claim = claim_of(article.id);
  record.state = state_at(now, article.due.value_or(article.published), article.expires,
                          settings.future == FutureRule::kWait);
  record.entry_digest = entry_digest_of(article, path, record.sorted);
  return record;
}

}  // namespace feedgen
