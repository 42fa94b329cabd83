// XML-RPC (xmlrpc.com/spec.md): a call of a method becomes XML, and an answer's XML becomes a
// value.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "value/node.h"

namespace feedgen {

/// A methodCall all of whose parameters are strings, in UTF-8. No space stands between elements:
/// there are services that do not expect any. `method` and `parameters` are valid UTF-8; what XML
/// can't carry is replaced.
std::string write_xml_rpc_call(std::string_view method, std::span<const std::string> parameters);

struct XmlRpcAnswer {
  enum class Kind { kValue, kFault };
  Kind kind = Kind::kValue;
  /// A struct is a map, an array a list, nil null, string, base64 and what has no type a quoted
  /// scalar, all else a plain one as it is spelled. Without lines and columns. Null where an answer
  /// has no value at all.
  Node value;
};

/// Fails, with what is wrong, on all that is no methodResponse. `document` may be any bytes.
[[nodiscard]] tl::expected<XmlRpcAnswer, std::string> read_xml_rpc_answer(
    std::string_view document);

/// The value of a struct's member; null if there is none.
const Node* xml_rpc_member(const Node& value, std::string_view name);

}  // namespace feedgen
