// Elements of other vocabularies than the formats' own: as a site declares them, and as they stand
// in one feed or entry.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "value/node.h"

namespace feedgen {

/// An element with its prefix. It has a text or children, or neither.
struct FeedElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;
  std::vector<FeedElement> children;
  std::string format;  ///< the word of the one that shows it; empty: each that is XML

  bool operator==(const FeedElement&) const = default;
};

/// A prefix and the address that it stands for.
struct Namespace {
  std::string prefix;
  std::string uri;

  bool operator==(const Namespace&) const = default;
};

/// A text that a site puts into its feeds.
struct OwnText {
  /// What becomes of the text: nothing, RFC 3339, RFC 822, an absolute web address.
  enum class As { kText, kDate, kMailDate, kAddress };

  std::string text;  ///< as it is, where `from` is empty
  std::string from;  ///< a key of the front matter, of a feed a setting's; dots lead into maps
  As as = As::kText;

  bool is_none() const { return text.empty() && from.empty(); }
};

/// How an element is made. Without a text that it or an attribute takes from somewhere, it is left
/// out.
struct OwnElement {
  std::string name;  ///< with a prefix that is declared
  OwnText text;
  std::vector<std::pair<std::string, OwnText>> attributes;
  std::vector<OwnElement> children;
  std::string format;  ///< as FeedElement's
};

/// The setting `extra`.
struct OwnElements {
  std::vector<Namespace> namespaces;
  std::vector<OwnElement> feed, entry;
  /// Objects of JSON Feed by their names, which begin with `_`: maps or null. A map {from: KEY} in
  /// them is replaced by what stands under the key.
  Node feed_objects, entry_objects;

  bool is_none() const {
    return feed.empty() && entry.empty() && feed_objects.is_null() && entry_objects.is_null();
  }
};

}  // namespace feedgen
