// How the articles of a group are shared out to the documents of its archive (RFC 5005 section 4),
// and where these lie: functions of the articles alone, so that every machine makes the same ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "time/instant.h"

namespace feedgen {

/// How many entries a document may be asked to have.
inline constexpr std::size_t kFewestArchived = 10;
inline constexpr std::size_t kMostArchived = 5000;

/// Whether an article begins a document, whatever stands before it: one in four times `entries`
/// does, so that an article that comes or goes moves entries only as far as the next such one.
bool begins_document(std::uint64_t id_hash, std::size_t entries);

/// "2019-03-05-1f3a9c2e7b10": the day (UTC) and the id of a document's oldest article.
std::string document_name(Instant sorted, std::uint64_t id_hash);

/// "tags/x/index.xml" has its documents at "tags/x/archive/index-2019-03-05-1f3a9c2e7b10.xml".
std::string document_path(std::string_view feed, std::string_view name);

/// Where feeds lead to the newest document. While it grows, its number of entries is a part of
/// the address, which servers of files do not look at: readers take an address that they know for
/// a document that they have read (RFC 5005 section 4.2).
std::string open_document_url(std::string url, std::size_t entries);

}  // namespace feedgen
