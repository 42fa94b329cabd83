#include "format/xml_rpc.h"

#include <array>

#include "support/catch.h"

namespace feedgen {
namespace {

Node value_of(const std::string& inside) {
  const auto answer = read_xml_rpc_answer("<methodResponse><params><param><value>" + inside +
                                          "</value></param></params></methodResponse>");
  REQUIRE(answer);
  CHECK(answer->kind == XmlRpcAnswer::Kind::kValue);
  return answer->value;
}

std::string shown(const Node& node) {
  if (node.is_null()) return "null";
  if (node.is_scalar()) {
    return node.style == Node::Style::kQuoted ? '"' + node.text + '"' : node.text;
  }
  std::string all = node.is_list() ? "[" : "{";
  for (const Node& item : node.items) all += shown(item) + ' ';
  for (const Node::Member& member : node.members) {
    all += member.key + '=' + shown(member.value) + ' ';
  }
  return all + (node.is_list() ? "]" : "}");
}

}  // namespace

TEST_CASE("a call is XML without a space too many") {
  const std::array<std::string, 2> parameters = {"A & <B>\x01\n", "技"};
  CHECK(
      write_xml_rpc_call("a.b", parameters) ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>a.b</methodName><params>"
      "<param><value><string>A &amp; &lt;B&gt; \n</string></value></param>"
      "<param><value><string>技</string></value></param></params></methodCall>\n");
  CHECK(write_xml_rpc_call("a", {}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>"
        "<methodName>a</methodName><params/></methodCall>\n");
  const std::array<std::string, 1> empty = {""};
  CHECK(write_xml_rpc_call("a", empty).find("<value><string></string></value>") !=
        std::string::npos);
}

TEST_CASE("each type of XML-RPC becomes data") {
  CHECK(shown(value_of("text")) == "\"text\"");
  CHECK(shown(value_of("")) == "\"\"");
  CHECK(shown(value_of("<string> 1 </string>")) == "\" 1 \"");
  CHECK(shown(value_of(" <boolean> 1 </boolean> ")) == "1");
  CHECK(shown(value_of("<i4>-5</i4>")) == "-5");
  CHECK(shown(value_of("<double>1.5</double>")) == "1.5");
  CHECK(shown(value_of("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>")) ==
        "19980717T14:08:55");
  CHECK(shown(value_of("<nil/>")) == "null");
  CHECK(
      shown(value_of("<array><data><value>a</value><value><int>1</int></value></data></array>")) ==
      "[\"a\" 1 ]");
  CHECK(shown(value_of("<array/>")) == "[]");
  CHECK(shown(value_of(
            "<struct><member><name>a</name><value>b</value></member><member/></struct>")) ==
        "{a=\"b\" }");
}

TEST_CASE("members are found by name") {
  const Node node = value_of("<struct><member><name>a</name><value>b</value></member></struct>");
  REQUIRE(xml_rpc_member(node, "a") != nullptr);
  CHECK(xml_rpc_member(node, "a")->text == "b");
  CHECK(xml_rpc_member(node, "b") == nullptr);
  CHECK(xml_rpc_member(Node{}, "a") == nullptr);
}

TEST_CASE("a fault is told from a value, and both from what is no answer") {
  const auto fault =
      read_xml_rpc_answer("<methodResponse><fault><value>x</value></fault></methodResponse>");
  REQUIRE(fault);
  CHECK(fault->kind == XmlRpcAnswer::Kind::kFault);
  CHECK(fault->value.text == "x");
  CHECK(read_xml_rpc_answer("<methodResponse><params/></methodResponse>")->value.is_null());
  CHECK(read_xml_rpc_answer("<methodResponse/>").error() == "it has neither params nor a fault");
  CHECK(read_xml_rpc_answer("<html/>").error() == "<html> is no answer of XML-RPC");
  CHECK(read_xml_rpc_answer("OK").error().starts_with("line 1: "));
}

}  // namespace feedgen
