#include "cli/check_judging.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/edition.h"
#include "check/formats_alike.h"
#include "check/mend.h"
#include "cli/check_articles.h"
#include "cli/check_configuration.h"
#include "cli/check_profiles.h"
#include "system/replace_file.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct JudgedFile {
  CheckedFile file;
  std::string text;  ///< where there are findings, and articles that may be behind them
  FeedOutline outline;
  std::string folder;  ///< that was named and holds it; empty: it was named itself
  bool is_on_disk = false;
};

// The path of a document below the folder that was named; its name where it was named itself.
std::string_view path_below(const std::string& folder, const std::string& name) {
  if (folder.empty() || !name.starts_with(folder)) return last_part(name);
  const std::string_view rest = std::string_view(name).substr(folder.size());
  return rest.starts_with('/') ? rest.substr(1) : rest;
}

JudgeRequest request_of(const FoundDocument& document, const World& world) {
  JudgeRequest request;
  request.name = document.name;
  request.now = world.clock.now();
  request.outline = OutlineExtent::kWhole;
  if (document.served) {
    request.address = document.name;
    request.served = &*document.served;
  }
  return request;
}

class Judging {
 public:
  Judging(const Options& options, const Surroundings& around)
      : options_(options), around_(around), articles_(options, around.world) {}

  // Nothing where the file can't be read.
  std::optional<JudgedFile> judge(FoundDocument document) {
    std::optional<std::string> bytes = read(document);
    if (!bytes) return std::nullopt;
    document.bytes = std::move(*bytes);
    const JudgeRequest request = request_of(document, around_.world);
    if (options_.check.fixes && !document.served) mend(document, request);
    CheckedDocument checked = check_document(document.bytes, request);
    place_entries(checked);
    const bool is_on_disk = !document.served && document.name != "-";
    // What is not of an article of ours needs no text any more.
    if (checked.findings.empty() || !articles_.has_state()) checked.text = {};
    return JudgedFile{{document.name, checked.kind, checked.entries, std::move(checked.findings),
                       checked.left_out},
                      std::move(checked.text),
                      std::move(checked.outline),
                      std::move(document.folder),
                      is_on_disk};
  }

  std::optional<std::string> read(const FoundDocument& document) {
    Result<std::string> bytes = read_document(document, around_.world.files);
    if (bytes) return std::move(*bytes);
    done.is_all_written = false;
    around_.console.show(Severity::kError, bytes.error().message);
    return std::nullopt;
  }

  // Keeps what options and settings ask for, in the order of the places.
  CheckedFile finish(JudgedFile judged) {
    CheckedFile& file = judged.file;
    const std::vector<std::string> ignored =
        judged.is_on_disk ? words_ignored_in(file.name, options_.check, around_.world.files)
                          : std::vector<std::string>();
    std::erase_if(file.findings, [&](const PlacedFinding& one) {
      if (!is_wanted(*one.rule, options_.check)) return true;
      const bool is_ignored =
          any_of(ignored, [&](const std::string& word) { return is_named_by(*one.rule, word); });
      done.left_out += is_ignored ? 1 : 0;
      return is_ignored;
    });
    for (PlacedFinding& one : file.findings) {
      one.severity = severity_in(options_.check.profile, *one.rule);
    }
    std::stable_sort(
        file.findings.begin(), file.findings.end(),
        [](const PlacedFinding& a, const PlacedFinding& b) { return a.offset < b.offset; });
    if (judged.is_on_disk && !judged.text.empty())
      articles_.find(judged.text, judged.outline, file.findings);
    return std::move(file);
  }

  JudgedFiles done;

