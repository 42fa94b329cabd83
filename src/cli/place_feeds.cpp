#include "cli/place_feeds.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/read_settings.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/percent.h"
#include "value/ranges.h"

namespace feedgen {

namespace fs = std::filesystem;

std::string real_path_of(const std::string& path, FileReader& files) {
  const fs::path whole = path.empty() ? fs::path(".") : fs::path(path).lexically_normal();
  fs::path existing = whole;
  while (!existing.empty() && existing != existing.root_path() && !files.has(existing.string())) {
    existing = existing.parent_path();
  }
  const Result<std::string> real = files.real_path(existing.empty() ? "." : existing.string());
  if (!real) return {};
  const fs::path rest = whole.lexically_relative(existing.empty() ? fs::path(".") : existing);
  std::string joined = (fs::path(*real) / rest).lexically_normal().string();
  while (joined.size() > 1 && joined.ends_with('/')) joined.pop_back();
  return joined;
}

namespace {

// What of a site one build makes: all or its default language, or another language.
enum class SitePart { kMain, kOtherLanguage };

// Where a link that git keeps leads to, if that is not below the repository's folder.
std::optional<std::string> foreign_target(const fs::path& link, FileReader& files, Git& git) {
  const std::string folder = link.has_parent_path() ? link.parent_path().string() : ".";
  const Result<std::string> target = files.real_path(link.string());
  if (!target || !git.tracks(folder, link.filename().string())) return std::nullopt;
  const std::optional<Repository> repository = git.find(folder);
  if (!repository || (*target + '/').starts_with(repository->top + '/')) return std::nullopt;
  return *target;
}

Result<void> refuse_links_of(const std::string& path, const char* what, FileReader& files,
                             Git& git) {
  fs::path passed;
  for (const fs::path& part : fs::path(path)) {
    passed = passed.empty() ? part : passed / part;
    if (part.empty() || part == "." || part == "..") continue;  // no link's own name
    const auto status = files.status(passed.string(), Links::kDoNotFollow);
    if (!status || !*status) return {};  // reading or writing says why
    if ((*status)->kind != FileKind::kLink) continue;
    const std::optional<std::string> target = foreign_target(passed, files, git);
    if (!target) continue;
    return fail(
        ErrorKind::kUsage,
        fmt::format("{}: {} is a link that git keeps, and leads out of its repository, to {}", what,
                    in_quotes(passed.string()), in_quotes(*target)),
        "if that folder is meant, name it by its own path");
  }
  return {};
}

// Those that the generator writes, of those that the settings ask for.
std::vector<const FeedFormat*> own_formats(std::string_view family, const Settings& settings) {
  std::vector<const FeedFormat*> formats = formats_of(settings);
  const std::vector<FeedPlace>& places = settings.own_feeds.places;
  std::erase_if(formats, [&](const FeedFormat* format) {
    return std::none_of(places.begin(), places.end(), [&](const FeedPlace& place) {
      return place.family == family && place.format == format->word;
    });
  });
  return formats;
}

// A family that the settings list keeps what they say of it; what they leave out of a list stays
// out.
void add_own_family(Family family, Settings& settings) {
  const auto known = std::find_if(settings.families.begin(), settings.families.end(),
                                  [&](const Family& one) { return one.word == family.word; });
  if (known != settings.families.end()) {
    if (known->rules.title.empty()) known->rules.title = family.rules.title;
    known->slug = family.slug;
    if (known->keys.empty()) known->keys = family.keys;
    return;
  }
  if (settings.lists_families) return;
  if (is_only_generators(family.word)) {
    family.rules.formats = own_formats(family.word, settings);
    if (family.rules.formats.empty()) return;
  }
  settings.families.push_back(std::move(family));
}

// Places are of families that have feeds.
Result<void> check_families(const std::vector<FeedPlace>& places, std::string_view setting,
                            const Settings& settings) {
  std::vector<std::string_view> words;
  for (const Family& family : settings.families) words.push_back(family.word);
  const std::string listed = fmt::format("{}", fmt::join(words, ", "));
  if (!settings.named_feeds.empty()) words.push_back(kNamedFamily);
  for (const FeedPlace& place : places) {
    if (std::find(words.begin(), words.end(), place.family) != words.end()) continue;
    constexpr std::array kUsual{kTagFamily, kAuthorFamily, kSectionFamily, kLanguageFamily};
    Result<void> known = not_one_of(place.family, words);
    if (is_one_of(place.family, kUsual)) {
      known = fail(ErrorKind::kUsage, fmt::format("{} have no feeds here", place.family),
                   fmt::format("list them: feeds: [{}, {}]", listed, place.family));
    }
    return placed(std::move(known), setting, settings);
  }
  return {};
}

// In the folder of one language of the site, as the generator's feeds of that language.
void put_below(const std::string& home, Settings& settings) {
  if (!settings.named_feeds.empty()) {
    settings.places.push_back({.family = std::string(kNamedFamily), .file = ":path/:file"});
  }
  for (std::vector<FeedPlace>* places : {&settings.places, &settings.also_at}) {
    for (FeedPlace& place : *places) place.file.insert(0, home);
  }
}

// To be called once, when all families are known.
Result<void> check_places(const Settings& settings) {
  Result<void> checked = check_families(settings.places, "places", settings);
  return checked ? check_families(settings.also_at, "also_at", settings) : checked;
}

// `below` is the output's path from the folder of the site's pages. Feeds of another language lie
// in that language's folder, those of settings too.
Result<void> complete_places(std::string_view below, SitePart part, Settings& settings) {
  if (origin_of(settings, "feeds_url") == nullptr && !settings.base_url.empty()) {
    settings.feeds_url = settings.base_url + encode_path(below);
    if (!below.empty()) settings.feeds_url += '/';
  }
  OwnFeeds& own = settings.own_feeds;
  if (below.empty()) {
    for (const Family& family : own.families) add_own_family(family, settings);
  }
  Result<void> checked = check_places(settings);
  if (!checked || !below.empty()) return checked;
  const std::string home = part == SitePart::kOtherLanguage ? own.home : std::string();
  if (!home.empty()) put_below(home, settings);
  settings.also_at.insert(settings.also_at.end(), own.also_at.begin(), own.also_at.end());
  // Pages of the site lie in the folder too: what has no other place goes where none of them is.
  for (FeedPlace& place : own.places) {
    place.yields = true;
    settings.places.push_back(place);
  }
  for (const Family& family : settings.families) {
    if (family.word == kSiteFamily) continue;
    const std::string folder =
        home + (family.word == kCategoryFamily ? "feeds/" : "feeds/" + family.word + '/');
    settings.places.push_back({.family = family.word, .file = folder + ":path/:file"});
  }
  return {};
}

}  // namespace

Result<bool> place_feeds(const std::string& output, const std::string& edition, FileReader& files,
                         Settings& settings) {
  const auto elsewhere = [&] { return check_places(settings).map([] { return false; }); };
  if (settings.own_feeds.output.empty()) return elsewhere();
  const std::string pages = real_path_of(settings.own_feeds.output, files);
  const std::string feeds = real_path_of(output, files);
  if (pages.empty() || (feeds != pages && !feeds.starts_with(pages + '/'))) return elsewhere();
  const SitePart part = edition.empty() ? SitePart::kMain : SitePart::kOtherLanguage;
  return complete_places(feeds == pages ? "" : feeds.substr(pages.size() + 1), part, settings)
      .map([&] { return feeds == pages; });
}

Result<void> refuse_foreign_links(const Options& options, FileReader& files, Git& git) {
  for (const std::string& path : options.articles) {
    Result<void> done = refuse_links_of(path, "articles", files, git);
    if (!done) return done;
  }
  return options.output ? refuse_links_of(*options.output, "--output", files, git) : Result<void>{};
}

void leave_out_feeds(FileReader& files, BuildRequest& request) {
  const std::string output = real_path_of(request.output, files);
  const auto is_part_of = [&](const std::string& path) { return output.starts_with(path + '/'); };
  for (const std::string& articles : request.articles) {
    const std::string folder = real_path_of(articles, files);
    if (!is_part_of(folder)) continue;
    const std::string below = output.substr(folder.size());
    const bool is_elsewhere_too = any_of(request.articles, [&](const std::string& other) {
      return !is_part_of(real_path_of(other, files)) && files.has(other + below);
    });
    if (!is_elsewhere_too) request.settings.exclude.push_back(below);
  }
}

}  // namespace feedgen
