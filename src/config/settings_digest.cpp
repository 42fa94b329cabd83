#include "config/settings_digest.h"

#include "config/settings_table.h"
#include "feed/formats.h"
#include "sites/generator.h"

namespace feedgen {

void Digester::put(const Zone& zone) { put(zone.name()); }
void Digester::put(const Person& value) {
  const auto& [name, email, uri] = value;
  add(name, email, uri);
}

void Digester::put(const KnownAuthor& value) {
  const auto& [key, person] = value;
  add(key, person);
}

void Digester::put(const Rewrite& value) {
  const auto& [from, to] = value;
  add(from, to);
}

void Digester::put(const FolderPattern& value) {
  const auto& [folder, pattern] = value;
  add(folder, pattern);
}

void Digester::put(const PodcastCategory& value) {
  const auto& [outer, inner] = value;
  add(outer, inner);
}

void Digester::put(const Funding& value) {
  const auto& [url, text] = value;
  add(url, text);
}

void Digester::put(const PodcastPerson& value) {
  const auto& [name, role, url, picture, group] = value;
  add(name, role, url, picture, group);
}

void Digester::put(const Cloud& value) {
  const auto& [domain, port, register_path] = value;
  add(domain, port, register_path);
}

// Feeds show nothing of the rules for pings but the cloud.
void Digester::put(const NotifyRules& value) { put(value.cloud); }

// Feeds show nothing of where they are uploaded to.
void Digester::put(const PublishRules&) {}

// Nor of how they are judged.
void Digester::put(const CheckSettings&) {}

void Digester::put(const Podcast& value) {
  const auto& [author, owner_name, owner_email, categories, is_explicit, picture, type, is_complete,
               guid, is_locked, medium, funding, people, new_feed_url, is_blocked, blocks, more] =
      value;
  add(author, owner_name, owner_email, categories, is_explicit, picture, type, is_complete, guid,
      is_locked, medium, funding, people, new_feed_url, is_blocked, blocks, more);
}

void Digester::put(const Picture& value) {
  const auto& [url, type, width, height, size] = value;
  add(url, type, width, height, size);
}

void Digester::put(const Refresh& value) {
  const auto& [minutes, period, times] = value;
  add(minutes, period, times);
}

void Digester::put(const FeedElement& value) {
  const auto& [name, attributes, text, children, format] = value;
  add(name, attributes, text, children, format);
}

void Digester::put(const Namespace& value) {
  const auto& [prefix, uri] = value;
  add(prefix, uri);
}

void Digester::put(const OwnText& value) {
  const auto& [text, from, as] = value;
  add(text, from, as);
}

void Digester::put(const OwnElement& value) {
  const auto& [name, text, attributes, children, format] = value;
  add(name, text, attributes, children, format);
}

// What feeds show of it follows from other settings, which count too.
void Digester::put(const OwnElements& value) {
  const auto& [namespaces, feed, entry, feed_objects, entry_objects] = value;
  add(namespaces, feed, entry, feed_objects, entry_objects);
}

void Digester::put(const SiteGenerator* generator) {
  put(generator == nullptr ? std::string_view() : generator->word);
}

void Digester::put(const FeedFormat* format) {
  put(format == nullptr ? std::string_view() : format->word);
}

void Digester::put(const Condition& value) {
  const auto& [kind, key, values, parts] = value;
  add(kind, key, values, parts);
}

void Digester::put(const FeedRules& value) {
  const auto& [title, limit, content, formats, archives] = value;
  add(title, limit, content, formats, archives);
}

void Digester::put(const Family& value) {
  const auto& [word, keys, rules, main_group, only, except, slug] = value;
  add(word, keys, rules, main_group, only, except, slug != nullptr);
}

void Digester::put(const NamedFeed& value) {
  const auto& [name, where, rules] = value;
  add(name, where, rules);
}

// What a slug is made by follows from the site's generator, which counts too.
void Digester::put(const FeedPlace& value) {
  const auto& [family, format, file, slug, only, except, yields, address, has_own_address] = value;
  add(family, format, file, slug != nullptr, only, except, yields, address, has_own_address);
}

void Digester::put(const OwnPageTexts& value) {
  const auto& [language, texts] = value;
  add(language, texts);
}

void Digester::put(const Node& node) {
  add(node.kind, node.style, node.text, node.items, node.members);
}
void Digester::put(const Node::Member& member) { add(member.key, member.value); }
void Digester::put(const FrontMatterDefaults& value) {
  const auto& [path, type, values] = value;
  add(path, type, values);
}

void Digester::put(const MarkdownHabits& value) {
  const auto& [dialect, breaks, has_block_attributes, leaves_out_html] = value;
  add(dialect, breaks, has_block_attributes, leaves_out_html);
}

void Digester::put(const PathHabits& value) {
  const auto& [pictures, picture_keys, has_post_folders] = value;
  add(pictures, picture_keys, has_post_folders);
}

SettingsDigest digest_of(const Settings& settings) {
  Digester reading;
  Digester feeds;
  Digester pages;
  // Set with `generator` and `permalink`.
  reading.put(settings.permalink_dialect);
  reading.put(settings.paths);
  feeds.put(settings.markdown);
  feeds.put(settings.is_icon_found);
  feeds.put(settings.site_values == nullptr ? Node() : *settings.site_values);
  for (const Setting& setting : settings_table()) {
    if (setting.affects == Affects::kReading) setting.put(settings, reading);
    if (setting.affects == Affects::kFeeds) setting.put(settings, feeds);
    if (setting.affects == Affects::kPages) setting.put(settings, pages);
  }
  feeds.put(reading.digest());
  return {reading.digest(), feeds.digest(), pages.digest()};
}

}  // namespace feedgen
