#include "format/xml_rpc.h"

#include "format/xml_reader.h"
#include "format/xml_writer.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void write_leaf(XmlWriter& writer, const char* name, std::string_view text) {
  const XmlWriter::Element leaf = writer.element(name);
  writer.text(text);
}

bool is_string_type(std::string_view type) { return type == "string" || type == "base64"; }

// The depth is bounded by the reader's.
Node read_value(const XmlElement& value) {
  if (value.children.empty()) return scalar_node(value.text, Node::Style::kQuoted);
  const XmlElement& typed = value.children.front();
  Node node;
  if (typed.name == "nil") return node;
  if (typed.name == "struct") {
    node.kind = Node::Kind::kMap;
    for (const XmlElement& member : typed.children) {
      const XmlElement* key = member.child("name");
      const XmlElement* inner = member.child("value");
      if (key == nullptr || inner == nullptr) continue;
      Node::Member& added = node.members.emplace_back();
      added.key = key->text;
      added.value = read_value(*inner);
    }
    return node;
  }
  if (typed.name == "array") {
    node.kind = Node::Kind::kList;
    const XmlElement* data = typed.child("data");
    if (data == nullptr) return node;
    for (const XmlElement& inner : data->children) node.items.push_back(read_value(inner));
    return node;
  }
  if (is_string_type(typed.name)) return scalar_node(typed.text, Node::Style::kQuoted);
  return scalar_node(trim(typed.text));
}

}  // namespace

std::string write_xml_rpc_call(std::string_view method, std::span<const std::string> parameters) {
  XmlWriter writer(XmlWriter::Layout::kOneLine);
  {
    const XmlWriter::Element call = writer.element("methodCall");
    write_leaf(writer, "methodName", method);
    const XmlWriter::Element params = writer.element("params");
    for (const std::string& parameter : parameters) {
      const XmlWriter::Element param = writer.element("param");
      const XmlWriter::Element value = writer.element("value");
      write_leaf(writer, "string", parameter);
    }
  }
  return writer.finish();
}

tl::expected<XmlRpcAnswer, std::string> read_xml_rpc_answer(std::string_view document) {
  const tl::expected<XmlElement, std::string> root = read_xml(document);
  if (!root) return tl::unexpected(root.error());
  if (root->name != "methodResponse") {
    return tl::unexpected('<' + root->name + "> is no answer of XML-RPC");
  }
  XmlRpcAnswer answer;
  const XmlElement* holder = root->child("fault");
  if (holder != nullptr) {
    answer.kind = XmlRpcAnswer::Kind::kFault;
  } else if (const XmlElement* params = root->child("params")) {
    holder = params->child("param");
  } else {
    return tl::unexpected(std::string("it has neither params nor a fault"));
  }
  const XmlElement* value = holder == nullptr ? nullptr : holder->child("value");
  if (value != nullptr) answer.value = read_value(*value);
  return answer;
}

const Node* xml_rpc_member(const Node& value, std::string_view wanted) {
  const Node::Member* member = find_member(value, wanted);
  return member == nullptr ? nullptr : &member->value;
}

}  // namespace feedgen
