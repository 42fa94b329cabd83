// The picture that stands for an article, as its front matter names it.
#pragma once

#include <array>
#include <string_view>

#include "article/keys.h"

namespace feedgen {

/// What themes call it. The first that names a picture counts.
inline constexpr std::array<std::string_view, 29> kPictureKeys{"thumbnail",
                                                               "cover",
                                                               "image",
                                                               "headimg",
                                                               "img",
                                                               "banner",
                                                               "featured_image",
                                                               "top_img",
                                                               "header-img",
                                                               "header",
                                                               "photos",
                                                               "images",
                                                               "featuredImage",
                                                               "feature_image",
                                                               "cover_image",
                                                               "coverImage",
                                                               "thumb",
                                                               "index_img",
                                                               "banner_img",
                                                               "og_image",
                                                               "ogImage",
                                                               "hero_image",
                                                               "heroImage",
                                                               "hero",
                                                               "feature",
                                                               "thumbnail_image",
                                                               "preview",
                                                               "poster",
                                                               "featuredImagePreview"};

/// Absolute; empty if there is none or it can't be made absolute. The address is read already.
/// A value counts that is an address, or a path that begins with a slash or a dot or ends as
/// pictures do: not a colour, a gradient, or a theme's word ("random"). Where the site's generator
/// takes it to lie at the site's root (Settings::paths), it does.
[[nodiscard]] Result<void> read_picture(Names names, KeyReading& reading);

}  // namespace feedgen
