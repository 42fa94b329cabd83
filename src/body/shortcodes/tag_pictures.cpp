#include <algorithm>

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Kind = TagTranslation::Kind;

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return ' ' + std::string(name) + "=\"" + escape_html(value) + '"';
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return is_ascii_digit(c) || c == '%'; });
}

// "photo.jpg", "/a/b", "./c", "https://h/d": words that can't be names of classes.
bool is_address(std::string_view word) {
  return is_web_url(word) || word.find('/') != std::string_view::npos ||
         word.find('.') != std::string_view::npos;
}

struct TagPicture {
  std::string classes, address, width, height, title, alt;
};

// Hexo: [class names] address [width] [height] [title text [alt text]], the last two also in one
// pair of quotes, as '"title" "alt"'.
TagPicture read_picture(const TagArguments& arguments) {
  TagPicture picture;
  std::size_t i = 0;
  while (i + 1 < arguments.words.size() && !is_address(arguments.words[i])) {
    picture.classes += (picture.classes.empty() ? "" : " ") + arguments.words[i++];
  }
  picture.address = arguments.word(i++);
  while (picture.address.ends_with(',')) picture.address.pop_back();
  if (is_number(arguments.word(i))) picture.width = arguments.word(i++);
  if (is_number(arguments.word(i))) picture.height = arguments.word(i++);
  picture.title = arguments.word(i);
  picture.alt = arguments.rest(i + 1);
  if (picture.title.find('"') != std::string::npos) {
    const TagArguments inner = parse_tag_arguments(picture.title);
    picture.title = inner.word(0);
    picture.alt = inner.rest(1);
  }
  for (const auto& [name, value] : arguments.named) {
    if (name == "alt") picture.alt = value;
    if (name == "width") picture.width = value;
    if (name == "height") picture.height = value;
    if (name == "src" && picture.address.empty()) picture.address = value;
  }
  return picture;
}

std::optional<TagTranslation> show(const TagPicture& picture) {
  if (picture.address.empty()) return std::nullopt;
  return TagTranslation{
      Kind::kInline,
      "<img src=\"" + safe_address(picture.address) + '"' + attribute("class", picture.classes) +
          attribute("width", picture.width) + attribute("height", picture.height) +
          attribute("title", picture.title) + " alt=\"" + escape_html(picture.alt) + "\">",
      {}};
}

// The `<figcaption>` of Hugo's own shortcode.
std::string caption_of(const TagArguments& arguments, const TagContext& context) {
  std::string caption;
  const std::string title = arguments.value("title");
  if (!title.empty()) caption += "<h4>" + markdown_words(title, context) + "</h4>";
  std::string text = markdown_words(arguments.value("caption"), context);
  const std::string attr = arguments.value("attr");
  if (!attr.empty()) {
    const std::string link = arguments.value("attrlink");
    text += (text.empty() ? "" : " ") + (link.empty() ? escape_html(attr) : link_to(link, attr));
  }
  if (!text.empty()) caption += "<p>" + text + "</p>";
  return caption.empty() ? caption : "<figcaption>" + caption + "</figcaption>";
}

}  // namespace

std::optional<TagTranslation> translate_img(const TagArguments& arguments, const TagContext&) {
  return show(read_picture(arguments));
}

std::optional<TagTranslation> translate_figure(const TagArguments& arguments,
                                               const TagContext& context) {
  const std::string named = arguments.value("src");
  const std::string source = named.empty() ? arguments.word(0) : named;
  if (source.empty()) return std::nullopt;
  const std::string given_alt = arguments.value("alt");
  const std::string alt = given_alt.empty()
                              ? plain_words(markdown_words(arguments.value("caption"), context))
                              : given_alt;
  std::string picture =
      "<img src=\"" + safe_address(source) + '"' + attribute("width", arguments.value("width")) +
      attribute("height", arguments.value("height")) + " alt=\"" + escape_html(alt) + "\">";
  const std::string link = arguments.value("link");
  if (!link.empty()) {
    picture = "<a href=\"" + safe_address(link) + '"' +
              attribute("target", arguments.value("target")) +
              attribute("rel", arguments.value("rel")) + '>' + picture + "</a>";
  }
  return TagTranslation{Kind::kBlock,
                        "<figure" + attribute("class", arguments.value("class")) + '>' + picture +
                            caption_of(arguments, context) + "</figure>",
                        {}};
}

std::optional<TagTranslation> translate_asset_img(const TagArguments& arguments,
                                                  const TagContext& context) {
  TagPicture picture = read_picture(arguments);
  TagArguments address;
  address.words = {picture.address};
  const std::optional<TagTranslation> path = translate_asset_path(address, context);
  if (!path) return std::nullopt;
  picture.address = path->text;
  if (picture.alt.empty()) picture.alt = picture.title;
  return show(picture);
}

}  // namespace feedgen
