#include "article/read_article.h"

#include <algorithm>

#include <fmt/format.h>

#include "article/attachments.h"
#include "article/authors.h"
#include "article/categories.h"
#include "article/dates.h"
#include "article/default_fields.h"
#include "article/fields.h"
#include "article/front_matter.h"
#include "article/pictures.h"
#include "article/site_link.h"
#include "article/title.h"
#include "article/unused_values.h"
#include "format/html.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// What the identity of a file can be recognised by when its name has changed. A blank file says
// nothing of who it is, and neither does a body of fewer than 64 bytes, which others may have too.
Fingerprint fingerprint_of(std::string_view bytes, std::string_view body) {
  constexpr std::size_t kLeastBody = 64;
  Fingerprint fingerprint;
  if (!trim(bytes).empty()) fingerprint.content = hash128(bytes);
  body = trim(body);
  if (body.size() >= kLeastBody) fingerprint.body = hash128(body);
  return fingerprint;
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

Place place_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {{},
          static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<unsigned>(count_code_points(line) + 1)};
}

// Line ends of old Macs, which no parser here knows. A file that has LF too means its CR otherwise.
bool has_lone_cr_lines(std::string_view bytes) {
  return bytes.find('\n') == std::string_view::npos && bytes.find('\r') != std::string_view::npos;
}

// The text of `bytes`, repaired into `storage` where that is needed.
std::string_view decode(std::string_view bytes, std::string& storage, Diagnostics& diagnostics) {
  if (has_lone_cr_lines(bytes)) {
    storage = bytes;
    std::replace(storage.begin(), storage.end(), '\r', '\n');
    bytes = storage;
  }
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return bytes;
  diagnostics.push_back(
      {Severity::kWarning, Message{"bytes that are not UTF-8 were replaced by U+FFFD",
                                   "save the file as UTF-8", place_at(bytes, bad)}});
  storage = repair_utf8(bytes);
  return storage;
}

Hidden read_hidden(const Fields& fields, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  const bool shows_drafts =
      settings.drafts && (generator == nullptr || !generator->feeds_leave_out_drafts);
  if (fields.is_on("draft") && !shows_drafts) return Hidden::kDraft;
  if (fields.is_off("published") && !settings.unpublished) return Hidden::kDraft;
  const std::string_view own_key = generator == nullptr ? "" : generator->hidden_key;
  if (!own_key.empty() && fields.is_on(own_key)) return Hidden::kHidden;
  if (fields.is_on("hidden") || fields.is_off("feed")) return Hidden::kHidden;
  return Hidden::kNo;
}

// Some sites write summaries in HTML; others mean their angle brackets.
std::string read_summary(const Fields& fields) {
  const std::string_view text = fields.text({"description", "summary", "excerpt", "intro"});
  const bool is_html = text.find("</") != std::string_view::npos ||
                       text.find("<br") != std::string_view::npos ||
                       text.find("<p>") != std::string_view::npos;
  return is_html ? clean_text(read_html_facts(text).text) : plain_text(text);
}

template <class T>
void limit_count(const Node::Member& member, std::vector<T>& values, Diagnostics& diagnostics) {
  if (values.size() <= kMostOfAKind) return;
  values.resize(kMostOfAKind);
  diagnostics.push_back(
      {Severity::kWarning, Message{fmt::format("{}: there are too many; the first {} are used",
                                               member.key, kMostOfAKind),
                                   "name fewer", Place{{}, member.line, member.column}}});
}

void limit_depth(const Node::Member& member, std::vector<CategoryPath>& paths,
                 Diagnostics& diagnostics) {
  for (CategoryPath& path : paths) {
    if (path.size() <= kDeepestCategory) continue;
    path.resize(kDeepestCategory);
    diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("a category more than {} levels deep was cut", kDeepestCategory),
                 "use fewer levels, or categories: flat", Place{{}, member.line, member.column}}});
  }
}

// What no site means: one article in thousands of feeds.
void limit_feeds(const Node::Member& member, std::vector<CategoryPath>& paths,
                 Diagnostics& diagnostics) {
  if (limit_categories(paths) == 0) return;
  diagnostics.push_back(
      {Severity::kWarning,
       Message{fmt::format("{}: there are too many; the first {} are used, since an article stands "
                           "in at most {} categories, parents included",
                           member.key, paths.size(), kMostCategoryFeeds),
               "name fewer", Place{{}, member.line, member.column}}});
}

