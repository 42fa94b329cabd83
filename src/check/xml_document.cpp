#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/content.h"
#include "check/documents.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/shape.h"
#include "check/values.h"
#include "format/xml_events.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "X101",
     .name = "not-well-formed",
     .says = "A feed is well-formed XML.",
     .remedy = "mend the markup here: write & as &amp; and close what is open",
     .source = "XML 1.0 section 2.1",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A & B</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A &amp; B</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>"},
    {.code = "X102",
     .name = "undeclared-prefix",
     .says = "A prefix is declared by xmlns.",
     .remedy = "add xmlns:…=\"…\" to the feed's first element",
     .source = "Namespaces in XML 1.0 section 5",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
            "<description>A</description><dc:language>en</dc:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X103",
     .name = "unknown-entity",
     .says = "A reference names one of XML's five entities, or a character by its number.",
     .remedy = "write the character itself, or its number: &#160;",
     .source = "XML 1.0 section 4.1",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\"><channel><title>A&nbsp;B</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A&#160;B</title>"
             "<link>https://site.example/</link><description>A</description></channel></rss>"},
    {.code = "X104",
     .name = "doctype",
     .severity = Severity::kWarning,
     .says = "A feed has no DOCTYPE.",
     .remedy = "remove it",
     .source = "RSS 2.0; practice of readers, which load no DTD",
     .breaks = "Readers that refuse DTDs, for safety, refuse the feed",
     .bad = "<!DOCTYPE rss SYSTEM \"a.dtd\"><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X105",
     .name = "entity-declaration",
     .says = "A feed declares no entities.",
     .remedy = "write the texts themselves",
     .source = "XML 1.0 section 4.2; practice of readers",
     .breaks = "Readers refuse the feed, since entities can grow without bound",
     .bad = "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss version=\"2.0\"><channel><title>A</title>"
            "<link>https://site.example/</link><description>A</description></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X106",
     .name = "no-feed",
     .says = "A document is RSS, Atom, JSON Feed or OPML.",
     .remedy = "check the address: this may be a page",
     .source = "RSS 2.0; RFC 4287; JSON Feed 1.1; OPML 2.0",
     .breaks = "Readers find no feed",
     .bad = "<html><body>Words</body></html>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X107",
     .name = "feed-namespace",
     .says = "The feed's own elements have the format's namespace.",
     .remedy = "write xmlns=\"http://www.w3.org/2005/Atom\" for Atom, and none for RSS 2.0",
     .source = "RFC 4287 section 1.2; RSS 2.0",
     .breaks = "Readers find no feed",
     .bad = "<feed><title>A site</title></feed>",
     .good = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A site</title>"
             "<id>https://site.example/</id><updated>2021-07-10T13:01:16Z</updated></feed>"},
    {.code = "X108",
     .name = "namespace-spelling",
     .severity = Severity::kWarning,
     .says = "The namespace of an extension is spelled as its specification has it.",
     .remedy = "write it as the specification has it",
     .source = "Namespaces in XML 1.0 section 2.3",
     .breaks = "Readers do not know the extension",
     .bad = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "<dc:language>en</dc:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X109",
     .name = "nested-too-deep",
     .says = "Elements are nested at most 200 deep.",
     .remedy = "remove elements that only hold others",
     .source = "Practice of readers: libxml2's bound is 256",
     .breaks = "Readers refuse the feed",
     .bad = "",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
    {.code = "X110",
     .name = "unusual-prefix",
     .severity = Severity::kNote,
     .says = "An extension has the prefix that its specification uses.",
     .remedy = "use the usual prefix",
     .source = "Practice: some readers look at the prefix instead of the namespace",
     .breaks = "Readers that do not know namespaces pass over it",
     .bad = "<rss version=\"2.0\" xmlns:dublin=\"http://purl.org/dc/elements/1.1/\"><channel>"
            "<title>A</title><link>https://site.example/</link><description>A</description>"
            "<dublin:language>en</dublin:language></channel></rss>",
     .good = "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
             "<title>A</title><link>https://site.example/</link><description>A</description>"
             "<dc:language>en</dc:language></channel></rss>"},
    {.code = "X111",
     .name = "bad-namespace",
     .says = "Namespaces are declared as XML allows.",
     .remedy = "correct the xmlns attribute",
     .source = "Namespaces in XML 1.0 sections 2.2 and 3",
     .breaks = "Strict readers show nothing of the feed",
     .bad = "<rss version=\"2.0\" xmlns:xml=\"urn:x:y\"><channel><title>A</title></channel></rss>",
     .good = "<rss version=\"2.0\"><channel><title>A</title><link>https://site.example/</link>"
             "<description>A</description></channel></rss>"},
};

// The element of a document, and those right below it that hold entries, are judged as their
// children come, which then go away; only the first entry stays, without what is in it.
class Reader : public XmlVisitor {
 public:
  explicit Reader(FeedJudge& judge) : judge_(judge) {}

