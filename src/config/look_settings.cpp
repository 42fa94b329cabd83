#include "config/look_settings.h"

#include <fmt/format.h>

#include "config/refresh.h"
#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
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
    settings.reader_url = std::move(text);
    return {};
  });
}

Result<void> refresh(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_refresh).map([&](Refresh read) {
    settings.refresh = std::move(read);
  });
}

}  // namespace feedgen::look_settings
