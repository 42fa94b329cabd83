#include "article/dates.h"

#include <algorithm>

#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

bool fits(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = is_ascii_digit(text[i]);
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

// A date that stands between other things, not inside a longer number.
std::optional<Instant> day_at(std::string_view path, std::size_t i, const Zone& zone) {
  std::string date(path.substr(i, 10));
  std::replace(date.begin(), date.end(), '/', '-');
  const Result<DateReading> reading = read_date(date, zone);
  return reading ? std::optional(reading->instant) : std::nullopt;
}

Place place_of(const Node::Member& member) {
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

Result<DateReading> read_member(const Node::Member& member, const Settings& settings,
                                Diagnostics& diagnostics) {
  if (!member.value.is_scalar()) {
    return fail(member.key + ": this is no date", "write it like 2021-07-10 13:01:16 +08:00",
                place_of(member));
  }
  Result<DateReading> reading =
      read_date(trim(member.value.text), zone_for(member.value, settings));
  if (!reading) {
    reading.error().message.place = place_of(member);
    return tl::unexpected(std::move(reading.error()));
  }
  if (!reading->problem.empty()) {
    diagnostics.push_back(
        {Severity::kWarning, Message{reading->problem, reading->remedy, place_of(member)}});
  }
  return reading;
}

// An optional date: one that can't be read is not worth the article.
std::optional<Instant> read_or_warn(const Node::Member* member, const Settings& settings,
                                    Diagnostics& diagnostics) {
  if (member == nullptr || switch_value(member->value)) return std::nullopt;
  Result<DateReading> reading = read_member(*member, settings, diagnostics);
  if (reading) return reading->instant;
  Message message = std::move(reading.error().message);
  message.problem = member->key + ": " + message.problem;
  diagnostics.push_back({Severity::kWarning, std::move(message)});
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

Result<DateReading> read_published(const Fields& fields, const SourceFile& file,
                                   const Settings& settings, Diagnostics& diagnostics) {
  const Zone& zone = settings.timezone;
  const SiteGenerator* generator = settings.generator;
  const bool name_is_first = generator != nullptr && generator->is_name_first != nullptr &&
                             generator->is_name_first(settings);
  if (name_is_first) {
    if (const auto named = date_in_name(file, settings)) return midnight(*named, zone);
  }
  for (const std::string_view name :
       {"date", "published", "publishdate", "publish_date", "pubdate", "pub_date"}) {
    const Node::Member* member = fields.find({name});
    if (member == nullptr || switch_value(member->value)) continue;
    if (member->value.is_scalar() && trim(member->value.text).empty()) continue;
    Result<DateReading> reading = read_member(*member, settings, diagnostics);
    if (reading && generator != nullptr && generator->zoned_timestamps_are_local) {
      reading->written = on_address_clock(member->value, reading->instant, zone);
    }
    return reading;
  }
  if (const auto named = date_in_name(file, settings)) return midnight(*named, zone);
  const std::string_view permalink = fields.text({"permalink", "url", "link"});
  if (const std::optional<Instant> day = date_in_path(permalink, zone)) return midnight(*day, zone);
  diagnostics.push_back({Severity::kWarning,
                         Message{"no date; the file's modification time is used",
                                 "add a line such as date: 2021-07-10 13:01:16 to the front matter",
                                 Place{{}, 1, 1}}});
  return midnight(file.modified, zone);
}

}  // namespace

std::optional<Instant> date_in_path(std::string_view path, const Zone& zone) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string_view after_date = path.substr(std::min(name + 10, path.size()));
  const bool ends = after_date.empty() || after_date.front() < '0' || after_date.front() > '9';
  if (fits(path.substr(name), "0000-00-00") && ends) {
    if (const auto day = day_at(path, name, zone)) return day;
  }
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool starts = i == 0 || path[i - 1] == '/';
    if (!starts || !fits(path.substr(i), "0000/00/00")) continue;
    if (i + 10 < path.size() && path[i + 10] != '/') continue;
    if (const auto day = day_at(path, i, zone)) return day;
  }
  return std::nullopt;
}

Result<ArticleDates> read_article_dates(const Fields& fields, const SourceFile& file,
                                        const Settings& settings, Diagnostics& diagnostics) {
  const Result<DateReading> published = read_published(fields, file, settings, diagnostics);
  if (!published) return tl::unexpected(published.error());
  ArticleDates dates{published->instant, published->written, published->instant, {}, {}};
  const Node::Member* changed = fields.find({"updated", "lastmod", "last_modified_at", "modified"});
  if (const auto instant = read_or_warn(changed, settings, diagnostics)) {
    dates.updated = std::max(*instant, dates.published);
    if (*instant < dates.published) {
      diagnostics.push_back(
          {Severity::kNote,
           Message{changed->key + ": this is before the date of publication, which is used",
                   "correct one of the two dates", place_of(*changed)}});
    }
  }
  if (settings.generator != nullptr && settings.generator->publish_date_is_due) {
    dates.due = read_or_warn(fields.find({"publishdate"}), settings, diagnostics);
  }
  const Node::Member* expiry = fields.find({"expirydate", "expiry_date", "unpublishdate"});
  dates.expires = read_or_warn(expiry, settings, diagnostics);
  return dates;
}

}  // namespace feedgen