  XmlNext begin(const XmlStart& start) override {
    constexpr std::size_t kMostDepth = 200;
    if (open_.size() == kMostDepth) {
      judge_.add("nested-too-deep", start.offset, "elements are nested more than 200 deep");
      return XmlNext::kStop;
    }
    judge_declarations(start);
    Open open;
    open.element = element_of(start);
    if (open_.empty()) {
      open.shape = shape_of_document(open.element);
      if (open.shape == nullptr) return XmlNext::kStop;
      open.is_container = true;
    } else if (open_.back().is_container) {
      const ChildRow* row = find_child_row(*open_.back().shape, open.element);
      open.shape = row == nullptr ? nullptr : row->shape;
      open.is_container = open.shape != nullptr && open_.size() == 1 && is_holder(open.element);
    }
    if (open.is_container && open.shape != nullptr) {
      const CheckedElement* parent = open_.empty() ? nullptr : &open_.back().element;
      check_attributes(open.element, parent, *open.shape, judge_);
    }
    open_.push_back(std::move(open));
    return XmlNext::kGoOn;
  }

  XmlNext end(std::size_t) override {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.element.text_at == 0) done.element.text_at = done.element.offset;
    if (done.is_container) finish(done);
    if (open_.empty()) return XmlNext::kGoOn;
    Open& parent = open_.back();
    if (parent.is_container) {
      take(parent, std::move(done));
    } else {
      parent.element.children.push_back(std::move(done.element));
    }
    return XmlNext::kGoOn;
  }

  XmlNext text(std::string_view part, XmlTextKind kind, std::size_t offset) override {
    if (open_.empty()) return XmlNext::kGoOn;
    Open& open = open_.back();
    if (open.is_container && open.element.text.size() > 200) return XmlNext::kGoOn;
    if (open.element.text_at == 0 && !trim(part).empty()) {
      open.element.text_at = place_of(part, kind, offset, open.element);
    }
    open.element.text += part;
    open.element.has_cdata = open.element.has_cdata || kind == XmlTextKind::kCdata;
    return XmlNext::kGoOn;
  }

  XmlNext doctype(std::string_view, std::string_view, std::string_view,
                  std::size_t offset) override {
    judge_.add("doctype", offset, "the document has a DOCTYPE");
    return XmlNext::kGoOn;
  }

  XmlNext entity(std::string_view name, std::size_t offset) override {
    judge_.add("entity-declaration", offset,
               fmt::format("the document declares the entity {}", in_quotes(name)));
    return XmlNext::kStop;
  }

 private:
  struct Open {
    CheckedElement element;
    const Shape* shape = nullptr;  ///< of an element right below a container, or of one
    bool is_container = false;
    std::set<const ChildRow*> seen;  ///< of a container
  };

  // Where the text begins that is not white space.
  std::size_t place_of(std::string_view part, XmlTextKind kind, std::size_t offset,
                       const CheckedElement& element) const {
    const std::string_view words = trim(part);
    const std::string_view document = judge_.text();
    const std::size_t from = kind == XmlTextKind::kCdata
                                 ? document.find("<![CDATA[", element.offset)
                                 : document.find('>', element.offset);
    if (from == std::string_view::npos || from > offset) return element.offset;
    const std::size_t found = document.find(words.substr(0, 16), from);
    return found == std::string_view::npos || found > offset ? element.offset : found;
  }

  static bool is_holder(const CheckedElement& element) {
    return element.name == "channel" || element.is(Space::kNone, "body");
  }

  static bool is_entry(const CheckedElement& element) {
    return element.name == "item" || element.name == "entry" || element.is(Space::kNone, "outline");
  }

  CheckedElement element_of(const XmlStart& start) {
    CheckedElement element;
    element.name = start.name;
    element.prefix = start.prefix;
    element.offset = start.offset;
    element.space = start.space.empty() ? Space::kNone : meant(start.space);
    for (const XmlAttribute& one : start.attributes) {
      element.attributes.push_back({one.space.empty() ? Space::kNone : meant(one.space),
                                    std::string(one.name), std::string(one.prefix),
                                    std::string(one.value)});
    }
    return element;
  }

  // A namespace that is spelled otherwise is judged as the one that was meant.
  static Space meant(std::string_view address) {
    const Space space = space_of(address);
    return space == Space::kOther ? meant_space(address) : space;
  }

  void judge_declarations(const XmlStart& start) {
    for (const XmlDeclaration& one : start.declarations) {
      const Space exact = space_of(one.space);
      const Space space = meant(one.space);
      if (exact == Space::kOther && space != Space::kOther) {
        judge_.add("namespace-spelling", start.offset,
                   fmt::format("the namespace {} is not spelled as its specification has it",
                               in_quotes(one.space)),
                   fmt::format("write {}", in_quotes(address_of(space))));
      } else if (exact != Space::kOther && exact != Space::kNone && !one.prefix.empty() &&
                 one.prefix != usual_prefix(exact)) {
        judge_.add(
            "unusual-prefix", start.offset,
            fmt::format("the prefix of {} is {}", in_quotes(one.space), in_quotes(one.prefix)),
            fmt::format("use {}", in_quotes(usual_prefix(exact))));
      }
    }
  }

  // The kind of the document, by its element.
  const Shape* shape_of_document(const CheckedElement& root) {
    if (root.name == "rss") {
      const std::string* version = root.attribute("version");
      judge_.version = version == nullptr ? "2.0" : *version;
      judge_.kind = judge_.version == "0.91"   ? FeedKind::kRss091
                    : judge_.version == "0.92" ? FeedKind::kRss092
                                               : FeedKind::kRss20;
      if (version != nullptr && *version != "0.91" && *version != "0.92" && *version != "2.0") {
        judge_.add("rss-version", root.offset,
                   fmt::format("the version of RSS is {}", in_quotes(*version)));
      }
      if (root.space != Space::kNone) {
        judge_.add("feed-namespace", root.offset, "<rss> has a namespace");
        return nullptr;
      }
      return &rss_shape();
    }
    if (root.is(Space::kRdf, "RDF")) {
      judge_.kind = FeedKind::kRss10;
      return &rdf_shape();
    }
    if (root.is(Space::kNone, "opml")) {
      judge_.kind = FeedKind::kOpml;
      return &opml_shape();
    }
    if (root.name == "feed" || root.name == "entry") {
      if (root.space == Space::kAtom) {
        judge_.kind = root.name == "feed" ? FeedKind::kAtom10 : FeedKind::kAtomEntry;
        return root.name == "feed" ? &atom_feed_shape() : &atom_entry_shape();
      }
      judge_.kind = root.space == Space::kAtom03 ? FeedKind::kAtom03 : FeedKind::kUnknown;
      if (root.space == Space::kAtom03) {
        judge_.add("atom-obsolete", root.offset, "the document is Atom 0.3");
      } else {
        judge_.add("feed-namespace", root.offset,
                   fmt::format("<{}> does not have Atom's namespace", root.shown_name()));
      }
      return nullptr;
    }
    judge_.add("no-feed", root.offset,
               fmt::format("the document is <{}>, which is no feed", printable(root.shown_name())));
    return nullptr;
  }

  // A child of a container is judged, and an entry goes away.
  void take(Open& parent, Open done) {
    const ChildRow* row = find_child_row(*parent.shape, done.element);
    if (row == nullptr) {
      check_unknown_child(done.element, parent.element, judge_);
      check_characters(done.element, judge_);
      return;
    }
    if (!parent.seen.insert(row).second && row->count == Count::kAtMostOne) {
      judge_.add("duplicate-element", done.element.offset,
                 fmt::format("<{}> stands in <{}> more than once", done.element.shown_name(),
                             parent.element.shown_name()));
    }
    if (!done.is_container) {
      check_characters(done.element, judge_);
      if (row->shape != nullptr) check_shape(done.element, &parent.element, *row->shape, judge_);
    }
    if (is_entry(done.element)) {
      if (parent.element.child(done.element.space, done.element.name) != nullptr) return;
      done.element.children.clear();
      done.element.text.clear();
    }
    parent.element.children.push_back(std::move(done.element));
  }

  void finish(Open& done) {
    const CheckedElement* parent = open_.empty() ? nullptr : &open_.back().element;
    const std::string_view words = trim(done.element.text);
    if (!words.empty()) {
      judge_.add(
          "unexpected-text", done.element.text_at,
          fmt::format("text stands between the elements in <{}>", done.element.shown_name()));
    }
    check_missing(done.element, *done.shape, judge_);
    if (done.shape->whole != nullptr) done.shape->whole(done.element, parent, judge_);
  }

  FeedJudge& judge_;
  std::vector<Open> open_;
};

class Mistakes : public XmlMistakes {
 public:
  explicit Mistakes(FeedJudge& judge) : judge_(judge) {}

  void add(const XmlMistake& mistake) override {
    constexpr int kMost = 20;
    if (++count_ > kMost) return;
    judge_.add(rule_of(mistake.kind), mistake.offset,
               fmt::format("XML: {}", printable(mistake.text)));
  }

 private:
  static std::string_view rule_of(XmlMistake::Kind kind) {
    switch (kind) {
      case XmlMistake::Kind::kUndeclaredPrefix: return "undeclared-prefix";
      case XmlMistake::Kind::kUnknownEntity: return "unknown-entity";
      case XmlMistake::Kind::kBadNamespace: return "bad-namespace";
      case XmlMistake::Kind::kNotWellFormed: break;
    }
    return "not-well-formed";
  }

  FeedJudge& judge_;
  int count_ = 0;
};

}  // namespace

std::span<const CheckRule> xml_rules() { return kRules; }

void check_xml(FeedJudge& judge) {
  Reader reader(judge);
  Mistakes mistakes(judge);
  read_events(judge.text(), reader, mistakes);
}

}  // namespace feedgen
