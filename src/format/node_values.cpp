#include "format/node_values.h"

#include <charconv>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "format/html.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {

std::optional<bool> switch_value(const Node& node) {
  constexpr std::size_t kLongestWord = 5;
  if (!node.is_scalar() || node.text.size() > kLongestWord) return std::nullopt;
  const std::string text = ascii_lower(node.text);
  if (text == "true" || text == "yes" || text == "on" || text == "y") return true;
  if (text == "false" || text == "no" || text == "off" || text == "n") return false;
  return std::nullopt;
}

std::string clean_text(std::string_view text) {
  // What XML can't carry is never settled.
  if (is_settled_text(text)) return std::string(text);
  return nfc(collapse_space(to_xml_text(text)));
}

std::string plain_text(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return clean_text(text);
  return clean_text(decode_character_references(text));
}

Result<std::string> read_text(const Node& node) {
  if (!node.is_scalar()) {
    return fail(ErrorKind::kUsage, "one text is expected here",
                node.is_list() ? "write it without dashes or brackets" : "write it in one line");
  }
  return collapse_space(to_xml_text(node.text));
}

Result<std::vector<std::string>> read_texts(const Node& node) {
  std::vector<std::string> texts;
  const std::span<const Node> items = node.is_list() ? std::span(node.items) : std::span(&node, 1);
  for (const Node& item : items) {
    Result<std::string> text = read_text(item);
    if (!text) {
      return fail(ErrorKind::kUsage, "one text or a list of texts is expected here",
                  "write it like [one, another]");
    }
    texts.push_back(std::move(*text));
  }
  return texts;
}

Result<std::size_t> read_count(const Node& node) {
  constexpr std::size_t kMost = 1'000'000'000;
  const Result<std::string> text = read_text(node);
  if (!text) return tl::unexpected(text.error());
  std::size_t count = 0;
  const char* const end = text->data() + text->size();
  const auto [parsed, error] = std::from_chars(text->data(), end, count);
  if (error == std::errc() && parsed == end && count <= kMost) return count;
  return fail(ErrorKind::kUsage,
              fmt::format("{} is no whole number from 0 to {}", in_quotes(*text), kMost),
              "write a number such as 20");
}

Result<bool> read_switch(const Node& node) {
  if (const std::optional<bool> value = switch_value(node)) return *value;
  return fail(ErrorKind::kUsage, "this is neither true nor false", "write true or false");
}

tl::unexpected<Error> not_one_of(std::string_view text, std::vector<std::string_view> names) {
  std::string remedy = did_you_mean(text, names);
  if (remedy.empty()) remedy = fmt::format("write one of: {}", fmt::join(names, ", "));
  return fail(ErrorKind::kUsage, fmt::format("{} is not known here", in_quotes(text)), remedy);
}

}  // namespace feedgen
