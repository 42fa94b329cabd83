// What single template tags mean. One table for all of them (tag_table.cpp); the translations are
// in files by kind: words in a line, boxes, pictures, links, players, code, includes.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "body/article_addresses.h"
#include "body/link_targets.h"
#include "body/shortcodes/template_tag.h"
#include "value/settings.h"

namespace feedgen {

/// What the translation of a tag may depend on.
struct TagContext {
  const Settings& settings;
  std::string_view url;               ///< the article's; empty: not known
  std::string_view title;             ///< the article's, plain text
  const ArticleAddresses* addresses;  ///< null: no other article is known
  const BodyPlace* place = nullptr;   ///< null: nothing is known of the files around
  const Node* page = nullptr;         ///< the front matter, a map or null; null: not known
  /// Names that stand for values although no tag is left that gives them; null: none.
  const std::set<std::string, std::less<>>* variables = nullptr;
};

struct TagTranslation {
  enum class Kind {
    kText,    ///< plain text or an address, which Markdown and HTML both take as it is
    kInline,  ///< HTML that belongs to the text around
    kBlock,   ///< HTML that stands for itself
  };
  Kind kind = Kind::kInline;
  std::string text;
  std::string missing;   ///< the name of an article that does not exist
  bool is_lost = false;  ///< the page shows something for the tag that a feed can't show
};

inline TagTranslation as_text(std::string text) {
  return {TagTranslation::Kind::kText, std::move(text), {}};
}
inline TagTranslation as_inline(std::string html) {
  return {TagTranslation::Kind::kInline, std::move(html), {}};
}
inline TagTranslation as_block(std::string html) {
  return {TagTranslation::Kind::kBlock, std::move(html), {}};
}

/// The start and end of tags around a text that is Markdown (or HTML) itself.
struct TagPair {
  std::string open;
  std::string close;
  bool is_inline = false;  ///< both belong to the text around
};

/// What stands between a tag and its end.
enum class Inside {
  kNone,      ///< nothing: the tag has no end
  kMarkdown,  ///< Markdown, or HTML in an HTML file
  kWords,     ///< the same, of a tag without words of its own
  kAny,       ///< Markdown or code, as it looks
  kMarks,     ///< Markdown in parts, each behind a mark: `<!-- tab Title -->` … `<!-- endtab -->`
  kCode,      ///< a listing
  kDiagram,   ///< the source of a diagram or chart: a listing in the language of the tag's name
  kFormula,   ///< mathematics
  kRaw,       ///< nothing in it is a tag
  kHtml,      ///< HTML
  kLinks,     ///< a list of links, in lines of fields or in YAML
  kData,      ///< what only the page's scripts read, or a comment: it is not shown
};

/// How a tag is written: Hexo's and Jekyll's statements, Hugo's shortcodes.
enum class TagForm { kStatement, kShortcode, kBoth };

/// A tag that is translated.
struct TagUse {
  const TagArguments& arguments;
  const TagContext& context;
  std::string_view name;
  std::string_view detail;  ///< what the row says: an element, the address of a service, …
};

/// The tag without an end; nothing where its meaning is not plain.
using SingleTag = std::optional<TagTranslation>(const TagUse&);
/// What stands around the inside of a tag with an end.
using AroundTag = TagPair(const TagUse&);

/// Tags that are translated alike.
struct TagRow {
  std::string_view names;  ///< with a blank between
  TagForm form = TagForm::kBoth;
  Inside inside = Inside::kNone;
  SingleTag* single = nullptr;  ///< null: it means nothing without an end
  AroundTag* around = nullptr;  ///< null: nothing stands around
  std::string_view detail = {};
};

/// Null for a tag that no row knows.
const TagRow* find_tag_row(const TemplateTag& tag);

/// A listing; its title, language and link come from the arguments.
std::string translate_listing(const TemplateTag& tag, Inside inside, std::string_view text);
/// The same of a tag that no row knows.
std::string plain_listing(std::string_view language, std::string_view text);
/// The links as a list: of lines `text | address | description`, or of `name:`, `link:` and
/// `descr:` in the lines of YAML.
std::string links_in(std::string_view text);

/// With the delimiters that readers know, if it has none.
std::string formula_of(std::string_view text);

/// True if what stands between the tag and its end is to be read as code, by the language that the
/// tag names, or by its looks. Only the first 4096 bytes are looked at.
bool holds_code(const TemplateTag& tag, std::string_view inside);
/// The language that the tag names, or empty.
std::string language_of(const TagArguments& arguments);

/// What a reader sees of a tag that no row knows: its quoted words, in a line of text all its
/// words; pictures, films and other addresses as such. Nothing if there is none of that.
enum class TagPlace { kAlone, kInText };
std::optional<TagTranslation> words_of_unknown(const TagArguments& arguments, TagPlace place);
/// Around the inside of such a tag: its title.
TagPair title_of_unknown(const TagUse& use);

/// A picture, with its caption (HTML) below.
struct ShownPicture {
  std::string address, caption, alt, width, height, classes, link;
};
std::string figure_of(const ShownPicture& picture);

/// `<video>` or `<audio>`, a player that feeds know, or a link.
std::string media_of(std::string_view address, std::string_view title);

/// An address so that it may stand in an attribute and as the target of a Markdown link.
std::string safe_address(std::string_view address);

/// `<a href="address">text</a>`; the address itself where the text is empty.
std::string link_to(std::string_view address, std::string_view text,
                    std::string_view more_attributes = {});

/// `<img src="address"` with the attributes that are not empty, and `alt`.
std::string picture_of(
    std::string_view address, std::string_view alt,
    std::initializer_list<std::pair<std::string_view, std::string_view>> more = {});
/// ` name="value"`; empty where the value is.
std::string attribute_of(std::string_view name, std::string_view value);

// tag_links.cpp
SingleTag translate_post_link, translate_post_address, translate_link, translate_asset_link,
    translate_asset_path, translate_include_code, translate_url_for, translate_param;

// tag_pictures.cpp
SingleTag translate_figure, translate_img, translate_asset_img;

// tag_inline.cpp
SingleTag show_element, show_words, show_label, show_mark, show_span, show_button, show_checkbox,
    show_first_field, show_copy, show_quot, show_ruby, show_link, show_short_link, show_service,
    show_site, show_card, show_formula, show_icon, show_nothing, show_lost;
AroundTag around_element, around_link, around_button;

// tag_boxes.cpp
SingleTag show_box, show_bar;
AroundTag around_note, around_comma_box, around_named_box, around_admonition, around_details,
    around_fold, around_toggle, around_named_details, around_tab, around_title, around_marks,
    around_quote, around_pullquote, around_cited, around_named_quote, around_poem, around_inside;

// tag_media.cpp
SingleTag show_image, show_media, show_named_media, show_aplayer, show_dplayer, show_player,
    show_inline_image, show_gallery_group, translate_frame, translate_iframe, translate_gist,
    translate_tweet, translate_instagram, translate_jsfiddle, translate_codepen;

// tag_include.cpp
SingleTag show_include;

}  // namespace feedgen
