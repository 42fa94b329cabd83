// The addresses in a body: which of them may stand there, and how they become absolute.
#pragma once

#include <string>
#include <string_view>

#include "body/link_targets.h"
#include "value/settings.h"

namespace feedgen {

/// Where a body lies. Both outlive what is asked of it.
class BodyAddress {
 public:
  /// `url` is the article's address; empty: not known. `targets` is null where addresses lead where
  /// they say.
  BodyAddress(std::string_view url, const Settings& settings, const LinkTargets* targets = nullptr)
      : url_(url), settings_(settings), targets_(targets) {}

  /// What is loaded: http and https only. Empty if it may not be or can't be absolute. "#" leads
  /// nowhere and is no address.
  std::string resource(std::string_view reference) const;

  /// What is followed: also mailto, tel and other schemes that hand over to another program, none
  /// that runs or shows what the address itself holds.
  std::string link(std::string_view reference) const;

  /// A picture's address: resource(), or a `data:` address that holds a PNG, GIF, JPEG, WebP or
  /// AVIF picture in Base64 (SVG can hold scripts and load more).
  std::string picture(std::string_view reference) const;

  /// "a.jpg 1x, b.jpg 2x" with each address absolute. Candidates without an address, and with a
  /// descriptor that HTML does not know, are left out.
  std::string picture_set(std::string_view srcset) const;

 private:
  std::string_view url_;
  const Settings& settings_;
  const LinkTargets* targets_;
};

/// The address of the first candidate of a `srcset`, as written.
std::string_view first_of_picture_set(std::string_view srcset);

}  // namespace feedgen
