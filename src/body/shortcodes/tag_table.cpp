// A row for the tags that are translated alike: their names, how they are written, what stands
// between it and its end, what it becomes without an end, and what stands around its inside.
#include <algorithm>
#include <array>

#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

using enum Inside;

constexpr TagForm kStatement = TagForm::kStatement;
constexpr TagForm kShortcode = TagForm::kShortcode;
constexpr TagForm kBoth = TagForm::kBoth;

// Of an address or a value: its arguments are no words for readers.
template <SingleTag* translate>
std::optional<TagTranslation> value(const TagUse& use) {
  std::optional<TagTranslation> known = translate(use);
  return known ? known : show_lost(use);
}

// What is translated alike is one row, in the order of the first names.
constexpr TagRow kRows[] = {
    {"a anchor link", kStatement, kNone, show_link},
    {"abc chart chartjs diagram dot echarts flow flowchart gantt geogebra graphviz highcharts "
     "kroki markmap mathbox mermaid mindmap plantuml puml score sequence tikz typograms uml "
     "vega wavedrom",
     kBoth, kDiagram, show_lost},
    {"about btns gallery ghcardgroup gi gp groupimage grouppicture linkgroup media swiper "
     "table videos",
     kStatement, kMarkdown},
    {"accordion accordion-item accordionItem collapse details expand fold spoiler toggle",
     kShortcode, kMarkdown, nullptr, around_named_details},
    {"admonition", kBoth, kMarkdown, nullptr, around_admonition},
    {"albums friends leaflet map mapbox openstreetmap posters progress series sites users", kBoth,
     kNone, show_lost},
    {"alert alertpanel box callout note notel notes notice subnote tip", kStatement, kMarkdown,
     show_box, around_note},
    {"alert aside attention box callout caution danger error hint important info message note "
     "notice pageinfo panel question sidenote success tip warning",
     kShortcode, kMarkdown, nullptr, around_named_box},
    {"alertbar", kStatement, kNone, show_box},
    {"align cards carousel center columns div grid lead left ltr right row rtl section steps "
     "style timeline typeit",
     kShortcode, kMarkdown, nullptr, around_inside},
    {"aplayer meting", kStatement, kNone, show_aplayer},
    {"aplayer music", kShortcode, kNone, show_named_media},
    {"article friend mention person", kShortcode, kNone, show_card},
    {"asciinema pdf", kBoth, kNone, show_media, nullptr, ""},
    {"asset_image asset_img", kBoth, kNone, translate_asset_img},
    {"asset_link", kBoth, kNone, translate_asset_link},
    {"asset_path", kBoth, kNone, value<translate_asset_path>},
    {"audio", kBoth, kNone, show_media, nullptr, "audio"},
    {"auto-dark contributors keywordList list md navbar rating reward script social-share "
     "swatches toc typeform vote",
     kBoth, kNone, show_nothing},
    {"badge keyword", kBoth, kWords, show_words},
    {"banner dropdown dropmenu menu sitegroup submenu", kStatement, kMarkdown, nullptr,
     around_title},
    {"bili bilibili bvideo", kBoth, kNone, translate_frame, nullptr,
     "https://player.bilibili.com/player.html?bvid="},
    {"blocknote noteblock subwarning", kStatement, kMarkdown, show_box, around_comma_box},
    {"blockquote quote", kStatement, kMarkdown, nullptr, around_quote},
    {"blockquote center-quote quote", kShortcode, kMarkdown, nullptr, around_named_quote},
    {"bluesky", kBoth, kNone, show_player, nullptr, "https://bsky.app/profile/"},
    {"blur psw", kStatement, kNone, show_words},
    {"btn button cell", kStatement, kMarkdown, show_button, around_button},
    {"btn button", kShortcode, kMarkdown, show_button, around_button},
    {"can caniuse", kBoth, kNone, show_service, nullptr, "https://caniuse.com/"},
    {"card", kShortcode, kMarkdown, show_card, around_inside},
    {"cb checkbox radio", kStatement, kNone, show_checkbox},
    {"centerquote cq", kStatement, kMarkdown, nullptr, around_cited},
    {"chat folders grid okr subsubtabs subtabs tabs", kStatement, kMarks, nullptr, around_marks},
    {"paper reel", kStatement, kMarks, nullptr, around_poem},
    {"ruby", kBoth, kNone, show_ruby},
    {"cipher encrypt hbe login password private prompt protected secret", kStatement, kMarkdown,
     show_nothing},
    {"cipher encrypt fixit-encryptor login password private protected secret", kShortcode,
     kMarkdown, show_nothing},
    {"code codeblock file-tree filetree highlight terminal", kBoth, kCode},
    {"codepen", kBoth, kNone, translate_codepen},
    {"codetab tab", kShortcode, kAny, nullptr, around_tab},
    {"codetabs conditional-text env ifdef include-if tabpane tabs", kShortcode, kMarkdown},
    {"collapse details folding", kStatement, kMarkdown, nullptr, around_details},
    {"comment", kBoth, kData},
    {"copy", kStatement, kNone, show_copy},
    {"del", kBoth, kWords, show_element, around_element, "del"},
    {"dplayer", kStatement, kNone, show_dplayer},
    {"icon iconfont", kStatement, kNone, show_icon},
    {"emoji", kStatement, kNone, show_lost},
    {"emp", kBoth, kWords, show_element, around_element, "em"},
    {"fa fa-icon fas icon", kShortcode, kNone, show_nothing},
    {"figure", kStatement, kMarkdown, translate_figure},
    {"figure", kShortcode, kNone, translate_figure},
    {"flink lg linkgrid", kStatement, kLinks},
    {"fold", kStatement, kMarkdown, nullptr, around_fold},
    {"full_url_for url_for", kStatement, kNone, value<translate_url_for>},
    {"gallery", kShortcode, kMarkdown, show_lost},
    {"galleryGroup", kStatement, kNone, show_gallery_group},
    {"ghcard github", kBoth, kNone, show_service, nullptr, "https://github.com/"},
    {"gist", kBoth, kNone, translate_gist},
    {"gitlab", kShortcode, kNone, show_service, nullptr, "https://gitlab.com/"},
    {"hashtag mark", kStatement, kNone, show_mark, nullptr, "mark"},
    {"hidden speaker_note", kShortcode, kData},
    {"hideBlock hideToggle spoiler", kStatement, kMarkdown, nullptr, around_toggle},
    {"hideInline", kStatement, kNone, show_first_field},
    {"html raw rawhtml", kShortcode, kHtml},
    {"iframe", kBoth, kNone, translate_iframe},
    {"image responsive_image", kStatement, kNone, show_image},
    {"image img inTextImg picture", kShortcode, kNone, show_image, nullptr, "words"},
    {"img", kStatement, kNone, translate_img},
    {"imgproc", kShortcode, kMarkdown, show_image, nullptr, "words"},
    {"include include_cached", kStatement, kNone, show_include},
    {"include-code include_code", kBoth, kNone, translate_include_code},
    {"inlineImg inlineimage", kStatement, kNone, show_inline_image},
    {"instagram", kBoth, kNone, translate_instagram},
    {"intCard linkCard linkPreview link_card oembed", kStatement, kNone, show_card},
    {"jsfiddle", kBoth, kNone, translate_jsfiddle},
    {"katex latex math mathjax tex", kBoth, kFormula, show_formula},
    {"kbd", kBoth, kWords, show_element, around_element, "kbd"},
    {"label", kBoth, kWords, show_label, around_element, "mark"},
    {"link", kShortcode, kMarkdown, show_short_link, around_link},
    {"link_preview", kStatement, kMarkdown, show_card, around_button},
    {"mark", kShortcode, kWords, show_element, around_element, "mark"},
    {"p", kStatement, kWords, show_span, nullptr, "p"},
    {"param", kShortcode, kNone, value<translate_param>},
    {"poem poetry", kStatement, kMarkdown, nullptr, around_poem},
    {"post_link", kBoth, kNone, translate_post_link},
    {"post_path post_url ref relref", kBoth, kNone, value<translate_post_address>},
    {"pullquote", kBoth, kMarkdown, nullptr, around_pullquote},
    {"qr", kShortcode, kWords, show_words},
    {"quot", kStatement, kNone, show_quot},
    {"raw verbatim", kStatement, kRaw},
    {"site", kStatement, kNone, show_site},
    {"soundcloud", kBoth, kNone, show_player, nullptr, "https://soundcloud.com/"},
    {"span", kStatement, kWords, show_span},
    {"spotify", kBoth, kNone, show_player, nullptr, "https://open.spotify.com/embed/track/"},
    {"step timelineItem", kShortcode, kMarkdown, show_bar, around_inside},
    {"streamable", kShortcode, kNone, show_player, nullptr, "https://streamable.com/e/"},
    {"sub", kBoth, kWords, show_element, around_element, "sub"},
    {"sup", kBoth, kWords, show_element, around_element, "sup"},
    {"tab", kStatement, kAny, show_bar, around_tab, "last"},
    {"tencent", kBoth, kNone, show_player, nullptr, "https://v.qq.com/x/page/"},
    {"timeline", kStatement, kMarks, show_lost, around_marks, "title"},
    {"timenode", kStatement, kMarkdown, show_bar, around_title},
    {"tudou", kBoth, kNone, show_player, nullptr, "https://www.tudou.com/v/"},
    {"tweet twitter x x_simple", kBoth, kNone, translate_tweet},
    {"u wavy", kBoth, kWords, show_element, around_element, "u"},
    {"version", kShortcode, kNone, show_words},
    {"video", kBoth, kNone, show_media, nullptr, "video"},
    {"vimeo vimeo_simple", kBoth, kNone, translate_frame, nullptr,
     "https://player.vimeo.com/video/"},
    {"xigua", kBoth, kNone, show_player, nullptr, "https://www.ixigua.com/"},
    {"youku", kBoth, kNone, show_player, nullptr, "https://v.youku.com/v_show/id_"},
    {"youtube youtube-lite youtubeLite youtubePlayer youtube_lite youtuber", kBoth, kNone,
     translate_frame, nullptr, "https://www.youtube.com/embed/"},
};

