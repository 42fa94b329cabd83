// The head of a web page as browsers read it: where it ends in the bytes, and which links stand in
// it. For code that writes into a page whose other bytes must stay as they are. Part of the door to
// gumbo.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// A `<link>` that is a child of the head.
struct HeadLink {
  std::string rel;  ///< values as written, references decoded
  std::string type;
  std::string href;
  bool is_marked = false;  ///< it has the attribute that was asked for
  std::size_t begin = 0;   ///< of its tag, in bytes of the page
  std::size_t end = 0;
};

struct HtmlHead {
  /// Before `</head>`, or, where the head ends without it, before what ends it: in bytes.
  std::size_t end = 0;
  std::vector<HeadLink> links;  ///< in the order of the page; some may follow `end`
  std::string base;             ///< of the first `<base href>`
  std::string language;         ///< of `<html lang>`
  bool has_title = false;
};

/// Reads only as much of the page as its head takes, so the body costs nothing. The bytes may be in
/// any encoding in which ASCII's bytes stand for nothing but ASCII between tags. `mark` is the name
/// of an attribute. nullopt: the head does not end in the first megabyte, or nests too deeply.
std::optional<HtmlHead> read_html_head(std::string_view page, const char* mark);

}  // namespace feedgen
