#include "check/extension_rows.h"
namespace feedgen {
void add_itunes_rows(Holder, std::vector<ChildRows>&) {}
void add_media_rows(std::vector<ChildRows>&) {}
void add_podcast_rows(Holder, std::vector<ChildRows>&) {}
}  // namespace feedgen
