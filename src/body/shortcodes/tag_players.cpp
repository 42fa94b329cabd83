#include "body/shortcodes/tag_translation.h"
#include "text/percent.h"
#include "text/url.h"

namespace feedgen {
namespace {

using Kind = TagTranslation::Kind;

// The first word, or what Hugo's tags name `id`.
std::string id_of(const TagArguments& arguments) {
  const std::string id = arguments.value("id");
  return id.empty() ? arguments.word(0) : id;
}

// The cleaner knows players, and makes links of all other frames.
std::optional<TagTranslation> frame(std::string_view address) {
  return TagTranslation{
      Kind::kBlock, "<iframe src=\"" + safe_address(address) + "\"></iframe>", {}};
}

std::optional<TagTranslation> link(const std::string& address) {
  return TagTranslation{Kind::kInline, link_to(address, {}), {}};
}

std::optional<TagTranslation> frame_of_id(std::string_view site, const TagArguments& arguments) {
  const std::string id = id_of(arguments);
  if (id.empty()) return std::nullopt;
  return frame(is_web_url(id) ? id : std::string(site) + encode_segment(id));
}

}  // namespace

std::optional<TagTranslation> translate_youtube(const TagArguments& arguments, const TagContext&) {
  return frame_of_id("https://www.youtube.com/embed/", arguments);
}

std::optional<TagTranslation> translate_vimeo(const TagArguments& arguments, const TagContext&) {
  return frame_of_id("https://player.vimeo.com/video/", arguments);
}

std::optional<TagTranslation> translate_bilibili(const TagArguments& arguments, const TagContext&) {
  return frame_of_id("https://player.bilibili.com/player.html?bvid=", arguments);
}

std::optional<TagTranslation> translate_iframe(const TagArguments& arguments, const TagContext&) {
  const std::string named = arguments.value("src");
  const std::string address = named.empty() ? arguments.word(0) : named;
  if (address.empty()) return std::nullopt;
  return frame(address);
}

// "user id", "user/id" or "id", and perhaps a file's name.
std::optional<TagTranslation> translate_gist(const TagArguments& arguments, const TagContext&) {
  if (arguments.words.empty()) return std::nullopt;
  const std::string second = arguments.word(1);
  const bool has_user = !second.empty() && second.find('.') == std::string::npos;
  return link("https://gist.github.com/" + encode_path(arguments.word(0)) +
              (has_user ? '/' + encode_segment(second) : std::string()));
}

std::optional<TagTranslation> translate_tweet(const TagArguments& arguments, const TagContext&) {
  const std::string id = id_of(arguments);
  if (id.empty()) return std::nullopt;
  if (is_web_url(id)) return link(id);
  const std::string user = arguments.value("user");
  return link("https://x.com/" + encode_segment(user.empty() ? "i" : user) + "/status/" +
              encode_segment(id));
}

std::optional<TagTranslation> translate_instagram(const TagArguments& arguments,
                                                  const TagContext&) {
  const std::string id = id_of(arguments);
  if (id.empty()) return std::nullopt;
  return link("https://www.instagram.com/p/" + encode_segment(id) + '/');
}

std::optional<TagTranslation> translate_jsfiddle(const TagArguments& arguments, const TagContext&) {
  if (arguments.words.empty()) return std::nullopt;
  return link("https://jsfiddle.net/" + encode_path(arguments.word(0)) + '/');
}

// Hexo: user slug …
std::optional<TagTranslation> translate_codepen(const TagArguments& arguments, const TagContext&) {
  if (arguments.words.size() < 2) return std::nullopt;
  return link("https://codepen.io/" + encode_segment(arguments.word(0)) + "/pen/" +
              encode_segment(arguments.word(1)));
}

}  // namespace feedgen
