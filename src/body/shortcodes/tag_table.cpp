#include <algorithm>
#include <array>

#include "body/shortcodes/tag_translation.h"
#include "text/percent.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

struct Row {
  std::string_view name;
  Translate* translate;
};

// Sorted.
constexpr std::array<Row, 34> kTags{{
    {"asset_image", translate_asset_img},
    {"asset_img", translate_asset_img},
    {"asset_link", translate_asset_link},
    {"asset_path", translate_asset_path},
    {"bilibili", translate_bilibili},
    {"codepen", translate_codepen},
    {"figure", translate_figure},
    {"full_url_for", translate_url_for},
    {"gist", translate_gist},
    {"iframe", translate_iframe},
    {"image", translate_img},
    {"img", translate_img},
    {"include-code", translate_include_code},
    {"include_code", translate_include_code},
    {"instagram", translate_instagram},
    {"jsfiddle", translate_jsfiddle},
    {"link", translate_link},
    {"param", translate_param},
    {"post_link", translate_post_link},
    {"post_path", translate_post_address},
    {"post_url", translate_post_address},
    {"ref", translate_post_address},
    {"relref", translate_post_address},
    {"tweet", translate_tweet},
    {"twitter", translate_tweet},
    {"url_for", translate_url_for},
    {"vimeo", translate_vimeo},
    {"vimeo_simple", translate_vimeo},
    {"x", translate_tweet},
    {"x_simple", translate_tweet},
    {"youtube", translate_youtube},
    {"youtubeLite", translate_youtube},
    {"youtube_lite", translate_youtube},
    {"youtuber", translate_youtube},
}};

std::string footer_of(const TagArguments& arguments) {
  std::string words;
  std::string address;
  std::string title;
  for (std::size_t i = 0; i < arguments.words.size(); ++i) {
    if (is_web_url(arguments.words[i])) {
      address = arguments.words[i];
      title = arguments.rest(i + 1);
      break;
    }
    words += (words.empty() ? "" : " ") + arguments.words[i];
  }
  const std::size_t comma = words.find(", ");
  std::string footer;
  if (!words.empty()) footer = "<strong>" + escape_html(words.substr(0, comma)) + "</strong>";
  if (comma != std::string::npos && title.empty()) title = words.substr(comma + 2);
  if (!address.empty()) {
    footer += (footer.empty() ? "<cite>" : " <cite>") + link_to(address, title) + "</cite>";
  } else if (!title.empty()) {
    footer += " <cite>" + escape_html(title) + "</cite>";
  }
  return footer.empty() ? footer : "<footer>" + footer + "</footer>";
}

}  // namespace

std::optional<TagTranslation> translate_tag(const TemplateTag& tag, const TagContext& context) {
  const auto* row = std::lower_bound(kTags.begin(), kTags.end(), tag.name,
                                     [](const Row& a, std::string_view b) { return a.name < b; });
  if (tag.is_closing || row == kTags.end() || row->name != tag.name) return std::nullopt;
  return row->translate(parse_tag_arguments(tag.arguments), context);
}

std::optional<TagPair> translate_pair(const TemplateTag& tag) {
  if (tag.name == "blockquote" || tag.name == "quote") {
    return TagPair{"<blockquote>", footer_of(parse_tag_arguments(tag.arguments)) + "</blockquote>"};
  }
  if (tag.name == "pullquote") return TagPair{"<blockquote class=\"pullquote\">", "</blockquote>"};
  if (tag.name == "details") {
    const TagArguments arguments = parse_tag_arguments(tag.arguments);
    const std::string named = arguments.value("summary");
    const std::string summary = named.empty() ? arguments.rest(0) : named;
    return TagPair{
        "<details>" + (summary.empty() ? "" : "<summary>" + escape_html(summary) + "</summary>"),
        "</details>"};
  }
  return std::nullopt;
}

std::string safe_address(std::string_view address) {
  std::string safe;
  for (const char c : encode_url(address)) {
    switch (c) {
      case '(':
        safe += "%28";
        break;
      case ')':
        safe += "%29";
        break;
      case '\'':
        safe += "%27";
        break;
      case '*':
        safe += "%2A";
        break;
      case '&':
        safe += "&amp;";
        break;
      default:
        safe += c;
        break;
    }
  }
  return safe;
}

std::string link_to(std::string_view address, std::string_view text,
                    std::string_view more_attributes) {
  return "<a href=\"" + safe_address(address) + '"' + std::string(more_attributes) + '>' +
         escape_html(text.empty() ? address : text) + "</a>";
}

}  // namespace feedgen
