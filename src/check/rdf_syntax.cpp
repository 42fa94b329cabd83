#include "check/rdf_syntax.h"

#include <fmt/format.h>

#include "check/feed_rules.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

#define FEEDGEN_RDF                                                          \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "      \
  "xmlns=\"http://purl.org/rss/1.0/\" xmlns:x=\"https://site.example/ns#\">" \
  "<channel rdf:about=\"https://site.example/a.rdf\"><title>A</title>"       \
  "<link>https://site.example/</link><description>A</description>"           \
  "<items><rdf:Seq/></items></channel>"

constexpr CheckRule kRules[] = {
    {.code = "R211",
     .name = "rdf-syntax",
     .says = "RSS 1.0 is RDF: elements are nodes and properties by turns, and a property holds "
             "words or one node.",
     .remedy = "write it as RDF/XML has it; rdf:parseType=\"Literal\" lets markup stand in a text",
     .source = "RDF 1.1 XML Syntax section 2",
     .breaks = "Programs that read RDF refuse the feed",
     .bad = FEEDGEN_RDF "<x:Place><x:name>A <x:City/></x:name></x:Place></rdf:RDF>",
     .good = FEEDGEN_RDF "<x:Place><x:name>A</x:name></x:Place></rdf:RDF>"},
    {.code = "R212",
     .name = "rdf-resource",
     .says = "An element of RSS 1.0 that stands for an address has it in rdf:resource.",
     .remedy = "write rdf:resource=\"…\"",
     .source = "The modules of RSS 1.0; RDF 1.1 XML Syntax section 2.4",
     .breaks = "Programs that read RDF take the address for words",
     .bad = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            "xmlns=\"http://purl.org/rss/1.0/\" xmlns:admin=\"http://webns.net/mvcb/\">"
            "<channel rdf:about=\"https://site.example/a.rdf\"><title>A</title>"
            "<link>https://site.example/</link><description>A</description>"
            "<admin:generatorAgent>https://site.example/</admin:generatorAgent>"
            "<items><rdf:Seq/></items></channel></rdf:RDF>",
     .good = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
             "xmlns=\"http://purl.org/rss/1.0/\" xmlns:admin=\"http://webns.net/mvcb/\">"
             "<channel rdf:about=\"https://site.example/a.rdf\"><title>A</title>"
             "<link>https://site.example/</link><description>A</description>"
             "<admin:generatorAgent rdf:resource=\"https://site.example/\"/>"
             "<items><rdf:Seq/></items></channel></rdf:RDF>"},
};

#undef FEEDGEN_RDF

constexpr std::string_view kSyntaxNames = " RDF ID about parseType resource nodeID datatype ";
constexpr std::string_view kOldNames = " aboutEach aboutEachPrefix bagID ";

bool is_ncname(std::string_view text) {
  if (text.empty()) return false;
  const auto is_start = [](char c) { return is_word_byte(c) && !is_ascii_digit(c); };
  return is_start(text.front()) &&
         all_of(text, [](char c) { return is_word_byte(c) || c == '-' || c == '.'; });
}

enum class IdKind { kOwn, kReference };

class RdfSyntax {
 public:
  explicit RdfSyntax(FeedJudge& judge) : judge_(judge) {}

  void node(const CheckedElement& element) {
    node_start(element);
    if (element.space == Space::kOther && !element.children.empty() &&
        !trim(element.text).empty()) {
      add(element, "holds words and elements");
    }
    for (const CheckedElement& child : element.children) property(child);
  }

  void node_start(const CheckedElement& element) {
    if (element.space == Space::kRdf &&
        (holds_word(kSyntaxNames, element.name) || holds_word(kOldNames, element.name) ||
         element.name == "li")) {
      add(element, "can't be a node");
    }
    const std::string* about = rdf(element, "about");
    const std::string* id = rdf(element, "ID");
    const std::string* node_id = rdf(element, "nodeID");
    const int names = (about != nullptr) + (id != nullptr) + (node_id != nullptr);
    if (names > 1) add(element, "has two of rdf:about, rdf:ID and rdf:nodeID");
    judge_id(element, id, IdKind::kOwn);
    judge_id(element, node_id, IdKind::kReference);
    judge_attributes(element, " ID nodeID about type ");
    const bool is_other = element.space == Space::kOther || element.space == Space::kUnjudged;
    if (about != nullptr && is_other && !judge_.facts.ids.insert(hash64(*about)).second) {
      judge_.add("rdf-about", element.offset,
                 fmt::format("rdf:about {} is there more than once", in_quotes(*about)));
    }
  }

