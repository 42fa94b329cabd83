#include "format/yaml_repair.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::string_view kWideColon = "：";

// Blanks that are none for YAML.
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kWideSpace = "\u3000";

std::string_view line_at(std::string_view text, std::size_t offset) {
  return text.substr(offset, text.find('\n', offset) - offset);
}

bool has_leading_tab(std::string_view text) {
  if (text.find('\t') == kNowhere) return false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (line.substr(0, indent).find('\t') != kNowhere) return true;
    at += line.size() + 1;
  }
  return false;
}

std::size_t length_of_key(std::string_view line) {
  std::size_t length = 0;
  while (length < line.size() &&
         (is_ascii_alphanumeric(line[length]) || line[length] == '_' || line[length] == '-')) {
    ++length;
  }
  return length;
}

// "key:value" as its key and what stands between that and the value.
struct TightKey {
  std::string_view key;
  std::string_view colon;                // as it was written
  std::vector<std::string_view> blanks;  // behind it, that are none for YAML
  std::string_view value;
};

std::optional<TightKey> tight_key(std::string_view line, std::span<const std::string_view> keys) {
  constexpr std::size_t kLongest = 40;
  TightKey found;
  found.key = line.substr(0, length_of_key(line));
  if (found.key.empty() || found.key.size() > kLongest) return std::nullopt;
  std::string_view rest = line.substr(found.key.size());
  const bool is_wide = rest.starts_with(kWideColon);
  if (!is_wide && !rest.starts_with(':')) return std::nullopt;
  found.colon = rest.substr(0, is_wide ? kWideColon.size() : 1);
  rest.remove_prefix(found.colon.size());
  while (rest.starts_with(kNoBreakSpace) || rest.starts_with(kWideSpace)) {
    found.blanks.push_back(
        rest.substr(0, rest.starts_with(kWideSpace) ? kWideSpace.size() : kNoBreakSpace.size()));
    rest.remove_prefix(found.blanks.back().size());
  }
  const bool is_apart =
      rest.empty() || rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r';
  if (!is_wide && found.blanks.empty() && is_apart) return std::nullopt;
  // `url://…` is the beginning of an address.
  if (rest.starts_with("//")) return std::nullopt;
  const std::string lower = ascii_lower(found.key);
  if (!is_one_of(lower, keys)) return std::nullopt;
  found.value = rest.substr(0, rest.find_last_not_of(" \t\r") + 1);
  return found;
}

}  // namespace

// A text that grows beside the one that was written, and knows where it is longer.
class YamlRepair::Copy {
 public:
  explicit Copy(std::size_t size) { text_.reserve(size + size / 8); }

  void keep(std::string_view part) {
    text_ += part;
    const std::size_t newline = part.rfind('\n');
    if (newline == kNowhere) {
      column_ += count_code_points(part);
      return;
    }
    line_ += static_cast<unsigned>(std::count(part.begin(), part.end(), '\n'));
    column_ = count_code_points(part.substr(newline + 1)) + 1;
  }

  void add(char c) {
    added_.push_back({line_, static_cast<unsigned>(column_)});
    text_ += c;
    ++column_;
  }

  // As many characters as were written there.
  void put(std::string_view other) {
    text_ += other;
    column_ += count_code_points(other);
  }

  bool has_changed(std::string_view written) const { return text_ != written; }
  std::string take_text() { return std::move(text_); }
  Step take_added() { return std::move(added_); }

 private:
  std::string text_;
  Step added_;
  unsigned line_ = 1;
  std::size_t column_ = 1;
};

YamlRepair::YamlRepair(std::string_view text, std::span<const std::string_view> keys) {
  const auto now = [&] { return text_ ? std::string_view(*text_) : text; };
  if (has_leading_tab(now())) replace_tabs(std::string(now()));
  if (!keys.empty()) part_keys(std::string(now()), keys);
  if (now().find('?') != kNowhere && now().find_first_of("[{") != kNowhere) {
    quote_questions(std::string(now()));
  }
}

// Hexo's way: two blanks for each tab.
void YamlRepair::replace_tabs(std::string_view written) {
  Copy copy(written.size());
  for (std::size_t at = 0; at < written.size();) {
    const std::string_view line = line_at(written, at);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    for (const char c : line.substr(0, indent)) {
      copy.put(" ");
      if (c == '\t') copy.add(' ');
    }
    const std::size_t end = std::min(at + line.size() + 1, written.size());
    copy.keep(written.substr(at + indent, end - at - indent));
    at = end;
  }
  text_ = copy.take_text();
  steps_.push_back(copy.take_added());
}

void YamlRepair::part_keys(std::string_view written, std::span<const std::string_view> keys) {
  Copy copy(written.size());
  unsigned number = 0;
  for (std::size_t at = 0; at < written.size();) {
    const std::string_view line = line_at(written, at);
    const std::size_t end = std::min(at + line.size() + 1, written.size());
    std::string_view rest = written.substr(at, end - at);
    ++number;
    at = end;
    if (const std::optional<TightKey> found = tight_key(line, keys)) {
      copy.keep(found->key);
      copy.put(":");
      if (found->blanks.empty()) {
        copy.add(' ');
      }
      std::size_t length = found->key.size() + found->colon.size();
      for (const std::string_view blank : found->blanks) {
        copy.put(" ");
        length += blank.size();
      }
      rest.remove_prefix(length);
      mended_keys_.push_back(
          {fmt::format("there is no blank behind {}",
                       in_quotes(line.substr(0, found->key.size() + found->colon.size()))),
           fmt::format("write it as {}",
                       in_quotes(fmt::format("{}: {}", found->key, trim(found->value)))),
           Place{{}, number, 1}});
    }
    copy.keep(rest);
  }
  if (!copy.has_changed(written)) return;
  text_ = copy.take_text();
  steps_.push_back(copy.take_added());
}

void YamlRepair::quote_questions(std::string_view written) {
  const std::vector<FlowText> texts = flow_texts_with_question(written);
  if (texts.empty()) return;
  Copy copy(written.size());
  std::size_t at = 0;
  for (const FlowText& text : texts) {
    copy.keep(written.substr(at, text.begin - at));
    copy.add('\'');
    for (std::string_view rest = written.substr(text.begin, text.end - text.begin);
         !rest.empty();) {
      const std::size_t quote = rest.find('\'');
      copy.keep(rest.substr(0, quote));
      if (quote == kNowhere) break;
      copy.add('\'');
      copy.keep("'");
      rest.remove_prefix(quote + 1);
    }
    copy.add('\'');
    at = text.end;
  }
  copy.keep(written.substr(at));
  text_ = copy.take_text();
  steps_.push_back(copy.take_added());
}

void YamlRepair::restore(unsigned line, unsigned& column) const {
  const auto before = [](const Added& a, const Added& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  };
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    const auto first = std::lower_bound(step->begin(), step->end(), Added{line, 0}, before);
    const auto last = std::lower_bound(first, step->end(), Added{line, column}, before);
    column -= static_cast<unsigned>(last - first);
  }
}

void YamlRepair::restore(Place& place) const {
  if (place.line > 0) restore(place.line, place.column);
}

void YamlRepair::restore(Node& node) const {
  if (node.line > 0) restore(node.line, node.column);
  for (Node& item : node.items) restore(item);
  for (Node::Member& member : node.members) {
    if (member.line > 0) restore(member.line, member.column);
    restore(member.value);
  }
}

}  // namespace feedgen
