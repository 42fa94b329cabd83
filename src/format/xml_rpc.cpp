#include "format/xml_rpc.h"

#include <memory>

#include <libxml/xmlwriter.h>

#include "format/xml_reader.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

struct FreeBuffer {
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
struct FreeWriter {
  void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
};

const xmlChar* name(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

void write_leaf(xmlTextWriter* writer, const char* element, std::string_view text) {
  const std::string legal = to_xml_text(text);
  xmlTextWriterWriteElement(writer, name(element), name(legal.c_str()));
}

bool is_string_type(std::string_view type) { return type == "string" || type == "base64"; }

Node scalar(std::string text, Node::Style style) {
  Node node;
  node.kind = Node::Kind::kScalar;
  node.style = style;
  node.text = std::move(text);
  return node;
}

// The depth is bounded by the reader's.
Node read_value(const XmlElement& value) {
  if (value.children.empty()) return scalar(value.text, Node::Style::kQuoted);
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
  if (is_string_type(typed.name)) return scalar(typed.text, Node::Style::kQuoted);
  return scalar(std::string(trim(typed.text)), Node::Style::kPlain);
}

}  // namespace

std::string write_xml_rpc_call(std::string_view method, std::span<const std::string> parameters) {
  const std::unique_ptr<xmlBuffer, FreeBuffer> buffer(xmlBufferCreate());
  std::unique_ptr<xmlTextWriter, FreeWriter> writer(xmlNewTextWriterMemory(buffer.get(), 0));
  if (!buffer || !writer) return {};
  xmlTextWriterStartDocument(writer.get(), nullptr, "UTF-8", nullptr);
  xmlTextWriterStartElement(writer.get(), name("methodCall"));
  write_leaf(writer.get(), "methodName", method);
  xmlTextWriterStartElement(writer.get(), name("params"));
  for (const std::string& parameter : parameters) {
    xmlTextWriterStartElement(writer.get(), name("param"));
    xmlTextWriterStartElement(writer.get(), name("value"));
    write_leaf(writer.get(), "string", parameter);
    xmlTextWriterEndElement(writer.get());
    xmlTextWriterEndElement(writer.get());
  }
  xmlTextWriterEndDocument(writer.get());
  writer.reset();
  return {reinterpret_cast<const char*>(xmlBufferContent(buffer.get())),
          static_cast<std::size_t>(xmlBufferLength(buffer.get()))};
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
  for (const Node::Member& member : value.members) {
    if (member.key == wanted) return &member.value;
  }
  return nullptr;
}

}  // namespace feedgen
