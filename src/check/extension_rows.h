// The rows of extensions that have a file of their own.
#pragma once

#include <vector>

#include "check/feed_rows.h"

namespace feedgen {

void add_itunes_rows(Holder holder, std::vector<ChildRows>& rows);
void add_media_rows(std::vector<ChildRows>& rows);
void add_podcast_rows(Holder holder, std::vector<ChildRows>& rows);

/// What Apple asks of a podcast and of its episodes; nothing of feeds without Apple's elements.
void judge_podcast(const CheckedElement& channel, FeedJudge& judge);
void judge_episode(const CheckedElement& item, FeedJudge& judge);

}  // namespace feedgen
