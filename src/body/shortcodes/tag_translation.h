// What single template tags mean. One table for all of them (tag_table.cpp); the translations are
// in files by kind: pictures, links, players, code.
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
  std::string missing;  ///< the article that is named and that there is none of
};

/// Nothing where the meaning is not plain.
std::optional<TagTranslation> translate_tag(const TemplateTag& tag, const TagContext& context);

/// The start and end of tags around a text that is Markdown (or HTML) itself.
struct TagPair {
  std::string open;
  std::string close;
};
std::optional<TagPair> translate_pair(const TemplateTag& tag);

/// Tags between which nothing is a tag or markup: `raw`, `verbatim`, `comment`, `highlight`,
/// `codeblock`, `code`.
bool is_literal_tag(const TemplateTag& tag);
/// What stands between such tags; empty for a comment, and for `raw`, whose inside stays as it is.
std::string translate_listing(const TemplateTag& tag, std::string_view inside);
/// `raw` and `verbatim`.
bool is_raw_tag(const TemplateTag& tag);

/// An address so that it may stand in an attribute and as the target of a Markdown link.
std::string safe_address(std::string_view address);

/// `<a href="address">text</a>`; the address itself where the text is empty.
std::string link_to(std::string_view address, std::string_view text,
                    std::string_view more_attributes = {});

// The files by kind.
using Translate = std::optional<TagTranslation>(const TagArguments&, const TagContext&);
Translate translate_figure, translate_img, translate_asset_img;
Translate translate_post_link, translate_post_address, translate_link, translate_asset_link,
    translate_asset_path, translate_include_code, translate_url_for, translate_param;
Translate translate_youtube, translate_vimeo, translate_bilibili, translate_iframe, translate_gist,
    translate_tweet, translate_instagram, translate_jsfiddle, translate_codepen;

}  // namespace feedgen
