// Tags of themes that show pictures, sounds and films.
#include "body/player.h"
#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

// "350px" is written 350.
std::string pixels(std::string value) {
  if (value.ends_with("px")) value.resize(value.size() - 2);
  return value.find_first_not_of("0123456789%") == kNowhere ? value : std::string();
}

// The cleaner knows players, and makes links of all other frames.
std::optional<TagTranslation> frame(std::string_view address) {
  return as_block("<iframe src=\"" + safe_address(address) + "\"></iframe>");
}

std::optional<TagTranslation> link(const std::string& address) {
  return as_inline(link_to(address, {}));
}

}  // namespace

std::string figure_of(const ShownPicture& shown) {
  const std::string alt = shown.alt.empty() ? plain_words(shown.caption) : shown.alt;
  std::string html = picture_of(shown.address, alt,
                                {{"width", pixels(shown.width)}, {"height", pixels(shown.height)}});
  if (!shown.link.empty()) {
    html = "<a href=\"" + safe_address(shown.link) + "\">" + html + "</a>";
  }
  return "<figure" + attribute_of("class", shown.classes) + '>' + html +
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
  shown.address = arguments.value({"src", "url", "path", "image_path", "image", "img", "file"});
  shown.caption = markdown_words(arguments.value({"caption", "title"}), use.context);
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
    return as_block(figure_of(shown));
  }
  if (use.detail == "words") {
    if (shown.address.empty()) shown.address = arguments.word(0);
    if (shown.alt.empty()) shown.alt = arguments.word(1);
    if (shown.caption.empty()) shown.caption = markdown_words(arguments.word(2), use.context);
  }
  if (!shown.address.empty()) return as_block(figure_of(shown));
  const std::size_t styles = joined.find("width:");
  if (styles == kNowhere && joined.find("bg:") == kNowhere) return translate_img(use);
  const TagArguments words = parse_tag_arguments(without_options(joined));
  if (words.words.empty()) return std::nullopt;
  shown.address = words.word(0);
  shown.caption = html_words(words.rest(1));
  shown.width = option(joined, "width");
  return as_block(figure_of(shown));
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
      return as_block(
          media_of(std::string(address) + encode_segment(word.substr(begin.size())), {}));
    }
  }
  const std::string named = use.arguments.value({"src", "url", "file", "mp4", "webm"});
  const std::string address = named.empty() ? split_fields(use.arguments.word(0)).front() : named;
  if (address.empty()) return std::nullopt;
  if (is_video_address(address) || is_audio_address(address) || use.detail.empty()) {
    return as_block(media_of(address, use.arguments.value({"title", "caption"})));
  }
  return as_block('<' + std::string(use.detail) + " controls src=\"" + safe_address(address) +
                  "\"></" + std::string(use.detail) + '>');
}

// Hugo's `music`: by address, or by a service's id, which a feed can't play.
std::optional<TagTranslation> show_named_media(const TagUse& use) {
  const std::string address = use.arguments.value({"url", "src", "file"});
  const std::string found =
      address.empty() && is_address_field(use.arguments.word(0)) ? use.arguments.word(0) : address;
  if (found.empty()) return show_lost(use);
  std::string title = use.arguments.value({"name", "title"});
  const std::string artist = use.arguments.value("artist");
  if (!artist.empty()) title += (title.empty() ? "" : " – ") + artist;
  return as_block(media_of(found, title));
}

// "title" "artist" address [picture].
std::optional<TagTranslation> show_aplayer(const TagUse& use) {
  std::string title;
  for (const std::string& word : use.arguments.words) {
    if (is_address_field(word) || is_audio_address(word)) return as_block(media_of(word, title));
    title += (title.empty() ? "" : " – ") + word;
  }
  const std::string id = use.arguments.word(0);
  const bool is_song = use.arguments.word(1) == "netease" || use.arguments.word(1) == "tencent";
  if (!is_song || id.empty()) return show_lost(use);
  const std::string address =
      use.arguments.word(1) == "netease"
          ? "https://music.163.com/#/" +
                (use.arguments.word(2).empty() ? "song" : use.arguments.word(2)) +
                "?id=" + encode_segment(id)
          : "https://y.qq.com/n/ryqq/songDetail/" + encode_segment(id);
  return as_block("<p>" + link_to(address, {}) + "</p>");
}

