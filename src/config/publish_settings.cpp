#include "config/publish_settings.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/notify_settings.h"
#include "format/node_values.h"
#include "targets/target_kinds.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen::publish_settings {
namespace {

Result<void> targets(const Node& node, PublishRules& rules) {
  return read_texts(node).and_then([&](const std::vector<std::string>& urls) -> Result<void> {
    for (const std::string& url : urls) {
      Result<UploadTarget> target = read_upload_target(url);
      if (!target) return tl::unexpected(std::move(target.error()));
      if (!is_one_of(*target, rules.targets)) rules.targets.push_back(std::move(*target));
    }
    return {};
  });
}

Result<void> endpoint(const Node& node, PublishRules& rules) {
  return read_text(node).and_then([&](const std::string& text) -> Result<void> {
    if (!is_web_url(text) || split_url(text).authority.find('@') != std::string_view::npos) {
      return fail(ErrorKind::kUsage,
                  fmt::format("{} is no endpoint", in_quotes(shown_address(text))),
                  "write it like https://s3.example.com");
    }
    rules.endpoint = encode_url(text);
    return {};
  });
}

Result<void> style(const Node& node, PublishRules& rules) {
  return read_choice<BucketStyle>(node,
                                  {{"path", BucketStyle::kPath}, {"host", BucketStyle::kHost}})
      .map([&](BucketStyle value) { rules.style = value; });
}

Result<void> cache(const Node& node, PublishRules& rules) {
  return read_text(node).and_then(read_time_span).map([&](std::chrono::seconds time) {
    rules.cache = time;
  });
}

// "10%" or "25".
Result<void> max_removals(const Node& node, PublishRules& rules) {
  return read_text(node).and_then([&](const std::string& text) -> Result<void> {
    const bool is_share = text.ends_with('%');
    const std::string_view digits =
        std::string_view(text).substr(0, text.size() - (is_share ? 1 : 0));
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_number = error == std::errc() && end == digits.data() + digits.size();
    constexpr unsigned kMost = 1'000'000'000;
    if (!is_number || number > (is_share ? 100 : kMost)) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no number of files", in_quotes(text)),
                  "write a number such as 25, or a share such as 10%");
    }
    rules.max_removals = is_share && number > 0 ? RemovalBrake{0, number} : RemovalBrake{number, 0};
    return {};
  });
}

// Sorted.
constexpr std::array kMembers{
    Rule<PublishRules>{"cache", cache},
    Rule<PublishRules>{"endpoint", endpoint},
    Rule<PublishRules>{"max_removals", max_removals},
    Rule<PublishRules>{"gzip", switch_rule<PublishRules, &PublishRules::gzip>},
    Rule<PublishRules>{"private_addresses",
                       switch_rule<PublishRules, &PublishRules::private_addresses>},
    Rule<PublishRules>{"region", text_rule<PublishRules, &PublishRules::region>},
    Rule<PublishRules>{"style", style},
    Rule<PublishRules>{"to", targets},
};

// "aws_secret_access_key", "password", "token" …
bool is_credential(std::string_view name) {
  const std::string word = ascii_lower(name);
  constexpr std::array kParts{"key", "secret", "password", "passphrase", "token", "credential"};
  return any_of(kParts,
                [&](std::string_view part) { return word.find(part) != std::string::npos; });
}

}  // namespace

Result<void> read(const Node& node, Settings& settings) {
  PublishRules rules;
  for (const Node::Member& member : node.members) {
    if (!is_credential(member.key)) continue;
    return in_member(member, {ErrorKind::kUsage,
                              {"credentials do not belong here, where others can read them",
                               "take it out, and give it to feedgen as docs/publishing.md says",
                               {}}});
  }
  Result<void> done =
      node.is_map() ? read_rules<PublishRules>(node, kMembers, rules) : targets(node, rules);
  if (!done) return done;
  if (rules.targets.empty()) {
    return fail(ErrorKind::kUsage, "no target in it", "write it like to: s3://my-bucket/feeds");
  }
  settings.publish = std::move(rules);
  return {};
}

ValueType type() { return either(texts_type(), any_map_type()); }

}  // namespace feedgen::publish_settings
