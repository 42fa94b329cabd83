// Finds the known word that a misspelled word is nearest to.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace feedgen {

/// The candidate with the fewest single-character edits (insertion, deletion, substitution,
/// transposition of neighbours) from `word`, letters' case aside; the first of equals. Empty if
/// each of them is more than two edits away, or a third of the word where that is more; of words
/// of up to four letters, more than one.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The candidate that `word`, in lower case, is most likely a misspelling of: with the same first
/// letter, and at most one edit from it, or two where both have nine letters or more. Empty where
/// there is none, where `word` is a candidate itself, and for words of fewer than five letters.
/// Much narrower than nearest(): what it finds is acted on.
std::string_view misspelled(std::string_view word, std::span<const std::string_view> candidates);

/// Ready for a message: `did you mean "title"?`, or the empty text.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace feedgen
