#include "feed/places.h"

#include <algorithm>

#include <fmt/format.h>

#include "feed/folder_name.h"
#include "state/checked_row.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// By its last name, or by all, "places/news".
bool has_name(const std::vector<std::string>& names, const GroupKey& group) {
  if (names.empty()) return false;
  const std::string whole = fmt::format("{}", fmt::join(group.path, "/"));
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name == group.path.back() || name == whole;
  });
}

// Whether a list of names, and one of exceptions, leave the group in.
bool is_among(const std::vector<std::string>& only, const std::vector<std::string>& except,
              const GroupKey& group) {
  if (group.is_site()) return true;
  return (only.empty() || has_name(only, group)) && !has_name(except, group);
}

const FeedRules* own_rules(const GroupKey& group, const Settings& settings) {
  if (group.family == kNamedFamily) {
    for (const NamedFeed& one : settings.named_feeds) {
      if (group.path == CategoryPath{one.name}) return &one.rules;
    }
    return nullptr;
  }
  for (const Family& family : settings.families) {
    if (family.word != group.family) continue;
    return is_among(family.only, family.except, group) ? &family.rules : nullptr;
  }
  return nullptr;
}

bool is_xml(const FeedFormat* format) {
  return format->is_topic && format->media_type.ends_with("+xml");
}

bool fits(const FeedPlace& place, const GroupKey& group, const FeedFormat& format) {
  if (place.family != group.family) return false;
  if (!place.format.empty() && place.format != format.word) return false;
  // A place for feeds with a name of its own is none for the files beside them.
  const bool has_any_name =
      place.file.find(":file") != std::string::npos || place.file.ends_with('/');
  if (place.format.empty() && !format.is_topic && !has_any_name) return false;
  return is_among(place.only, place.except, group);
}

// The group's folder without that of its family.
std::string_view own_folder(const GroupKey& group, std::string_view folder) {
  const bool is_below = group.family != kSiteFamily && group.family != kCategoryFamily &&
                        group.family != kNamedFamily;
  if (!is_below) return folder;
  return folder.substr(std::min(folder.find('/') + 1, folder.size()));
}

std::string slugs_of(const GroupKey& group, const FeedPlace& place, const Settings& settings,
                     std::size_t from) {
  std::string slugs;
  for (std::size_t i = from; i < group.path.size(); ++i) {
    if (!slugs.empty()) slugs += '/';
    slugs += place.slug == nullptr ? feed_slug(group.path[i]) : place.slug(group.path[i], settings);
  }
  return slugs;
}

constexpr std::string_view kVariables[] = {":slugs", ":slug", ":path", ":name", ":file"};

std::string_view variable_at(std::string_view pattern) {
  for (const std::string_view one : kVariables) {
    if (pattern.starts_with(one)) return one;
  }
  return {};
}

std::string expanded(std::string_view pattern, const FeedPlace& place, const GroupKey& group,
                     const std::string& folder, const FeedFormat& format,
                     const Settings& settings) {
  const std::string_view own = own_folder(group, folder);
  std::string path;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string_view variable = variable_at(pattern.substr(i));
    if (variable.empty()) {
      path += pattern[i++];
      continue;
    }
    i += variable.size();
    if (variable == ":path") path += own;
    if (variable == ":name") path += last_part(own);
    if (variable == ":file") path += file_name(format, settings);
    if (variable == ":slugs") path += slugs_of(group, place, settings, 0);
    if (variable == ":slug" && !group.is_site()) {
      path += slugs_of(group, place, settings, group.path.size() - 1);
    }
  }
  if (path.empty() || path.ends_with('/')) path += file_name(format, settings);
  return path;
}

}  // namespace

GroupKey main_group(const Settings& settings) {
  for (const Family& family : settings.families) {
    if (!family.main_group.empty()) return {family.word, {family.main_group}};
  }
  return {};
}

