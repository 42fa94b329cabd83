#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/content.h"
#include "check/documents.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/rdf_syntax.h"
#include "check/shape.h"
#include "check/values.h"
#include "check/xml_spaces.h"
#include "format/xml_events.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// The element of a document, and those right below it that hold entries, are judged as their
// children come, which then go away; only the first entry stays, without what is in it.
class Reader : public XmlVisitor {
 public:
  explicit Reader(FeedJudge& judge) : judge_(judge), outlines_(judge.request().outline) {}

  XmlNext begin(const XmlStart& start) override {
    constexpr std::size_t kMostDepth = 200;
    if (open_.size() == kMostDepth) {
      judge_.add("nested-too-deep", start.offset, "elements are nested more than 200 deep");
      return XmlNext::kStop;
    }
    Open open;
    open.element = element_of(start);
    if (open_.empty()) {
      open.shape = shape_of_document(open.element, judge_);
    }
    for (const XmlDeclaration& one : start.declarations) {
      judge_.facts.prefixes.insert(std::string(one.prefix));
      judge_declaration(one.prefix, one.space, open.element,
                        open_.empty() ? ElementPlace::kRoot : ElementPlace::kInside, judge_);
    }
    if (open_.empty()) {
      if (open.shape == nullptr) return XmlNext::kStop;
      open.is_container = true;
    } else if (open_.back().is_container) {
      const ChildRow* row = find_child_row(*open_.back().shape, open.element);
      open.shape = row == nullptr ? nullptr : row->shape;
      open.is_container = open.shape != nullptr && open_.size() == 1 && is_holder(open.element);
    }
    const std::string* base = open.element.attribute(Space::kXml, "base");
    if (open.is_container && base != nullptr) judge_.facts.base = *base;
    if (open.is_container && open.shape != nullptr) {
      const CheckedElement* parent = open_.empty() ? nullptr : &open_.back().element;
      check_attributes(open.element, parent, *open.shape, judge_);
    }
    open_.push_back(std::move(open));
    return XmlNext::kGoOn;
  }

  XmlNext end(std::size_t offset) override {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.element.text_at == 0) done.element.text_at = done.element.offset;
    if (done.is_container) finish(done);
    if (open_.empty()) return XmlNext::kGoOn;
    Open& parent = open_.back();
    if (parent.is_container) {
      if (outlines_ != OutlineExtent::kNothing) {
        outline_entry(done.element, offset, outlines_, judge_.outline);
      }
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

  XmlNext doctype(std::string_view, std::string_view public_id, std::string_view system_id,
                  std::size_t offset) override {
    judge_.add("doctype", offset, "the document has a DOCTYPE");
    constexpr std::string_view kNetscape = "-//Netscape Communications//DTD RSS 0.91//EN";
    constexpr std::string_view kDead = "http://my.netscape.com/publish/formats/rss-0.91.dtd";
    if (public_id != kNetscape) return XmlNext::kGoOn;
    const bool is_dead = system_id == kDead;
    judge_.facts.has_netscape_dtd = is_dead || system_id == "http://www.rssboard.org/rss-0.91.dtd";
    if (is_dead) judge_.add("dead-doctype", offset, "the DOCTYPE's DTD is no longer there");
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
    const std::string_view words = trim(part).substr(0, 16);
    // Not behind the text: it may be written with references, and is found nowhere then.
    const std::string_view document = judge_.text().substr(0, offset + words.size());
    const std::size_t from = kind == XmlTextKind::kCdata
                                 ? document.find("<![CDATA[", element.offset)
                                 : document.find('>', element.offset);
    if (from == std::string_view::npos) return element.offset;
    const std::size_t found = document.find(words, from);
    return found == std::string_view::npos ? element.offset : found;
  }

  static bool is_holder(const CheckedElement& element) {
    return element.name == "channel" || element.is(Space::kNone, "body");
  }

  static bool is_entry(const CheckedElement& element) {
    return element.name == "item" || element.name == "entry" || element.is(Space::kNone, "outline");
  }

  // A namespace that is spelled otherwise is judged as the one that was meant.
  Space meant(std::string_view address) {
    const auto known = spaces_.find(address);
    if (known != spaces_.end()) return known->second;
    Space space = space_of(address);
    if (space == Space::kOther) space = meant_space(address);
    constexpr std::size_t kMost = 1000;
    if (spaces_.size() < kMost) spaces_.emplace(std::string(address), space);
    return space;
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

  // A child of a container is judged, and an entry goes away.
  void take(Open& parent, Open done) {
    if (is_rss1_family(judge_.kind)) {
      judge_rdf(done.element, open_.size(), done.is_container ? RdfPart::kStart : RdfPart::kWhole,
                judge_);
    }
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
      if (row->shape != nullptr) {
        check_shape(done.element, &parent.element, *row->shape, judge_);
      } else {
        check_unjudged(done.element, judge_);
      }
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
    if (outlines_ == OutlineExtent::kWhole) outline_feed(done.element, judge_.outline);
  }

  FeedJudge& judge_;
  OutlineExtent outlines_;
  std::vector<Open> open_;
  std::map<std::string, Space, std::less<>> spaces_;  ///< of the addresses that were seen
};

class Mistakes : public XmlMistakes {
 public:
  explicit Mistakes(FeedJudge& judge) : judge_(judge) {}

  void add(const XmlMistake& mistake) override {
    constexpr int kMost = 20;
    // Netscape's DTD, which is not read, declares HTML's entities.
    if (mistake.kind == XmlMistake::Kind::kUnknownEntity && judge_.facts.has_netscape_dtd) {
      const std::size_t at = mistake.text.find('\'') + 1;
      const std::string_view name = std::string_view(mistake.text).substr(at);
      if (is_html_entity(name.substr(0, name.find('\'')))) return;
    }
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

void check_xml(FeedJudge& judge) {
  Reader reader(judge);
  Mistakes mistakes(judge);
  read_events(judge.text(), reader, mistakes);
}

}  // namespace feedgen
