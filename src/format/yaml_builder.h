// yaml-cpp's events become a Node, within bounds. Part of the door to yaml-cpp.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "format/syntax.h"
#include "format/yaml.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// Thrown to stop yaml-cpp, which has no other way, and caught by parse_yaml().
struct YamlRefusal {
  Message message;
};

class YamlBuilder final : public YAML::EventHandler {
 public:
  YamlBuilder(std::string_view text, const SyntaxLimits& limits)
      : text_(text), limits_(limits), positions_(text) {
    root_.line = root_.column = 1;  // for text without any value
  }

  Node take() { return std::move(root_); }
  /// Where the last key or value begins in the text.
  std::size_t last_value() const { return last_value_; }
  /// Where the innermost `[` or `{` stands that is still open, or npos.
  std::size_t open_flow() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override;
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  struct Size {
    std::size_t nodes = 0;
    std::size_t bytes = 0;
    std::size_t depth = 0;
  };
  struct Anchored {
    Node node;
    Size size;
  };
  struct Open {  // a list or map whose end has not come yet
    Node node;
    Size before;  // what had been counted when it began; depth is its content's so far
    YAML::anchor_t anchor = 0;
    std::size_t flow = 0;  // the bracket's offset, npos for block style
    bool has_key = false;
    Node::Member member;              // the key that waits for its value
    bool key_is_plain = false;        // `<<` merges only when it is
    std::vector<std::size_t> merges;  // members that are plain `<<`
  };

  Node begin_node(const YAML::Mark& mark, Node::Kind kind);
  void open(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  void finish(Node node, Size size, YAML::anchor_t anchor);
  void put_into(Open& parent, Node node);
  void apply_merges(Open& map) const;
  void count(std::size_t nodes, const Place& place);

  std::string_view text_;
  SyntaxLimits limits_;
  PositionFinder positions_;
  Node root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  Size total_;
  std::size_t anchored_nodes_ = 0;
  std::size_t repeated_ = 0;
  std::size_t last_value_ = 0;
};

}  // namespace feedgen
