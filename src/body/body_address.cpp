#include "body/body_address.h"

#include <algorithm>
#include <array>

#include "config/site_address.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

constexpr std::array<std::string_view, 12> kLinkSchemes{
    "ftp", "geo", "irc", "ircs", "magnet", "mailto", "matrix", "news", "sip", "sms", "tel", "xmpp"};

constexpr std::array<std::string_view, 6> kPictureTypes{"avif", "gif", "jpeg",
                                                        "jpg",  "png", "webp"};

// "data:image/png;base64,iVBO…", and nothing else, or empty.
std::string picture_data(std::string_view reference) {
  constexpr std::string_view kBegin = "data:image/";
  constexpr std::string_view kBase64 = "base64";
  const std::size_t comma = reference.find(',');
  if (comma == kNowhere || comma > 64) return {};
  const std::string head = ascii_lower(reference.substr(0, comma));
  if (!head.starts_with(kBegin) || !head.ends_with(kBase64)) return {};
  const std::string_view type = std::string_view(head).substr(kBegin.size());
  const std::size_t end = std::min(type.find(';'), type.size());
  if (!is_one_of(type.substr(0, end), kPictureTypes)) {
    return {};
  }
  std::string data(reference.substr(comma + 1));
  std::erase(data, ' ');
  const std::size_t padding = std::min(data.find('='), data.size());
  const bool is_base64 = all_of(
      data, [](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '/' || c == '='; });
  if (data.empty() || !is_base64 || data.size() - padding > 2) return {};
  return std::string(kBegin) + std::string(type.substr(0, end)) + ";base64," + data;
}

struct Candidate {
  std::string_view address;
  std::string_view descriptor;
};

// Takes the first candidate off (WHATWG HTML section 4.8.4.2.2). Its address may hold commas
// inside; commas at its end mean that there is no descriptor.
bool take_candidate(std::string_view& srcset, Candidate& candidate) {
  srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\n\r\f,"), srcset.size()));
  if (srcset.empty()) return false;
  candidate.address = srcset.substr(0, srcset.find_first_of(kSpace));
  candidate.descriptor = {};
  srcset.remove_prefix(candidate.address.size());
  if (candidate.address.ends_with(',')) {
    candidate.address = candidate.address.substr(0, candidate.address.find_last_not_of(',') + 1);
    return true;
  }
  candidate.descriptor = trim(srcset.substr(0, srcset.find(',')));
  srcset.remove_prefix(std::min(srcset.find(','), srcset.size()));
  return true;
}

// "2x", "1.5x", "640w", or none.
bool is_descriptor(std::string_view text) {
  if (text.empty()) return true;
  const std::string_view number = text.substr(0, text.size() - 1);
  return (text.back() == 'x' || text.back() == 'w') && !number.empty() && number.size() <= 8 &&
         number.find_first_not_of("0123456789.") == kNowhere &&
         number.find_first_of("123456789") != kNowhere;
}

void append_candidate(std::string_view address, std::string_view descriptor, std::string& set) {
  if (!set.empty()) set += ", ";
  set += address;
  if (!descriptor.empty()) {
    set += ' ';
    set += descriptor;
  }
}

}  // namespace

std::string BodyAddress::resource(std::string_view reference) const {
  const std::string trimmed = trim_reference(reference);
  if (trimmed == "#") return {};
  if (targets_ == nullptr) return site_address(trimmed, url_, settings_);
  return site_address(targets_->file(trimmed), url_, settings_);
}

std::string BodyAddress::link(std::string_view reference) const {
  std::string trimmed = trim_reference(reference);
  if (targets_ != nullptr) trimmed = targets_->link(trimmed);
  const UrlParts parts = split_url(trimmed);
  const std::string scheme = ascii_lower(parts.scheme);
  if (!std::binary_search(kLinkSchemes.begin(), kLinkSchemes.end(), scheme)) {
    return resource(trimmed);
  }
  return parts.path.empty() && !parts.has_query && !parts.has_authority ? std::string()
                                                                        : encode_url(trimmed);
}

std::string BodyAddress::picture(std::string_view reference) const {
  const std::string trimmed = trim_reference(reference);
  std::string data = picture_data(trimmed);
  return data.empty() ? resource(trimmed) : data;
}

std::string BodyAddress::picture_set(std::string_view srcset) const {
  std::string set;
  Candidate candidate;
  while (take_candidate(srcset, candidate)) {
    std::string address = resource(candidate.address);
    if (address.empty() || !is_descriptor(candidate.descriptor)) continue;
    if (address.front() == ',' || address.back() == ',') continue;
    append_candidate(address, candidate.descriptor, set);
  }
  return set;
}

std::string_view first_of_picture_set(std::string_view srcset) {
  Candidate candidate;
  return take_candidate(srcset, candidate) ? candidate.address : std::string_view();
}

}  // namespace feedgen