 private:
  void mend(FoundDocument& document, const JudgeRequest& request) {
    const auto wants = [this](const CheckRule& rule) { return is_wanted(rule, options_.check); };
    MendedDocument result = mend_document(document.bytes, request, *options_.check.fixes, wants);
    if (result.is_left_as_it_is) {
      around_.console.show(
          Severity::kWarning,
          {"this is not UTF-8, so nothing is mended",
           "feedgen check --unsafe-fixes writes it in UTF-8, if all of it can be read",
           {document.name}});
    }
    if (document.name == "-") {
      fmt::print(around_.out, "{}", result.bytes);
    } else if (result.bytes != document.bytes) {
      const Result<void> written = replace_file(document.name, result.bytes, around_.world.files);
      if (!written) {
        done.is_all_written = false;
        return around_.console.show(Severity::kError, written.error().message);
      }
    }
    done.mended += result.mended;
    document.bytes = std::move(result.bytes);
  }

  const Options& options_;
  const Surroundings& around_;
  ArticleFinder articles_;
};

void append(std::vector<PlacedFinding> findings, CheckedFile& file) {
  for (PlacedFinding& one : findings) file.findings.push_back(std::move(one));
}

// The feeds of each folder that was looked through.
void compare_all_formats(std::vector<JudgedFile>& judged) {
  std::map<std::string_view, std::vector<JudgedFile*>> folders;
  for (JudgedFile& one : judged) {
    if (!one.folder.empty()) folders[folder_of(one.file.name)].push_back(&one);
  }
  for (const auto& [folder, files] : folders) {
    std::vector<ComparedFeed> feeds;
    for (const JudgedFile* one : files) {
      feeds.push_back({one->file.name, one->file.kind, &one->outline, {}});
    }
    compare_formats(feeds);
    for (std::size_t i = 0; i < files.size(); ++i) {
      append(std::move(feeds[i].findings), files[i]->file);
    }
  }
}

// A single former document is that of a single one now, also under another name; else paths tell.
void compare_all_editions(const std::vector<FoundDocument>& former, std::vector<JudgedFile>& judged,
                          Judging& judging, const World& world) {
  const bool is_pair = former.size() == 1 && former.front().folder.empty();
  std::map<std::string_view, JudgedFile*> by_path;
  std::vector<JudgedFile> gone;
  for (JudgedFile& one : judged) by_path[path_below(one.folder, one.file.name)] = &one;
  const std::string folder = judged.empty() ? std::string() : judged.front().folder;
  for (const FoundDocument& old : former) {
    const std::optional<std::string> bytes = judging.read(old);
    if (!bytes) continue;
    const CheckedDocument checked = check_document(*bytes, request_of(old, world));
    const std::string_view path = path_below(old.folder, old.name);
    const auto found = by_path.find(path);
    JudgedFile* const now = is_pair && judged.size() == 1 ? &judged.front()
                            : found == by_path.end()      ? nullptr
                                                          : found->second;
    if (now != nullptr) {
      ComparedEditions compared = compare_editions(checked.outline, now->outline, now->file.name);
      append(std::move(compared.findings), now->file);
      now->file.left_out += compared.left_out;
    } else if (!folder.empty() && checked.kind != FeedKind::kUnknown) {
      const std::string name = joined_path(folder, path);
      gone.push_back({{name, checked.kind, 0, {gone_feed(name)}, 0}, {}, {}, {}, false});
    }
  }
  for (JudgedFile& one : gone) judged.push_back(std::move(one));
}

}  // namespace

JudgedFiles judge_files(std::vector<FoundDocument> documents,
                        const std::vector<FoundDocument>& former, const Options& options,
                        const Surroundings& around) {
  Judging judging(options, around);
  std::vector<JudgedFile> judged;
  for (FoundDocument& document : documents) {
    std::optional<JudgedFile> one = judging.judge(std::move(document));
    if (one) judged.push_back(std::move(*one));
  }
  compare_all_formats(judged);
  if (!former.empty()) compare_all_editions(former, judged, judging, around.world);
  for (JudgedFile& one : judged) {
    judging.done.files.push_back(judging.finish(std::move(one)));
  }
  return std::move(judging.done);
}

}  // namespace feedgen