Result<Article> make_article(const SourceFile& file, const FrontMatter& front_matter,
                             const Fields& fields, const Settings& settings,
                             Diagnostics& diagnostics) {
  Result<ArticleDates> dates = read_article_dates(fields, file, settings, diagnostics);
  if (!dates) return tl::unexpected(std::move(dates.error()));
  Article article;
  article.path = file.path;
  article.file = file.shown;
  article.title = read_title(fields, file.path, front_matter.body);
  article.published = dates->published;
  article.updated = dates->updated;
  article.due = dates->due;
  if (settings.expired == ExpiredRule::kHide) article.expires = dates->expires;
  const Node::Member* categories = fields.find(settings.category_fields);
  const Node::Member whole_file{"categories", 1, 1, {}};
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->categories == CategoryHabit::kFoldersAndWords) {
    article.categories = read_folder_categories(fields, file.site_path);
  } else if (categories != nullptr) {
    article.categories = read_categories(categories->value, settings.categories);
  }
  limit_depth(categories == nullptr ? whole_file : *categories, article.categories, diagnostics);
  limit_feeds(categories == nullptr ? whole_file : *categories, article.categories, diagnostics);
  if (const Node::Member* member = fields.find(settings.tag_fields)) {
    article.tags = read_tags(member->value);
    limit_count(*member, article.tags, diagnostics);
  }
  article.authors = read_authors(fields, settings, diagnostics);
  article.language = plain_text(fields.text({"lang", "language"}));
  const SiteLink link = link_in_site(fields, file, article, dates->written, settings);
  article.url = link.url;
  article.id = plain_text(fields.text({"id", "guid"}));
  if (!article.id.empty()) article.id_origin = IdOrigin::kGiven;
  if (article.id.empty()) article.id = link.id.empty() ? link.url : link.id;
  if (article.id.empty()) article.id = urn_of(article.path);
  article.summary = read_summary(fields);
  article.picture = read_picture(fields, article, settings);
  article.enclosures = read_enclosures(fields, article, settings, diagnostics);
  if (settings.podcast && !article.enclosures.empty() && is_recording(article.enclosures.front())) {
    article.episode.push_back(read_episode(fields, article, settings, diagnostics));
  }
  warn_of_unused_values(fields, article, diagnostics);
  return article;
}

void name_file(const SourceFile& file, ArticleReading& reading) {
  const auto name = [&](Message& message) { message.place.path = file.shown; };
  for (Diagnostic& diagnostic : reading.diagnostics) name(diagnostic.message);
  if (reading.skipped) name(*reading.skipped);
}

void read_into(const SourceFile& file, std::string_view bytes, const Settings& settings,
               ArticleReading& reading) {
  if (is_utf16(bytes)) {
    reading.skipped = Message{"the file is UTF-16", "save it as UTF-8", Place{{}, 1, 1}};
    return;
  }
  std::string repaired;
  const std::string_view source = decode(bytes, repaired, reading.diagnostics);
  const FrontMatter front_matter = split_front_matter(source);
  reading.fingerprint = fingerprint_of(bytes, front_matter.body);
  const bool has_none = front_matter.syntax == FrontMatter::Syntax::kNone;
  if (has_none && ascii_lower(file.path).ends_with(".txt")) {
    reading.hidden = Hidden::kNoArticle;
    return;
  }
  Result<Node> root = parse_front_matter(front_matter);
  if (!root) {
    reading.skipped = std::move(root.error().message);
    return;
  }
  if (!settings.defaults.empty()) {
    *root = with_defaults(std::move(*root), file.site_path.empty() ? file.path : file.site_path,
                          settings);
  }
  const Fields fields(*root, reading.diagnostics);
  reading.hidden = read_hidden(fields, settings);
  if (reading.hidden != Hidden::kNo) return;
  Result<Article> article = make_article(file, front_matter, fields, settings, reading.diagnostics);
  if (article) {
    article->fingerprint = reading.fingerprint;
    reading.article = std::move(*article);
  } else {
    reading.skipped = std::move(article.error().message);
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

ArticleBody article_body(std::string_view bytes) {
  std::string repaired;
  Diagnostics told_before;
  const std::string_view source = decode(bytes, repaired, told_before);
  const std::string_view body = split_front_matter(source).body;
  const auto before = source.begin() + (body.empty() ? 0 : body.data() - source.data());
  const auto lines = std::count(source.begin(), before, '\n');
  return {std::string(body), static_cast<unsigned>(lines + 1)};
}

}  // namespace feedgen
