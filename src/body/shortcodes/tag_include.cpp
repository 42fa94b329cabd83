// Jekyll's includes by their arguments: pictures, players, boxes and texts. The files themselves
// are templates of the site.
#include <array>

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// What only a page has: nothing is said of these.
bool is_furniture(std::string_view name) {
  constexpr std::array<std::string_view, 27> kNames{
      "ads",     "adsense", "analytics",    "author",     "comments", "disqus",    "footer",
      "giscus",  "google",  "head",         "header",     "katex",    "lang",      "math",
      "mathjax", "nav",     "newsletter",   "pagination", "related",  "scripts",   "share",
      "sidebar", "social",  "social-share", "subscribe",  "toc",      "utterances"};
  return is_one_of(name, kNames);
}

// "embed/youtube.html" is "youtube".
std::string name_of(std::string_view file) {
  std::string_view name = last_part(file);
  for (const std::string_view ending : {".html", ".liquid", ".htm", ".md"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return ascii_lower(name);
}

std::optional<TagTranslation> show_video(std::string_view name, const TagArguments& arguments) {
  struct Service {
    std::string_view name;
    std::string_view address;
  };
  constexpr std::array<Service, 8> kServices{{
      {"youtube", "https://www.youtube.com/embed/"},
      {"vimeo", "https://player.vimeo.com/video/"},
      {"bilibili", "https://player.bilibili.com/player.html?bvid="},
      {"google-drive", "https://drive.google.com/file/d/"},
      {"dailymotion", "https://www.dailymotion.com/embed/video/"},
      {"spotify", "https://open.spotify.com/embed/track/"},
      {"twitch", "https://www.twitch.tv/videos/"},
      {"tweet", "https://x.com/i/status/"},
  }};
  const std::string given = ascii_lower(arguments.value("provider"));
  const std::string id = arguments.value({"id", "video_id", "videoId", "vid", "youtube_id"});
  for (const Service& service : kServices) {
    const bool is_named =
        given.empty() ? name.find(service.name) != std::string_view::npos : given == service.name;
    if (!is_named || id.empty()) continue;
    return as_block(
        media_of(is_web_url(id) ? id : std::string(service.address) + encode_segment(id), {}));
  }
  const bool is_media =
      name.find("video") != std::string_view::npos || name.find("audio") != std::string_view::npos;
  const std::string source = arguments.value({"src", "url", "path", "file"});
  if (source.empty() || !(is_media || is_video_address(source) || is_audio_address(source))) {
    return std::nullopt;
  }
  return as_block(media_of(source, arguments.value({"title", "caption"})));
}

std::optional<TagTranslation> show_figure(std::string_view name, const TagUse& use) {
  const TagArguments& arguments = use.arguments;
  ShownPicture shown;
  shown.address = arguments.value({"src", "url", "path", "image_path", "image", "img", "file",
                                   "filename", "image_url", "href"});
  const bool is_named = name.find("figure") != std::string_view::npos ||
                        name.find("image") != std::string_view::npos || name == "img" ||
                        name.find("picture") != std::string_view::npos ||
                        name.find("photo") != std::string_view::npos;
  if (shown.address.empty() || !(is_named || is_picture_address(shown.address)))
    return std::nullopt;
  shown.caption =
      markdown_words(arguments.value({"caption", "description", "title", "text"}), use.context);
  shown.alt = arguments.value("alt");
  shown.width = arguments.value("width");
  shown.height = arguments.value("height");
  return as_block(figure_of(shown));
}

}  // namespace

std::optional<TagTranslation> show_include(const TagUse& use) {
  const std::string name = name_of(use.arguments.word(0));
  if (name.empty()) return std::nullopt;
  if (is_furniture(name)) return as_text({});
  if (auto video = show_video(name, use.arguments)) return video;
  if (auto figure = show_figure(name, use)) return figure;
  const std::string text =
      use.arguments.value({"content", "text", "caption", "description", "message", "body"});
  const std::string title = use.arguments.value({"title", "heading", "header"});
  if (text.empty() && title.empty()) return show_lost(use);
  std::string html;
  if (!title.empty()) html += "<p><strong>" + markdown_words(title, use.context) + "</strong></p>";
  if (!text.empty()) html += "<p>" + markdown_words(text, use.context) + "</p>";
  const bool is_box =
      name.find("note") != std::string::npos || name.find("info") != std::string::npos ||
      name.find("alert") != std::string::npos || name.find("tip") != std::string::npos ||
      name.find("callout") != std::string::npos || name.find("warning") != std::string::npos ||
      name.find("notice") != std::string::npos;
  return as_block(is_box ? "<blockquote>" + html + "</blockquote>" : html);
}

}  // namespace feedgen
