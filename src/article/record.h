// What was read of an article becomes what is kept of it.
#pragma once

#include <string>
#include <string_view>

#include "article/read_article.h"
#include "value/article_record.h"

namespace feedgen {

/// `path` is the same in whatever folder feedgen runs, and no other file has it.
ArticleRecord record_of(const ArticleReading& reading, std::string_view path, Instant now,
                        const Settings& settings);

}  // namespace feedgen
