// Tags of themes that show pictures, sounds and films.
#include "body/player.h"
#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Kind = TagTranslation::Kind;

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return ' ' + std::string(name) + "=\"" + escape_html(value) + '"';
}

// "350px" is written 350.
std::string pixels(std::string value) {
  if (value.ends_with("px")) value.resize(value.size() - 2);
  return value.find_first_not_of("0123456789%") == kNowhere ? value : std::string();
}

std::string first_of(const TagArguments& arguments, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::string value = arguments.value(key);
    if (!value.empty()) return value;
  }
  return {};
}

TagTranslation block(std::string html) { return {Kind::kBlock, std::move(html), {}}; }

std::string picture(std::string_view address, std::string_view alt, const std::string& more) {
  return "<img src=\"" + safe_address(address) + '"' + more + " alt=\"" + escape_html(alt) + "\">";
}

}  // namespace

std::string figure_of(const ShownPicture& shown) {
  const std::string alt = shown.alt.empty() ? plain_words(shown.caption) : shown.alt;
  std::string html =
      picture(shown.address, alt,
              attribute("width", pixels(shown.width)) + attribute("height", pixels(shown.height)));
  if (!shown.link.empty()) {
    html = "<a href=\"" + safe_address(shown.link) + "\">" + html + "</a>";
  }
  return "<figure" + attribute("class", shown.classes) + '>' + html +
         (shown.caption.empty() ? "" : "<figcaption><p>" + shown.caption + "</p></figcaption>") +
         "</figure>";
}

std::string media_of(std::string_view address, std::string_view title) {
  const std::string words = title.empty() ? std::string() : "<p>" + html_words(title) + "</p>";
  if (is_video_address(address)) {
    return words + "<video controls src=\"" + safe_address(address) + "\"></video>";
  }
  if (is_audio_address(address)) {
    return words + "<audio controls src=\"" + safe_address(address) + "\"></audio>";
  }
  if (find_player(address))
    return words + "<iframe src=\"" + safe_address(address) + "\"></iframe>";
  return "<p>" + link_to(address, title) + "</p>";
}

// "address, alt=…, width=…", "address alt words", "address" and its names in Hugo; Hexo's own form
// is that of `img`.
std::optional<TagTranslation> show_image(const TagUse& use) {
  const TagArguments& arguments = use.arguments;
  ShownPicture shown;
  shown.address = first_of(arguments, {"src", "url", "path", "image_path", "image", "img", "file"});
  shown.caption = markdown_words(first_of(arguments, {"caption", "title"}), use.context);
  shown.alt = arguments.value("alt");
  shown.width = arguments.value("width");
  shown.height = arguments.value("height");
  shown.link = arguments.value("link");
  const std::string joined = joined_words(arguments.text);
  if (joined.find(',') != kNowhere && shown.address.empty()) {
    shown = {};
    for (const std::string& field : split_fields(joined)) {
      const std::size_t equals = field.find('=');
      const std::string key(trim(field.substr(0, equals)));
      const std::string value(equals == kNowhere ? "" : trim(field.substr(equals + 1)));
      if (shown.address.empty()) {
        shown.address = field;
      } else if (key == "alt") {
        shown.caption = markdown_words(value, use.context);
      } else if (key == "width") {
        shown.width = value;
      } else if (key == "height") {
        shown.height = value;
      } else if (equals == kNowhere && shown.alt.empty() && pixels(field).empty() &&
                 !is_all_style(field)) {
        shown.alt = field;
      }
    }
    if (!is_address_field(shown.address) && !is_picture_address(shown.address)) return std::nullopt;
    return block(figure_of(shown));
  }
  if (use.detail == "words") {
    if (shown.address.empty()) shown.address = arguments.word(0);
    if (shown.alt.empty()) shown.alt = arguments.word(1);
    if (shown.caption.empty()) shown.caption = markdown_words(arguments.word(2), use.context);
  }
  if (!shown.address.empty()) return block(figure_of(shown));
  const std::size_t styles = joined.find("width:");
  if (styles == kNowhere && joined.find("bg:") == kNowhere)
    return translate_img(arguments, use.context);
  const TagArguments words = parse_tag_arguments(without_options(joined));
  if (words.words.empty()) return std::nullopt;
  shown.address = words.word(0);
  shown.caption = html_words(words.rest(1));
  shown.width = option(joined, "width");
  return block(figure_of(shown));
}

