// One file becomes an Article, or a reason why not. Pure: the bytes are all it looks at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/article.h"
#include "value/article_record.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

struct ArticleReading {
  std::optional<Article> article;  ///< nothing: hidden, no article at all, or skipped
  KeptBack kept_back = {};         ///< kDraft, kHidden: the author keeps it back; kNoArticle
  std::optional<Message> skipped;  ///< what is wrong with an article that can't be used
  bool is_undated = false;         ///< neither the file nor its name says when it was published
  bool lacks_zone = false;         ///< it has a time of day, and nothing says in which zone
  Fingerprint fingerprint;         ///< of every file that could be read
  Diagnostics diagnostics;         ///< warnings, in the order of the file
};

/// The largest article that is read, in bytes.
inline constexpr std::uint64_t kLargestArticle = 64ULL << 20U;

/// Reads the front matter, and of the body only what a missing title needs; of a whole page of HTML
/// what the page says of its article too (page_facts.h). Bytes become text as source_text.h says.
/// All places name `file.shown`.
ArticleReading read_article(const SourceFile& file, std::string_view bytes,
                            const Settings& settings);

/// For rendering, after the article has been read. Of a whole page of HTML only its article
/// (page_outline.h).
struct ArticleBody {
  std::string text;         ///< valid UTF-8
  unsigned first_line = 1;  ///< of `text` in the file
};
ArticleBody article_body(const Article& article, std::string_view bytes, const Settings& settings);

/// The front matter with the site's defaults: a map, or null where there is none that can be read.
Node article_head(const SourceFile& file, std::string_view bytes, const Settings& settings);

/// The address of a page of the site that is no article, such as "about.md"; empty where the file
/// has no front matter, and so is no page, or the site has no address. `path` is the file's in the
/// site.
std::string page_address(std::string_view path, std::string_view bytes, const Settings& settings);

/// The index's record of an article that was read. `path` is the same in whatever folder feedgen
/// runs, and no other file has it.
ArticleRecord record_of(const ArticleReading& reading, std::string_view path, Instant now,
                        const Settings& settings);

}  // namespace feedgen
