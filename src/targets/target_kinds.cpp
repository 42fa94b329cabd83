#include "targets/target_kinds.h"

#include <array>

#include <fmt/format.h>

#include "text/display.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {

// Each is defined in a file of its own.
extern const TargetKind kS3, kDav, kSftp, kOther, kFolder;

namespace {

// Folders last: they take what has no scheme.
constexpr std::array kKinds{&kS3, &kDav, &kSftp, &kOther, &kFolder};

const TargetKind* kind_of(std::string_view url) {
  for (const TargetKind* kind : kKinds) {
    if (any_of(kind->schemes, [&](std::string_view one) { return url.starts_with(one); })) {
      return kind;
    }
  }
  // "me@host:folder" and "s3:/bucket" are meant for other places than folders here.
  return url.substr(0, url.find('/')).find(':') == std::string_view::npos ? &kFolder : nullptr;
}

std::string schemes() {
  std::string words;
  for (const TargetKind* kind : kKinds) {
    for (const std::string_view scheme : kind->schemes) words.append(scheme).append(", ");
  }
  return words + "or the path of a folder (./ before a name with a colon)";
}

bool holds_password(std::string_view url) {
  const std::string_view authority = split_url(url).authority;
  const std::size_t at = authority.rfind('@');
  return at != std::string_view::npos &&
         authority.substr(0, at).find(':') != std::string_view::npos;
}

}  // namespace

Result<UploadTarget> read_upload_target(std::string_view url) {
  while (url.size() > 1 && url.ends_with('/') && !url.ends_with("://")) url.remove_suffix(1);
  const TargetKind* kind = kind_of(url);
  if (kind == nullptr) {
    return fail(
        ErrorKind::kUsage,
        fmt::format("{} is no target that feedgen uploads to", in_quotes(shown_address(url))),
        fmt::format("begin it with {}", schemes()));
  }
  if (kind != &kFolder && holds_password(url)) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} holds a password, which others could read here",
                            in_quotes(shown_address(url))),
                "take it out of the address; docs/publishing.md says where it belongs");
  }
  return kind->check(url).map([&] { return UploadTarget{kind, std::string(url)}; });
}

bool is_folder(const UploadTarget& target) { return target.kind == &kFolder; }

bool is_other(const UploadTarget& target) { return target.kind == &kOther; }

}  // namespace feedgen
