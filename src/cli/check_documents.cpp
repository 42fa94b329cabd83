#include "cli/check_documents.h"

#include <algorithm>
#include <cstdio>

#include "cli/fetch_feed.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// No reader takes a larger feed; all of it is in memory at once.
constexpr std::uint64_t kMostBytes = 256U << 20U;

// A file of a folder is judged if it begins as a feed does.
bool looks_like_feed(std::string_view bytes) {
  const std::string decoded = needs_decoding(bytes) ? decode_text(bytes, {}).text : std::string();
  const std::string_view words = trim(without_byte_order_mark(decoded.empty() ? bytes : decoded));
  for (const std::string_view root :
       {"<rss", "<feed", "<entry", "<rdf:RDF", "<opml", "<atom:feed"}) {
    if (words.find(root) != std::string_view::npos) return true;
  }
  return words.starts_with('{') && words.find("jsonfeed.org/version") != std::string_view::npos;
}

bool may_be_feed(std::string_view name) {
  constexpr std::string_view kEndings[] = {".xml", ".rss", ".atom", ".rdf", ".json", ".opml"};
  const std::string lower = ascii_lower(name);
  return any_of(kEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

class DocumentFinder {
 public:
  DocumentFinder(PrivateAddresses private_addresses, const World& world)
      : private_addresses_(private_addresses), world_(world), files_(world.files) {}

  void add(const std::string& path) {
    if (path == "-") return take("-", read_input());
    if (is_web_address(path)) return fetch(path);
    const auto status = files_.status(path, Links::kFollow);
    if (status && *status && (*status)->kind == FileKind::kFolder) {
      const std::size_t before = found.documents.size() + found.problems.size();
      folder_ = path;
      add_folder(path, 0);
      folder_.clear();
      if (found.documents.size() + found.problems.size() == before) found.empty.push_back(path);
    } else {
      const bool is_file = status && *status && (*status)->kind == FileKind::kFile;
      is_file ? take_file(path) : take(path, files_.read(path, kMostBytes));
    }
  }

  FoundDocuments found;

 private:
  void fetch(const std::string& url) {
    if (!client_) {
      HttpLimits limits;
      limits.private_addresses = private_addresses_;
      client_ = world_.connect(limits);
    }
    Result<FetchedFeed> fetched = fetch_feed(url, *client_);
    if (!fetched) return refuse(fetched.error());
    found.documents.push_back(
        {url, std::move(fetched->bytes), std::move(fetched->served), {}, false});
  }

  void add_folder(const std::string& folder, int depth) {
    constexpr int kDeepest = 64;
    if (depth == kDeepest) return;
    Result<FolderListing> listing = files_.look(folder, [](std::string_view name, FileKind kind) {
      return !name.starts_with('.') && (kind == FileKind::kFolder || may_be_feed(name));
    });
    if (!listing) return refuse(listing.error());
    std::sort(listing->entries.begin(), listing->entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    for (const FolderEntry& entry : listing->entries) {
      const std::string path = joined(folder, entry.name);
      if (entry.status.kind == FileKind::kFolder) {
        add_folder(path, depth + 1);
      } else if (entry.status.kind == FileKind::kFile) {
        constexpr std::size_t kBeginning = 4096;
        const Result<std::string> beginning = files_.read_beginning(path, kBeginning);
        if (!beginning) refuse(beginning.error());
        if (beginning && looks_like_feed(*beginning)) take_file(path);
      }
    }
  }

  static std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
  }

  static Result<std::string> read_input() {
    std::string bytes;
    std::string part(1U << 16U, '\0');
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), stdin)) {
      if (bytes.size() + size > kMostBytes) {
        return fail(ErrorKind::kInput, "standard input is longer than 256 MiB",
                    "no reader takes such a feed", {"-"});
      }
      bytes.append(part, 0, size);
    }
    return bytes;
  }

  void take(const std::string& name, Result<std::string> bytes) {
    if (!bytes) return refuse(bytes.error());
    found.documents.push_back({name, std::move(*bytes), std::nullopt, folder_});
  }

  void take_file(const std::string& path) {
    found.documents.push_back({path, {}, std::nullopt, folder_, true});
  }

  void refuse(const Error& error) { found.problems.push_back(error); }

  PrivateAddresses private_addresses_;
  const World& world_;
  FileReader& files_;
  std::string folder_;                  // that is looked through
  std::unique_ptr<HttpClient> client_;  // made for the first address
};

}  // namespace

FoundDocuments find_documents(const std::vector<std::string>& paths,
                              PrivateAddresses private_addresses, const World& world) {
  DocumentFinder finder(private_addresses, world);
  for (const std::string& path : paths) finder.add(path);
  return std::move(finder.found);
}

Result<std::string> read_document(const FoundDocument& document, FileReader& files) {
  if (!document.is_file) return document.bytes;
  return files.read(document.name, kMostBytes);
}

}  // namespace feedgen
