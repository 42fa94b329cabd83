#include "article/dates.h"

#include <algorithm>

#include "article/name_date.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

Place place_of_value(const Node::Member& member) {
  const bool has_own = member.value.line > 0;
  return {
      {}, has_own ? member.value.line : member.line, has_own ? member.value.column : member.column};
}

// What follows the seconds of YAML's timestamp: its zone or nothing. Quoted ones, dates without
// time and other forms are no timestamps for YAML.
std::optional<std::string_view> zone_of_timestamp(const Node& node) {
  if (node.style != Node::Style::kPlain) return std::nullopt;
  std::string_view text = trim(node.text);
  const auto skip = [&](std::size_t least, std::size_t most) {
    std::size_t n = 0;
    while (n < most && n < text.size() && is_ascii_digit(text[n])) ++n;
    text.remove_prefix(n);
    return n >= least;
  };
  const auto skip_one = [&](std::string_view marks) {
    const bool is_there = !text.empty() && marks.find(text.front()) != std::string_view::npos;
    if (is_there) text.remove_prefix(1);
    return is_there;
  };
  const bool is_day = skip(4, 4) && skip_one("-") && skip(1, 2) && skip_one("-") && skip(1, 2);
  if (!is_day || !skip_one("Tt \t")) return std::nullopt;
  text = trim(text);
  const bool is_time = skip(1, 2) && skip_one(":") && skip(2, 2) && skip_one(":") && skip(2, 2);
  if (!is_time) return std::nullopt;
  if (skip_one(".")) skip(0, text.size());
  const std::string_view zone = trim(text);
  text = zone;
  if (text.empty() || text == "Z") return zone;
  if (!skip_one("+-") || !skip(1, 2)) return std::nullopt;
  if (skip_one(":") && !skip(2, 2)) return std::nullopt;
  return text.empty() ? std::optional(zone) : std::nullopt;
}

bool is_timestamp_without_zone(const Node& node) {
  const auto zone = zone_of_timestamp(node);
  return zone && zone->empty();
}

// What the clocks showed by which the site's addresses are made.
std::chrono::local_seconds on_address_clock(const Node& node, Instant instant, const Zone& site) {
  const auto zone = zone_of_timestamp(node);
  return zone && !zone->empty() ? Zone().to_local(instant) : site.to_local(instant);
}

Zone zone_for(const Node& node, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  const bool is_utc = generator != nullptr && generator->plain_timestamps_are_utc &&
                      is_timestamp_without_zone(node);
  return is_utc ? Zone() : settings.timezone;
}

// A list of one date is that date.
const Node& date_node(const Node& node) {
  return node.is_list() && node.items.size() == 1 ? node.items.front() : node;
}

Result<DateReading> read_member(const Node::Member& member, KeyReading& keys) {
  const Settings& settings = keys.settings;
  const Node& node = date_node(member.value);
  if (!node.is_scalar()) {
    return fail(member.key + ": this is no date", "write it like 2021-07-10 13:01:16 +08:00",
                place_of_value(member));
  }
  const Zone zone = zone_for(node, settings);
  Result<DateReading> reading = read_date(trim(node.text), zone, settings.date_order);
  if (!reading) {
    reading.error().message.place = place_of_value(member);
    return tl::unexpected(std::move(reading.error()));
  }
  const bool is_utc = settings.generator != nullptr &&
                      settings.generator->plain_timestamps_are_utc &&
                      is_timestamp_without_zone(node);
  if (reading->is_in_naive_zone && !settings.has_timezone && !is_utc) keys.lacks_zone = true;
  if (!reading->problem.empty()) {
    add_warning(keys.diagnostics, reading->problem, reading->remedy, place_of_value(member));
  }
  return reading;
}

void warn_of_date(const Node::Member& member, Error error, std::string_view remedy,
                  Diagnostics& diagnostics) {
  Message message = std::move(error.message);
  if (!message.problem.starts_with(member.key)) {
    message.problem = member.key + ": " + message.problem;
  }
  if (!remedy.empty()) message.remedy = remedy;
  diagnostics.push_back({Severity::kWarning, std::move(message)});
}

// Whether the value is a date, or is meant for one.
bool says_date(const Node& value) {
  const Node& node = date_node(value);
  if (node.is_null() || switch_value(node)) return false;
  return !node.is_scalar() || !means_no_date(node.text);
}

// An optional date: one that can't be read is not worth the article.
std::optional<Instant> read_or_warn(const Node::Member* member, KeyReading& keys) {
  if (member == nullptr || !says_date(member->value)) return std::nullopt;
  Result<DateReading> reading = read_member(*member, keys);
  if (reading) return reading->instant;
  warn_of_date(*member, std::move(reading.error()), {}, keys.diagnostics);
  return std::nullopt;
}

DateReading midnight(Instant instant, const Zone& zone) {
  return {instant, zone.to_local(instant), {}, {}};
}

std::optional<Instant> date_in_name(const SourceFile& file, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->date_in_name != nullptr) {
    const std::string_view date = generator->date_in_name(file.path);
    const Result<DateReading> reading = read_date(date, settings.timezone);
    if (!date.empty() && reading) return reading->instant;
  }
  return date_in_path(file.path, settings.timezone);
}

// A key beside `date` may mean something else: where its value can't be read, the next one counts.
bool is_binding(const Node::Member& member, const Settings& settings) {
  const std::string key = ascii_lower(member.key);
  const auto is_it = [&](const std::string& own) { return ascii_lower(own) == key; };
  return key == "date" || key == "published" || any_of(settings.date_fields, is_it);
}

using Publication = Result<std::optional<DateReading>>;

