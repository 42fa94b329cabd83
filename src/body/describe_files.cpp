#include "body/describe_files.h"

#include <fmt/format.h>

#include "format/picture_header.h"
#include "text/path_parts.h"
#include "text/percent.h"

namespace feedgen {
namespace {

// What follows `folder`, which ends in a slash, as a path of the file system; empty if it is none
// that may be looked for.
std::string path_below(std::string_view url, std::string_view folder) {
  url = url.substr(0, url.find_first_of("?#"));
  if (folder.empty() || !url.starts_with(folder)) return {};
  std::string path;
  for (std::string_view rest = url.substr(folder.size());;) {
    const std::size_t slash = rest.find('/');
    const std::string name = percent_decode(rest.substr(0, slash));
    const bool is_name = !name.empty() && name.front() != '.' &&
                         name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!is_name) return {};
    path += path.empty() ? name : '/' + name;
    if (slash == std::string_view::npos) return path;
    rest.remove_prefix(slash + 1);
  }
}

}  // namespace

std::optional<LocalFile> LocalFiles::below(const std::string& folder, const std::string& path,
                                           const std::string& root) const {
  const std::string whole = joined_path(folder, path);
  const auto status = files_.status(whole, Links::kFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFile) return std::nullopt;
  const Result<std::string> real = files_.real_path(whole);
  const Result<std::string> real_root = files_.real_path(root.empty() ? "." : root);
  if (!real || !real_root) return std::nullopt;
  if (!real->starts_with(*real_root == "/" ? "/" : *real_root + '/')) return std::nullopt;
  return LocalFile{whole, (*status)->size()};
}

std::optional<LocalFile> LocalFiles::find(std::string_view url, const Article& article) const {
  const std::string beside = path_below(url, before_last_part(article.url));
  if (!beside.empty() && article.file.ends_with(article.path)) {
    const std::string root = article.file.substr(0, article.file.size() - article.path.size());
    for (const std::string& folder :
         {std::string(folder_of(article.file)), article.file.substr(0, article.file.rfind('.'))}) {
      if (auto found = below(folder, beside, root)) return found;
    }
  }
  return find(url);
}

std::optional<LocalFile> LocalFiles::find(std::string_view url) const {
  const std::string path = path_below(url, settings_.base_url);
  if (path.empty()) return std::nullopt;
  for (const std::string& folder : settings_.files) {
    if (auto found = below(folder, path, folder)) return found;
  }
  return std::nullopt;
}

namespace {

std::optional<PictureHeader> read_header(const LocalFile& file, FileReader& files) {
  const Result<std::string> bytes = files.read_beginning(file.path, kPictureHeaderSize);
  return bytes ? read_picture_header(*bytes) : std::nullopt;
}

void describe_picture(const LocalFile& file, FileReader& files, Picture& picture) {
  const std::optional<PictureHeader> header = read_header(file, files);
  // These bytes are of no known type, whatever the name says.
  if (!header) return;
  picture.type = header->type;
  picture.width = header->width;
  picture.height = header->height;
  picture.size = file.size;
}

void describe_enclosure(const std::optional<LocalFile>& file, const Article& article,
                        const Settings& settings, Enclosure& enclosure, Diagnostics& diagnostics) {
  const auto tell = [&](Severity severity, std::string problem, std::string remedy) {
    diagnostics.push_back(
        {severity, Message{std::move(problem), std::move(remedy), Place{article.file}}});
  };
  if (file) {
    if (enclosure.length != 0 && enclosure.length != file->size) {
      tell(Severity::kWarning,
           fmt::format("the enclosure is said to have {} bytes, but {} has {}", enclosure.length,
                       file->path, file->size),
           "leave its length out: it is read from the file");
    }
    enclosure.length = file->size;
  } else if (enclosure.length == 0) {
    tell(settings.podcast ? Severity::kWarning : Severity::kNote,
         fmt::format("the length of {} is not known", enclosure.url),
         "write it as the enclosure's length, in bytes");
  }
}

}  // namespace

void describe_files(const Article& article, const Settings& settings, FileReader& files,
                    Entry& entry, Diagnostics& diagnostics) {
  const LocalFiles local(files, settings);
  if (!entry.picture.url.empty()) {
    if (const auto file = local.find(entry.picture.url, article)) {
      describe_picture(*file, files, entry.picture);
    }
  }
  for (Enclosure& enclosure : entry.enclosures) {
    describe_enclosure(local.find(enclosure.url, article), article, settings, enclosure,
                       diagnostics);
  }
}

void check_podcast_picture(const Settings& settings, FileReader& files, Diagnostics& diagnostics) {
  constexpr std::uint32_t kLeast = 1400;
  constexpr std::uint32_t kMost = 3000;
  if (!settings.podcast) return;
  const auto file = LocalFiles(files, settings).find(settings.podcast->picture);
  if (!file) return;
  const PictureHeader header = read_header(*file, files).value_or(PictureHeader{});
  const bool is_square = header.width == header.height;
  const bool fits = header.width >= kLeast && header.width <= kMost;
  const bool is_known = header.type == "image/jpeg" || header.type == "image/png";
  if (is_square && fits && is_known) return;
  diagnostics.push_back(
      {Severity::kWarning,
       Message{fmt::format(
                   "the podcast's image is no picture that Apple Podcasts takes: {}, {} × {}",
                   header.type.empty() ? "unknown type" : header.type, header.width, header.height),
               "make it a square JPEG or PNG of 1400 to 3000 pixels", Place{file->path}}});
}

}  // namespace feedgen
