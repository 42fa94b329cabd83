// The rows of extensions that have a file of their own.
#pragma once

#include <vector>

#include "check/feed_rows.h"

namespace feedgen {

void add_itunes_rows(Holder holder, std::vector<ChildRows>& rows);
void add_media_rows(Holder holder, std::vector<ChildRows>& rows);
void add_podcast_rows(Holder holder, std::vector<ChildRows>& rows);
void add_module_rows(Holder holder, std::vector<ChildRows>& rows);
void add_google_base_rows(std::vector<ChildRows>& rows);
void add_feed_sync_rows(Holder holder, std::vector<ChildRows>& rows);
void add_opensearch_rows(std::vector<ChildRows>& rows);
void add_place_rows(std::vector<ChildRows>& rows);

/// Elements whose value is an address in rdf:resource.
extern const Shape kResource;

/// What Apple asks of a podcast and of its episodes; nothing of feeds without Apple's elements.
void judge_podcast(const CheckedElement& channel, FeedJudge& judge);
void judge_episode(const CheckedElement& item, FeedJudge& judge);

}  // namespace feedgen
