#include "check/xml_spaces.h"

#include <fmt/format.h>

#include "check/feed_rows.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

const Shape* rss_document(const CheckedElement& root, FeedJudge& judge) {
  const std::string* version = root.attribute("version");
  judge.version = version == nullptr ? "2.0" : *version;
  judge.kind = judge.version == "0.91"   ? FeedKind::kRss091
               : judge.version == "0.92" ? FeedKind::kRss092
                                         : FeedKind::kRss20;
  if (version != nullptr && *version != "0.91" && *version != "0.92" && *version != "2.0") {
    judge.add("rss-version", root.offset,
              fmt::format("the version of RSS is {}", in_quotes(*version)));
  }
  if (judge.facts.has_netscape_dtd && judge.version != "0.91") {
    judge.add("dead-doctype", root.offset, "the DOCTYPE is that of RSS 0.91");
  }
  if (root.space != Space::kNone) {
    judge.add("feed-namespace", root.offset, "<rss> has a namespace");
    return nullptr;
  }
  return &rss_shape();
}

const Shape* atom_document(const CheckedElement& root, FeedJudge& judge) {
  if (root.space == Space::kAtom) {
    judge.kind = root.name == "feed" ? FeedKind::kAtom10 : FeedKind::kAtomEntry;
    return root.name == "feed" ? &atom_feed_shape() : &atom_entry_shape();
  }
  judge.kind = root.space == Space::kAtom03 ? FeedKind::kAtom03 : FeedKind::kUnknown;
  if (root.space == Space::kAtom03) {
    judge.add("atom-obsolete", root.offset, "the document is Atom 0.3");
  } else {
    judge.add("feed-namespace", root.offset,
              fmt::format("<{}> does not have Atom's namespace", printable(root.shown_name())));
  }
  return nullptr;
}

bool is_kml(Space space) {
  return space == Space::kKml20 || space == Space::kKml21 || space == Space::kKml22;
}

const Shape* kml_document(const CheckedElement& root, FeedJudge& judge) {
  judge.kind = FeedKind::kKml;
  if (!is_kml(root.space)) {
    judge.add("feed-namespace", root.offset, "<kml> does not have KML's namespace");
    return nullptr;
  }
  judge.version = root.space == Space::kKml20 ? "2.0" : root.space == Space::kKml21 ? "2.1" : "2.2";
  return &kml_shape(root.space);
}

}  // namespace

const Shape* shape_of_document(const CheckedElement& root, FeedJudge& judge) {
  if (root.name == "rss") return rss_document(root, judge);
  if (root.name == "feed" || root.name == "entry") return atom_document(root, judge);
  if (root.name == "kml") return kml_document(root, judge);
  const auto is_of = [&](FeedKind kind, const Shape& shape) {
    judge.kind = kind;
    return &shape;
  };
  if (root.is(Space::kRdf, "RDF")) return is_of(FeedKind::kRss10, rdf_shape());
  if (root.is(Space::kRss11, "Channel")) return is_of(FeedKind::kRss11, rss11_shape());
  if (root.is(Space::kApp, "service")) return is_of(FeedKind::kPublishing, service_shape());
  if (root.is(Space::kApp, "categories")) return is_of(FeedKind::kPublishing, categories_shape());
  if (root.is(Space::kXrds, "XRDS")) return is_of(FeedKind::kXrds, xrds_shape());
  if (root.is(Space::kOpenSearch, "OpenSearchDescription")) {
    return is_of(FeedKind::kOpenSearch, opensearch_shape());
  }
  if (root.is(Space::kNone, "opml") || root.is(Space::kNone, "outlineDocument")) {
    return is_of(FeedKind::kOpml, opml_shape());
  }
  judge.add("no-feed", root.offset,
            fmt::format("the document is <{}>, which is no feed", printable(root.shown_name())));
  return nullptr;
}

void judge_declaration(std::string_view prefix, std::string_view address,
                       const CheckedElement& element, ElementPlace place, FeedJudge& judge) {
  const Space exact = space_of(address);
  const Space meant = exact == Space::kOther ? meant_space(address) : exact;
  const auto add = [&](std::string_view rule, std::string problem, std::string remedy = {}) {
    judge.add(rule, element.offset, std::move(problem), std::move(remedy));
  };
  const bool is_atom = judge.kind == FeedKind::kAtom10 || judge.kind == FeedKind::kAtomEntry;
  if (is_atom && (meant == Space::kAtom || meant == Space::kXhtml) && !prefix.empty()) {
    add("prefixed-atom", fmt::format("the prefix {} is declared", in_quotes(prefix)));
  }
  if (exact == Space::kOther && meant == Space::kMedia) {
    return add("media-namespace", fmt::format("the namespace is {}", in_quotes(address)));
  }
  if (exact == Space::kOther && meant != Space::kOther) {
    const bool is_own = place == ElementPlace::kRoot && prefix == element.prefix &&
                        meant == element.space && meant != Space::kRdf;
    return add(is_own ? "feed-namespace" : "namespace-spelling",
               fmt::format("the namespace {} is not spelled as its specification has it",
                           in_quotes(address)),
               fmt::format("write {}", in_quotes(address_of(meant))));
  }
  if (exact != Space::kOther) {
    if (exact == Space::kNone || prefix.empty()) return;
    if (address.find("usemod") != std::string_view::npos) {
      add("old-namespace", fmt::format("the namespace is {}", in_quotes(address)));
    }
    const std::string_view usual = usual_prefix(address);
    if (prefix == usual) return;
    if (is_usual_prefix(prefix)) {
      return add("reserved-prefix",
                 fmt::format("the prefix {} stands for {}", in_quotes(prefix), in_quotes(address)));
    }
    return add("unusual-prefix",
               fmt::format("the prefix of {} is {}", in_quotes(address), in_quotes(prefix)),
               fmt::format("use {}", in_quotes(usual)));
  }
  if (is_usual_prefix(prefix)) {
    return add("reserved-prefix",
               fmt::format("the prefix {} stands for {}", in_quotes(prefix), in_quotes(address)));
  }
  const CheckedAttribute written{Space::kNone, "xmlns", {}, std::string(address)};
  iri_reference({written.value, element.offset, element, nullptr, &written}, judge);
  add("unknown-namespace", fmt::format("the namespace is {}", in_quotes(address)));
}

}  // namespace feedgen