GroupRules rules_of(const GroupKey& group, const Settings& settings) {
  GroupRules rules;
  const FeedRules* own = own_rules(group, settings);
  rules.has_feeds = own != nullptr;
  if (own == nullptr) return rules;
  rules.formats = own->formats.empty() ? formats_of(settings) : own->formats;
  rules.limit = own->limit.value_or(settings.limit);
  // Documents are found by their addresses alone.
  if (!settings.feeds_url.empty()) rules.archives = own->archives.value_or(settings.archives);
  rules.content = own->content.value_or(settings.content);
  if (rules.content == ContentRule::kFull && settings.content == ContentRule::kRaw) {
    rules.content = ContentRule::kRaw;  // bodies are cleaned in all feeds, or in none
  }
  if (settings.has_pages && !is_only_generators(group.family)) rules.formats.push_back(&kPage);
  if (group.is_site() && settings.has_feed_list) rules.formats.push_back(&kFeedList);
  const bool has_xml = std::any_of(rules.formats.begin(), rules.formats.end(), is_xml);
  if (group.is_site() && settings.has_stylesheet && has_xml) rules.formats.push_back(&kStylesheet);
  rules.title = own->title;
  rules.is_main = group == main_group(settings);
  return rules;
}

ContentRule content_of_entries(const Settings& settings) {
  if (settings.content != ContentRule::kSummary) return settings.content;
  const auto is_full = [](const auto& one) { return one.rules.content == ContentRule::kFull; };
  const bool has_full =
      std::any_of(settings.families.begin(), settings.families.end(), is_full) ||
      std::any_of(settings.named_feeds.begin(), settings.named_feeds.end(), is_full);
  return has_full ? ContentRule::kFull : ContentRule::kSummary;
}

bool shows_texts(const GroupKey& group, const Settings& settings) {
  return rules_of(group, settings).content != ContentRule::kSummary ||
         content_of_entries(settings) == ContentRule::kSummary;
}

std::string_view file_name(const FeedFormat& format, const Settings& settings) {
  const auto found = std::find_if(settings.file_names.begin(), settings.file_names.end(),
                                  [&](const auto& one) { return one.first == format.word; });
  return found == settings.file_names.end() ? format.file : std::string_view(found->second);
}

std::string united_name(const std::string& family, const std::string& name,
                        const Settings& settings) {
  for (const Family& one : settings.families) {
    if (one.word == family) return one.slug == nullptr ? std::string() : one.slug(name, settings);
  }
  return {};
}

FeedFile file_of(const GroupKey& group, const std::string& folder, const FeedFormat& format,
                 const Settings& settings,
                 const std::function<bool(const std::string& path)>& is_taken) {
  FeedFile file;
  const auto address_of = [&](const FeedPlace& place, const std::string& path) {
    if (place.address.empty()) return path;
    std::string address = expanded(place.address, place, group, folder, format, settings);
    // It may end in a slash as it is: which file is meant then, the server knows.
    if (place.address.ends_with('/')) {
      address.resize(address.size() - file_name(format, settings).size());
    }
    return address;
  };
  for (const FeedPlace& place : settings.places) {
    if (!file.path.empty() || !fits(place, group, format)) continue;
    std::string path = expanded(place.file, place, group, folder, format, settings);
    if (!is_path_of_feeds(path) || (place.yields && is_taken(path))) continue;
    const bool is_named = place.file.find(":file") == std::string::npos;
    file = {path, address_of(place, path), {}, is_named};
  }
  if (file.path.empty()) {
    file.path = joined_path(folder, file_name(format, settings));
    file.address = file.path;
  }
  for (const FeedPlace& place : settings.also_at) {
    if (!format.is_topic || !fits(place, group, format)) continue;
    std::string path = expanded(place.file, place, group, folder, format, settings);
    if (is_path_of_feeds(path) && path != file.path) {
      std::string address = place.has_own_address ? address_of(place, path) : std::string();
      file.copies.push_back({std::move(path), std::move(address)});
    }
  }
  return file;
}

