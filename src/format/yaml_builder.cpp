#include "format/yaml_builder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "format/yaml_mistake.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "value/diagnostic.h"

namespace feedgen {
namespace {

std::size_t offset_of(const YAML::Mark& mark) {
  return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

[[noreturn]] void refuse(std::string problem, std::string remedy, Place place) {
  throw YamlRefusal{{std::move(problem), std::move(remedy), std::move(place)}};
}

bool is_null_word(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::vector<Node> merge_sources(Node value) {
  std::vector<Node> sources;
  if (value.is_list()) {
    sources = std::move(value.items);
  } else if (!value.is_null()) {
    sources.push_back(std::move(value));
  }
  return sources;
}

// yaml-cpp writes `\_` and `\N` of quoted texts as the bytes A0 and 85, which are no UTF-8.
std::string with_whole_escapes(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    const std::size_t at = std::min(find_invalid_utf8(value), value.size());
    text += value.substr(0, at);
    if (at == value.size()) break;
    if (value[at] == '\xA0') {
      text += "\u00A0";
    } else if (value[at] == '\x85') {
      text += '\n';
    } else {
      text += value[at];
    }
    value.remove_prefix(at + 1);
  }
  return is_utf8(text) ? text : repair_utf8(text);
}

}  // namespace

std::size_t YamlBuilder::open_flow() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (open->flow != kNowhere) return open->flow;
  }
  return kNowhere;
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& /*mark*/) {}
void YamlBuilder::OnDocumentEnd() {}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  finish(begin_node(mark, Node::Kind::kNull), {1, 0, 0}, anchor);
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  last_value_ = offset_of(mark);
  Place place = positions_.at(last_value_);
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    refuse("broken YAML: a '*' inside of what it refers to", "put the value in quotes", place);
  }
  const Size size = found->second.size;
  count(size.nodes, place);
  repeated_ += size.bytes;
  if (repeated_ > limits_.repeated) {
    refuse("the aliases ('*') in the YAML repeat too much text", "write less of it", place);
  }
  if (open_.size() + size.depth > limits_.depth) {
    refuse("the YAML is nested too deeply", "use fewer levels", place);
  }
  total_.bytes += size.bytes;
  Node copy = found->second.node;
  copy.line = place.line;
  copy.column = place.column;
  finish(std::move(copy), size, 0);
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  Node node = begin_node(mark, Node::Kind::kScalar);
  bool quoted = tag == "!" || tag == "tag:yaml.org,2002:str";
  if (!quoted && tag != "?") {
    const std::size_t start = yaml_value_offset(text_, offset_of(mark));
    quoted = start < text_.size() && std::string_view("'\"|>").find(text_[start]) != kNowhere;
  }
  // "!Important news": what nobody has defined as a tag are the author's words.
  const bool is_word = !quoted && tag.size() > 1 && tag.front() == '!' && tag[1] != '!';
  if (!quoted && !is_word && is_null_word(value)) {
    node.kind = Node::Kind::kNull;
  } else {
    node.text = is_utf8(value) ? value : with_whole_escapes(value);
    if (is_word) node.text.insert(0, tag + (node.text.empty() ? "" : " "));
    node.style = quoted ? Node::Style::kQuoted : Node::Style::kPlain;
  }
  const std::size_t bytes = node.text.size();
  total_.bytes += bytes;
  finish(std::move(node), {1, bytes, 0}, anchor);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  open(mark, Node::Kind::kList, anchor, style);
}

void YamlBuilder::OnSequenceEnd() { close(); }

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/,
                             YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  open(mark, Node::Kind::kMap, anchor, style);
}

void YamlBuilder::OnMapEnd() {
  if (!open_.back().merges.empty()) apply_merges(open_.back());
  close();
}

Node YamlBuilder::begin_node(const YAML::Mark& mark, Node::Kind kind) {
  last_value_ = offset_of(mark);
  const Place place = positions_.at(last_value_);
  count(1, place);
  Node node;
  node.kind = kind;
  node.line = place.line;
  node.column = place.column;
  return node;
}

void YamlBuilder::open(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) {
  Open open;
  open.before = {total_.nodes, total_.bytes, 0};
  open.node = begin_node(mark, kind);
  open.anchor = anchor;
  const std::size_t bracket = yaml_value_offset(text_, offset_of(mark));
  open.flow = style == YAML::EmitterStyle::Flow ? bracket : kNowhere;
  if (open_.size() >= limits_.depth) {
    refuse("the YAML is nested too deeply", "use fewer levels", place_of(open.node));
  }
  open_.push_back(std::move(open));
}

void YamlBuilder::close() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  const Size size = {total_.nodes - closed.before.nodes, total_.bytes - closed.before.bytes,
                     closed.before.depth + 1};
  finish(std::move(closed.node), size, closed.anchor);
}

void YamlBuilder::finish(Node node, Size size, YAML::anchor_t anchor) {
  if (anchor != 0) {
    // Anchors inside of anchored values are copied as often as they are nested.
    anchored_nodes_ += size.nodes;
    if (anchored_nodes_ > limits_.nodes) {
      refuse("the anchors ('&') in the YAML hold too many values", "use fewer of them",
             place_of(node));
    }
    anchors_.insert_or_assign(anchor, Anchored{node, size});
  }
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  parent.before.depth = std::max(parent.before.depth, size.depth);
  put_into(parent, std::move(node));
}

void YamlBuilder::put_into(Open& parent, Node node) {
  if (parent.node.is_list()) {
    parent.node.items.push_back(std::move(node));
    return;
  }
  if (parent.has_key) {
    if (parent.key_is_plain && parent.member.key == "<<") {
      parent.merges.push_back(parent.node.members.size());
    }
    parent.member.value = std::move(node);
    parent.node.members.push_back(std::move(parent.member));
    parent.has_key = false;
    return;
  }
  if (node.is_list() || node.is_map()) {
    refuse("broken YAML: a list or a map as a key", "put the key in quotes", place_of(node));
  }
  parent.member = {std::move(node.text), node.line, node.column, {}};
  parent.key_is_plain = node.style == Node::Style::kPlain;
  parent.has_key = true;
}

// The merge key of YAML 1.1 (https://yaml.org/type/merge.html): a map's own keys win, and among
// merged maps the earlier one.
void YamlBuilder::apply_merges(Open& map) const {
  std::vector<Node::Member> own = std::move(map.node.members);
  std::vector<bool> merges(own.size(), false);
  for (const std::size_t i : map.merges) merges[i] = true;
  std::set<std::string> known;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!merges[i]) known.insert(own[i].key);
  }
  map.node.members.clear();
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!merges[i]) {
      map.node.members.push_back(std::move(own[i]));
      continue;
    }
    for (Node& source : merge_sources(std::move(own[i].value))) {
      if (!source.is_map()) {
        refuse("broken YAML: '<<' with something that is no map",
               "merge a map, as in '<<: *name', or put the key in quotes",
               {{}, own[i].line, own[i].column});
      }
      std::vector<Node::Member> added;
      for (Node::Member& member : source.members) {
        if (known.count(member.key) == 0) added.push_back(std::move(member));
      }
      for (Node::Member& member : added) {
        known.insert(member.key);
        map.node.members.push_back(std::move(member));
      }
    }
  }
}

void YamlBuilder::count(std::size_t nodes, const Place& place) {
  total_.nodes += nodes;
  if (total_.nodes > limits_.nodes) {
    refuse("the YAML holds too many values", "use fewer of them, or fewer aliases ('*')", place);
  }
}

}  // namespace feedgen