// What one key says. A date that can't be read is an error, or a warning where the name has one.
Publication date_of_key(std::string_view name, KeyReading& reading) {
  const Settings& settings = reading.settings;
  const Node::Member* member = reading.fields.find({name});
  if (member == nullptr || !says_date(member->value)) return std::nullopt;
  Result<DateReading> date = read_member(*member, reading);
  if (!date) {
    const std::optional<Instant> named = date_in_name(reading.file, settings);
    if (!named && is_binding(*member, settings)) return tl::unexpected(std::move(date.error()));
    const std::string_view remedy =
        named ? "the day in the file's name was used; correct this date" : std::string_view();
    warn_of_date(*member, std::move(date.error()), remedy, reading.diagnostics);
    return named ? std::optional(midnight(*named, settings.timezone)) : std::nullopt;
  }
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->zoned_timestamps_are_local) {
    date->written = on_address_clock(date_node(member->value), date->instant, settings.timezone);
  }
  return std::optional(std::move(*date));
}

Publication written_date(Names names, KeyReading& reading) {
  for (const std::string& name : reading.settings.date_fields) {
    Publication date = date_of_key(name, reading);
    if (!date || *date) return date;
  }
  for (const std::string_view name : names) {
    Publication date = date_of_key(name, reading);
    if (!date || *date) return date;
  }
  return std::nullopt;
}

Publication publication(Names names, KeyReading& reading) {
  const Settings& settings = reading.settings;
  const Zone& zone = settings.timezone;
  const SiteGenerator* generator = settings.generator;
  const bool name_is_first = generator != nullptr && generator->is_name_first != nullptr &&
                             generator->is_name_first(settings);
  if (name_is_first) {
    if (const auto named = date_in_name(reading.file, settings)) return midnight(*named, zone);
  }
  Publication written = written_date(names, reading);
  if (!written || *written) return written;
  if (const auto named = date_in_name(reading.file, settings)) return midnight(*named, zone);
  const std::string_view permalink = reading.fields.text(kAddressKeys);
  if (const std::optional<Instant> day = date_in_path(permalink, zone)) return midnight(*day, zone);
  if (generator != nullptr && generator->change_is_date) {
    if (const auto changed = read_or_warn(reading.fields.find({"lastmod"}), reading))
      return midnight(*changed, zone);
  }
  return std::nullopt;
}

std::optional<DateReading> date_outside(KeyReading& reading) {
  const SourceFile& file = reading.file;
  const Zone& zone = reading.settings.timezone;
  reading.is_undated = true;
  const bool is_none = reading.settings.generator == nullptr && is_about_the_folder(file.path);
  if (file.first_commit && !is_none) return midnight(*file.first_commit, zone);
  if (file.undated == UndatedRule::kModified) return midnight(file.modified, zone);
  reading.kept_back.kind = is_none ? Hidden::kNoArticle : Hidden::kUndated;
  return std::nullopt;
}

// "google0123456789abcdef.html", "baidu_verify_code-….html": what search engines ask owners for.
bool is_proof_of_owner(std::string_view name) {
  constexpr std::string_view kGoogle = "google";
  constexpr std::size_t kDigits = 16;
  if (name.starts_with("baidu_verify_") || name.starts_with("yandex_")) {
    return name.ends_with(".html");
  }
  if (!name.starts_with(kGoogle) || !name.ends_with(".html")) return false;
  const std::string_view digits = name.substr(kGoogle.size(), kDigits);
  return name.size() == kGoogle.size() + kDigits + std::string_view(".html").size() &&
         digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

bool is_about_the_folder(std::string_view path) {
  constexpr std::string_view kNames[]{"readme",   "license",      "licence",      "changelog",
                                      "404",      "contributing", "contributors", "code_of_conduct",
                                      "security", "agents",       "claude",       "gemini"};
  const std::string name = ascii_lower(last_part(path));
  const std::string_view stem = std::string_view(name).substr(0, name.find('.'));
  return is_proof_of_owner(name) || is_one_of(stem, kNames);
}

Result<void> read_published(Names names, KeyReading& reading) {
  Publication published = publication(names, reading);
  if (!published) return tl::unexpected(std::move(published.error()));
  if (!*published) *published = date_outside(reading);
  if (!*published) return {};
  Article& article = reading.article;
  article.published = (*published)->instant;
  article.updated = article.published;
  reading.written = (*published)->written;
  const SiteGenerator* generator = reading.settings.generator;
  // Beside a date, `publishDate` says when the article is to appear, unless the generator reads it
  // otherwise.
  if (generator == nullptr || generator->publish_date_is_due) {
    article.due = read_or_warn(reading.fields.find({"publishdate"}), reading);
  }
  return {};
}

Result<void> read_updated(Names names, KeyReading& reading) {
  Article& article = reading.article;
  const Node::Member* changed = nullptr;
  std::optional<Instant> instant;
  const auto take = [&](std::string_view name) {
    const Node::Member* member = instant ? nullptr : reading.fields.find({name});
    if (member == nullptr) return;
    // Docusaurus: last_update: {date: …, author: …}
    if (member->value.is_map()) member = member_of(member->value, {"date"});
    instant = read_or_warn(member, reading);
    changed = member;
  };
  for (const std::string& name : reading.settings.updated_fields) take(name);
  for (const std::string_view name : names) take(name);
  if (!instant) return {};
  article.updated = std::max(*instant, article.published);
  if (*instant < article.published) {
    reading.diagnostics.push_back(
        {Severity::kNote,
         Message{changed->key + ": this is before the date of publication, which is used",
                 "correct one of the two dates", place_of_value(*changed)}});
  }
  return {};
}

Result<void> read_expiry(Names names, KeyReading& reading) {
  const auto instant = read_or_warn(reading.fields.find(names), reading);
  if (reading.settings.expired == ExpiredRule::kHide) reading.article.expires = instant;
  return {};
}

}  // namespace feedgen
