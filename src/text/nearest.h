// The word that was probably meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace feedgen {

/// The candidate with the fewest single-character edits (insertion, deletion, substitution,
/// transposition of neighbours) from `word`, letters' case aside; the first of equals. Empty if
/// even that one is too far to be a slip of the pen (more than a third of the word).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// Ready for a message: `did you mean "title"?`, or the empty text.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace feedgen
