// The namespaces of what feeds hold beside the formats' own elements: one row each.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/xml_writer.h"
#include "value/own_elements.h"

namespace feedgen {

struct KnownNamespace {
  std::string_view prefix;
  std::string_view uri;
  /// Names of elements that no site may write itself, each between two spaces: feedgen writes them,
  /// or readers take them for the formats' own. "*": all.
  std::string_view taken;

  bool takes(std::string_view name) const;
  bool is_closed() const { return taken == "*"; }
};

std::span<const KnownNamespace> known_namespaces();

/// The row of a prefix, or of an address; letters' case, http or https and a slash at the end of an
/// address do not count, as readers have it. Null: there is none.
const KnownNamespace* namespace_of_prefix(std::string_view prefix);
const KnownNamespace* namespace_of_uri(std::string_view uri);

/// The namespaces that one document needs, in the order in which they are added, each once.
class Declarations {
 public:
  /// `prefix` has a row.
  void add(std::string_view prefix);
  /// Those of `elements` and of all in them. `declared` has each prefix that has no row.
  void add_all_of(const std::vector<FeedElement>& elements, std::string_view format,
                  const std::vector<Namespace>& declared);
  /// As attributes of the element that was opened last.
  void write(XmlWriter& xml) const;

 private:
  void add_prefix_of(std::string_view name, const std::vector<Namespace>& declared);

  std::vector<Namespace> needed_;
};

/// The elements that the format of that word shows, as children of the element that was opened
/// last.
void write_elements(const std::vector<FeedElement>& elements, std::string_view format,
                    XmlWriter& xml);

}  // namespace feedgen
