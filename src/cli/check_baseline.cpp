#include "cli/check_baseline.h"

#include <charconv>

#include <fmt/format.h>

#include "cli/check_configuration.h"
#include "format/json.h"
#include "format/json_writer.h"
#include "system/replace_file.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/url.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

std::string key_of(std::string_view path, std::string_view code, std::string_view problem) {
  return fmt::format("{}\n{}\n{}", path, code, problem);
}

// The path of a feed from the baseline's folder, so that it is the same wherever feedgen runs.
std::string path_from(const std::string& baseline, const std::string& name, FileReader& files) {
  if (name == "-" || is_web_url(name)) return printable(name);
  const Result<std::string> to = real_path_to_be(name, files);
  const Result<std::string> at = real_path_to_be(baseline, files);
  if (!to || !at) return printable(name);
  std::string_view folder = folder_of(*at);
  std::string above;
  while (!folder.empty() && !to->starts_with(std::string(folder) + "/")) {
    folder = folder_of(folder);
    above += "../";
  }
  return above + printable(std::string_view(*to).substr(folder.size() + 1));
}

std::string_view text_of(const Node& map, std::string_view key) {
  const auto* const member = find_member(map, key);
  return member != nullptr && member->value.is_scalar() ? std::string_view(member->value.text)
                                                        : std::string_view();
}

}  // namespace

Result<Baseline> read_baseline(const CheckOptions& options, FileReader& files) {
  if (!options.baseline || options.writes_baseline) return Baseline{};
  constexpr std::uint64_t kMostBytes = 16U << 20U;
  Result<std::string> text = files.read(*options.baseline, kMostBytes);
  if (!text) return tl::unexpected(std::move(text.error()));
  const auto wrong = [&](std::string problem, Place place) {
    place.path = *options.baseline;
    return fail(ErrorKind::kUsage, std::move(problem),
                "write it again with feedgen check --write-baseline", std::move(place));
  };
  if (!is_utf8(*text)) return wrong("this is no baseline: it is not UTF-8", {});
  SyntaxLimits limits;
  limits.nodes = 2'000'000;
  const Result<Node> root = read_json(*text, limits);
  if (!root) return wrong(root.error().message.problem, root.error().message.place);
  const auto* const findings = find_member(*root, "findings");
  if (findings == nullptr || !findings->value.is_list()) {
    return wrong("this is no baseline: it has no list \"findings\"", {});
  }
  Baseline baseline;
  baseline.file = *options.baseline;
  for (const Node& item : findings->value.items) {
    std::size_t number = 0;
    const std::string_view digits = text_of(item, "count");
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!item.is_map() || error != std::errc() || end != digits.data() + digits.size()) {
      return wrong("this is no finding of a baseline", place_of(item));
    }
    baseline.known[key_of(text_of(item, "path"), text_of(item, "code"), text_of(item, "problem"))] =
        number;
  }
  return baseline;
}

namespace {

bool take(Baseline& baseline, const std::string& path, const PlacedFinding& one) {
  const auto known = baseline.known.find(key_of(path, one.rule->code, one.problem));
  if (known == baseline.known.end() || known->second == 0) return false;
  --known->second;
  return true;
}

}  // namespace

bool is_known(Baseline& baseline, const std::string& path, const CheckRule& rule,
              const std::string& problem, FileReader& files) {
  if (baseline.known.empty()) return false;
  PlacedFinding one;
  one.rule = &rule;
  one.problem = problem;
  return take(baseline, path_from(baseline.file, path, files), one);
}

void take_out_known(Baseline& baseline, CheckedFile& file, FileReader& files) {
  if (baseline.known.empty()) return;
  const std::string path = path_from(baseline.file, file.name, files);
  std::erase_if(file.findings, [&](const PlacedFinding& one) { return take(baseline, path, one); });
}

Result<void> write_baseline(const std::string& path, const std::vector<CheckedFile>& files,
                            FileSystem& system) {
  JsonWriter json;
  {
    const auto document = json.object();
    json.number("version", 1);
    const auto list = json.array("findings");
    for (const CheckedFile& file : files) {
      if (file.findings.empty()) continue;
      const std::string name = path_from(path, file.name, system);
      std::map<std::string, std::pair<const PlacedFinding*, std::size_t>> counts;
      for (const PlacedFinding& one : file.findings) {
        auto& [first, number] = counts[key_of(name, one.rule->code, one.problem)];
        first = &one;
        ++number;
      }
      for (const auto& [key, counted] : counts) {
        const auto object = json.object();
        json.text("path", name);
        json.text("code", counted.first->rule->code);
        json.text("problem", counted.first->problem);
        json.number("count", counted.second);
      }
    }
  }
  return replace_file(path, json.finish(), system);
}

}  // namespace feedgen
