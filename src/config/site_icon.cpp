#include "config/site_icon.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "format/picture_header.h"
#include "sites/generator.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 24> kNames{"apple-touch-icon.png",
                                                  "apple-touch-icon-180x180.png",
                                                  "apple-touch-icon-precomposed.png",
                                                  "apple-touch-icon-152x152.png",
                                                  "apple-icon.png",
                                                  "apple-icon-180x180.png",
                                                  "android-chrome-192x192.png",
                                                  "android-chrome-512x512.png",
                                                  "android-icon-192x192.png",
                                                  "favicon.png",
                                                  "favicon-512x512.png",
                                                  "favicon-256x256.png",
                                                  "favicon-196x196.png",
                                                  "favicon-192x192.png",
                                                  "favicon-128x128.png",
                                                  "favicon-96x96.png",
                                                  "favicon-64x64.png",
                                                  "favicon-48x48.png",
                                                  "favicon-32x32.png",
                                                  "favicon-16x16.png",
                                                  "favicon.svg",
                                                  "favicon.ico",
                                                  "favicon.jpg",
                                                  "favicon.gif"};

// Below a folder of files; empty: itself.
constexpr std::array<std::string_view, 12> kFolders{"",
                                                    "favicon",
                                                    "favicons",
                                                    "icons",
                                                    "images",
                                                    "img",
                                                    "image",
                                                    "assets",
                                                    "assets/images",
                                                    "assets/img",
                                                    "assets/img/favicons",
                                                    "extra"};

constexpr std::uint32_t kMostSensible = 512;
constexpr std::uint32_t kLeastSensible = 32;

struct Candidate {
  Picture picture;
  std::string file;
  std::string address;  // below the site's
  std::uint32_t rank = 0;
};

// How good an icon the picture is; 0: none.
std::uint32_t rank_of(const PictureHeader& header) {
  if (header.type == "image/svg+xml") return 3;
  if (header.width == 0 || header.width != header.height) return 0;
  if (header.type == "image/x-icon") return 1;
  if (header.width > kMostSensible) return 4;
  return header.width < kLeastSensible ? 2 : 4 + header.width;
}

class IconFinder {
 public:
  IconFinder(FileReader& files, const Settings& settings) : files_(files), settings_(settings) {}

  Candidate find() {
    for (const std::string& name : settings_.icon_hints.names) look_for(name);
    if (best_.rank > 0) return best_;
    for (const std::string& name : settings_.icon_hints.names) {
      if (!is_web_url(name) || is_placeholder_address(name, PlaceholderUse::kOwn)) continue;
      return {{encode_url(name), {}, 0, 0, 0}, {}, name, 1};
    }
    for (const std::string& folder : settings_.files) look_in(folder);
    return best_;
  }

 private:
  // A name that the configuration gives: a path, or an address of the site.
  void look_for(std::string_view name) {
    const std::string& site = settings_.base_url;
    if (is_web_url(name)) {
      const std::string url = encode_url(name);
      if (url.starts_with(site)) look_at_path(percent_decode(url.substr(site.size())));
      return;
    }
    // The folder of the site on its host may be written or not.
    std::string_view below = name.substr(0, name.find_first_of("?#"));
    while (below.starts_with("./")) below.remove_prefix(2);
    while (below.starts_with('/')) below.remove_prefix(1);
    const std::string path(below);
    look_at_path(path);
    const std::string_view own = split_url(site).path;
    if (own.size() > 1 && ('/' + path).starts_with(own)) look_at_path(path.substr(own.size() - 1));
  }

  void look_at_path(const std::string& path) {
    for (const std::string& folder : settings_.files) look_at(folder, path);
    for (const std::string& folder : settings_.icon_hints.folders) look_at(folder, path);
  }

  void look_in(const std::string& folder) {
    for (const std::string_view inner : kFolders) {
      const bool is_there = inner.empty() || is_kind(joined_path(folder, inner), FileKind::kFolder);
      if (!is_there) continue;
      for (const std::string_view name : kNames) {
        look_at(folder, inner.empty() ? std::string(name) : fmt::format("{}/{}", inner, name));
      }
    }
  }

  bool is_kind(const std::string& path, FileKind kind) {
    const auto status = files_.status(path, Links::kDoNotFollow);
    return status && *status && (*status)->kind == kind;
  }

  // Links in the path must not lead out of the folder.
  bool is_inside(const std::string& path, const std::string& folder) {
    const Result<std::string> real = files_.real_path(path);
    const Result<std::string> root = files_.real_path(folder.empty() ? "." : folder);
    return real && root && real->starts_with(root->ends_with('/') ? *root : *root + '/');
  }

  void look_at(const std::string& folder, const std::string& path) {
    const std::string file = joined_path(folder, path);
    if (path.empty() || path.find('\0') != std::string::npos) return;
    if (!is_kind(file, FileKind::kFile) || !is_inside(file, folder)) return;
    std::string address = path;
    const SiteGenerator* generator = settings_.generator;
    if (generator != nullptr && generator->served_at != nullptr) {
      address = generator->served_at(settings_, folder, path);
      if (address.empty()) return;
    }
    const Result<std::string> bytes = files_.read_beginning(file, kPictureHeaderSize);
    const std::optional<PictureHeader> header = bytes ? read_picture_header(*bytes) : std::nullopt;
    const std::uint32_t rank = header ? rank_of(*header) : 0;
    if (rank <= best_.rank) return;
    best_ = {
        {settings_.base_url + encode_path(address), header->type, header->width, header->height, 0},
        file,
        '/' + address,
        rank};
  }

  FileReader& files_;
  const Settings& settings_;
  Candidate best_;
};

}  // namespace

void find_icon(FileReader& files, Settings& settings) {
  if (!settings.icon.url.empty() || settings.base_url.empty()) return;
  if (origin_of(settings, "icon") != nullptr) return;
  Candidate found = IconFinder(files, settings).find();
  if (found.rank == 0) return;
  settings.icon = std::move(found.picture);
  settings.is_icon_found = true;
  record(
      {"icon", found.address, SettingOrigin::Kind::kFound, "the site's files", {found.file, 0, 0}},
      settings);
}

}  // namespace feedgen