// An address, or a service and an id: "bilibili:ID", "youtube:ID", "netease:ID".
std::optional<TagTranslation> show_media(const TagUse& use) {
  constexpr std::pair<std::string_view, std::string_view> kServices[] = {
      {"bilibili:", "https://player.bilibili.com/player.html?bvid="},
      {"youtube:", "https://www.youtube.com/embed/"},
      {"vimeo:", "https://player.vimeo.com/video/"},
      {"netease:", "https://music.163.com/#/song?id="},
  };
  for (const std::string& word : use.arguments.words) {
    for (const auto& [begin, address] : kServices) {
      if (!word.starts_with(begin)) continue;
      return block(media_of(std::string(address) + encode_segment(word.substr(begin.size())), {}));
    }
  }
  const std::string named = first_of(use.arguments, {"src", "url", "file", "mp4", "webm"});
  const std::string address = named.empty() ? split_fields(use.arguments.word(0)).front() : named;
  if (address.empty()) return std::nullopt;
  if (is_video_address(address) || is_audio_address(address) || use.detail.empty()) {
    return block(media_of(address, first_of(use.arguments, {"title", "caption"})));
  }
  return block('<' + std::string(use.detail) + " controls src=\"" + safe_address(address) +
               "\"></" + std::string(use.detail) + '>');
}

// Hugo's `music`: by address, or by a service's id, which a feed can't play.
std::optional<TagTranslation> show_named_media(const TagUse& use) {
  const std::string address = first_of(use.arguments, {"url", "src", "file"});
  const std::string found =
      address.empty() && is_address_field(use.arguments.word(0)) ? use.arguments.word(0) : address;
  if (found.empty()) return TagTranslation{Kind::kText, {}, {}, true};
  std::string title = first_of(use.arguments, {"name", "title"});
  const std::string artist = use.arguments.value("artist");
  if (!artist.empty()) title += (title.empty() ? "" : " – ") + artist;
  return block(media_of(found, title));
}

// "title" "artist" address [picture].
std::optional<TagTranslation> show_aplayer(const TagUse& use) {
  std::string title;
  for (const std::string& word : use.arguments.words) {
    if (is_address_field(word) || is_audio_address(word)) return block(media_of(word, title));
    title += (title.empty() ? "" : " – ") + word;
  }
  const std::string id = use.arguments.word(0);
  const bool is_song = use.arguments.word(1) == "netease" || use.arguments.word(1) == "tencent";
  if (!is_song || id.empty()) return TagTranslation{Kind::kText, {}, {}, true};
  const std::string address =
      use.arguments.word(1) == "netease"
          ? "https://music.163.com/#/" +
                (use.arguments.word(2).empty() ? "song" : use.arguments.word(2)) +
                "?id=" + encode_segment(id)
          : "https://y.qq.com/n/ryqq/songDetail/" + encode_segment(id);
  return block("<p>" + link_to(address, {}) + "</p>");
}

// "url=address" "pic=address" …
std::optional<TagTranslation> show_dplayer(const TagUse& use) {
  std::string address = use.arguments.value("url");
  for (const std::string& word : use.arguments.words) {
    if (word.starts_with("url=") && address.empty()) address = word.substr(4);
  }
  if (address.empty()) return std::nullopt;
  return block("<video controls src=\"" + safe_address(address) + "\"></video>");
}

// A service's id, or the address of its page.
std::optional<TagTranslation> show_player(const TagUse& use) {
  std::string id = first_of(use.arguments, {"id", "url", "src", "link"});
  if (id.empty()) id = split_fields(use.arguments.word(0)).front();
  if (id.empty()) return std::nullopt;
  return block(media_of(is_web_url(id) ? id : std::string(use.detail) + encode_path(id), {}));
}

// "address [height]", "address, height=22px".
std::optional<TagTranslation> show_inline_image(const TagUse& use) {
  const std::vector<std::string> fields = split_fields(joined_words(use.arguments.text));
  const std::string named = first_of(use.arguments, {"src", "url"});
  const std::string address = named.empty() ? fields[0].substr(0, fields[0].find(' ')) : named;
  if (address.empty()) return std::nullopt;
  std::string height = use.arguments.value("height");
  if (height.empty()) height = use.arguments.word(1);
  return TagTranslation{
      Kind::kInline,
      picture(address, use.arguments.value("alt"), attribute("height", pixels(height))),
      {}};
}

// "name" "description" address picture.
std::optional<TagTranslation> show_gallery_group(const TagUse& use) {
  ShownPicture shown;
  std::string words;
  for (const std::string& word : use.arguments.words) {
    if (is_picture_address(word)) {
      shown.address = word;
    } else if (is_address_field(word)) {
      shown.link = word;
    } else {
      words += (words.empty() ? "" : " – ") + word;
    }
  }
  if (shown.address.empty()) return std::nullopt;
  shown.caption = html_words(words);
  return block(figure_of(shown));
}

}  // namespace feedgen
