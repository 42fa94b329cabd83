// Rows of the table `articles` as values. For the files of index/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "state/checked_row.h"
#include "system/session.h"
#include "value/article_key.h"

namespace feedgen {

/// Appends the rows of a statement that begins with `SELECT a.number, a.name, d.root, d.path,
/// d.by_links`, of articles `a` and their folders `d`.
void append_known(Session& session, Statement& rows, std::vector<KnownArticle>& articles);

/// Key of a row whose columns `first`, `first` + 1 and `first` + 2 are a folder's root and path,
/// and a file's name. It does not say whether the folder is one of links.
ArticleKey key_at(CheckedRow& row, int first);

/// The id in a column that may be NULL; what can't be an id is damage of the state.
std::string_view id_at(CheckedRow& checked, const Statement& row, int column);

/// Numbers of categories: four bytes each, the lowest first.
std::vector<std::uint8_t> packed_numbers(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> unpacked_numbers(CheckedRow& checked, const Statement& row, int column);

}  // namespace feedgen
