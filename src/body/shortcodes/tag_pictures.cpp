#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && all_of(text, [](char c) { return is_ascii_digit(c) || c == '%'; });
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
  return as_inline(picture_of(picture.address, picture.alt,
                              {{"class", picture.classes},
                               {"width", picture.width},
                               {"height", picture.height},
                               {"title", picture.title}}));
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

std::optional<TagTranslation> translate_img(const TagUse& use) {
  return show(read_picture(use.arguments));
}

std::optional<TagTranslation> translate_figure(const TagUse& use) {
  const std::string source = use.arguments.value_or_word("src");
  if (source.empty()) return std::nullopt;
  const std::string given_alt = use.arguments.value("alt");
  const std::string alt =
      given_alt.empty() ? plain_words(markdown_words(use.arguments.value("caption"), use.context))
                        : given_alt;
  std::string picture = picture_of(
      source, alt,
      {{"width", use.arguments.value("width")}, {"height", use.arguments.value("height")}});
  const std::string link = use.arguments.value("link");
  if (!link.empty()) {
    picture = "<a href=\"" + safe_address(link) + '"' +
              attribute_of("target", use.arguments.value("target")) +
              attribute_of("rel", use.arguments.value("rel")) + '>' + picture + "</a>";
  }
  return as_block("<figure" + attribute_of("class", use.arguments.value("class")) + '>' + picture +
                  caption_of(use.arguments, use.context) + "</figure>");
}

std::optional<TagTranslation> translate_asset_img(const TagUse& use) {
  TagPicture picture = read_picture(use.arguments);
  TagArguments address;
  address.words = {picture.address};
  const std::optional<TagTranslation> path =
      translate_asset_path({address, use.context, use.name, {}});
  if (!path) return std::nullopt;
  picture.address = path->text;
  if (picture.alt.empty()) picture.alt = picture.title;
  return show(picture);
}

}  // namespace feedgen
