#include "format/yaml.h"

#include <algorithm>
#include <exception>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "format/yaml_builder.h"
#include "format/yaml_mistake.h"
#include "format/yaml_repair.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// Reads text in place.
class TextBuffer final : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // streambuf never writes to its get area
    setg(begin, begin, begin + text.size());
  }
};

// Thrown at the beginning of a second document, which is not read.
struct NextDocument {
  std::size_t offset;
};

class NextDocumentFinder final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override {
    throw NextDocument{static_cast<std::size_t>(std::max(mark.pos, 0))};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

bool has_document_mark(std::string_view text, std::size_t from, std::size_t to) {
  from = text.rfind('\n', from) == std::string_view::npos ? 0 : text.rfind('\n', from) + 1;
  while (from < to) {
    const std::string_view line = text.substr(from, 3);
    if (line == "---" || line == "...") return true;
    const std::size_t newline = text.find('\n', from);
    if (newline == std::string_view::npos) return false;
    from = newline + 1;
  }
  return false;
}

// yaml-cpp takes whatever it can't fit into a document for the beginning of the next one. Without
// a mark between them, it is a line with the wrong indentation.
Result<Node> check_the_end(YAML::Parser& parser, std::string_view text, YamlBuilder& builder) {
  YamlFailure failure{"end of map not found", text, text.size(), builder.last_value()};
  const std::size_t last = yaml_value_offset(text, builder.last_value());
  if (last < text.size() && (text[last] == '\'' || text[last] == '"') &&
      find_unclosed_quote(text, last) == last) {
    failure.words = "EOF in scalar";
    return tl::unexpected<Error>(explain_yaml_failure(failure));
  }
  NextDocumentFinder finder;
  std::string words;
  try {
    parser.HandleNextDocument(finder);
    return builder.take();
  } catch (const NextDocument& next) {
    failure.offset = next.offset;
  } catch (const YAML::Exception& exception) {
    words = exception.msg;
    failure.words = words;
    failure.offset = static_cast<std::size_t>(std::max(exception.mark.pos, 0));
  }
  if (failure.offset >= text.size() ||
      has_document_mark(text, builder.last_value(), failure.offset + 1)) {
    return builder.take();
  }
  return tl::unexpected<Error>(explain_yaml_failure(failure));
}

}  // namespace

Result<Node> parse_yaml(std::string_view text, const SyntaxLimits& limits) {
  YamlBuilder builder(text, limits);
  try {
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return builder.take();
    return check_the_end(parser, text, builder);
  } catch (const YamlRefusal& refusal) {
    return tl::unexpected<Error>(Error{ErrorKind::kInput, refusal.message});
  } catch (const YAML::Exception& exception) {
    const auto offset = static_cast<std::size_t>(std::max(exception.mark.pos, 0));
    return tl::unexpected<Error>(explain_yaml_failure(
        {exception.msg, text, offset, builder.last_value(), builder.open_flow()}));
  } catch (const std::exception& exception) {
    return tl::unexpected<Error>(
        explain_yaml_failure({exception.what(), text, builder.last_value(), builder.last_value()}));
  }
}

namespace {

// yaml-cpp takes NUL for a sign of UTF-16, and for an escape.
std::string without_nul(std::string_view text) {
  std::string cleaned;
  for (const char c : text) {
    if (c == '\0') {
      cleaned += kReplacementCharacter;
    } else {
      cleaned += c;
    }
  }
  return cleaned;
}

Result<Node> read_mended(std::string_view text, const SyntaxLimits& limits,
                         std::span<const std::string_view> keys, std::vector<Message>& mended) {
  while (text.size() != without_byte_order_mark(text).size()) text = without_byte_order_mark(text);
  if (std::optional<Node> node = read_plain_yaml(text, limits)) return *std::move(node);
  std::string cleaned;
  if (text.find('\0') != std::string_view::npos) text = cleaned = without_nul(text);
  const YamlRepair repair(text, keys);
  if (!repair.text()) return parse_yaml(text, limits);
  Result<Node> root = parse_yaml(*repair.text(), limits);
  if (root) {
    repair.restore(*root);
  } else {
    repair.restore(root.error().message.place);
  }
  mended = repair.mended_keys();
  return root;
}

}  // namespace

Result<Node> read_yaml(std::string_view text, const SyntaxLimits& limits) {
  std::vector<Message> none;
  return read_mended(text, limits, {}, none);
}

Result<Node> read_yaml_by_hand(std::string_view text, std::span<const std::string_view> keys,
                               std::vector<Message>& mended) {
  return read_mended(text, {}, keys, mended);
}

}  // namespace feedgen
