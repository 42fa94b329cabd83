#include "feed/shown.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/hash.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

bool is_mail_character(char c) {
  return c > ' ' && c < '\x7F' &&
         std::string_view("()<>[]:;@\\,\"").find(c) == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                     is_mail_character) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                     is_mail_character);
}

std::string name_of(const Person& person) {
  for (const std::string* candidate : {&person.name, &person.email, &person.uri}) {
    if (candidate->empty()) continue;
    return is_mail_address(*candidate) ? candidate->substr(0, candidate->find('@')) : *candidate;
  }
  return {};
}

constexpr std::array<bool, 256> kForeignToIris = [] {
  std::array<bool, 256> foreign{};
  for (std::size_t c = 0; c <= 0x20; ++c) foreign[c] = true;
  for (const char c : std::string_view("<>\"{|}\\^`\x7F"))
    foreign[static_cast<std::uint8_t>(c)] = true;
  return foreign;
}();

// RFC 3987 section 2.2, as far as it can be told without a registry of schemes.
bool is_iri(std::string_view id) {
  if (!split_url(id).has_scheme || id.back() == ':') return false;
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return kForeignToIris[static_cast<std::uint8_t>(c)]; });
}

}  // namespace

std::vector<Person> shown_people(const std::vector<Person>& people) {
  std::vector<Person> shown;
  for (const Person& person : people) {
    std::string name = name_of(person);
    if (name.empty()) continue;
    shown.push_back(
        {std::move(name), is_mail_address(person.email) ? person.email : "", person.uri});
  }
  return shown;
}

std::vector<std::string> label_names(const std::vector<Label>& labels) {
  std::vector<std::string> names;
  for (const Label& label : labels) {
    if (label.name.empty()) continue;
    if (std::find(names.begin(), names.end(), label.name) == names.end()) {
      names.push_back(label.name);
    }
  }
  return names;
}

std::string required_title(const Feed& feed) {
  for (const std::string* candidate : {&feed.title, &feed.home_url, &feed.self_url}) {
    if (!candidate->empty()) return *candidate;
  }
  return feed.id;
}

std::string required_title(const Entry& entry) {
  if (!entry.title.empty()) return entry.title;
  return entry.url.empty() ? entry.id : entry.url;
}

std::string shown_day(const Entry& entry, const Feed& feed) {
  const auto local = feed.timezone.to_local(entry.published);
  return rfc3339(Instant{local.time_since_epoch()}).substr(0, 10);
}

std::string required_description(const Feed& feed) {
  return feed.description.empty() ? required_title(feed) : feed.description;
}

std::string required_link(const Feed& feed) {
  return feed.home_url.empty() ? "https://base-url-not-set.invalid/" : feed.home_url;
}

std::string required_type(const Enclosure& enclosure) {
  return enclosure.type.empty() ? "application/octet-stream" : enclosure.type;
}

std::string required_iri(std::string_view id) { return is_iri(id) ? std::string(id) : urn_of(id); }

std::size_t usual_size(const Feed& feed) {
  constexpr std::size_t kFacts = 2048;  // of the feed, and of each entry
  std::size_t size = kFacts;
  for (const Entry* entry : feed.entries) {
    // Markup's quotation marks and line ends take two bytes each in JSON.
    size += kFacts + entry->html.size() + entry->html.size() / 16 + entry->summary.size();
  }
  return size;
}

}  // namespace feedgen