Result<void> check_place(std::string_view pattern, std::string_view family) {
  const auto refuse = [&](std::string problem, std::string remedy) {
    return fail(ErrorKind::kUsage, std::move(problem), std::move(remedy));
  };
  const std::string_view path =
      pattern.substr(0, pattern.size() - (pattern.ends_with('/') ? 1 : 0));
  if (!is_path_of_feeds(path) || pattern.find('\\') != std::string_view::npos) {
    return refuse(fmt::format("{} is no path below the output folder", in_quotes(pattern)),
                  "write it like tags/:slug/:file");
  }
  bool tells_apart = family == kSiteFamily || family == kNamedFamily;
  for (std::size_t at = pattern.find(':'); at != std::string_view::npos;
       at = pattern.find(':', at + 1)) {
    const std::string_view variable = variable_at(pattern.substr(at));
    if (variable.empty()) {
      return refuse(fmt::format("{} has a variable that there is none of", in_quotes(pattern)),
                    "use :path, :name, :slug, :slugs and :file");
    }
    if (variable != ":file") tells_apart = true;
  }
  if (tells_apart) return {};
  return refuse(fmt::format("all feeds of {} would be the one file {}", family, in_quotes(pattern)),
                "put :path, :name or :slug into it");
}

std::vector<std::string> own_pages(const GroupKey& group, const Settings& settings) {
  std::vector<std::string> pages;
  const FeedFormat& any = *feed_formats().front();
  const auto add = [&](const FeedPlace& place, std::string_view pattern) {
    if (place.family != group.family || !is_among(place.only, place.except, group)) return;
    pages.push_back(expanded(pattern, place, group, {}, any, settings));
  };
  for (const FeedPlace& page : settings.own_feeds.pages) add(page, page.file);
  for (const FeedPlace& place : settings.own_feeds.places) {
    const std::string_view folder = folder_of(place.file);
    if (folder.find(":slug") != std::string_view::npos) add(place, folder);
  }
  return pages;
}

std::optional<std::string> pattern_of(std::string_view family, const FeedFormat& format,
                                      const PatternTexts& texts, const Settings& settings) {
  std::string_view pattern = ":path/:file";
  bool is_whole = false;
  for (const FeedPlace& place : settings.places) {
    const bool is_it =
        place.family == family && (place.format.empty() || place.format == format.word);
    if (!is_it) continue;
    if (!place.only.empty() || !place.except.empty()) return std::nullopt;
    is_whole = !place.address.empty();
    pattern = is_whole ? place.address : place.file;
    break;
  }
  std::string address;
  while (!pattern.empty()) {
    const std::string_view variable = variable_at(pattern);
    if (variable.empty()) {
      const std::size_t end = std::min(pattern.find(':', 1), pattern.size());
      address += encode_path(pattern.substr(0, end));
      pattern.remove_prefix(end);
      continue;
    }
    pattern.remove_prefix(variable.size());
    address += variable == ":file"             ? encode_path(file_name(format, settings))
               : variable.starts_with(":slug") ? std::string(texts.slugs)
                                               : std::string(texts.path);
  }
  if (address.empty() || (address.ends_with('/') && !is_whole))
    address += encode_path(file_name(format, settings));
  return address;
}

std::string feed_slug(std::string_view name) {
  const std::string folded = lower_case(name);
  std::string slug;
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t start = offset;
    const char32_t c = next_code_point(folded, offset);
    if (is_letter(c) || is_mark(c) || is_decimal_digit(c) || c == '_') {
      slug.append(folded, start, offset - start);
    } else if (!slug.empty() && !slug.ends_with('-')) {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? folder_name(name) : slug;
}

std::vector<std::string> fixed_folders(const Settings& settings) {
  std::vector<std::string> folders;
  for (const Family& family : settings.families) {
    if (family.word != kSiteFamily && family.word != kCategoryFamily) {
      folders.push_back(folder_name(family.word));
    }
  }
  for (const NamedFeed& one : settings.named_feeds) folders.push_back(folder_name(one.name));
  return folders;
}

}  // namespace feedgen
