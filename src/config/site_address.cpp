#include "config/site_address.h"

#include <span>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// In web addresses browsers take a backslash for a slash.
void straighten_slashes(std::string& reference) {
  for (char& c : reference) {
    if (c == '?' || c == '#') return;
    if (c == '\\') c = '/';
  }
}

bool is_web_scheme(std::string_view scheme) {
  const std::string lower = ascii_lower(scheme);
  return lower == "http" || lower == "https";
}

// `path` begins with a slash.
std::string in_site(std::string_view path, std::string_view base_url) {
  const std::string_view folder = split_url(base_url).path;
  const bool has_folder = path.starts_with(folder) || path == folder.substr(0, folder.size() - 1);
  if (has_folder) return resolve_url(base_url, path);
  return resolve_url(base_url, "./" + std::string(path.substr(path.find_first_not_of('/'))));
}

std::string whole_address(std::string_view reference, std::string_view article_url,
                          const Settings& settings) {
  const std::string_view base = article_url.empty() ? settings.base_url : article_url;
  if (split_url(reference).has_scheme) return resolve_url(base, reference);
  if (reference.starts_with("//")) {
    return base.empty() ? encode_url("https:" + std::string(reference))
                        : resolve_url(base, reference);
  }
  const bool is_in_site = reference.starts_with('/') && !settings.base_url.empty() &&
                          reference.find_first_not_of('/') != std::string_view::npos;
  if (is_in_site) return in_site(reference, settings.base_url);
  if (reference.starts_with('/'))
    return base.empty() ? std::string() : resolve_url(base, reference);
  return article_url.empty() ? std::string() : resolve_url(article_url, reference);
}

// Once, by the rule with the longest beginning.
std::string rewritten(std::string address, const std::vector<Rewrite>& rules) {
  const Rewrite* best = nullptr;
  for (const Rewrite& rule : rules) {
    const bool is_longer = best == nullptr || rule.from.size() > best->from.size();
    if (is_longer && address.starts_with(rule.from)) best = &rule;
  }
  if (best == nullptr) return address;
  std::string other = encode_url(best->to + address.substr(best->from.size()));
  return is_web_url(other) ? other : address;
}

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

std::string site_address(std::string_view reference, std::string_view article_url,
                         const Settings& settings) {
  std::string address = address_as_written(reference, article_url, settings);
  return address.empty() ? address : rewritten(std::move(address), settings.rewrite);
}

std::string address_as_written(std::string_view reference, std::string_view article_url,
                               const Settings& settings) {
  if (is_plain_web_url(reference)) return std::string(reference);
  std::string straight = trim_reference(reference);
  if (straight.empty()) return {};
  const UrlParts parts = split_url(straight);
  if (parts.has_scheme && !is_web_scheme(parts.scheme)) return {};
  straighten_slashes(straight);
  std::string address = whole_address(straight, article_url, settings);
  return is_web_url(address) ? address : std::string();
}

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
