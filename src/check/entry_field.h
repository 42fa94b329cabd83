// Which element or member of an entry a finding is about: by it the line in the article is known.
#pragma once

#include <cstddef>
#include <string_view>

namespace feedgen {

/// "title", "pubDate", "content:encoded", "date_published": the child of the entry that begins at
/// `entry`, an element or an object, in which byte `offset` stands. Empty: the entry itself.
/// `document` is XML or JSON that was read without mistakes.
std::string_view field_of_entry(std::string_view document, std::size_t entry, std::size_t offset);

}  // namespace feedgen
