#include "config/look_settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/refresh.h"
#include "feed/page_texts.h"
#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen::look_settings {
namespace {

template <Picture Settings::*member>
Result<void> picture_setting(const Node& node, Settings& settings) {
  return read_text(node).map([&](std::string address) {
    settings.*member = {};
    (settings.*member).url = std::move(address);
  });
}

// A file among the articles that ends like one would be taken for one.
Result<void> file_name(const Node& node, std::string_view example, std::string& name) {
  return read_text(node).and_then([&](std::string text) -> Result<void> {
    const std::string_view last = last_part(text);
    const std::size_t dot = last.rfind('.');
    const std::string ending = dot == std::string_view::npos ? "" : ascii_lower(last.substr(dot));
    constexpr std::array<std::string_view, 7> kArticles{".md",  ".markdown", ".mkd", ".mdx",
                                                        ".txt", ".html",     ".htm"};
    if (std::find(kArticles.begin(), kArticles.end(), ending) != kArticles.end()) {
      return fail(ErrorKind::kUsage,
                  fmt::format("{} ends like the file of an article", in_quotes(text)),
                  fmt::format("name it like {}", example));
    }
    name = std::move(text);
    return {};
  });
}

const PageTextName* find_text(std::string_view name) {
  const auto names = page_text_names();
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const PageTextName& one) { return one.name == name; });
  return found == names.end() ? nullptr : &*found;
}

Result<void> add_text(const Node::Member& member, OwnPageTexts& own) {
  const PageTextName* const known = find_text(member.key);
  if (known == nullptr) {
    std::vector<std::string_view> names;
    for (const PageTextName& one : page_text_names()) names.push_back(one.name);
    return not_one_of(member.key, std::move(names));
  }
  if (member.value.is_null()) return {};
  Result<std::string> text = read_text(member.value);
  if (!text) return in_member(member, std::move(text.error()));
  constexpr std::size_t kLongest = 1000;
  Result<void> checked;
  if (text->size() > kLongest) {
    checked = fail(ErrorKind::kUsage, fmt::format("a text of {} bytes is too long", text->size()),
                   fmt::format("write it in at most {} bytes", kLongest));
  } else if (known->has_place && text->find("{}") == std::string::npos) {
    checked = fail(ErrorKind::kUsage, "the place of a name or a number is missing",
                   "write {} where it stands");
  }
  if (!checked) return in_member(member, std::move(checked.error()));
  own.texts.emplace_back(member.key, std::move(*text));
  return {};
}

}  // namespace

Result<void> icon(const Node& node, Settings& settings) {
  return picture_setting<&Settings::icon>(node, settings);
}

Result<void> logo(const Node& node, Settings& settings) {
  return picture_setting<&Settings::logo>(node, settings);
}

Result<void> cover(const Node& node, Settings& settings) {
  return picture_setting<&Settings::cover>(node, settings);
}

// As style sheets write it: "#0af" is "00AAFF".
Result<void> accent_color(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](const std::string& text) -> Result<void> {
    std::string digits = text.starts_with('#') ? text.substr(1) : text;
    if (digits.size() == 3) {
      digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    }
    constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    if (digits.size() != 6 || digits.find_first_not_of(kDigits) != std::string::npos) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no colour", in_quotes(text)),
                  "write it like \"#2A6FDB\"");
    }
    for (char& digit : digits) {
      if (is_ascii_lower_letter(digit)) digit = static_cast<char>(digit - 'a' + 'A');
    }
    settings.accent_color = std::move(digits);
    return {};
  });
}

Result<void> reader_url(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](std::string text) -> Result<void> {
    if (!text.empty() && !is_web_url(text)) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no address of the web", in_quotes(text)),
                  "write it like https://rss.example.org/");
    }
    if (!text.empty() && !text.ends_with('/')) text += '/';
    settings.page_look.reader_url = std::move(text);
    return {};
  });
}

Result<void> page_template(const Node& node, Settings& settings) {
  return file_name(node, "page.mustache", settings.page_look.template_file);
}

Result<void> page_style(const Node& node, Settings& settings) {
  return file_name(node, "page.css", settings.page_look.style_file);
}

Result<void> page_texts(const Node& node, Settings& settings) {
  if (!node.is_map()) return no_map("{subscribe: Follow}");
  OwnPageTexts of_all;
  std::vector<OwnPageTexts> texts;
  for (const Node::Member& member : node.members) {
    if (!member.value.is_map()) {
      if (Result<void> added = add_text(member, of_all); !added) return added;
      continue;
    }
    OwnPageTexts own{ascii_lower(member.key), {}};
    for (const Node::Member& one : member.value.members) {
      Result<void> added = add_text(one, own);
      if (!added) return in_member(member, std::move(added.error()));
    }
    texts.push_back(std::move(own));
  }
  texts.push_back(std::move(of_all));
  settings.page_look.texts = std::move(texts);
  return {};
}

Result<void> refresh(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_refresh).map([&](Refresh read) {
    settings.refresh = std::move(read);
  });
}

}  // namespace feedgen::look_settings
