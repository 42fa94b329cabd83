// Front matter as keys that match whatever their case, with what the site says for the articles of
// a folder.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/diagnostic.h"
#include "value/node.h"
#include "value/settings.h"

namespace feedgen {

/// Names of one key, in any case; the first that has a value counts.
using Names = std::span<const std::string_view>;

class Fields {
 public:
  /// `root` is a map or null, and outlives this. A key that stands twice is warned of; the last
  /// one holds, as in Ruby's and JavaScript's parsers.
  Fields(const Node& root, Diagnostics& diagnostics);

  /// The first of `names` that has a value; null if none has.
  const Node::Member* find(Names names) const;
  const Node::Member* find(std::initializer_list<std::string_view> names) const;
  const Node::Member* find(const std::vector<std::string>& names) const;

  /// The text of the first of `names` that is a scalar and not empty.
  std::string_view text(Names names) const;
  std::string_view text(std::initializer_list<std::string_view> names) const;

  const Node& root() const { return *root_; }

 private:
  const Node::Member* find_one(std::string_view name) const;

  struct Field {
    std::string_view key;
    const Node::Member* member;
  };
  static std::uint64_t mark_of(std::string_view key);

  const Node* root_;
  std::vector<Field> fields_;  // ordered, each key once
  std::uint64_t marks_ = 0;    // of all keys: most names that are looked for are not there
};

/// The member of `map` that has the first of `names` that has a value; null if none.
const Node::Member* member_of(const Node& map, Names names);
const Node::Member* member_of(const Node& map, std::initializer_list<std::string_view> names);

/// The text of the first of `names` that is a scalar; empty if none is.
std::string_view text_of(const Node& map, std::initializer_list<std::string_view> names);

/// "KEY: PROBLEM; REMEDY" at the member's place.
void warn_of_member(const Node::Member& member, const std::string& problem,
                    const std::string& remedy, Diagnostics& diagnostics);

/// Cuts `values` to kMostOfAKind, with a warning.
template <class T>
void limit_count(const Node::Member& member, std::vector<T>& values, Diagnostics& diagnostics) {
  if (values.size() <= kMostOfAKind) return;
  values.resize(kMostOfAKind);
  warn_of_member(member,
                 "there are too many; the first " + std::to_string(kMostOfAKind) + " are used",
                 "name fewer", diagnostics);
}

/// Whether the scope of `some` holds the article at `path`: as a beginning, or as a glob that
/// matches it or a folder above it.
bool is_in_scope(std::string_view path, const FrontMatterDefaults& some, const Settings& settings);

/// Adds the members of `more` that `map`, a map or null, lacks; also in maps that both have.
void add_missing(const Node& more, Node& map);

/// `own`, a map or null, with the members of all defaults for `path` that it lacks. Of several
/// defaults with one key, the longest path wins, then the one with a type, then the later one
/// (jekyll/frontmatter_defaults.rb). Jekyll joins lists of categories: the defaults' come first.
Node with_defaults(Node own, std::string_view path, const Settings& settings);

}  // namespace feedgen
