#include "body/describe_files.h"

#include <fmt/format.h>

#include "format/picture_header.h"

namespace feedgen {
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

void describe_site_pictures(Settings& settings, FileReader& files) {
  const LocalFiles local(files, settings);
  for (Picture* picture : {&settings.icon, &settings.logo}) {
    if (picture->url.empty() || !picture->type.empty()) continue;
    if (const auto file = local.find(picture->url)) describe_picture(*file, files, *picture);
    picture->size = 0;  // no feed shows it
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
  add_warning(
      diagnostics,
      fmt::format("the podcast's image is no picture that Apple Podcasts takes: {}, {} × {}",
                  header.type.empty() ? "unknown type" : header.type, header.width, header.height),
      "make it a square JPEG or PNG of 1400 to 3000 pixels", Place{file->path});
}

}  // namespace feedgen
