// Pictures, frames and check marks: elements that become something else.
#include <utility>

#include "body/cleaner.h"
#include "body/picture.h"
#include "body/player.h"
#include "text/unicode.h"

namespace feedgen {

void Cleaner::write_picture(const HtmlElement& image) {
  const PictureSource source = picture_source(image);
  if (source.is_nothing || (has_light_pictures_ && is_for_dark_pages(image))) return;
  const std::string src = address_.picture(source.src);
  if (src.empty()) {
    if (noscript_ == 0) write_text(image.value("alt"));
    return;
  }
  if (noscript_ > 0 && shown_.contains(src)) return;
  if (source.was_lazy && shown_without_script_.contains(src)) return;
  const Element& element = *find_element("img");
  if (!may_stand(element)) return;
  shown_.insert(src);
  if (noscript_ > 0) shown_without_script_.insert(src);
  is_behind_lazy_ = source.was_lazy;
  if (picture_.empty() && !reading_.is_in_player() && !src.starts_with("data:")) picture_ = src;

  constexpr std::size_t kMostWords = 2000;
  const std::string_view alt = trim(image.value("alt"));
  if (noscript_ == 0 && picture_text_.size() < kMostWords && !is_picture_name(alt)) {
    picture_text_.append(alt) += ' ';
  }
  Attributes attributes{{"src", src}};
  std::string set = address_.picture_set(source.srcset);
  if (!set.empty()) attributes.push_back({"srcset", std::move(set)});
  add_common(image, element, attributes);
  write_tag(element, attributes);
}

// What drops frames shows the link; what shows the frame shows where it comes from.
void Cleaner::write_frame(const HtmlElement& frame) {
  const std::string address = address_.resource(media_source(frame));
  if (address.empty() || is_one_pixel(frame)) return;
  const std::string_view title = trim(frame.value("title"));
  const std::optional<Player> player = find_player(address);
  if (!player) {
    write_link(address, title.empty() ? std::string_view(address) : title);
    return;
  }
  const Element& element = *find_element("iframe");
  if (!may_stand(element)) return;
  const bool has_link = last_link_ == player->page && writer_.html().size() == last_break_end_;
  if (!has_link && nesting_.admits(*find_element("a"))) {
    write_link(player->page, title.empty() ? player->site : title);
    write_tag(*find_element("br"), {});
  }
  Attributes attributes{{"src", player->frame}};
  add_common(frame, element, attributes);
  // A player runs its own site's scripts and may open its site's pages, and nothing else.
  attributes.push_back({"sandbox",
                        "allow-scripts allow-same-origin allow-popups "
                        "allow-popups-to-escape-sandbox allow-presentation"});
  attributes.push_back({"referrerpolicy", "strict-origin-when-cross-origin"});
  attributes.push_back({"loading", "lazy"});
  attributes.push_back({"allowfullscreen", ""});
  write_tag(element, attributes);
  nesting_.close();
  reading_.leave(element);
  writer_.close(element.name);
}

void Cleaner::write_link(const std::string& address, std::string_view words) {
  const Element& link = *find_element("a");
  if (!nesting_.admits(link) || !may_stand(link)) {
    if (nesting_.admits_text(words)) writer_.text(words);
    return;
  }
  write_tag(link, {{"href", address}});
  writer_.text(words);
  writer_.close(link.name);
  nesting_.close();
  reading_.leave(link);
  last_link_ = address;
  last_link_end_ = writer_.html().size();
}

// A task list's: what was done is said, and can't be changed in a feed.
void Cleaner::write_checkbox(const HtmlElement& input) {
  const bool is_mark =
      ascii_lower(trim(input.value("type"))) == "checkbox" && input.has("disabled");
  const std::string_view mark = input.has("checked") ? "\u2611 " : "\u2610 ";
  if (is_mark && noscript_ == 0 && nesting_.admits_text(mark)) writer_.text(mark);
}

}  // namespace feedgen
