#include "config/rewrite.h"

#include <span>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/display.h"
#include "text/url.h"

namespace feedgen {
namespace {

tl::unexpected<Error> wrong_shape() {
  return fail(ErrorKind::kUsage, "a list of maps with from and to is expected here",
              "write it like [{from: \"https://old.example/\", to: \"https://new.example/\"}]");
}

Result<std::string> read_address(const std::string& text) {
  if (is_web_url(text)) return encode_url(text);
  return fail(ErrorKind::kUsage,
              fmt::format("{} is no web address", in_quotes(shown_address(text))),
              "begin it with https:// or http:// and a host");
}

Result<Rewrite> read_rewrite(const Node& node) {
  if (!node.is_map() || node.members.empty()) return wrong_shape();
  std::string from;
  std::string to;
  for (const Node::Member& member : node.members) {
    if (member.key != "from" && member.key != "to") return wrong_shape();
    if (member.value.is_null()) continue;
    Result<std::string> text = read_text(member.value);
    if (!text) return tl::unexpected(std::move(text.error()));
    (member.key == "from" ? from : to) = std::move(*text);
  }
  return read_address(from).and_then([&](std::string begin) -> Result<Rewrite> {
    if (to.empty()) return Rewrite{std::move(begin), {}};
    return read_address(to).map([&](std::string other) {
      return Rewrite{std::move(begin), std::move(other)};
    });
  });
}

}  // namespace

Result<std::vector<Rewrite>> read_rewrites(const Node& node) {
  std::vector<Rewrite> rules;
  const std::span<const Node> items = node.is_list() ? std::span(node.items) : std::span(&node, 1);
  for (const Node& item : items) {
    Result<Rewrite> rule = read_rewrite(item);
    if (!rule) return tl::unexpected(std::move(rule.error()));
    rules.push_back(std::move(*rule));
  }
  return rules;
}

}  // namespace feedgen
