// Invented articles in the shape of a scraped one, as long as a benchmark wants them.
#pragma once

#include <cstddef>
#include <string>

namespace feedgen {

/// What such articles are long, in bytes: the median of the archive that make_archive.py writes.
inline constexpr std::size_t kUsualBody = 5000;

/// HTML in one `<div>`: paragraphs of Chinese text and some pictures; at least `bytes` long.
std::string sample_html(std::size_t bytes);

/// The same as Markdown, with emphasis, links and lists.
std::string sample_markdown(std::size_t bytes);

/// A blank line, the front matter between `---` lines, and `body`.
std::string sample_article(const std::string& body);

}  // namespace feedgen