// "url=address" "pic=address" …
std::optional<TagTranslation> show_dplayer(const TagUse& use) {
  std::string address = use.arguments.value("url");
  for (const std::string& word : use.arguments.words) {
    if (word.starts_with("url=") && address.empty()) address = word.substr(4);
  }
  if (address.empty()) return std::nullopt;
  return as_block("<video controls src=\"" + safe_address(address) + "\"></video>");
}

// A service's id, or the address of its page.
std::optional<TagTranslation> show_player(const TagUse& use) {
  std::string id = use.arguments.value({"id", "url", "src", "link"});
  if (id.empty()) id = split_fields(use.arguments.word(0)).front();
  if (id.empty()) return std::nullopt;
  return as_block(media_of(is_web_url(id) ? id : std::string(use.detail) + encode_path(id), {}));
}

// "address [height]", "address, height=22px".
std::optional<TagTranslation> show_inline_image(const TagUse& use) {
  const std::vector<std::string> fields = split_fields(joined_words(use.arguments.text));
  const std::string named = use.arguments.value({"src", "url"});
  const std::string address = named.empty() ? fields[0].substr(0, fields[0].find(' ')) : named;
  if (address.empty()) return std::nullopt;
  std::string height = use.arguments.value("height");
  if (height.empty()) height = use.arguments.word(1);
  return as_inline(picture_of(address, use.arguments.value("alt"), {{"height", pixels(height)}}));
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
  return as_block(figure_of(shown));
}

std::optional<TagTranslation> translate_frame(const TagUse& use) {
  const std::string id = use.arguments.value_or_word("id");
  if (id.empty()) return std::nullopt;
  return frame(is_web_url(id) ? id : std::string(use.detail) + encode_segment(id));
}

std::optional<TagTranslation> translate_iframe(const TagUse& use) {
  const std::string address = use.arguments.value_or_word("src");
  return address.empty() ? std::nullopt : frame(address);
}

// "user id", "user/id" or "id", and perhaps a file's name.
std::optional<TagTranslation> translate_gist(const TagUse& use) {
  if (use.arguments.words.empty()) return std::nullopt;
  const std::string second = use.arguments.word(1);
  const bool has_user = !second.empty() && second.find('.') == std::string::npos;
  return link("https://gist.github.com/" + encode_path(use.arguments.word(0)) +
              (has_user ? '/' + encode_segment(second) : std::string()));
}

std::optional<TagTranslation> translate_tweet(const TagUse& use) {
  const std::string id = use.arguments.value_or_word("id");
  if (id.empty()) return std::nullopt;
  if (is_web_url(id)) return link(id);
  const std::string user = use.arguments.value("user");
  return link("https://x.com/" + encode_segment(user.empty() ? "i" : user) + "/status/" +
              encode_segment(id));
}

std::optional<TagTranslation> translate_instagram(const TagUse& use) {
  const std::string id = use.arguments.value_or_word("id");
  if (id.empty()) return std::nullopt;
  return link("https://www.instagram.com/p/" + encode_segment(id) + '/');
}

std::optional<TagTranslation> translate_jsfiddle(const TagUse& use) {
  if (use.arguments.words.empty()) return std::nullopt;
  return link("https://jsfiddle.net/" + encode_path(use.arguments.word(0)) + '/');
}

// Hexo: user slug …
std::optional<TagTranslation> translate_codepen(const TagUse& use) {
  if (use.arguments.words.size() < 2) return std::nullopt;
  return link("https://codepen.io/" + encode_segment(use.arguments.word(0)) + "/pen/" +
              encode_segment(use.arguments.word(1)));
}

}  // namespace feedgen