struct NamedRow {
  std::string_view name;
  const TagRow* row = nullptr;
};

constexpr bool is_before(const NamedRow& a, const NamedRow& b) {
  return a.name != b.name ? a.name < b.name : a.row->form < b.row->form;
}

constexpr std::size_t kNameCount = [] {
  std::size_t count = 0;
  for (const TagRow& row : kRows) count += 1 + std::count(row.names.begin(), row.names.end(), ' ');
  return count;
}();

// Sorted by name; of one name, the statement stands before the shortcode.
constexpr auto kNames = [] {
  std::array<NamedRow, kNameCount> names{};
  std::size_t count = 0;
  for (const TagRow& row : kRows) {
    std::string_view rest = row.names;
    while (!rest.empty()) names[count++] = {take_word(rest, " "), &row};
  }
  std::sort(names.begin(), names.end(), is_before);
  return names;
}();

// No two rows are about one tag.
static_assert(std::adjacent_find(kNames.begin(), kNames.end(), [](const auto& a, const auto& b) {
                return a.name == b.name && (a.row->form == b.row->form || b.row->form == kBoth);
              }) == kNames.end());

}  // namespace

const TagRow* find_tag_row(const TemplateTag& tag) {
  const TagForm form = tag.kind == TemplateTag::Kind::kShortcode ? kShortcode : kStatement;
  const auto* named =
      std::lower_bound(kNames.begin(), kNames.end(), tag.name,
                       [](const NamedRow& a, std::string_view name) { return a.name < name; });
  for (; named != kNames.end() && named->name == tag.name; ++named) {
    if (named->row->form == kBoth || named->row->form == form) return named->row;
  }
  return nullptr;
}

}  // namespace feedgen