  void property(const CheckedElement& element) {
    if (element.space == Space::kRdf &&
        (holds_word(kSyntaxNames, element.name) || holds_word(kOldNames, element.name) ||
         element.name == "Description")) {
      add(element, "can't be a property");
    }
    const std::string* resource = rdf(element, "resource");
    const std::string* node_id = rdf(element, "nodeID");
    const std::string* type = rdf(element, "parseType");
    if (resource != nullptr && node_id != nullptr) {
      add(element, "has rdf:resource and rdf:nodeID");
    }
    judge_id(element, rdf(element, "ID"), IdKind::kReference);
    judge_id(element, node_id, IdKind::kReference);
    const bool has_value = resource != nullptr || node_id != nullptr;
    if (type != nullptr && !has_value) return typed_property(element, *type);
    if (rdf(element, "datatype") == nullptr) {
      judge_attributes(element, " ID resource nodeID type ");
    }
    if (element.children.size() > (has_value ? 0U : 1U)) {
      add(element, "holds more than one node");
    } else if (element.children.size() == 1 && !trim(element.text).empty() &&
               element.space == Space::kOther) {
      add(element, "holds words and elements");
    }
    const bool has_properties = any_of(element.attributes, [](const CheckedAttribute& one) {
      return one.space != Space::kXml && one.space != Space::kRdf;
    });
    if (has_properties && !element.children.empty()) {
      add(element, "has attributes, and holds a node");
    }
    for (const CheckedElement& child : element.children) node(child);
  }

 private:
  void typed_property(const CheckedElement& element, std::string_view type) {
    const bool has_more = any_of(element.attributes, [](const CheckedAttribute& one) {
      const bool is_expected =
          one.space == Space::kRdf && (one.name == "parseType" || one.name == "ID");
      return one.space != Space::kXml && !is_expected;
    });
    if (has_more) add(element, "has rdf:parseType, and more");
    if (type == "Resource") {
      for (const CheckedElement& child : element.children) property(child);
    } else if (type == "Collection") {
      for (const CheckedElement& child : element.children) node(child);
    }
  }

  static const std::string* rdf(const CheckedElement& element, std::string_view name) {
    return element.attribute(Space::kRdf, name);
  }

  void judge_id(const CheckedElement& element, const std::string* id, IdKind kind) {
    if (id == nullptr) return;
    if (!is_ncname(*id)) {
      add(element, fmt::format("has the id {}, which is no name", in_quotes(*id)));
    } else if (kind == IdKind::kOwn && !judge_.facts.ids.insert(hash64("#" + *id)).second) {
      add(element, fmt::format("has the id {} of another", in_quotes(*id)));
    }
  }

  // Attributes of RDF's own namespace that mean nothing there.
  void judge_attributes(const CheckedElement& element, std::string_view allowed) {
    for (const CheckedAttribute& one : element.attributes) {
      if (one.space != Space::kRdf || holds_word(allowed, one.name)) continue;
      if (holds_word(kSyntaxNames, one.name) || holds_word(kOldNames, one.name) ||
          one.name == "Description" || one.name == "li") {
        add(element, fmt::format("has the attribute rdf:{}", printable(one.name)));
      }
    }
  }

  void add(const CheckedElement& element, std::string_view problem) {
    judge_.add("rdf-syntax", element.offset,
               fmt::format("<{}> {}", printable(element.shown_name()), problem));
  }

  FeedJudge& judge_;
};

}  // namespace

std::span<const CheckRule> rdf_syntax_rules() { return kRules; }

void judge_rdf(const CheckedElement& element, std::size_t depth, RdfPart part, FeedJudge& judge) {
  RdfSyntax syntax(judge);
  const bool is_property = depth == 2 || judge.kind == FeedKind::kRss11;
  if (is_property) {
    syntax.property(element);
  } else if (part == RdfPart::kStart) {
    syntax.node_start(element);
  } else {
    syntax.node(element);
  }
}

}  // namespace feedgen
