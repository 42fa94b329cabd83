#include "index/article_rows.h"

#include <span>
#include <string>

namespace feedgen {

void append_known(Session& session, Statement& rows, std::vector<KnownArticle>& articles) {
  while (session.step(rows)) {
    CheckedRow row(session, rows, "articles");
    articles.push_back(
        {row.key(0),
         {{std::string(row.path_from_home(2)), std::string(row.folder_path(3)), row.flag(4)},
          std::string(row.file_name(1))}});
  }
}

ArticleKey key_at(CheckedRow& row, int first) {
  return {{std::string(row.path_from_home(first)), std::string(row.folder_path(first + 1)), false},
          std::string(row.file_name(first + 2))};
}

std::string_view id_at(CheckedRow& checked, const Statement& row, int column) {
  const std::string_view id = row.text(column);
  if (row.is_null(column) || is_recordable_id(id)) return id;
  checked.refuse(column, "no id");
  return {};
}

std::vector<std::uint8_t> packed_numbers(const std::vector<std::int64_t>& numbers) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(numbers.size() * 4);
  for (const std::int64_t number : numbers) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
  }
  return bytes;
}

std::vector<std::int64_t> unpacked_numbers(CheckedRow& checked, const Statement& row, int column) {
  const std::span<const std::uint8_t> bytes = row.bytes(column);
  std::vector<std::int64_t> numbers;
  if (bytes.size() % 4 != 0) checked.refuse(column, "no list of numbers");
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    std::int64_t number = 0;
    for (std::size_t b = 0; b < 4; ++b) number |= std::int64_t{bytes[i + b]} << (8 * b);
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace feedgen
