#include "article/relations.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/site_address.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/host.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::string_view kWeb = "https://";

// Of a list the first.
const Node& first_of(const Node& node) {
  return node.is_list() && !node.items.empty() ? node.items.front() : node;
}

std::string_view address_in(const Node& node) {
  const Node& first = first_of(node);
  if (first.is_map()) return text_of(first, {"url", "link", "href", "uri", "address"});
  return first.is_scalar() ? trim(first.text) : std::string_view();
}

std::string host_of(std::string_view url) {
  std::string_view authority = split_url(url).authority;
  authority = authority.substr(authority.rfind('@') + 1);
  std::string host = ascii_lower(authority.substr(0, authority.rfind(':')));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

// Only where the site's own host is known.
bool is_elsewhere(std::string_view url, const Settings& settings) {
  if (settings.base_url.empty() || settings.has_trial_address) return false;
  return host_of(url) != host_of(settings.base_url);
}

// {host: mastodon.example, username: jane, id: 123}, as themes name a post whose answers are
// comments.
std::string post_address(const Node& map) {
  if (!map.is_map()) return {};
  std::string_view user = text_of(map, {"username", "user", "account"});
  const std::string_view id = text_of(map, {"id", "status"});
  const std::string_view host = text_of(map, {"host", "instance", "server"});
  if (user.starts_with('@')) user.remove_prefix(1);
  const auto is_plain = [](std::string_view text) {
    return !text.empty() && text.size() < 200 && std::all_of(text.begin(), text.end(), [](char c) {
      return is_ascii_alphanumeric(c) || c == '.' || c == '_' || c == '-';
    });
  };
  if (!is_plain(user) || !is_plain(id) || !is_plain(host)) return {};
  return encode_url(fmt::format("{}{}/@{}/{}", kWeb, host, user, id));
}

bool is_address(std::string_view text) {
  return is_web_url(text) || (text.starts_with('/') && text.size() > 1);
}

std::string comments_in(const Node& node, const KeyReading& reading) {
  const std::string_view text = address_in(node);
  if (is_address(text)) return site_address(text, reading.article.url, reading.settings);
  return post_address(first_of(node));
}

// Of another page; empty: it is none.
std::string other_page(const Node& node, const KeyReading& reading) {
  const std::string_view text = address_in(node);
  if (!is_web_url(text)) return {};
  std::string url = encode_url(text);
  return url == reading.article.url ? std::string() : url;
}

// The words under a key that are no address.
std::string words_in(const Node& node) {
  const Node& first = first_of(node);
  const std::string_view text = first.is_map() ? text_of(first, {"title", "name", "text", "label"})
                                               : std::string_view(first.text);
  return is_web_url(trim(text)) || switch_value(first) ? std::string() : plain_text(text);
}

std::string title_of_source(const Node& node, const KeyReading& reading) {
  if (std::string title = first_of(node).is_map() ? words_in(node) : ""; !title.empty()) {
    return title;
  }
  for (const std::string_view key :
       {"source_title", "sourceTitle", "source_name", "sourceName", "source", "origin"}) {
    const Node::Member* member = reading.fields.find({key});
    if (member == nullptr) continue;
    if (std::string title = words_in(member->value); !title.empty()) return title;
  }
  return {};
}

bool gives_own_address(std::string_view key, const KeyReading& reading) {
  const SiteGenerator* dialect = reading.settings.permalink_dialect;
  if (dialect != nullptr) return key == dialect->address_key;
  return std::find(kAddressKeys.begin(), kAddressKeys.end(), key) != kAddressKeys.end();
}

}  // namespace

Result<void> read_comments(Names names, KeyReading& reading) {
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr) continue;
    std::string address = comments_in(member->value, reading);
    if (address.empty()) continue;
    reading.article.comments = std::move(address);
    break;
  }
  return {};
}

Result<void> read_comment_count(Names names, KeyReading& reading) {
  const Node::Member* member = reading.fields.find(names);
  if (member == nullptr || member->value.is_null()) return {};
  const Result<std::size_t> count = read_count(member->value);
  if (count) reading.article.comment_count = *count;
  return {};  // the table's row warns of any other value
}

Result<void> read_source(Names names, KeyReading& reading) {
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr || gives_own_address(name, reading)) continue;
    std::string url = other_page(member->value, reading);
    const bool is_own = name.starts_with("canonical") && !is_elsewhere(url, reading.settings);
    if (url.empty() || is_own) continue;
    Source& source = reading.article.source;
    source.title = title_of_source(member->value, reading);
    if (source.title.empty()) source.title = host_of(url);
    source.url = std::move(url);
    break;
  }
  return {};
}

Result<void> read_external(Names names, KeyReading& reading) {
  const auto take = [&](std::string_view name) {
    const Node::Member* member = reading.fields.find({name});
    return member == nullptr || gives_own_address(name, reading)
               ? std::string()
               : other_page(member->value, reading);
  };
  std::string& found = reading.article.external_url;
  for (const std::string_view name : names) {
    if (found.empty()) found = take(name);
  }
  if (!found.empty()) return {};
  std::string link = take("link");
  if (!link.empty() && is_elsewhere(link, reading.settings)) found = std::move(link);
  return {};
}

}  // namespace feedgen
